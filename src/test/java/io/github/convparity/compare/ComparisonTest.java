package io.github.convparity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Sides.Setup;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Each verdict and each flag, on outputs of a few elements. */
class ComparisonTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;

  /** One output, 1, as the sum of 1/3 three times or so: the bound is some 2e-7. */
  private static Setup thirds() {
    float third = 1 / 3f;
    return Sides.row(new float[] {1, 1, 1}, new float[] {third, third, third});
  }

  /** One output, the sum 2 of two integers: the bound is 0. */
  private static Setup two() {
    return Sides.row(new float[] {1, 1}, new float[] {1, 1});
  }

  /** Three outputs, the padding first and last, under a weight of Infinity. */
  private static Setup infinityOverPadding() {
    return Sides.paddedRow(new float[] {1}, new float[] {INF});
  }

  /** One output, the sum 0 of two numbers so large that their sum may overflow. */
  private static Setup overflowing() {
    return Sides.row(new float[] {2e38f, 2e38f}, new float[] {1, -1});
  }

  private static Verdict verdict(Setup setup, float[] candidate, float[] reference) {
    return setup.compare(candidate, reference).verdict();
  }

  private static float[] values(float... values) {
    return values;
  }

  @Test
  void bitExact() {
    assertThat(verdict(thirds(), values(1), values(1))).isEqualTo(Verdict.BIT_EXACT);
    assertThat(verdict(two(), values(2), values(2))).isEqualTo(Verdict.BIT_EXACT);
  }

  @Test
  void bitExactThoughZerosDifferInSignAndNansInTheirBits() {
    Setup zero = Sides.row(new float[] {0}, new float[] {1});
    Setup nan = Sides.row(new float[] {NAN}, new float[] {1});
    float otherNan = Float.intBitsToFloat(0xFFC0_0001);

    assertThat(verdict(zero, values(0.0f), values(-0.0f))).isEqualTo(Verdict.BIT_EXACT);
    assertThat(verdict(nan, values(NAN), values(otherNan))).isEqualTo(Verdict.BIT_EXACT);
  }

  @Test
  void bitExactWhereTheSameInfinityIsRight() {
    Setup infinite = Sides.row(new float[] {INF}, new float[] {-1});

    assertThat(verdict(infinite, values(-INF), values(-INF))).isEqualTo(Verdict.BIT_EXACT);
  }

  @Test
  void rounding() {
    assertThat(verdict(thirds(), values(1), values(Math.nextUp(1f)))).isEqualTo(Verdict.ROUNDING);
  }

  @Test
  void roundingWhereFiniteAnswersDifferThoughTheSumMayOverflow() {
    assertThat(verdict(overflowing(), values(0), values(1e30f))).isEqualTo(Verdict.ROUNDING);
  }

  @Test
  void mismatchOfTheCandidate() {
    Comparison comparison = thirds().compare(values(1.001f), values(1));

    assertThat(comparison.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(comparison.mismatched()).isEqualTo(1);
    assertThat(comparison.candidateRatio()).isGreaterThan(1);
    assertThat(comparison.referenceRatio()).isLessThan(1);
  }

  @Test
  void mismatchOfTheReferenceAlone() {
    Comparison comparison = thirds().compare(values(1), values(1.001f));

    assertThat(comparison.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(comparison.candidateRatio()).isLessThan(1);
    assertThat(comparison.referenceRatio()).isGreaterThan(1);
  }

  @Test
  void mismatchOfIntegersByASingleBit() {
    assertThat(verdict(two(), values(2), values(Math.nextUp(2f)))).isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void mismatchOfBothSidesThoughTheirBitsAreEqual() {
    Comparison comparison = two().compare(values(3), values(3));

    assertThat(comparison.verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(comparison.equalBits()).isEqualTo(1);
    assertThat(comparison.mismatched()).isEqualTo(1);
    assertThat(comparison.worst()).isNull();
  }

  @Test
  void mismatchOfFiniteValuesThoughTheSumMayOverflow() {
    assertThat(verdict(overflowing(), values(0), values(1e38f))).isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void specialValueMismatchOfNanAndInfinityAgainstANumber() {
    for (float special : values(NAN, INF, -INF)) {
      assertThat(verdict(thirds(), values(special), values(1)))
          .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
      assertThat(verdict(thirds(), values(1), values(special)))
          .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
    }
  }

  @Test
  void specialValueMismatchThoughBothSidesGiveTheSameWrongOne() {
    assertThat(verdict(thirds(), values(NAN), values(NAN)))
        .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
    assertThat(verdict(two(), values(INF), values(INF))).isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
  }

  @Test
  void specialValueMismatchOfANumberWhereNanOrAnInfinityIsRight() {
    Setup nan = Sides.row(new float[] {NAN}, new float[] {1});
    Setup infinite = Sides.row(new float[] {INF}, new float[] {1});

    assertThat(verdict(nan, values(1), values(1))).isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
    assertThat(verdict(infinite, values(INF), values(-INF)))
        .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
    assertThat(verdict(infinite, values(Float.MAX_VALUE), values(INF)))
        .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
    assertThat(verdict(infinite, values(NAN), values(INF)))
        .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
  }

  @Test
  void specialValueMismatchIsSaidBeforeMismatch() {
    Setup pair = Sides.paddedRow(new float[] {1, 1, 1}, new float[] {1});

    assertThat(verdict(pair, values(9, 1, 1, 1, 0), values(0, 1, 1, NAN, 0)))
        .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
  }

  @Test
  void referenceInconsistentWhereAnInfiniteWeightMeetsZeroPadding() {
    Comparison comparison = infinityOverPadding().compare(values(NAN, INF, 0), values(0, INF, NAN));

    assertThat(comparison.verdict()).isEqualTo(Verdict.REFERENCE_INCONSISTENT);
    assertThat(comparison.mismatched()).isZero();
    assertThat(comparison.equalBits()).isEqualTo(1);
  }

  @Test
  void bitExactWhereBothSidesGiveTheSameOfTwoLegalAnswers() {
    assertThat(verdict(infinityOverPadding(), values(NAN, INF, NAN), values(NAN, INF, NAN)))
        .isEqualTo(Verdict.BIT_EXACT);
    assertThat(verdict(infinityOverPadding(), values(0, INF, 0), values(0, INF, 0)))
        .isEqualTo(Verdict.BIT_EXACT);
  }

  @Test
  void specialValueMismatchWhereAnInfinityStandsOverZeroPadding() {
    assertThat(verdict(infinityOverPadding(), values(INF, INF, 0), values(0, INF, 0)))
        .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
  }

  @Test
  void referenceInconsistentWhereOneSideOverflowsLegally() {
    for (float special : values(NAN, INF, -INF)) {
      assertThat(verdict(overflowing(), values(special), values(0)))
          .isEqualTo(Verdict.REFERENCE_INCONSISTENT);
      assertThat(verdict(overflowing(), values(0), values(special)))
          .isEqualTo(Verdict.REFERENCE_INCONSISTENT);
    }
    assertThat(verdict(overflowing(), values(INF), values(NAN)))
        .isEqualTo(Verdict.REFERENCE_INCONSISTENT);
  }

  @Test
  void mismatchIsSaidBeforeReferenceInconsistent() {
    assertThat(verdict(infinityOverPadding(), values(NAN, INF, 1), values(0, INF, 0)))
        .isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void anOutputWithoutElementsIsBitExact() {
    Comparison comparison = Sides.nothing().compare(values(), values());

    assertThat(comparison.verdict()).isEqualTo(Verdict.BIT_EXACT);
    assertThat(comparison.elements()).isZero();
    assertThat(comparison.worst()).isNull();
    assertThat(comparison.assertClose()).isTrue();
  }

  @Test
  void slackMultipliesEveryBound() {
    float far = 1 + 8 * Math.ulp(1f);
    double ratio = thirds().compare(values(far), values(1)).candidateRatio();

    assertThat(ratio).isBetween(1.0, 10.0);
    assertThat(thirds().compare(values(far), values(1), 10).verdict()).isEqualTo(Verdict.ROUNDING);
    assertThat(thirds().compare(values(far), values(1), 2).candidateRatio()).isEqualTo(ratio / 2);
    assertThat(thirds().compare(values(1), values(Math.nextUp(1f)), 1e-3).verdict())
        .isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void theBoundItselfIsStillLegal() {
    Setup half = Sides.row(new float[] {1.5f}, new float[] {0.5f});
    double bound = half.compare(values(1), values(0.75f)).worst().bound();
    double slack = 0.25 / bound; // so that the bound is a quarter

    assertThat(bound * slack).isEqualTo(0.25);
    assertThat(half.compare(values(1), values(0.5f), slack).verdict()).isEqualTo(Verdict.ROUNDING);
    assertThat(half.compare(values(1), values(0.75f), slack).candidateRatio()).isEqualTo(1);
    assertThat(half.compare(values(Math.nextUp(1f)), values(0.75f), slack).verdict())
        .isEqualTo(Verdict.MISMATCH);
    assertThat(half.compare(values(0.75f), values(Math.nextUp(1f)), slack).verdict())
        .isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void noSlackForgivesAnIntegerOrASpecialValue() {
    assertThat(two().compare(values(2), values(Math.nextUp(2f)), 1e6).verdict())
        .isEqualTo(Verdict.MISMATCH);
    assertThat(two().compare(values(2), values(INF), 1e6).verdict())
        .isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
  }

  @Test
  void signOfZero() {
    Setup zero = Sides.row(new float[] {0}, new float[] {1});

    assertThat(zero.compare(values(0.0f), values(-0.0f)).flags())
        .containsExactly(Flag.SIGN_OF_ZERO);
    assertThat(zero.compare(values(-0.0f), values(-0.0f)).flags()).isEmpty();
    assertThat(two().compare(values(2), values(-2)).flags()).isEmpty();
  }

  @Test
  void flushed() {
    Setup tiny = Sides.row(new float[] {1e-40f}, new float[] {1});
    Setup small = Sides.row(new float[] {Float.MIN_NORMAL}, new float[] {1});

    assertThat(tiny.compare(values(0), values(1e-40f)).flags()).contains(Flag.FLUSHED);
    assertThat(tiny.compare(values(-1e-40f), values(-0.0f)).flags()).contains(Flag.FLUSHED);
    assertThat(tiny.compare(values(1e-40f), values(2e-40f)).flags()).doesNotContain(Flag.FLUSHED);
    assertThat(small.compare(values(0), values(Float.MIN_NORMAL)).flags())
        .doesNotContain(Flag.FLUSHED);
    assertThat(small.compare(values(0), values(Math.nextDown(Float.MIN_NORMAL))).flags())
        .contains(Flag.FLUSHED);
  }

  @Test
  void lowPower() {
    float[] many = new float[6000];
    Arrays.fill(many, 0.1f);
    Setup long6000 = Sides.row(many, many);

    assertThat(long6000.compare(values(60), values(60)).flags()).containsExactly(Flag.LOW_POWER);
    assertThat(thirds().compare(values(1), values(1)).flags()).isEmpty();
    assertThat(two().compare(values(2), values(2)).flags()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FLOAT32", "FLOAT64"})
  void flagsAreLookedForInEveryElementAndStandInOrder(DType dtype) {
    Setup setup = Sides.paddedRow(new float[] {1, 1, 1}, new float[] {1});
    double subnormal = dtype.minSubnormal();
    Tensor candidate = Sides.tensor(dtype, 0.0, 1, 1, subnormal, 0);
    Tensor reference = Sides.tensor(dtype, -0.0, 1, 1, 0, 0);

    assertThat(setup.in(dtype).compare(candidate, reference, 1).flags())
        .containsExactly(Flag.SIGN_OF_ZERO, Flag.FLUSHED);
  }

  @Test
  void theWorstWrongElementIsToldBesideALegalSpecialValue() {
    // A NaN or the sum of the real taps is right where an infinite weight lies over the padding.
    Comparison found =
        Sides.paddedRow(new float[] {1, 2, 3}, new float[] {Float.POSITIVE_INFINITY, 1, 1})
            .compare(
                new float[] {Float.NaN, Float.POSITIVE_INFINITY, 7},
                new float[] {3, Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY});

    assertThat(found.verdict()).isEqualTo(Verdict.SPECIAL_VALUE_MISMATCH);
    assertThat(found.worst()).isNotNull();
    assertThat(found.worstWrong()).isNotNull();
    assertThat(found.worstWrong().index()).isEqualTo(List.of(0, 0, 0, 2));
  }
}
