package io.github.convparity.diagnose;

import io.github.convparity.compare.Comparison;
import io.github.convparity.result.ParityResult;
import io.github.convparity.tensor.Shape;
import org.jspecify.annotations.Nullable;

/** Outputs that are wrong in a way which the catalogue of faults does not have. */
public final class Unexplained {
  private Unexplained() {}

  /** That no known fault explains an output that is wrong; null where one does, or none is. */
  public static @Nullable String sentence(ParityResult result) {
    Shape ours = result.candidate().shape();
    Shape theirs = result.reference().shape();
    Comparison output = result.comparison();
    boolean isWrong =
        output == null
            ? ours != null && theirs != null && !ours.equals(theirs)
            : output.candidateRatio() > 1;
    return isWrong && result.verdict().fails() && result.diagnosis().isEmpty()
        ? "none of the " + Faults.ALL.size() + " known faults fits"
        : null;
  }
}
