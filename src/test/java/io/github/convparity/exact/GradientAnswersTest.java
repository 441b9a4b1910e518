package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.Objects;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which answers are right where an operand of a gradient is NaN or infinite. */
class GradientAnswersTest {
  private static final double INF = Double.POSITIVE_INFINITY;
  private static final double NAN = Double.NaN;

  private static double[] row(double... values) {
    return values;
  }

  /** A line of pixels under a kernel of one row, one pixel of padding at each end. */
  private static ExactGradients line(
      DType dtype, PaddingMode mode, double[] input, double[] weight, double[] gradOutput) {
    Tensor x = Dot.tensor(dtype, input, 1, 1, 1, input.length);
    Tensor w = Dot.tensor(dtype, weight, 1, 1, 1, weight.length);
    Tensor b = Dot.tensor(dtype, row(0), 1);
    Tensor g = Dot.tensor(dtype, gradOutput, 1, 1, 1, gradOutput.length);
    Padding padding = new Padding.Explicit(new Pair(0, 1));
    Conv2dOptions options = new Conv2dOptions(Pair.of(1), padding, Pair.of(1), 1, mode);
    return ExactGradients.of(
        Conv2dGeometry.of(x.sizes(), w.sizes(), b.sizes(), options), x, w, b, g);
  }

  private static ExactValues<Terms> bias(ExactGradients gradients) {
    return Objects.requireNonNull(gradients.bias());
  }

  /** All that is right: {@code finite}, {@code nan}, {@code +inf}, {@code -inf}. */
  private static String right(ExactValues<Terms> exact, int element) {
    assertThat(exact.isPlain(element)).isFalse();
    Answer answer = exact.answer(element);
    return (answer.finite() ? "finite " + answer.exact() + " " : "")
        + (answer.nan() ? "nan " : "")
        + (answer.positiveInfinity() ? "+inf " : "")
        + (answer.negativeInfinity() ? "-inf " : "");
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void anInfiniteGradientOverZeroPaddingGivesNanOrTheSumOverTheRealTaps(DType dtype) {
    ExactGradients found = line(dtype, PaddingMode.ZEROS, row(1, 2), row(1, 1), row(INF, 5, 7));

    assertThat(right(found.weight(), 0)).isEqualTo("finite 19 nan "); // Inf * 0 + 5 * 1 + 7 * 2
    assertThat(found.weight().count(0)).isEqualTo(2);
    assertThat(right(found.weight(), 1)).isEqualTo("+inf "); // Inf * 1 + 5 * 2 + 7 * 0
    assertThat(right(bias(found), 0)).isEqualTo("+inf ");
    assertThat(right(found.input(), 0)).isEqualTo("+inf ");
    assertThat(found.input().isPlain(1)).isTrue(); // which the first output does not read
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void aNanGradientOverZeroPaddingGivesNanOrTheSumOverTheRealTaps(DType dtype) {
    ExactGradients found = line(dtype, PaddingMode.ZEROS, row(1, 2), row(1, 1), row(3, 5, NAN));

    assertThat(right(found.weight(), 0)).isEqualTo("nan ");
    assertThat(right(found.weight(), 1)).isEqualTo("finite 13 nan ");
    assertThat(right(bias(found), 0)).isEqualTo("nan ");
    assertThat(found.input().isPlain(0)).isTrue();
    assertThat(right(found.input(), 1)).isEqualTo("nan ");
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void overPaddingAndPixelsNanOrTheInfinityOfThePixelsIsRight(DType dtype) {
    ExactGradients found = line(dtype, PaddingMode.ZEROS, row(1, -2), row(1, 1), row(INF, 5, INF));

    assertThat(right(found.weight(), 0)).isEqualTo("nan -inf ");
    assertThat(right(found.weight(), 1)).isEqualTo("nan +inf ");
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REPLICATE", "CIRCULAR"})
  void paddingOfTheOtherModesIsDataSoThereIsOneAnswer(PaddingMode mode) {
    ExactGradients found = line(DType.FLOAT32, mode, row(1, 2), row(1, 1), row(INF, 5, 7));

    assertThat(right(found.weight(), 0)).isEqualTo("+inf ");
    assertThat(right(found.input(), 0)).isEqualTo("+inf ");
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void anInfinitePixelMattersToTheTapsThatReadItAndToNoOtherGradient(DType dtype) {
    ExactGradients found =
        line(dtype, PaddingMode.ZEROS, row(-INF, 2, 3), row(1, 1, 1), row(0, 5, 7));

    assertThat(right(found.weight(), 0)).isEqualTo("-inf "); // 5 * -Inf + 7 * 2
    assertThat(right(found.weight(), 1)).isEqualTo("nan "); // 0 * -Inf
    assertThat(found.weight().isPlain(2)).isTrue(); // 0 * 2 + 5 * 3
    assertThat(found.input().isPlain(0)).isTrue();
    assertThat(bias(found).isPlain(0)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void anInfiniteTapMattersToThePixelsThatItReadsAndNotToThoseItReadsInThePadding(DType dtype) {
    ExactGradients found =
        line(dtype, PaddingMode.ZEROS, row(1, 2, 3), row(INF, 1, NAN), row(4, 5, 6));

    assertThat(right(found.input(), 0)).isEqualTo("+inf "); // 5 * Inf + 4 * 1
    assertThat(right(found.input(), 1)).isEqualTo("nan "); // 6 * Inf + 5 * 1 + 4 * NaN
    assertThat(right(found.input(), 2)).isEqualTo("nan "); // 6 * 1 + 5 * NaN
    assertThat(found.weight().isPlain(0)).isTrue();
    assertThat(bias(found).isPlain(0)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void infinitiesOfBothSignsMeetInNan(DType dtype) {
    ExactGradients found = line(dtype, PaddingMode.ZEROS, row(1, 2), row(1, 1), row(INF, -INF, 7));

    assertThat(right(found.input(), 0)).isEqualTo("nan ");
    assertThat(right(found.input(), 1)).isEqualTo("-inf ");
    assertThat(right(bias(found), 0)).isEqualTo("nan ");
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void whereASumMayOverflowEveryAnswerOnTheWayIsRight(DType dtype) {
    double most = dtype.maxFinite();
    ExactGradients found =
        line(dtype, PaddingMode.ZEROS, row(1, 1), row(1, 1), row(most, most, -most));

    Answer answer = bias(found).answer(0);

    assertThat(bias(found).isPlain(0)).isFalse();
    assertThat(answer.allows(most, 1)).isTrue();
    assertThat(answer.allows(INF, 1)).isTrue(); // most + most first
    assertThat(answer.allows(-most, 1)).isFalse();
    assertThat(answer.nan()).isTrue();
  }
}
