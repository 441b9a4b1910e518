package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.diagnose.Diagnosis;
import io.github.convparity.diagnose.History;
import io.github.convparity.result.Cause;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One case with one candidate: called once, or twice where honesty is looked into, and judged. */
final class Trial {
  /** What came of the calls for a case, and how long they took. */
  record Timed(Answers answers, long nanos) {}

  /** A result, and the answers that were judged. */
  record Judged(ParityResult result, Answers answers) {}

  /** Makes one call; gives null if it was left behind. */
  interface Caller {
    /** The call's outcome and nanoseconds. */
    @Nullable Call call(Supplier<Outcome> candidate);
  }

  /** One call and how long it took. */
  record Call(Outcome outcome, long nanos) {}

  private final CaseWork work;
  private final String candidate;
  private final double slack;
  private final History history;

  /**
   * A trial that is still to be made.
   *
   * @param history of the instance that will be called
   */
  Trial(CaseWork work, String candidate, double slack, History history) {
    this.work = work;
    this.candidate = candidate;
    this.slack = slack;
    this.history = history;
  }

  /**
   * Calls and judges.
   *
   * @return null if a call was left behind
   */
  @Nullable Judged run(Conv2d instance, Arguments arguments, Caller caller) {
    boolean twice = Honesty.isDue(work.selected().index());
    Honesty honesty = twice ? Honesty.of(arguments) : null;
    Timed first = answers(instance, arguments, caller, honesty);
    Timed second = twice && first != null ? answers(instance, arguments, caller, honesty) : first;
    if (first == null || second == null) {
      return null;
    }
    String fault = honesty == null ? null : honesty.fault(first.answers(), second.answers());
    if (fault != null) {
      return judged(new Timed(Answers.of(new Outcome.Failure(fault, false)), first.nanos()));
    }
    Judged judged = judged(first);
    Judged worse =
        twice && first.answers().differ(second.answers()) ? worse(judged, judged(second)) : judged;
    ParityResult result = worse.result().withDiagnosis(diagnosis(worse));
    if (first.answers().output() instanceof Outcome.Output) {
      history.remember(arguments);
    }
    return new Judged(result, worse.answers());
  }

  /** What explains an output that is wrong, or a refusal. */
  private List<Cause> diagnosis(Judged judged) {
    Outcome output = judged.answers().output();
    boolean isOver = output instanceof Outcome.Output || output instanceof Outcome.Refusal;
    Diagnosis diagnosis = work.diagnosis();
    if (!isOver || diagnosis == null || !judged.result().verdict().fails()) {
      return List.of();
    }
    try {
      return diagnosis.of(output, history);
    } catch (RuntimeException | OutOfMemoryError e) {
      return List.of(); // the verdict stands, whatever becomes of its explanation
    }
  }

  private @Nullable Timed answers(
      Conv2d instance, Arguments arguments, Caller caller, @Nullable Honesty honesty) {
    Timed timed = answers(instance, arguments, caller);
    if (timed != null && honesty != null) {
      honesty.lookAtArguments();
    }
    return timed;
  }

  /** Forward, and for a case with gradients backward; null if a call was left behind. */
  private @Nullable Timed answers(Conv2d instance, Arguments arguments, Caller caller) {
    Call forward = caller.call(() -> CandidateCalls.forward(instance, arguments));
    if (forward == null) {
      return null;
    }
    Outcome output = forward.outcome();
    if (work.parityCase().grad() && !CandidateCalls.hasBackward(instance)) {
      Outcome none = new Outcome.Unsupported(candidate + " has no backward");
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

  private Judged judged(Timed timed) {
    return new Judged(
        Verdicts.judge(work, candidate, timed.answers(), timed.nanos(), slack), timed.answers());
  }

  private static Judged worse(Judged first, Judged second) {
    int severity = second.result().verdict().compareTo(first.result().verdict());
    boolean secondIsWorse =
        severity < 0
            || (severity == 0 && second.result().worstRatio() > first.result().worstRatio());
    Judged worse = secondIsWorse ? second : first;
    return new Judged(worse.result().nondeterministic(), worse.answers());
  }
}
