package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Calls a candidate and puts whatever comes of it into an {@link Outcome}. */
final class CandidateCalls {
  private CandidateCalls() {}

  private static final Class<?>[] BACKWARD = {
    Tensor.class, Tensor.class, Tensor.class, Tensor.class, Conv2dOptions.class
  };

  /** Never throws: everything that a candidate may do wrong is a result. */
  static Outcome forward(Conv2d candidate, Arguments arguments) {
    return outcome(
        () ->
            checkedOutput(
                candidate.forward(
                    arguments.input(), arguments.weight(), arguments.bias(), arguments.options()),
                arguments));
  }

  /** As {@link #forward}, with gradients. */
  static Outcome backward(Conv2d candidate, Arguments arguments, Tensor gradOutput) {
    return outcome(
        () ->
            checkedGradients(
                candidate.backward(
                    gradOutput,
                    arguments.input(),
                    arguments.weight(),
                    arguments.bias(),
                    arguments.options()),
                arguments));
  }

  /** Whether a candidate has a backward of its own. */
  static boolean hasBackward(Conv2d candidate) {
    try {
      Class<?> declaring = candidate.getClass().getMethod("backward", BACKWARD).getDeclaringClass();
      return !declaring.equals(Conv2d.class);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("the interface has backward", e);
    }
  }

  private static Outcome outcome(Supplier<Outcome> call) {
    try {
      return call.get();
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

  private static Outcome checkedOutput(@Nullable Tensor output, Arguments arguments) {
    String fault = fault("forward", output, arguments);
    return output == null || fault != null ? failure(fault) : new Outcome.Output(output);
  }

  private static Outcome checkedGradients(
      @Nullable Conv2dGradients gradients, Arguments arguments) {
    if (gradients == null) {
      return failure("backward returned null");
    }
    String fault = fault("backward's input gradient", gradients.input(), arguments);
    fault =
        fault == null ? fault("backward's weight gradient", gradients.weight(), arguments) : fault;
    if (fault == null && arguments.bias() != null) {
      fault = fault("backward's bias gradient", gradients.bias(), arguments);
    }
    if (fault == null && arguments.bias() == null && gradients.bias() != null) {
      fault = "backward returned a gradient of a bias that is not there";
    }
    return fault == null ? new Outcome.Gradients(gradients) : failure(fault);
  }

  private static @Nullable String fault(String what, @Nullable Tensor tensor, Arguments arguments) {
    if (tensor == null) {
      return returned(what) + " null";
    }
    DType expected = arguments.input().dtype();
    return tensor.dtype() == expected
        ? null
        : String.format(
            Locale.ROOT,
            "%s %s; the input is %s",
            returned(what),
            tensor.dtype().torchName(),
            expected.torchName());
  }

  private static String returned(String what) {
    return what.equals("forward") ? "forward returned" : what + " is";
  }

  /** The outcome of a call that did not come back. */
  static Outcome timedOut(Duration timeout) {
    String message = "no answer within " + timeout.toMillis() / 1000.0 + " s (--timeout)";
    return new Outcome.Failure(message, true);
  }

  private static Outcome failure(@Nullable String message) {
    return new Outcome.Failure(String.valueOf(message), false);
  }
}
