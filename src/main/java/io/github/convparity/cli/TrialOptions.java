package io.github.convparity.cli;

import io.github.convparity.run.RunOptions;
import io.github.convparity.suite.UsageException;
import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** How one call of a candidate, and the comparison of its answer, is done. */
class TrialOptions {
  /** More nanoseconds than these years have do not fit a long. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final int MOST_THREADS = 1024;
  private static final Pattern DURATION = Pattern.compile("([0-9]{1,9})(ms|s|m|)");
  private static final Pattern MEMORY = Pattern.compile("([0-9]{1,12})([kmgt]?)");

  @Option(
      names = "--torch-threads",
      paramLabel = "N",
      description = "Threads within one operation of PyTorch (1).")
  int torchThreads = 1;

  @Option(
      names = "--timeout",
      paramLabel = "TIME",
      description = "For one call of a candidate: 60s, 500ms, 2m; 0 for none (60s).")
  String timeout = "60s";

  @Option(
      names = "--max-memory",
      paramLabel = "SIZE",
      description = "A case that needs more is unsupported: 512m, 2g (2g).")
  String maxMemory = "2g";

  @Option(
      names = "--slack",
      paramLabel = "F",
      description = "Multiplies every bound, for candidates that are legally less exact (1).")
  String slack = "1";

  @Option(
      names = "--weak",
      description = "Also say where another reading of the setting gives the same bits.")
  boolean weak;

  @Option(
      names = "--control",
      description =
          "Also ask PyTorch for the same in other ways (batch 2, other threads, channels_last, its"
              + " other kernels): how far it is from itself. One case at a time (-j 1).")
  boolean control;

  /** The options of a run with one worker and without a limit of failures. */
  RunOptions toRunOptions() {
    return new RunOptions(
        1,
        duration("--timeout", timeout, "like 60s, 500ms, 2m or 0"),
        0,
        size("--max-memory", maxMemory),
        slack(),
        weak,
        control);
  }

  int torchThreads() {
    return threads("--torch-threads", torchThreads);
  }

  /**
   * A number of threads: more than a machine can have do not make it faster, they bring it down.
   */
  static int threads(String option, int value) {
    if (value < 1 || value > MOST_THREADS) {
      throw new UsageException(option + " (" + value + ") must be from 1 to " + MOST_THREADS);
    }
    return value;
  }

  /**
   * Reads a time.
   *
   * @param rule what it must be like
   */
  static Duration duration(String option, String text, String rule) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      throw new UsageException(option + " (" + text + ") must be " + rule);
    }
    long number = Long.parseLong(matcher.group(1));
    Duration given =
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(number);
          case "m" -> Duration.ofMinutes(number);
          default -> Duration.ofSeconds(number);
        };
    return given.compareTo(LONGEST) > 0 ? LONGEST : given;
  }

  /** Reads a number of bytes. */
  static long size(String option, String text) {
    Matcher matcher = MEMORY.matcher(text.toLowerCase(Locale.ROOT));
    if (!matcher.matches()) {
      throw new UsageException(option + " (" + text + ") must be like 512m or 2g");
    }
    int shift = matcher.group(2).isEmpty() ? 0 : 10 * ("kmgt".indexOf(matcher.group(2)) + 1);
    long number = Long.parseLong(matcher.group(1));
    return number > Long.MAX_VALUE >> shift ? Long.MAX_VALUE : number << shift;
  }

  private double slack() {
    double value;
    try {
      value = Double.parseDouble(slack);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value > 0) || Double.isInfinite(value)) {
      throw new UsageException("--slack (" + slack + ") must be a positive number like 2 or 1.5");
    }
    return value;
  }
}
