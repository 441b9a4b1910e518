package io.github.convparity.bench;

/**
 * The candidate and PyTorch, one after the other.
 *
 * @param candidateNanos for one call
 * @param referenceNanos for one call
 * @param faults pages that one call of PyTorch had to be given
 * @param load what others took of the processors meanwhile, 1 for one whole processor
 */
public record Round(double candidateNanos, double referenceNanos, double faults, double load) {
  /** Candidate time over PyTorch time: below 1 the candidate is faster. */
  public double ratio() {
    return candidateNanos / referenceNanos;
  }
}
