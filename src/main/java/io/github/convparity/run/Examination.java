package io.github.convparity.run;

import io.github.convparity.exact.ExactGradients;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ParityResult;
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
    try (CaseSeries series = new CaseSeries(candidate, reference, options)) {
      return series.examine(selected);
    }
  }
}
