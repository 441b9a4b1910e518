package io.github.convparity.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.bench.LoadMeter.Reading;
import io.github.convparity.bench.LoadMeter.Span;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class LoadMeterTest {
  private static final Reading START = new Reading(0, Map.of("1", 500L, "2", 0L), 1000, 100, 7);

  private static double load(Reading after) {
    return LoadMeter.foreignLoad(List.of(new Span(START, after)));
  }

  @Test
  void aThreadThatWaitedATenthOfTheTimeMeansATenthOfAProcessor() {
    Reading after = new Reading(100_000_000, Map.of("1", 10_000_500L, "2", 0L), 1010, 110, 7);
    assertThat(load(after)).isEqualTo(0.1);
  }

  @Test
  void threadsThatBeganInBetweenDoNotCount() {
    Reading after = new Reading(100_000_000, Map.of("1", 500L, "3", 90_000_000L), 1010, 110, 7);
    assertThat(load(after)).isZero();
  }

  @Test
  void processorsThatAreBusyWithOthersCountFromTheThirdTick() {
    // 30 busy ticks, 18 of them ours: 12 are foreign, 10 of 100 count.
    assertThat(load(new Reading(1_000_000_000, START.waits(), 1030, 118, 7))).isEqualTo(0.1);
    assertThat(load(new Reading(1_000_000_000, START.waits(), 1020, 118, 7))).isZero();
  }

  @Test
  void severalSpansAreOne() {
    Reading after = new Reading(100_000_000, Map.of("1", 10_000_500L, "2", 0L), 1010, 110, 7);
    Reading quiet = new Reading(100_000_000, START.waits(), 1010, 110, 7);
    assertThat(LoadMeter.foreignLoad(List.of(new Span(START, after), new Span(START, quiet))))
        .isEqualTo(0.05);
  }

  @Test
  void busyIsAllButIdleAndWaitingForADisk() {
    assertThat(LoadMeter.busyTicks("cpu  10 20 30 4000 500 1 2 3 7 7\ncpu0 1 1 1 1 1\n"))
        .isEqualTo(66);
    assertThat(LoadMeter.busyTicks("")).isZero();
  }

  @Test
  void aReadingOfThisProcessCanBeHad() {
    assertThat(LoadMeter.read().nanos()).isNotZero();
  }
}
