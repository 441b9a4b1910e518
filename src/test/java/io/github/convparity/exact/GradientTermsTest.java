package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Exact gradients and their bounds, against sums that were put together the other way round. */
class GradientTermsTest {
  private static final List<DType> WIDE = List.of(DType.FLOAT32, DType.FLOAT64);

  /** A setting with numbers. */
  private record Problem(
      Conv2dGeometry geometry, Tensor input, Tensor weight, Tensor bias, Tensor gradOutput) {

    static Problem random(
        Conv2dOptions options, Dot.Data data, DType dtype, SplittableRandom random) {
      Shape input = Shape.of(2, 2, 5, 4);
      Shape weight = Shape.of(4, 2 / options.groups(), 3, 2);
      Conv2dGeometry geometry = Conv2dGeometry.of(input, weight, Shape.of(4), options);
      Shape output = geometry.output();
      // Products of the first kind of numbers with the second are those that cancel.
      return new Problem(
          geometry,
          Dot.tensor(dtype, numbers(data, dtype, input, random).w(), input.dims()),
          Dot.tensor(dtype, numbers(data, dtype, weight, random).w(), weight.dims()),
          Dot.tensor(dtype, new double[4], 4),
          Dot.tensor(dtype, numbers(data, dtype, output, random).x(), output.dims()));
    }

    private static Dot numbers(Dot.Data data, DType dtype, Shape shape, SplittableRandom random) {
      return Dot.random(data, dtype, (int) shape.elements(), random);
    }

    ExactGradients exact() {
      return ExactGradients.of(geometry, input, weight, bias, gradOutput);
    }

    Scattered scattered() {
      return Scattered.of(geometry, input, weight, gradOutput);
    }

    Conv2dGradients direct() {
      return new DirectConv2d().backward(gradOutput, input, weight, bias, geometry.options());
    }
  }

  /** One gradient with the sums that its elements are, and what the plain kernel makes of them. */
  private record Part(
      String name, ExactValues<Terms> exact, IntFunction<Dot> dots, @Nullable Tensor direct) {
    static List<Part> of(Problem problem) {
      ExactGradients exact = problem.exact();
      Scattered scattered = problem.scattered();
      Conv2dGradients direct = problem.direct();
      return List.of(
          new Part("input", exact.input(), scattered::input, direct.input()),
          new Part("weight", exact.weight(), scattered::weight, direct.weight()),
          new Part("bias", Objects.requireNonNull(exact.bias()), scattered::bias, direct.bias()));
    }
  }

  static List<Conv2dOptions> settings() {
    List<Conv2dOptions> settings = new ArrayList<>();
    for (PaddingMode mode : PaddingMode.values()) {
      settings.add(
          new Conv2dOptions(
              new Pair(2, 1), new Padding.Explicit(new Pair(1, 2)), new Pair(1, 3), 2, mode));
      settings.add(new Conv2dOptions(Pair.of(1), new Padding.Same(), Pair.of(1), 1, mode));
    }
    return settings;
  }

  static Stream<Arguments> settingsAndData() {
    return settings().stream()
        .flatMap(
            options ->
                WIDE.stream()
                    .flatMap(
                        dtype ->
                            Stream.of(Dot.Data.values())
                                .map(data -> Arguments.of(options, dtype, data))));
  }

  @ParameterizedTest
  @MethodSource("settingsAndData")
  void everyElementIsTheSumOfItsProductsAndNoOrderLeadsBeyondTheBound(
      Conv2dOptions options, DType dtype, Dot.Data data) {
    SplittableRandom random = new SplittableRandom(47);
    List<String> failures = new ArrayList<>();
    for (Part part : Part.of(Problem.random(options, data, dtype, random))) {
      for (int element = 0; element < part.exact().elements(); element++) {
        Dot dot = part.dots().apply(element);
        if (!isExact(part.exact(), element, dot)) {
          failures.add(part.name() + " " + element + ": " + dot);
        }
        BigDecimal center = center(part.exact(), element);
        BigDecimal bound = bound(part.exact(), element);
        for (int order = 0; order < 6; order++) {
          double sum =
              order == 5
                  ? Objects.requireNonNull(part.direct()).get(element)
                  : dot.terms() == 0 ? 0 : Orders.sum(dot, order, random);
          BigDecimal computed = new BigDecimal(sum);
          if (computed.subtract(dot.exact()).abs().compareTo(bound) > 0
              || computed.subtract(center).abs().compareTo(bound) > 0) {
            failures.add(part.name() + " " + element + ", order " + order + ": " + sum);
          }
        }
      }
    }

    assertThat(failures).isEmpty();
  }

