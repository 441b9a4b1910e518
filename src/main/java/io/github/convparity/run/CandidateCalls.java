package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls a candidate and puts whatever comes of it into an {@link Outcome}. */
final class CandidateCalls {
  private CandidateCalls() {}

  /** Never throws: everything that a candidate may do wrong is a result. */
  static Outcome forward(Conv2d candidate, Arguments arguments) {
    try {
      return checked(
          candidate.forward(
              arguments.input(), arguments.weight(), arguments.bias(), arguments.options()),
          arguments);
    } catch (IllegalArgumentException e) {
      return new Outcome.Refusal(text(e, e::getMessage));
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(text(e, e::getMessage));
    } catch (Throwable e) {
      return failure(text(e, e::toString));
    }
  }

  /** What a throwable says of itself; its class where it cannot even do that. */
  private static String text(Throwable thrown, Supplier<@Nullable String> message) {
    try {
      String said = message.get();
      return said == null ? thrown.getClass().getName() : said;
    } catch (Throwable e) {
      return thrown.getClass().getName();
    }
  }

  private static Outcome checked(@Nullable Tensor output, Arguments arguments) {
    if (output == null) {
      return failure("forward returned null");
    }
    if (output.dtype() != arguments.input().dtype()) {
      return failure(
          String.format(
              Locale.ROOT,
              "forward returned %s; the input is %s",
              output.dtype().torchName(),
              arguments.input().dtype().torchName()));
    }
    return new Outcome.Output(output);
  }

  /** The outcome of a call that did not come back. */
  static Outcome timedOut(Duration timeout) {
    String message = "no answer within " + timeout.toMillis() / 1000.0 + " s (--timeout)";
    return new Outcome.Failure(message, true);
  }

  private static Outcome failure(String message) {
    return new Outcome.Failure(message, false);
  }
}
