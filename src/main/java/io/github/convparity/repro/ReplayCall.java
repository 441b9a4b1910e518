package io.github.convparity.repro;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Calls a candidate with a limit of time, and puts whatever comes of it into outcomes. */
final class ReplayCall {
  private final Conv2d candidate;
  private final Arguments arguments;
  private final boolean backward;
  private final Duration timeout;
  private boolean leftBehind;

  ReplayCall(Conv2d candidate, Arguments arguments, boolean backward, Duration timeout) {
    this.candidate = candidate;
    this.arguments = arguments;
    this.backward = backward;
    this.timeout = timeout;
  }

  /** Whether a call did not come back. */
  boolean isLeftBehind() {
    return leftBehind;
  }

  /** Forward, and where gradients are compared backward. */
  Evidence.Answer answer() throws InterruptedException {
    Outcome output = outcome(this::forward);
    Tensor gradOutput = arguments.gradOutput();
    boolean goesOn = backward && gradOutput != null && output instanceof Outcome.Output;
    return new Evidence.Answer(
        output, goesOn && gradOutput != null ? outcome(() -> gradients(gradOutput)) : null);
  }

  private Outcome forward() {
    Tensor output =
        candidate.forward(
            arguments.input(), arguments.weight(), arguments.bias(), arguments.options());
    return output == null ? failure("forward returned null") : new Outcome.Output(output);
  }

  private Outcome gradients(Tensor gradOutput) {
    Conv2dGradients given =
        candidate.backward(
            gradOutput,
            arguments.input(),
            arguments.weight(),
            arguments.bias(),
            arguments.options());
    boolean whole =
        given != null
            && given.input() != null
            && given.weight() != null
            && (given.bias() == null) == (arguments.bias() == null);
    return whole
        ? new Outcome.Gradients(given)
        : failure("backward must return the gradients of input, weight, and bias if there is one");
  }

  private Outcome outcome(Supplier<Outcome> call) throws InterruptedException {
    FutureTask<Outcome> task = new FutureTask<>(() -> caught(call));
    Thread thread = new Thread(task, "replay");
    thread.setDaemon(true);
    thread.start();
    try {
      return timeout.isZero() ? task.get() : task.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      leftBehind = true;
      return new Outcome.Failure("no answer within " + timeout.toMillis() / 1000.0 + " s", true);
    } catch (ExecutionException e) {
      return failure(String.valueOf(e.getCause()));
    }
  }

  private static Outcome caught(Supplier<Outcome> call) {
    try {
      return call.get();
    } catch (IllegalArgumentException e) {
      return new Outcome.Refusal(String.valueOf(e.getMessage()));
    } catch (UnsupportedOperationException e) {
      return new Outcome.Unsupported(String.valueOf(e.getMessage()));
    } catch (Throwable e) {
      return failure(e.toString());
    }
  }

  private static Outcome failure(String message) {
    return new Outcome.Failure(message, false);
  }

  /** The arguments' tensors. */
  static List<Tensor> tensors(Arguments arguments) {
    return Stream.of(
            arguments.input(), arguments.weight(), arguments.bias(), arguments.gradOutput())
        .filter(Objects::nonNull)
        .toList();
  }

  /** The tensors of some answers. */
  static List<Tensor> tensors(Evidence.Answer... answers) {
    return Stream.of(answers)
        .flatMap(answer -> Stream.of(answer.output(), answer.gradients()))
        .filter(Objects::nonNull)
        .flatMap(ReplayCall::tensors)
        .toList();
  }

  private static Stream<Tensor> tensors(Outcome outcome) {
    if (outcome instanceof Outcome.Output output) {
      return Stream.of(output.tensor());
    }
    if (outcome instanceof Outcome.Gradients given) {
      Conv2dGradients g = given.gradients();
      return Stream.<@Nullable Tensor>of(g.input(), g.weight(), g.bias()).filter(Objects::nonNull);
    }
    return Stream.empty();
  }
}
