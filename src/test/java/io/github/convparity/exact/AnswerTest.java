package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerTest {
  private static final double NAN = Double.NaN;
  private static final double INF = Double.POSITIVE_INFINITY;

  private static double[] numbers(double... values) {
    return values;
  }

  private static Answer answer(DType dtype, double[] x, double[] w, @Nullable Double bias) {
    return Dot.of(dtype, x, w, bias).output().answer(0);
  }

  /** Which of these five an answer allows, as letters: NaN, +Infinity, -Infinity, its value, 7. */
  private static String allowed(Answer answer) {
    return (answer.allows(NAN, 1) ? "N" : "")
        + (answer.allows(INF, 1) ? "+" : "")
        + (answer.allows(-INF, 1) ? "-" : "")
        + (answer.finite() && answer.allows(answer.value(), 1) ? "v" : "")
        + (answer.allows(7, 1) ? "7" : "");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void aNanThatIsReadFixesTheAnswer(DType dtype) {
    assertThat(allowed(answer(dtype, numbers(NAN, 1), numbers(1, 1), null))).isEqualTo("N");
    assertThat(allowed(answer(dtype, numbers(1, 1), numbers(NAN, 0), null))).isEqualTo("N");
    assertThat(allowed(answer(dtype, numbers(1), numbers(1), NAN))).isEqualTo("N");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void anInfinityThatIsReadFixesTheAnswer(DType dtype) {
    assertThat(allowed(answer(dtype, numbers(INF, 1), numbers(2, 1), null))).isEqualTo("+");
    assertThat(allowed(answer(dtype, numbers(INF, 1), numbers(-2, 1), null))).isEqualTo("-");
    assertThat(allowed(answer(dtype, numbers(1), numbers(1), -INF))).isEqualTo("-");
    assertThat(allowed(answer(dtype, numbers(INF, -INF), numbers(1, -1), INF))).isEqualTo("+");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void anInfinityTimesZeroIsNan(DType dtype) {
    assertThat(allowed(answer(dtype, numbers(INF, 1), numbers(0, 1), null))).isEqualTo("N");
    assertThat(allowed(answer(dtype, numbers(-0.0, 1), numbers(INF, 1), null))).isEqualTo("N");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void infinitiesOfBothSignsAreNan(DType dtype) {
    assertThat(allowed(answer(dtype, numbers(INF, INF), numbers(1, -1), null))).isEqualTo("N");
    assertThat(allowed(answer(dtype, numbers(INF), numbers(1), -INF))).isEqualTo("N");
  }

  @Test
  void finiteProductsThatMayOverflowTheOtherWayAllowNanBesideAnInfinity() {
    double[] x = {INF, 3e38, 3e38};

    assertThat(allowed(answer(DType.FLOAT32, x, numbers(1, -1, -1), null))).isEqualTo("N+");
    assertThat(allowed(answer(DType.FLOAT64, x, numbers(1, -1, -1), null))).isEqualTo("+");
  }

  @Test
  void sumsWhoseMagnitudeExceedsTheAccumulatorAllowEverythingThatAnOrderMayGive() {
    double[] wide = {1e308, 1e308, -1e308, -1e308};
    double[] narrow = {3e38, 3e38, -3e38, -3e38};
    double[] ones = {1, 1, 1, 1};

    Answer in64 = answer(DType.FLOAT64, wide, ones, null);
    Answer in32 = answer(DType.FLOAT32, narrow, ones, null);

    assertThat(allowed(in64)).isEqualTo("N+-v7"); // 7 is tiny beside the bound
    assertThat(allowed(in32)).isEqualTo("N+-v7");
    assertThat(in64.value()).isZero();
    assertThat(in32.allows(1e38, 1)).isFalse();
    assertThat(in64.allows(1e300, 1)).isFalse();
    assertThat(allowed(answer(DType.FLOAT64, narrow, ones, null))).isEqualTo("v7");
  }

  @Test
  void aProductBeyondTheRangeOfDoublesMayOverflow() {
    Answer product = answer(DType.FLOAT64, numbers(1e200, 1), numbers(1e200, 1), null);

    assertThat(product.exact()).isGreaterThan(new BigDecimal("1e399"));
    assertThat(product.value()).isEqualTo(INF);
    assertThat(product.allows(INF, 1)).isTrue();
    assertThat(product.allows(Double.MAX_VALUE, 1)).isFalse();
  }

  @Test
  void theMagnitudeAloneDecidesOnOverflowNotTheValue() {
    assertThat(allowed(answer(DType.FLOAT32, numbers(1e38, 1e38), numbers(1, 1), null)))
        .isEqualTo("v");
    assertThat(allowed(answer(DType.FLOAT32, numbers(2e38, -2e38), numbers(1, 1), null)))
        .isEqualTo("N+-v7");
    assertThat(allowed(answer(DType.FLOAT32, numbers(2e38), numbers(1), -2e38))).isEqualTo("N+-v7");
  }

  @Test
  void whereOnlyTheRoundingToFloat16MayOverflowThatInfinityIsAllowed() {
    // Four terms reach 65,520 from 65,519.99, though not from 65,518, an integer in every order.
    double[] close = numbers(65504, 15.9921875, 0, 0);
    assertThat(allowed(answer(DType.FLOAT16, close, numbers(1, 1, 1, 1), null))).isEqualTo("+v");
    assertThat(allowed(answer(DType.FLOAT16, close, numbers(-1, -1, 1, 1), null))).isEqualTo("-v");
    assertThat(allowed(answer(DType.FLOAT16, numbers(65504, 14), numbers(1, 1), null)))
        .isEqualTo("v");
    assertThat(allowed(answer(DType.FLOAT16, numbers(65504, 16), numbers(1, 1), null)))
        .isEqualTo("+v");
    assertThat(allowed(answer(DType.FLOAT16, numbers(65472, 14), numbers(1, 1), null)))
        .isEqualTo("v");
    assertThat(allowed(answer(DType.FLOAT16, numbers(60000, 60000), numbers(1, -1), null)))
        .isEqualTo("v");
  }

  @Test
  void sumsInFloat16AreTakenInFloat32SoOnlyTheirEndMayOverflow() {
    double[] x = {60000, 60000, -60000, -60000};
    Answer cancels = answer(DType.FLOAT16, x, numbers(1, 1, 1, 1), null);
    Answer stays = answer(DType.FLOAT16, numbers(60000, 60000), numbers(1, 1), null);

    assertThat(allowed(cancels)).isEqualTo("v");
    assertThat(stays.allows(INF, 1)).isTrue();
    assertThat(stays.allows(65504, 1)).isFalse();
  }

  private static ExactValues<Products> padded(
      float[] kernel, int size, PaddingMode mode, float bias) {
    Tensor input = Tensor.float32(new float[] {1}, 1, 1, 1, 1);
    Tensor weight = Tensor.float32(kernel, 1, 1, size, size);
    Tensor biases = Tensor.float32(new float[] {bias}, 1);
    Conv2dOptions options = new Conv2dOptions(Pair.of(1), Padding.of(1), Pair.of(1), 1, mode);
    return ExactValues.of(
        Conv2dGeometry.of(input.sizes(), weight.sizes(), biases.sizes(), options),
        input,
        weight,
        biases);
  }

  @Test
  void anInfiniteOrNanWeightOverZeroPaddingHasTwoAnswers() {
    for (float odd : List.of(Float.POSITIVE_INFINITY, Float.NEGATIVE_INFINITY, Float.NaN)) {
      ExactValues<Products> output = padded(new float[] {odd}, 1, PaddingMode.ZEROS, 7);
      for (int ring : new int[] {0, 1, 2, 3, 5, 6, 7, 8}) {
        assertThat(output.isPlain(ring)).isFalse();
        assertThat(allowed(output.answer(ring))).isEqualTo("Nv7");
      }
      assertThat(output.answer(4).finite()).isFalse();
    }
    ExactValues<Products> infinite = padded(new float[] {-1 / 0f}, 1, PaddingMode.ZEROS, 0);
    assertThat(allowed(infinite.answer(4))).isEqualTo("-");
  }

  @Test
  void theFiniteOneOfTheTwoAnswersIsTheSumOfTheRealTaps() {
    float[] kernel = {1, 2, 3, 4, 5, 6, 7, 8, Float.POSITIVE_INFINITY};

    ExactValues<Products> output = padded(kernel, 3, PaddingMode.ZEROS, 0.5f);

    assertThat(output.answer(0).exact()).isEqualByComparingTo("5.5");
    assertThat(allowed(output.answer(0))).isEqualTo("Nv");
    assertThat(output.answer(0).allows(6.5, 1)).isFalse();
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REPLICATE", "CIRCULAR"})
  void overPaddingOfTheOtherModesAnInfiniteWeightHasOneAnswer(PaddingMode mode) {
    ExactValues<Products> output = padded(new float[] {1 / 0f}, 1, mode, 0);

    assertThat(allowed(output.answer(0))).isEqualTo("+");
  }

  private static Answer near(double exact, double bound) {
    return new Answer(
        new BigDecimal(exact), new BigDecimal(bound), exact, true, false, false, false);
  }

  @Test
  void theBoundIsInclusiveAndMultipliedByTheSlack() {
    Answer answer = near(1, 0.25);

    assertThat(answer.allows(1.25, 1)).isTrue();
    assertThat(answer.allows(0.75, 1)).isTrue();
    assertThat(answer.allows(Math.nextUp(1.25), 1)).isFalse();
    assertThat(answer.allows(1.5, 2)).isTrue();
    assertThat(answer.allows(Math.nextUp(1.5), 2)).isFalse();
  }

  @Test
  void theRatioIsTheDistanceOverTheBound() {
    assertThat(near(1, 0.25).ratio(1.125, 1)).isEqualTo(0.5);
    assertThat(near(1, 0.25).ratio(1.5, 1)).isEqualTo(2);
    assertThat(near(1, 0.25).ratio(1.5, 4)).isEqualTo(0.5);
    assertThat(near(1, 0).ratio(1, 1)).isZero();
    assertThat(near(1, 0).ratio(1.5, 1)).isEqualTo(INF);
  }

  @Test
  void theRatioOfASpecialValueIsZeroWhereItIsRightAndInfiniteWhereItIsWrong() {
    Answer infinite = answer(DType.FLOAT32, numbers(INF), numbers(1), null);

    assertThat(infinite.ratio(INF, 1)).isZero();
    assertThat(infinite.ratio(-INF, 1)).isEqualTo(INF);
    assertThat(infinite.ratio(NAN, 1)).isEqualTo(INF);
    assertThat(infinite.ratio(3, 1)).isEqualTo(INF);
    assertThat(near(1, 0.25).ratio(NAN, 1)).isEqualTo(INF);
  }
}
