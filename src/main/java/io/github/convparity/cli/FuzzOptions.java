package io.github.convparity.cli;

import io.github.convparity.suite.AxisValues;
import io.github.convparity.suite.UsageException;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** For how long cases are drawn. */
final class FuzzOptions {
  private static final String USUAL_TIME = "60s";

  @Option(
      names = "--time",
      paramLabel = "TIME",
      description = "Draw cases for so long: 60s, 5m (60s, unless --max-cases is given).")
  @Nullable String time;

  @Option(names = "--max-cases", paramLabel = "N", description = "Draw so many cases at most.")
  @Nullable Integer maxCases;

  /** For how long; null for as long as it takes. */
  @Nullable Duration duration() {
    String text = time == null && maxCases == null ? USUAL_TIME : time;
    if (text == null) {
      return null;
    }
    String rule = "like 60s, 500ms or 5m, and more than 0";
    Duration duration = TrialOptions.duration("--time", text, rule);
    if (duration.isZero()) {
      throw new UsageException("--time (" + text + ") must be " + rule);
    }
    return duration;
  }

  /** How many cases at most. */
  int cases() {
    if (maxCases != null && maxCases < 1) {
      throw new UsageException("--max-cases (" + maxCases + ") must be 1 or more");
    }
    return maxCases == null ? Integer.MAX_VALUE : maxCases;
  }

  /** In words. */
  String limit() {
    String seconds = time == null && maxCases == null ? USUAL_TIME : time;
    String cases = maxCases == null ? "" : "at most " + maxCases + " cases";
    return seconds == null ? cases : "for " + seconds + (cases.isEmpty() ? "" : ", " + cases);
  }

  /** The seed that is given; otherwise one from the clock. */
  static long seed(@Nullable String given) {
    if (given == null) {
      return System.currentTimeMillis() % 1_000_000_000;
    }
    List<Long> seeds = AxisValues.seeds("--seed", given);
    if (seeds.size() != 1) {
      throw new UsageException("--seed (" + given + ") must be one number");
    }
    return seeds.get(0);
  }
}
