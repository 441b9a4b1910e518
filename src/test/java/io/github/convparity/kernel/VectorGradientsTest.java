package io.github.convparity.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The gradients of the vector kernel have the bits of the plain ones. */
final class VectorGradientsTest {
  private static final float INFINITY = Float.POSITIVE_INFINITY;
  private static final float TINY = Float.MIN_VALUE;

  static List<Conv2dOptions> settings() {
    return GradientProblem.settings();
  }

  private static Conv2dGradients gradients(Conv2d conv, GradientProblem p) {
    return conv.backward(p.gradOutput(), p.input(), p.weight(), p.bias(), p.options());
  }

  /** Which of the three gradients differ. */
  private static List<String> different(GradientProblem problem, int threads) {
    Conv2dGradients plain = gradients(new DirectConv2d(), problem);
    List<String> found = new ArrayList<>();
    try (VectorConv2d conv = new VectorConv2d(threads)) {
      Conv2dGradients vector = gradients(conv, problem);
      if (!vector.input().hasBitsOf(plain.input())) {
        found.add("input");
      }
      if (!vector.weight().hasBitsOf(plain.weight())) {
        found.add("weight");
      }
      Tensor bias = plain.bias();
      Tensor ofVector = vector.bias();
      if (bias == null ? ofVector != null : ofVector == null || !ofVector.hasBitsOf(bias)) {
        found.add("bias");
      }
    }
    return found;
  }

  /** A case's setting with other numbers. */
  private static GradientProblem of(String id, DoubleSupplier numbers) {
    ParityCase parityCase = CaseId.parse(id, Pictures.own()).parityCase();
    GradientProblem own = of(parityCase, numbers);
    return new GradientProblem(
        tensor(own.input().sizes(), parityCase.dtype(), numbers),
        tensor(own.weight().sizes(), parityCase.dtype(), numbers),
        own.bias(),
        own.gradOutput(),
        own.options());
  }

  /** A case with its own numbers, but these for the gradient of the output. */
  private static GradientProblem of(ParityCase parityCase, DoubleSupplier numbers) {
    Arguments a = parityCase.arguments();
    Shape output = parityCase.setting().geometry().output();
    Tensor gradOutput = tensor(output, parityCase.dtype(), numbers);
    return new GradientProblem(a.input(), a.weight(), a.bias(), gradOutput, a.options());
  }

