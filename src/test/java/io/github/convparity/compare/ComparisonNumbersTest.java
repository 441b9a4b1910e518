package io.github.convparity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Comparison.Worst;
import io.github.convparity.compare.Sides.Setup;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The numbers of a comparison; the input is multiplied by one weight, 0.5 or 1. */
class ComparisonNumbersTest {
  private static final float NAN = Float.NaN;
  private static final float INF = Float.POSITIVE_INFINITY;

  private static Setup halves(float... input) {
    return Sides.row(input, new float[] {0.5f});
  }

  private static Setup ones(float... input) {
    return Sides.row(input, new float[] {1});
  }

  private static float[] values(float... values) {
    return values;
  }

  private static Comparison compare(Setup setup, float[] candidate, float[] reference) {
    return setup.compare(candidate, reference);
  }

  @Test
  void elementsAreCountedInAllAsEqualAndAsMismatched() {
    Comparison comparison = compare(ones(1, 2, 3, 4), values(1, 2, 30, 40), values(1, -2, 30, 4));

    assertThat(comparison.elements()).isEqualTo(4);
    assertThat(comparison.equalBits()).isEqualTo(2);
    assertThat(comparison.mismatched()).isEqualTo(3);
  }

  @Test
  void zerosOfBothSignsAndAllNansCountAsEqualBits() {
    Comparison comparison =
        compare(
            ones(0, NAN, INF, 1),
            values(-0.0f, Float.intBitsToFloat(0xFFC0_1234), INF, 1),
            values(0.0f, NAN, INF, 1));

    assertThat(comparison.equalBits()).isEqualTo(4);
    assertThat(comparison.maxAbs()).isZero();
    assertThat(comparison.maxRel()).isZero();
    assertThat(comparison.maxUlp()).isZero();
  }

  @Test
  void theLargestDistancesAreTakenEachOnItsOwn() {
    Comparison comparison =
        compare(ones(1, 2, 3), values(1 + 0x1p-23f, 100, 0.125f), values(1, 104, 0.0625f));

    assertThat(comparison.maxAbs()).isEqualTo(4);
    assertThat(comparison.maxRel()).isEqualTo(1);
    assertThat(comparison.maxUlp()).isEqualTo(1 << 23);
  }

  @Test
  void distancesAreMeasuredInDouble() {
    Comparison comparison = compare(ones(1), values(16777216), values(1e-3f));

    assertThat(comparison.maxAbs()).isEqualTo(16777216.0 - 1e-3f);
    assertThat(comparison.maxRel()).isEqualTo((16777216.0 - 1e-3f) / 1e-3f);
  }

  @Test
  void ulpsAreThoseOfTheType() {
    Setup wide = ones(1).in(DType.FLOAT64);

    assertThat(compare(ones(1), values(1), values(1 + 0x1p-22f)).maxUlp()).isEqualTo(2);
    assertThat(
            wide.compare(
                    Sides.tensor(DType.FLOAT64, 1), Sides.tensor(DType.FLOAT64, 1 + 0x1p-22), 1)
                .maxUlp())
        .isEqualTo(1 << 30);
  }

  @Test
  void aDifferenceFromZeroIsRelativelyInfinite() {
    Comparison comparison = compare(ones(0), values(1e-30f), values(0));

    assertThat(comparison.maxAbs()).isEqualTo(1e-30f);
    assertThat(comparison.maxRel()).isEqualTo(INF);
    assertThat(compare(ones(0), values(0), values(1e-30f)).maxRel()).isEqualTo(1);
  }

  @Test
  void aSpecialValueThatDiffersIsInfinitelyFar() {
    for (float[] sides :
        List.of(values(NAN, 1), values(1, NAN), values(INF, 1), values(INF, -INF))) {
      Comparison comparison = compare(ones(1), values(sides[0]), values(sides[1]));
      assertThat(comparison.maxAbs()).isEqualTo(INF);
      assertThat(comparison.maxRel()).isEqualTo(INF);
      assertThat(comparison.maxUlp()).isEqualTo(1L << 53);
    }
  }

  @Test
  void theRatioIsTheLargestDistanceFromTheExactValueOverItsBound() {
    float one = 0.75f + 0x1p-24f;
    float two = 0.75f + 0x1p-23f;

    Comparison comparison = compare(halves(1.5f, 1.5f), values(one, 0.75f), values(0.75f, two));

    // The bound of one product is a little more than 0.75 * 2^-24.
    assertThat(comparison.candidateRatio()).isBetween(1 / 0.75 * (1 - 1e-6), 1 / 0.75);
    assertThat(comparison.referenceRatio()).isEqualTo(2 * comparison.candidateRatio());
  }

  @Test
  void zeroOverABoundOfZeroIsZeroAndAnythingElseInfinite() {
    Comparison comparison = compare(ones(1, 2), values(1, 2), values(1, 3));

    assertThat(comparison.candidateRatio()).isZero();
    assertThat(comparison.referenceRatio()).isEqualTo(INF);
  }

  @Test
  void aSpecialValueThatIsRightHasARatioOfZeroAndAWrongOneAnInfiniteOne() {
    Comparison comparison = compare(ones(INF, 1), values(INF, 1), values(NAN, 1));

    assertThat(comparison.candidateRatio()).isZero();
    assertThat(comparison.referenceRatio()).isEqualTo(INF);
  }

