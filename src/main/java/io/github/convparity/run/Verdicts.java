package io.github.convparity.run;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Outcome;
import io.github.convparity.exact.ExactOutput;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Side;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.Tensor;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From two outcomes to a result. */
final class Verdicts {
  private Verdicts() {}

  /**
   * The result of a case with one candidate.
   *
   * @param outcome the candidate's; null where it was not asked
   * @param nanos how long its call took
   */
  static ParityResult judge(
      CaseWork work, String candidate, @Nullable Outcome outcome, long nanos, double slack) {
    Outcome reference = work.reference();
    Side candidateSide = outcome == null ? Side.NONE : Side.of(outcome, nanos);
    Side referenceSide = reference == null ? Side.NONE : Side.of(reference, work.referenceNanos());
    Comparison comparison = null;
    ExactOutput exact = null;
    if (outcome instanceof Outcome.Output c && reference instanceof Outcome.Output r) {
      exact = c.tensor().sizes().equals(r.tensor().sizes()) ? work.exact() : null;
      if (exact != null) {
        comparison = Comparison.of(exact, c.tensor(), r.tensor(), slack);
      }
    }
    Verdict verdict = verdict(work, outcome, comparison);
    String expectation = null;
    if (verdict.passes() && !work.parityCase().expectation().isNone()) {
      expectation =
          Expectations.check(work.parityCase().expectation(), outcome, reference, exact, slack);
      verdict = expectation.equals(ParityResult.MET) ? verdict : Verdict.EXPECTATION_MISMATCH;
    }
    ParityCase parityCase = work.parityCase();
    return new ParityResult(
        work.selected().suite(),
        work.selected().index(),
        parityCase.id(),
        parityCase,
        candidate,
        work.referenceName(),
        verdict,
        candidateSide,
        referenceSide,
        work.harnessMessage(),
        comparison,
        comparison == null ? Set.of() : comparison.flags(),
        expectation,
        work.inputSha256());
  }

  private static Verdict verdict(
      CaseWork work, @Nullable Outcome outcome, @Nullable Comparison comparison) {
    Outcome reference = work.reference();
    if (outcome instanceof Outcome.Failure failure) {
      return failure.timedOut() ? Verdict.TIMEOUT : Verdict.ERROR;
    }
    if (outcome == null
        || reference == null
        || outcome instanceof Outcome.Unsupported
        || reference instanceof Outcome.Unsupported) {
      return Verdict.UNSUPPORTED;
    }
    if (outcome instanceof Outcome.Refusal || reference instanceof Outcome.Refusal) {
      return outcome instanceof Outcome.Refusal && reference instanceof Outcome.Refusal
          ? Verdict.BOTH_REFUSE
          : Verdict.REFUSAL_MISMATCH;
    }
    Tensor c = ((Outcome.Output) outcome).tensor();
    Tensor r = ((Outcome.Output) reference).tensor();
    if (!c.sizes().equals(r.sizes())) {
      return Verdict.SHAPE_MISMATCH;
    }
    return comparison == null ? Verdict.UNSUPPORTED : comparison.verdict();
  }
}