  private static boolean isLegal(ParityCase parityCase) {
    try {
      parityCase.setting().geometry();
      return !parityCase.dtype().is16Bit();
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  @ParameterizedTest
  @CsvSource({"gradients, 1, 3", "edges, 1, 1", "grid, 40, 1", "random, 80, 2", "special, 3, 1"})
  void everySuiteHasThePlainBits(String name, int step, int threads) {
    Suite suite = Suites.named(name);
    List<String> found = new ArrayList<>();
    int compared = 0;
    for (int i = 0; i < Math.min(60_000, suite.size()); i += step) {
      ParityCase parityCase = suite.get(i);
      if (isLegal(parityCase)) {
        compared++;
        different(of(parityCase, uniform(i)), threads)
            .forEach(which -> found.add(parityCase.id() + " " + which));
      }
    }
    assertThat(compared).isGreaterThan(50);
    assertThat(found).isEmpty();
  }

  private static Tensor tensor(Shape shape, DType dtype, DoubleSupplier numbers) {
    double[] values = DoubleStream.generate(numbers).limit(shape.elements()).toArray();
    return GradientProblem.tensor(shape, dtype, values);
  }

  private static DoubleSupplier uniform(long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return () -> 2 * random.nextDouble() - 1;
  }

  /** One of these numbers at a time. */
  private static DoubleSupplier among(long seed, double... numbers) {
    SplittableRandom random = new SplittableRandom(seed);
    return () -> numbers[random.nextInt(numbers.length)];
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everyPaddingStrideAndDilationHasThePlainBits(Conv2dOptions options) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (boolean batched : new boolean[] {true, false}) {
        GradientProblem problem = GradientProblem.of(options, batched, dtype, uniform(7));

        assertThat(different(problem, 2)).isEmpty();
      }
    }
  }

  /** Both sides of a vector, of a tile, of a block of rows and of a chunk of terms. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x1x15_o1_k1",
        "i1x1x1x16_o2_k1",
        "i1x2x1x17_o3_k1_nobias",
        "i1x3x1x49_o4_k1",
        "i1x4x7x7_o33_k1",
        "i2x5x9x9_o7_k3_p1",
        "i1x15x5x5_o12_k3_p1_f64",
        "i1x16x5x5_o13_k3_p1",
        "i1x17x6x5_o13_k3_p1_d1x2",
        "i1x31x8x8_o5_k2",
        "i1x33x8x8_o5_k2_s2",
        "i3x80x5x5_o1_k1",
        "i2x9x20x20_o1_k3_p1",
        "i1x1x9x20_o1_k3_p1",
        "i2x24x70x70_o16_k3_p1",
        "i1x96x5x5_o6_k3_p1",
        "i1x97x6x6_o9_k3_p1_f64",
        "i1x128x5x5_o130_k1",
        "i2x20x14x14_o31_k3_p1_circular",
        "i1x5x12x13_o4_k5x2_psame_reflect",
        "i1x5x12x13_o4_k2x5_psame_replicate",
        "i1x20x31x33_o24_k5x3_s2x3_p2x1_d1x2",
        "i1x12x20x21_o24_k7_s2_p3_g3_replicate",
        "i1x3x32x32_o16_k7_s2_p3",
        "i1x1x32x32_o1_k10",
        "i1x4x9x9_o8_k1_s2",
        "i1x4x9x9_o8_k2_s3",
        "i1x4x9x9_o8_k3_s2_p2_d2",
        "i1x4x9x9_o8_k3_s4_p6_d6",
        "i1x4x3x3_o8_k1_p2",
        "i1x4x3x3_o8_k2_s5_p1_d3"
      })
  void shapesOnBothSidesOfEveryBlockHaveThePlainBits(String id) {
    for (int threads = 1; threads <= 3; threads++) {
      assertThat(different(of(id, uniform(threads)), threads)).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i4x16x9x9_o16_k3_p1_g16",
        "i1x17x9x9_o17_k3_p1_g17_f64",
        "i2x40x8x8_o80_k5_s2_p2_g40",
        "i1x40x8x8_o40_k1_g40",
        "i1x64x6x7_o32_k3x2_s2x1_d1x2_g32",
        "i1x33x9x9_o33_k3_p1_g33_reflect",
        "i3x6x9x9_o12_k3_p1_g3",
        "i1x8x30x30_o16_k3_s3_g8"
      })
  void manyGroupsHaveThePlainBits(String id) {
    for (int threads = 1; threads <= 3; threads++) {
      assertThat(different(of(id, uniform(threads)), threads)).isEmpty();
    }
  }

  /**
   * Products that vanish have a sign: a sum of them is -0 where the plain loops leave a tap out,
   * and would be +0 where a zero is multiplied in its place.
   */
  @ParameterizedTest
  @ValueSource(strings = {"", "_f64"})
  void signsOfZerosAndSubnormalsAreThePlainOnes(String dtype) {
    double tiny = dtype.isEmpty() ? TINY : Double.MIN_VALUE;
    for (String id : List.of("i2x3x5x6_o5_k3_p1", "i1x3x7x7_o4_k3_s2_p2_circular", depthwise())) {
      for (long seed = 0; seed < 20; seed++) {
        GradientProblem problem =
            of(id + dtype, among(seed, -tiny, -0.0, 0, -0.25, 0.25, tiny, -3 * tiny));

        assertThat(different(problem, 1)).isEmpty();
      }
    }
  }

  private static String depthwise() {
    return "i1x20x5x6_o20_k3_p1_g20";
  }

  private static List<GradientProblem> withOne(GradientProblem p, double value) {
    List<GradientProblem> problems = new ArrayList<>();
    for (int place = 0; place < 3; place++) {
      problems.add(
          new GradientProblem(
              place == 0 ? with(p.input(), value) : p.input(),
              place == 1 ? with(p.weight(), value) : p.weight(),
              p.bias(),
              place == 2 ? with(p.gradOutput(), value) : p.gradOutput(),
              p.options()));
    }
    return problems;
  }

  private static Tensor with(Tensor tensor, double value) {
    double[] values = new double[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = i == values.length / 2 ? value : tensor.get(i);
    }
    return GradientProblem.tensor(tensor.sizes(), tensor.dtype(), values);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i2x3x5x6_o5_k3_p1",
        "i1x3x5x6_o5_k3_p1_reflect",
        "i1x3x7x7_o4_k3_s2_p2_f64",
        "i1x20x5x6_o20_k3_p1_g20",
        "i1x4x5x6_o5_k1"
      })
  void oneInfinityOrNanInAnyOperandGivesThePlainBits(String id) {
    for (double value : new double[] {INFINITY, -INFINITY, Double.NaN}) {
      for (GradientProblem problem : withOne(of(id, uniform(3)), value)) {
        assertThat(different(problem, 2)).isEmpty();
      }
    }
  }

  @Test
  void inAnOutputOfPaddingAloneNoPixelHasAGradient() {
    GradientProblem problem = of("i1x2x1x1_o3_k1_s5_p2", uniform(1));

    assertThat(different(problem, 1)).isEmpty();
    try (VectorConv2d conv = new VectorConv2d(1)) {
      assertThat(gradients(conv, problem).input().floats()).containsOnly(0);
    }
  }

  @Test
  void whatThePlainGradientsRefuseIsRefusedInTheSameWords() {
    GradientProblem problem = of("i1x2x5x5_o3_k3", uniform(1));
    GradientProblem wrong =
        new GradientProblem(
            problem.input(), problem.weight(), null, problem.input(), problem.options());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> gradients(new VectorConv2d(1), wrong))
        .withMessage(
            "invalid gradient at index 0 - got [1, 2, 5, 5] but expected shape compatible with"
                + " [1, 3, 3, 3]");
  }

  @Test
  void anEmptyBatchHasGradientsOfZero() {
    Tensor none = Tensor.float32(new float[0], 0, 2, 5, 5);
    Tensor weight = Tensor.float32(new float[] {1, 2}, 1, 2, 1, 1);
    Tensor gradOutput = Tensor.float32(new float[0], 0, 1, 5, 5);

    Conv2dGradients gradients =
        new VectorConv2d(1).backward(gradOutput, none, weight, null, Conv2dOptions.defaults());

    assertThat(gradients.input().shape()).containsExactly(0, 2, 5, 5);
    assertThat(gradients.weight().floats()).containsExactly(0, 0);
  }

  @Test
  void typesOf16BitsHaveNoGradients() {
    Tensor one = Tensor.rounded(new float[] {1}, DType.FLOAT16, 1, 1, 1, 1);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () -> new VectorConv2d(1).backward(one, one, one, null, Conv2dOptions.defaults()))
        .withMessageContaining("gradients in float32 and float64, not in float16");
  }
}