  @Test
  void theWorstElementIsTheOneAtWhichTheCandidateIsFurthestFromTheExactValue() {
    Comparison comparison =
        compare(halves(1.5f, 1.5f, 1.5f), values(0.75f, 0.76f, 0.751f), values(0.9f, 0.76f, 0.75f));

    Worst worst = comparison.worst();
    assertThat(worst).isNotNull();
    assertThat(worst.index()).containsExactly(0, 0, 0, 1);
    assertThat(worst.candidate()).isEqualTo(0.76f);
    assertThat(worst.reference()).isEqualTo(0.76f);
    assertThat(worst.exact()).isEqualTo(0.75);
    assertThat(worst.terms()).isEqualTo(1);
  }

  @Test
  void theWorstElementIsMeasuredByItsBoundAndNotByItsDistance() {
    Comparison comparison =
        compare(halves(1000.5f, 1.5f), values(500.26f, 0.751f), values(500.25f, 0.75f));

    assertThat(comparison.worst().index()).containsExactly(0, 0, 0, 1);
  }

  @Test
  void ofEquallyBadElementsTheFirstIsTheWorst() {
    Comparison comparison = compare(ones(1, 1, 1), values(1, 3, 2), values(1, 1, 1));

    assertThat(comparison.worst().index()).containsExactly(0, 0, 0, 1);
    assertThat(comparison.worst().candidate()).isEqualTo(3);
  }

  @Test
  void aSpecialValueThatDiffersIsWorseThanAnyNumber() {
    Comparison comparison =
        compare(ones(1, 1, 1, 1), values(99, 1, NAN, INF), values(1, 1, 1, NAN));

    assertThat(comparison.worst().index()).containsExactly(0, 0, 0, 2);
    assertThat(comparison.worst().candidate()).isNaN();
  }

  @Test
  void ofSpecialValuesAWrongOneIsWorseThanALegalOne() {
    Setup setup = Sides.paddedRow(new float[] {1}, new float[] {INF});

    Comparison comparison = compare(setup, values(NAN, -INF, 0), values(0, INF, 0));

    assertThat(comparison.worst().index()).containsExactly(0, 0, 0, 1);
    assertThat(comparison.worst().exact()).isEqualTo(INF);
  }

  @Test
  void thereIsNoWorstElementWhereAllBitsAreEqual() {
    assertThat(compare(ones(0, NAN), values(-0.0f, NAN), values(0.0f, NAN)).worst()).isNull();
    assertThat(compare(ones(1), values(5), values(5)).worst()).isNull();
  }

  @Test
  void theIndexOfTheWorstElementIsThatOfTheOutput() {
    float[] x = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12};
    Tensor input = Tensor.float32(x, 2, 1, 3, 2);
    Tensor weight = Tensor.float32(values(1, 1), 2, 1, 1, 1);
    Conv2dGeometry geometry =
        Conv2dGeometry.of(input.sizes(), weight.sizes(), null, Conv2dOptions.defaults());
    float[] right = new float[24];
    for (int i = 0; i < right.length; i++) {
      right[i] = x[i / 12 * 6 + i % 6];
    }
    float[] wrong = right.clone();
    wrong[21] += 1;

    Comparison comparison =
        Comparison.of(
            ExactValues.of(geometry, input, weight, null),
            Tensor.float32(wrong, 2, 2, 3, 2),
            Tensor.float32(right, 2, 2, 3, 2),
            1);

    assertThat(comparison.mismatched()).isEqualTo(1);
    assertThat(comparison.worst().index()).containsExactly(1, 1, 1, 1);
  }

  @Test
  void theBoundOfTheWorstElementIncludesTheSlack() {
    Setup setup = halves(1.5f);
    float off = Math.nextUp(0.75f);
    double bound = setup.compare(values(off), values(0.75f), 1).worst().bound();

    assertThat(bound).isBetween(0.75 * 0x1p-24, 0.75 * 0x1p-24 * 1.001);
    assertThat(setup.compare(values(off), values(0.75f), 4).worst().bound()).isEqualTo(4 * bound);
  }

  @Test
  void theExactValueIsRoundedOnceToDouble() {
    float[] x = {0x1p30f, 1, 0x1p-40f};

    Comparison comparison = compare(Sides.row(x, values(1, 1, 1)), values(1e9f), values(0x1p30f));

    assertThat(comparison.worst().exact()).isEqualTo(0x1p30 + 1);
    assertThat(comparison.worst().terms()).isEqualTo(3);
  }

  @Test
  void assertCloseIsReportedAndDecidesNothing() {
    float[] cancelling = {1000.25f, -1000.25f, 1e-3f};
    Comparison far =
        compare(Sides.row(cancelling, values(1, 1, 1)), values(1e-3f), values(1.1e-3f));
    Comparison close = compare(ones(1e-6f), values(0), values(1e-6f));

    assertThat(far.assertClose()).isFalse();
    assertThat(far.verdict()).isEqualTo(Verdict.ROUNDING);
    assertThat(close.assertClose()).isTrue();
    assertThat(close.verdict()).isEqualTo(Verdict.MISMATCH);
  }

  @Test
  void oneElementThatIsNotCloseIsEnoughForAssertClose() {
    float[] right = new float[100];
    Arrays.fill(right, 1);
    float[] wrong = right.clone();
    wrong[99] = 2;

    assertThat(compare(ones(right), wrong, right).assertClose()).isFalse();
    assertThat(compare(ones(right), right, right).assertClose()).isTrue();
  }
}