  private static BigDecimal center(ExactValues<Terms> exact, int element) {
    return exact.isPlain(element)
        ? new BigDecimal(exact.value(element))
        : exact.answer(element).exact();
  }

  private static BigDecimal bound(ExactValues<Terms> exact, int element) {
    return exact.isPlain(element)
        ? new BigDecimal(exact.bound(element))
        : exact.answer(element).bound();
  }

  /** Count and value to the last digit; S up to the error of adding m doubles. */
  private static boolean isExact(ExactValues<Terms> exact, int element, Dot dot) {
    BigDecimal magnitude = new BigDecimal(exact.magnitude(element));
    BigDecimal error = dot.magnitude().multiply(new BigDecimal(dot.terms() * 0x1p-52));
    boolean underflows = dot.magnitude().doubleValue() < 0x1p-900;
    return exact.count(element) == dot.terms()
        && exact.answer(element).exact().compareTo(dot.exact()) == 0
        && exact.exactly(element) == dot.exact().doubleValue()
        && (underflows || magnitude.subtract(dot.magnitude()).abs().compareTo(error) <= 0);
  }

  @Test
  void theBoundIsTheFormulaAndSoNotLargerThanItMustBe() {
    SplittableRandom random = new SplittableRandom(53);
    for (DType dtype : WIDE) {
      for (Part part : Part.of(Problem.random(settings().get(2), Dot.Data.RANDOM, dtype, random))) {
        for (int element = 0; element < part.exact().elements(); element++) {
          Dot dot = part.dots().apply(element);
          double s = dot.magnitude().doubleValue();
          double m = dot.terms();
          double u = dtype.unitRoundoff();
          double formula = m * u / (1 - m * u) * s;
          // E adds up to 1 in float64, where the exact value is itself rounded to double.
          double most = formula * (dtype == DType.FLOAT64 ? 2.1 : 1 + 1e-7);
          assertThat(part.exact().bound(element)).isBetween(formula * (1 - 1e-12), most);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("settings")
  void integersHaveOneRightAnswer(Conv2dOptions options) {
    SplittableRandom random = new SplittableRandom(59);
    for (DType dtype : WIDE) {
      for (Part part : Part.of(Problem.random(options, Dot.Data.INTEGER, dtype, random))) {
        for (int element = 0; element < part.exact().elements(); element++) {
          assertThat(part.exact().isPlain(element)).isTrue();
          assertThat(part.exact().bound(element)).isZero();
          assertThat(Objects.requireNonNull(part.direct()).get(element))
              .isEqualTo(part.exact().value(element));
        }
      }
    }
  }

  @Test
  void anElementWithoutProductsIsZeroAndNothingElse() {
    SplittableRandom random = new SplittableRandom(61);
    Conv2dOptions tail =
        new Conv2dOptions(Pair.of(3), Padding.of(0), Pair.of(1), 1, PaddingMode.ZEROS);
    ExactValues<Terms> input =
        Problem.random(tail, Dot.Data.RANDOM, DType.FLOAT32, random).exact().input();

    int lastPixel = input.elements() - 1;

    assertThat(input.count(lastPixel)).isZero();
    assertThat(input.isPlain(lastPixel)).isTrue();
    assertThat(input.value(lastPixel)).isZero();
    assertThat(input.bound(lastPixel)).isZero();
  }

  @Test
  void fromTwoToThe23ImagesAndPixelsOnNoBoundExistsForTheWeight() {
    Conv2dGeometry geometry =
        Conv2dGeometry.of(
            Shape.of(1, 1, 1 << 12, 1 << 11), Shape.of(1, 1, 1, 1), null, Conv2dOptions.defaults());
    Tensor many = Tensor.float32(new float[1 << 23], 1, 1, 1 << 12, 1 << 11);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () -> ExactValues.of(GradientTerms.weight(geometry, Shape.of(1, 1, 1, 1), many, many)))
        .withMessageContaining("adds 8388608 products");
  }
}
