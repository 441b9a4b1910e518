package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What came of asking a candidate once, or twice where honesty is looked into.
 *
 * @param first what it gave
 * @param second what it gave the second time, where that is something else; otherwise null
 */
record Asked(Timed first, @Nullable Timed second) {
  /** What came of the calls for a case, and how long they took. */
  record Timed(Answers answers, long nanos) {}

  /** One call and how long it took. */
  record Call(Outcome outcome, long nanos) {}

  /** Makes one call; gives null if it was left behind. */
  interface Caller {
    /** The call's outcome and nanoseconds. */
    @Nullable Call call(Supplier<Outcome> candidate);
  }

  /**
   * What is to be asked.
   *
   * @param candidate its name
   * @param grad whether the case has gradients
   * @param twice whether honesty is looked into
   */
  record Question(String candidate, boolean grad, boolean twice) {}

  /** A failure, and nothing else. */
  static Asked failure(String message, boolean timedOut, long nanos) {
    return new Asked(new Timed(Answers.of(new Outcome.Failure(message, timedOut)), nanos), null);
  }

  /**
   * Asks an instance.
   *
   * @return null if a call was left behind
   */
  static @Nullable Asked of(
      Conv2d instance, Question question, Arguments arguments, Caller caller) {
    Honesty honesty = question.twice() ? Honesty.of(arguments) : null;
    Timed first = answers(instance, question, arguments, caller, honesty);
    if (first == null || honesty == null) {
      return first == null ? null : new Asked(first, null);
    }
    Timed second = answers(instance, question, arguments, caller, honesty);
    if (second == null) {
      return null;
    }
    String fault = honesty.fault(first.answers(), second.answers());
    if (fault != null) {
      return failure(fault, false, first.nanos());
    }
    return new Asked(first, first.answers().differ(second.answers()) ? second : null);
  }

  private static @Nullable Timed answers(
      Conv2d instance,
      Question question,
      Arguments arguments,
      Caller caller,
      @Nullable Honesty honesty) {
    Timed timed = answers(instance, question, arguments, caller);
    if (timed != null && honesty != null) {
      honesty.lookAtArguments();
    }
    return timed;
  }

  /** Forward, and for a case with gradients backward; null if a call was left behind. */
  private static @Nullable Timed answers(
      Conv2d instance, Question question, Arguments arguments, Caller caller) {
    Call forward = caller.call(() -> CandidateCalls.forward(instance, arguments));
    if (forward == null) {
      return null;
    }
    Outcome output = forward.outcome();
    if (question.grad() && !CandidateCalls.hasBackward(instance)) {
      Outcome none = new Outcome.Unsupported(question.candidate() + " has no backward");
      return new Timed(new Answers(output, none), forward.nanos());
    }
    Tensor gradOutput = arguments.gradOutput();
    if (gradOutput == null || !(output instanceof Outcome.Output)) {
      return new Timed(Answers.of(output), forward.nanos());
    }
    Call backward = caller.call(() -> CandidateCalls.backward(instance, arguments, gradOutput));
    return backward == null
        ? null
        : new Timed(new Answers(output, backward.outcome()), forward.nanos() + backward.nanos());
  }
}
