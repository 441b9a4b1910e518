package io.github.convparity.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.tensor.Shape;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TallyTest {
  private static Tally tally(ParityResult... results) {
    Tally tally = new Tally();
    for (ParityResult result : results) {
      tally.add(result);
    }
    return tally;
  }

  private static ParityResult plain(Verdict verdict) {
    return Results.of(verdict, Side.NONE, Side.NONE);
  }

  private static ParityResult ratios(String id, double candidate, double reference) {
    return Results.answered(
        id,
        Verdict.ROUNDING,
        Results.comparison(Verdict.ROUNDING, candidate, reference, null, Set.of()));
  }

  @Test
  void nothingCountedIsNought() {
    Tally none = tally();

    assertThat(none.results()).isZero();
    assertThat(none.compared()).isZero();
    assertThat(none.verdicts()).isEmpty();
    assertThat(none.worstRatio()).isZero();
    assertThat(none.worstId()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "TIMEOUT, 0, 1",
    "ERROR, 0, 1",
    "UNSUPPORTED, 0, 0",
    "REFUSAL_MISMATCH, 0, 1",
    "BOTH_REFUSE, 1, 0",
    "SHAPE_MISMATCH, 0, 1",
    "SPECIAL_VALUE_MISMATCH, 0, 1",
    "MISMATCH, 0, 1",
    "REFERENCE_INCONSISTENT, 1, 0",
    "ROUNDING, 1, 0",
    "BIT_EXACT, 1, 0",
    "EXPECTATION_MISMATCH, 0, 1"
  })
  void verdictPassesOrFailsOrNeither(Verdict verdict, long passed, long failed) {
    Tally tally = tally(plain(verdict));

    assertThat(tally.passed()).isEqualTo(passed);
    assertThat(tally.failed()).isEqualTo(failed);
    assertThat(tally.compared()).isEqualTo(passed + failed);
    assertThat(tally.results()).isEqualTo(1);
    assertThat(tally.of(verdict)).isEqualTo(1);
  }

  @Test
  void comparedIsPassedAndFailed() {
    Tally tally = new Tally();
    for (Verdict verdict : Verdict.values()) {
      for (int count = 0; count <= verdict.ordinal(); count++) {
        tally.add(plain(verdict));
      }
    }

    // 1 + 2 + ... + 12 results, 3 of them unsupported
    assertThat(tally.results()).isEqualTo(78);
    assertThat(tally.of(Verdict.UNSUPPORTED)).isEqualTo(3);
    assertThat(tally.passed()).isEqualTo(5 + 9 + 10 + 11);
    assertThat(tally.failed()).isEqualTo(78 - 3 - 35);
    assertThat(tally.compared()).isEqualTo(75);
  }

  @Test
  void verdictsAreCountedMostSevereFirst() {
    Tally tally =
        tally(
            plain(Verdict.BIT_EXACT),
            plain(Verdict.MISMATCH),
            plain(Verdict.BIT_EXACT),
            plain(Verdict.TIMEOUT));

    assertThat(tally.verdicts().toString()).isEqualTo("{TIMEOUT=1, MISMATCH=1, BIT_EXACT=2}");
    assertThat(tally.of(Verdict.ROUNDING)).isZero();
  }

  @Test
  void refusalsInOneWordingAreCounted() {
    Side a = Results.refusal("a");
    Tally tally =
        tally(
            Results.of(Verdict.BOTH_REFUSE, a, Results.refusal("a")),
            Results.of(Verdict.BOTH_REFUSE, a, Results.refusal("b")),
            Results.of(Verdict.EXPECTATION_MISMATCH, a, a),
            Results.of(Verdict.REFUSAL_MISMATCH, a, Results.ANSWER));

    assertThat(tally.sameRefusalWords()).isEqualTo(1);
  }

  @Test
  void shapesAreComparedWhereBothAnswered() {
    Side other = new Side(Shape.of(1, 1, 2, 1), null, "0d", 1L);
    Tally tally =
        tally(
            Results.of(Verdict.BIT_EXACT, Results.ANSWER, Results.ANSWER),
            Results.of(Verdict.SHAPE_MISMATCH, other, Results.ANSWER),
            Results.of(Verdict.REFUSAL_MISMATCH, Results.refusal("a"), Results.ANSWER));

    assertThat(tally.comparedShapes()).isEqualTo(2);
    assertThat(tally.equalShapes()).isEqualTo(1);
  }

  @Test
  void worstRatioIsOfEitherSideAndNamesTheFirstCaseThatHasIt() {
    Tally tally =
        tally(
            ratios("i1x1x1_o1_k1", 0.1, 0.2),
            ratios("i1x1x1_o2_k1", 0.1, 0.7),
            ratios("i1x1x1_o3_k1", 0.7, 0.3),
            plain(Verdict.BOTH_REFUSE));

    assertThat(tally.worstRatio()).isEqualTo(0.7);
    assertThat(tally.worstId()).isEqualTo("i1x1x1_o2_k1");
  }

  @Test
  void infiniteRatioIsTheWorst() {
    Tally tally =
        tally(
            ratios("i1x1x1_o1_k1", Double.POSITIVE_INFINITY, 0),
            ratios("i1x1x1_o2_k1", 1e300, 1e300));

    assertThat(tally.worstRatio()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(tally.worstId()).isEqualTo("i1x1x1_o1_k1");
  }
}
