package io.github.convparity.junit;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.result.FactsText;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.RunOptions;
import java.time.Duration;
import java.util.function.Supplier;

/** An implementation that a test hands over, made into a candidate. */
final class GivenConv2d {
  private static final Duration TIMEOUT = Duration.ofSeconds(60);
  private static final long MOST_MEMORY = 2L << 30;

  private GivenConv2d() {}

  /** The options of {@code run} where none is given, but one case at a time. */
  static RunOptions options(double slack) {
    return new RunOptions(1, TIMEOUT, 0, MOST_MEMORY, slack);
  }

  /** With this one instance. */
  static Candidate candidate(Conv2d conv) {
    return candidate(conv, () -> conv);
  }

  /** With a name like that of the first instance. */
  static Candidate candidate(Conv2d first, Supplier<Conv2d> factory) {
    return new Candidate(name(first), first.getClass(), factory);
  }

  private static String name(Conv2d conv) {
    try {
      String name = conv.name();
      if (name != null && !name.isBlank()) {
        return FactsText.printable(name).replace('\n', ' ');
      }
    } catch (Throwable nameless) {
      // The name of its class does as well.
    }
    return conv.getClass().getSimpleName();
  }
}
