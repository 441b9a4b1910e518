package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.diagnose.History;
import io.github.convparity.exact.ExactGradients;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * One case looked at closely: its result and what it was judged by.
 *
 * @param result as a run gives it
 * @param candidate the candidate's output; null if there is none
 * @param reference the reference's
 * @param exact the exact output; null for an illegal setting and where the harness cannot compute
 *     it
 * @param candidateAnswers all that the candidate gave; null where it was not asked
 * @param referenceAnswers all that the reference gave; null where it was not asked
 * @param exactGradients the exact gradients; null without gradients, and where the harness cannot
 *     compute them
 */
public record Examination(
    ParityResult result,
    @Nullable Tensor candidate,
    @Nullable Tensor reference,
    @Nullable ExactValues<Products> exact,
    @Nullable Answers candidateAnswers,
    @Nullable Answers referenceAnswers,
    @Nullable ExactGradients exactGradients) {

  /** Does one case with one candidate, on a thread that is left behind if it does not come back. */
  public static Examination of(
      Selection.Selected selected, Candidate candidate, Reference reference, RunOptions options)
      throws InterruptedException {
    CaseWork work = CaseWork.of(0, selected, reference, options);
    Arguments arguments = work.arguments();
    if (arguments == null) {
      ParityResult unsupported = Verdicts.judge(work, candidate.name(), null, 0, options.slack());
      return new Examination(unsupported, null, null, null, null, work.reference(), null);
    }
    Conv2d instance = candidate.factory().get();
    Trial trial = new Trial(work, candidate.name(), options.slack(), new History());
    Trial.Judged judged =
        trial.run(instance, arguments, call -> TimedCall.of(call, options.timeout()));
    Candidates.closeQuietly(instance);
    if (judged == null) {
      Answers timedOut = Answers.of(CandidateCalls.timedOut(options.timeout()));
      ParityResult result =
          Verdicts.judge(
              work, candidate.name(), timedOut, options.timeout().toNanos(), options.slack());
      judged = new Trial.Judged(result, timedOut);
    }
    Tensor output = tensor(work.reference());
    return new Examination(
        judged.result(),
        tensor(judged.answers()),
        output,
        output == null ? null : work.exact(),
        judged.answers(),
        work.reference(),
        output == null ? null : work.exactGradients());
  }

  private static @Nullable Tensor tensor(@Nullable Answers answers) {
    return answers != null && answers.output() instanceof Outcome.Output output
        ? output.tensor()
        : null;
  }
}
