package io.github.convparity.run;

import io.github.convparity.conv.Outcome;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One case with one candidate: called once, or twice where honesty is looked into, and judged. */
final class Trial {
  /** What came of a call, and how long it took. */
  record Timed(Outcome outcome, long nanos) {}

  /** A result, and the outcome that was judged. */
  record Judged(ParityResult result, Outcome outcome) {}

  private final CaseWork work;
  private final String candidate;
  private final double slack;

  Trial(CaseWork work, String candidate, double slack) {
    this.work = work;
    this.candidate = candidate;
    this.slack = slack;
  }

  /**
   * Calls and judges.
   *
   * @param call makes one call; gives null if it was left behind
   * @return null if a call was left behind
   */
  @Nullable Judged run(Arguments arguments, Supplier<@Nullable Timed> call) {
    boolean twice = Honesty.isDue(work.selected().index());
    Honesty honesty = twice ? Honesty.of(arguments) : null;
    Timed first = call.get();
    Timed second = twice && first != null ? call.get() : first;
    if (first == null || second == null) {
      return null;
    }
    // Looked into before anything is judged, since it puts changed arguments back.
    String fault = honesty == null ? null : honesty.fault(first.outcome(), second.outcome());
    if (fault != null) {
      return judged(new Timed(new Outcome.Failure(fault, false), first.nanos()));
    }
    Judged result = judged(first);
    return twice && Honesty.differ(first.outcome(), second.outcome())
        ? worse(result, judged(second))
        : result;
  }

  private Judged judged(Timed timed) {
    return new Judged(
        Verdicts.judge(work, candidate, timed.outcome(), timed.nanos(), slack), timed.outcome());
  }

  private static Judged worse(Judged first, Judged second) {
    int severity = second.result().verdict().compareTo(first.result().verdict());
    boolean secondIsWorse =
        severity < 0
            || (severity == 0 && second.result().worstRatio() > first.result().worstRatio());
    Judged worse = secondIsWorse ? second : first;
    return new Judged(worse.result().nondeterministic(), worse.outcome());
  }
}
