package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExactValuesTest {
  private static Dot dot(DType dtype, double[] x, double[] w) {
    return Dot.of(dtype, x, w, null);
  }

  private static double[] numbers(double... values) {
    return values;
  }

  @ParameterizedTest
  @MethodSource("io.github.convparity.exact.ErrorBoundTest#dataOfEveryType")
  void aPlainValueIsAsCloseToTheExactOneAsItsErrorTermSays(DType dtype, Dot.Data data) {
    SplittableRandom random = new SplittableRandom(31);
    List<String> failures = new ArrayList<>();
    for (int products : new int[] {1, 2, 3, 9, 50, 400}) {
      for (int trial = 0; trial < 8; trial++) {
        Dot dot = Dot.random(data, dtype, products, random);
        ExactValues<Products> output = dot.output();
        BigDecimal exact = dot.exact();
        double error = errorTerm(dtype, exact.doubleValue(), output.magnitude(0), dot.terms());
        BigDecimal distance = new BigDecimal(output.value(0)).subtract(exact).abs();
        if (output.isPlain(0) && distance.compareTo(new BigDecimal(error)) > 0) {
          failures.add(dot + ", computed as " + output.value(0));
        }
      }
    }

    assertThat(failures).isEmpty();
  }

  private static double errorTerm(DType dtype, double value, double sum, double terms) {
    return dtype == DType.FLOAT64
        ? 0x1p-53 * Math.abs(value) + terms * terms * 0x1p-105 * sum * (1 + terms * 0x1p-52)
        : terms * 0x1p-53 * sum * (1 + terms * 0x1p-52);
  }

  @ParameterizedTest
  @MethodSource("io.github.convparity.exact.ErrorBoundTest#dataOfEveryType")
  void theAnswerAtAnyElementStandsOnTheExactValue(DType dtype, Dot.Data data) {
    SplittableRandom random = new SplittableRandom(37);
    for (int products : new int[] {1, 2, 9, 50}) {
      Dot dot = Dot.random(data, dtype, products, random);
      ExactValues<Products> output = dot.output();
      assertThat(output.answer(0).exact()).isEqualByComparingTo(dot.exact());
      assertThat(output.answer(0).value()).isEqualTo(dot.exact().doubleValue());
      assertThat(output.exactly(0)).isEqualTo(dot.exact().doubleValue());
      assertThat(output.answer(0).finite()).isTrue();
    }
  }

  @Test
  void aFloat64ValueIsSummedInTwiceThePrecision() {
    double[] x = {0x1p53, 1, -0x1p53, 1 + 0x1p-30};
    double[] w = {1, 1, 1, 1 + 0x1p-30};

    assertThat(dot(DType.FLOAT64, x, w).output().value(0)).isEqualTo(2 + 0x1p-29);
    assertThat(Dot.of(DType.FLOAT64, numbers(1, -1e17), numbers(1, 1), 1e17).output().value(0))
        .isEqualTo(1);
  }

  @Test
  void theMagnitudeIsTheSumOfTheProductsWithoutTheirSigns() {
    Dot dot = Dot.of(DType.FLOAT32, numbers(1, -2, 3), numbers(-1, -1, 2), -0.5);

    assertThat(dot.output().value(0)).isEqualTo(6.5);
    assertThat(dot.output().magnitude(0)).isEqualTo(9.5);
    assertThat(dot.output().count(0)).isEqualTo(4);
  }

  private static ExactValues<Products> ones(Conv2dOptions options, boolean bias) {
    float[] ones = new float[9];
    Arrays.fill(ones, 1);
    Tensor square = Tensor.float32(ones, 1, 1, 3, 3);
    Tensor one = bias ? Tensor.float32(new float[] {1}, 1) : null;
    Conv2dGeometry geometry =
        Conv2dGeometry.of(square.sizes(), square.sizes(), bias ? Shape.of(1) : null, options);
    return ExactValues.of(geometry, square, square, one);
  }

  private static Conv2dOptions padded(PaddingMode mode) {
    return new Conv2dOptions(Pair.of(1), Padding.of(1), Pair.of(1), 1, mode);
  }

  @Test
  void zeroPaddingCountsForNothing() {
    ExactValues<Products> without = ones(padded(PaddingMode.ZEROS), false);
    ExactValues<Products> with = ones(padded(PaddingMode.ZEROS), true);

    assertThat(IntStream.range(0, 9).mapToDouble(without::value))
        .containsExactly(4.0, 6.0, 4.0, 6.0, 9.0, 6.0, 4.0, 6.0, 4.0);
    assertThat(IntStream.range(0, 9).map(without::count))
        .containsExactly(4, 6, 4, 6, 9, 6, 4, 6, 4);
    assertThat(IntStream.range(0, 9).map(with::count)).containsExactly(5, 7, 5, 7, 10, 7, 5, 7, 5);
    assertThat(with.magnitude(0)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REFLECT", "REPLICATE", "CIRCULAR"})
  void paddingOfTheOtherModesCountsLikeData(PaddingMode mode) {
    ExactValues<Products> output = ones(padded(mode), false);

    assertThat(output.count(0)).isEqualTo(9);
    assertThat(output.value(0)).isEqualTo(9);
  }

  @Test
  void everyImageFilterAndGroupHasItsOwnProducts() {
    Tensor input = Tensor.float64(numbers(1, 2, 3, 4, 5, 6, 7, 8), 2, 4, 1, 1);
    Tensor weight = Tensor.float64(numbers(1, 10, 100, 1000), 2, 2, 1, 1);
    Tensor bias = Tensor.float64(numbers(0.25, 0.5), 2);
    Conv2dOptions two =
        new Conv2dOptions(Pair.of(1), Padding.of(0), Pair.of(1), 2, PaddingMode.ZEROS);
    ExactValues<Products> output =
        ExactValues.of(
            Conv2dGeometry.of(input.sizes(), weight.sizes(), bias.sizes(), two),
            input,
            weight,
            bias);

    assertThat(output.elements()).isEqualTo(4);
    assertThat(IntStream.range(0, 4).mapToDouble(output::value))
        .containsExactly(21.25, 4300.5, 65.25, 8700.5);
    assertThat(output.exactly(3)).isEqualTo(8700.5);
    assertThat(output.terms().biasOf(2)).isEqualTo(0.25);
    List<String> visited = new ArrayList<>();
    output
        .terms()
        .forEach(3, (c, kh, kw, pad, x, w) -> visited.add(c + " " + pad + " " + x + " " + w));
    assertThat(visited).containsExactly("0 false 7.0 100.0", "1 false 8.0 1000.0");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void everyElementIsTheSumOfItsOwnWindow(DType dtype) {
    int[] input = {2, 4, 4, 3};
    int[] weight = {6, 2, 3, 2};
    double[] x = IntStream.range(0, 96).mapToDouble(i -> i * 7 % 13 - 6).toArray();
    double[] w = IntStream.range(0, 72).mapToDouble(i -> i * 5 % 11 - 5).toArray();
    Conv2dOptions two =
        new Conv2dOptions(Pair.of(1), Padding.of(0), Pair.of(1), 2, PaddingMode.ZEROS);
    Tensor xs = Dot.tensor(dtype, x, input);
    Tensor ws = Dot.tensor(dtype, w, weight);
    ExactValues<Products> output =
        ExactValues.of(Conv2dGeometry.of(xs.sizes(), ws.sizes(), null, two), xs, ws, null);
    List<Double> expected = new ArrayList<>();
    for (int place = 0; place < 2 * 6 * 2 * 2; place++) {
      int[] at = Shape.of(2, 6, 2, 2).indexOf(place);
      double sum = 0;
      for (int k = 0; k < 12; k++) {
        int[] tap = Shape.of(2, 3, 2).indexOf(k);
        int channel = at[1] / 3 * 2 + tap[0];
        int pixel = ((at[0] * 4 + channel) * 4 + at[2] + tap[1]) * 3 + at[3] + tap[2];
        sum += x[pixel] * w[at[1] * 12 + k];
      }
      expected.add(sum);
    }

    assertThat(IntStream.range(0, 48).mapToObj(output::value).toList()).isEqualTo(expected);
    assertThat(IntStream.range(0, 48).mapToObj(output::exactly).toList()).isEqualTo(expected);
  }

  @Test
  void theProductsOfAnElementAreVisitedInOrderWithThePaddingMarked() {
    List<String> visited = new ArrayList<>();

    ones(padded(PaddingMode.ZEROS), false)
        .terms()
        .forEach(
            1, (c, kh, kw, pad, x, w) -> visited.add(kh + "," + kw + (pad ? " pad " : " ") + x));

    assertThat(visited)
        .containsExactly(
            "0,0 pad 0.0",
            "0,1 pad 0.0",
            "0,2 pad 0.0",
            "1,0 1.0",
            "1,1 1.0",
            "1,2 1.0",
            "2,0 1.0",
            "2,1 1.0",
            "2,2 1.0");
  }

  @Test
  void integersUpToTheLimitOfTheAccumulatorHaveABoundOfZero() {
    double[] two = {1, 1};

    assertThat(dot(DType.FLOAT32, numbers(0x1p24 - 1, 1), two).output().bound(0)).isZero();
    assertThat(dot(DType.FLOAT32, numbers(0x1p24, 1), two).output().bound(0)).isPositive();
    assertThat(dot(DType.FLOAT64, numbers(0x1p53 - 2, 1), two).output().bound(0)).isZero();
    assertThat(dot(DType.FLOAT64, numbers(0x1p53, 2), two).output().bound(0)).isPositive();
    assertThat(dot(DType.FLOAT32, numbers(0.5, 1), two).output().bound(0)).isPositive();
    assertThat(Dot.of(DType.FLOAT32, two, two, 0.5).output().bound(0)).isPositive();
  }

  @Test
  void zerosAloneArePlain() {
    assertThat(dot(DType.FLOAT32, numbers(0, 0), numbers(0.5, 1)).output().isPlain(0)).isTrue();
    assertThat(dot(DType.FLOAT64, numbers(0, -0.0), numbers(0.5, 1)).output().isPlain(0)).isTrue();
  }

  @Test
  void float64SumsBeyondTheReachOfTheBulkComputationAreNotPlain() {
    assertThat(dot(DType.FLOAT64, numbers(1e-280), numbers(1)).output().isPlain(0)).isFalse();
    assertThat(dot(DType.FLOAT64, numbers(1e-200), numbers(1e-200)).output().isPlain(0)).isFalse();
    assertThat(dot(DType.FLOAT64, numbers(1e302), numbers(1)).output().isPlain(0)).isFalse();
    assertThat(dot(DType.FLOAT64, numbers(1e-250, 1e300), numbers(1, 1)).output().isPlain(0))
        .isTrue();
  }

  @Test
  void aProductTooSmallForADoubleIsStillExact() {
    Dot dot = dot(DType.FLOAT64, numbers(1e-200, 3e-170), numbers(1e-200, 1e-170));

    assertThat(dot.output().value(0)).isZero();
    assertThat(dot.output().answer(0).exact()).isEqualByComparingTo(dot.exact()).isPositive();
    assertThat(dot.output().answer(0).allows(0, 1)).isTrue();
    assertThat(dot.output().answer(0).allows(3 * Double.MIN_VALUE, 1)).isFalse();
  }

  @Test
  void operandsThatAreNotFiniteAreNotPlain() {
    for (DType dtype : DType.values()) {
      for (double odd : numbers(Double.NaN, 1 / 0.0, -1 / 0.0)) {
        assertThat(dot(dtype, numbers(odd, 1), numbers(1, 1)).output().isPlain(0)).isFalse();
        assertThat(dot(dtype, numbers(0, 1), numbers(odd, 1)).output().isPlain(0)).isFalse();
        assertThat(Dot.of(dtype, numbers(1), numbers(1), odd).output().isPlain(0)).isFalse();
      }
    }
  }

  @Test
  void sumsThatMayOverflowAreNotPlain() {
    double[] one = {1};

    assertThat(dot(DType.FLOAT32, numbers(Float.MAX_VALUE), one).output().isPlain(0)).isFalse();
    assertThat(dot(DType.FLOAT32, numbers(3.4e38), one).output().isPlain(0)).isTrue();
    assertThat(dot(DType.FLOAT16, numbers(65504, 16), numbers(1, 1)).output().isPlain(0)).isFalse();
    assertThat(dot(DType.FLOAT16, numbers(65504, 14), numbers(1, 1)).output().isPlain(0)).isTrue();
  }

  @Test
  void soManyTermsThatNoBoundExistsAreUnsupported() {
    int products = (1 << 23) - 1;
    Tensor input = Tensor.float32(new float[products], 1, products, 1, 1);
    Tensor bias = Tensor.float32(new float[1], 1);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () ->
                ExactValues.of(
                    Conv2dGeometry.of(
                        input.sizes(), input.sizes(), bias.sizes(), Conv2dOptions.defaults()),
                    input,
                    input,
                    bias))
        .withMessage("an element adds 8388608 products, and from 2^23 on no error bound exists");
  }
}
