package io.github.convparity.result;

/**
 * A failure that was found by drawing cases, and the smallest case that fails in the same way.
 *
 * @param found the result of the case that was drawn
 * @param smallest the result of the smallest case so far
 * @param steps how often it became smaller
 * @param tried how many cases were looked at for that
 * @param alone whether it fails by itself, without the cases that came before it
 * @param finished whether nothing smaller was found in the end, or it was cut short
 */
public record FuzzFinding(
    ParityResult found,
    ParityResult smallest,
    int steps,
    int tried,
    boolean alone,
    boolean finished) {
  /** A finding that is not shrunk yet. */
  public static FuzzFinding of(ParityResult found) {
    return new FuzzFinding(found, found, 0, 0, true, false);
  }

  /** The finding with a smaller case. */
  public FuzzFinding with(ParityResult smaller, int newSteps, int newTried) {
    return new FuzzFinding(found, smaller, newSteps, newTried, alone, false);
  }

  /** The finding, when nothing smaller is to be found. */
  public FuzzFinding finished(int allTried) {
    return new FuzzFinding(found, smallest, steps, allTried, alone, true);
  }

  /** The finding, when its case passes where it is the only one. */
  public FuzzFinding onlyAfterOthers() {
    return new FuzzFinding(found, found, 0, 1, false, true);
  }

  /** Whether both come down to the same failure of one case. */
  public boolean isSameAs(FuzzFinding other) {
    return smallest.id().equals(other.smallest.id())
        && smallest.verdict() == other.smallest.verdict()
        && smallest.candidateName().equals(other.smallest.candidateName());
  }
}
