package io.github.convparity.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import org.junit.jupiter.api.Test;

class TotalsTest {
  private static ParityResult result(String candidate, String suite, Verdict verdict) {
    return Results.of(candidate, suite, verdict, Side.NONE, Side.NONE);
  }

  /** Three cases in two suites, two candidates, one result missing. */
  private static Totals fiveOfSix() {
    Totals totals = new Totals(3, 2);
    totals.add(result("b", "seed", Verdict.BIT_EXACT));
    totals.add(result("a", "seed", Verdict.MISMATCH));
    totals.add(result("b", "edges", Verdict.UNSUPPORTED));
    totals.add(result("a", "edges", Verdict.BOTH_REFUSE));
    totals.add(result("b", "edges", Verdict.ROUNDING));
    return totals;
  }

  @Test
  void casesCountCasesAndTheRestResults() {
    Totals totals = fiveOfSix();

    assertThat(totals.cases()).isEqualTo(3);
    assertThat(totals.all().compared()).isEqualTo(4);
    assertThat(totals.all().passed()).isEqualTo(3);
    assertThat(totals.all().failed()).isEqualTo(1);
    assertThat(totals.of(Verdict.UNSUPPORTED)).isEqualTo(1);
    assertThat(totals.notRun()).isEqualTo(1);
  }

  @Test
  void comparedUnsupportedAndNotRunAreCasesTimesCandidates() {
    Totals totals = fiveOfSix();

    assertThat(totals.all().compared() + totals.of(Verdict.UNSUPPORTED) + totals.notRun())
        .isEqualTo(3 * 2);
  }

  @Test
  void manyCasesTimesCandidatesDoNotOverflow() {
    assertThat(new Totals(5_000_000_000L, 3).notRun()).isEqualTo(15_000_000_000L);
  }

  @Test
  void partsStandInTheOrderInWhichTheyCame() {
    Totals totals = fiveOfSix();

    assertThat(totals.parts().keySet())
        .containsExactly(
            new Totals.Part("b", "seed"),
            new Totals.Part("a", "seed"),
            new Totals.Part("b", "edges"),
            new Totals.Part("a", "edges"));
    assertThat(totals.candidateNames()).containsExactly("b", "a");
  }

  @Test
  void partsAddUpToTheWhole() {
    Totals totals = fiveOfSix();

    assertThat(totals.parts().values().stream().mapToLong(Tally::results).sum())
        .isEqualTo(totals.all().results());
    assertThat(totals.parts().get(new Totals.Part("b", "edges")).results()).isEqualTo(2);
    assertThat(totals.parts().get(new Totals.Part("b", "edges")).compared()).isEqualTo(1);
  }

  @Test
  void refusalByBothIsAComparison() {
    Totals totals = new Totals(1, 1);
    assertThat(totals.nothingCompared()).isTrue();
    totals.add(result("a", "seed", Verdict.UNSUPPORTED));
    assertThat(totals.nothingCompared()).isTrue();
    totals.add(result("a", "seed", Verdict.BOTH_REFUSE));
    assertThat(totals.nothingCompared()).isFalse();
  }

  @Test
  void finishKeepsTimeAndExitCode() {
    Totals totals = fiveOfSix();
    assertThat(totals.isFinished()).isFalse();

    totals.finish(1.25, 130);

    assertThat(totals.isFinished()).isTrue();
    assertThat(totals.seconds()).isEqualTo(1.25);
    assertThat(totals.exit()).isEqualTo(130);
  }
}
