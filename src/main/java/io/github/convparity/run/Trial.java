package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.diagnose.Diagnosis;
import io.github.convparity.diagnose.History;
import io.github.convparity.result.Cause;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One case with one candidate: called once, or twice where honesty is looked into, and judged. */
final class Trial {
  /** A result, and the answers that were judged. */
  record Judged(ParityResult result, Answers answers) {}

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

  /** What is to be asked. */
  Asked.Question question() {
    return new Asked.Question(
        candidate, work.parityCase().grad(), Honesty.isDue(work.selected().index()));
  }

  /**
   * Calls and judges.
   *
   * @return null if a call was left behind
   */
  @Nullable Judged run(Conv2d instance, Arguments arguments, Asked.Caller caller) {
    Asked asked = Asked.of(instance, question(), arguments, caller);
    return asked == null ? null : judge(asked);
  }

  /** Judges; of two answers the worse one counts. */
  Judged judge(Asked asked) {
    Judged judged = judged(asked.first());
    Judged worse = asked.second() == null ? judged : worse(judged, judged(asked.second()));
    ParityResult result = worse.result().withDiagnosis(diagnosis(worse));
    Arguments given = work.arguments(); // whatever the candidate did to its own
    if (given != null && asked.first().answers().output() instanceof Outcome.Output) {
      history.remember(given);
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

  private Judged judged(Asked.Timed timed) {
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
