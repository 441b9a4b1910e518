package io.github.convparity.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

final class ProcessTimesTest {
  @Test
  void theRatioIsTheMedianOfThePairedRatiosNotTheRatioOfTheMedians() {
    // Ratios 2, 3 and 0.5; the medians of the times are 3000 and 2000.
    List<Round> rounds =
        List.of(
            new Round(2000, 1000, 0, 0), new Round(9000, 3000, 1, 0), new Round(3000, 6000, 8, 0));
    ProcessTimes times = ProcessTimes.of(rounds, 0.05, 250.0);
    assertThat(times).isEqualTo(new ProcessTimes(2, 3, 3, 1, 3, 0, 250.0));
  }

  @Test
  void roundsWithTooMuchForeignLoadAreLeftOutAndCounted() {
    List<Round> rounds =
        List.of(
            new Round(1000, 2000, 0, 0.05),
            new Round(9000, 1000, 0, 0.06),
            new Round(8000, 1000, 0, 1.5));
    ProcessTimes times = ProcessTimes.of(rounds, 0.05, null);
    assertThat(times).isEqualTo(new ProcessTimes(0.5, 1, 2, 0, 1, 2, null));
  }

  @Test
  void thereAreNoTimesWhereNoRoundIsLeft() {
    assertThat(ProcessTimes.of(List.of(new Round(1, 1, 0, 0.2)), 0.1, null)).isNull();
  }
}
