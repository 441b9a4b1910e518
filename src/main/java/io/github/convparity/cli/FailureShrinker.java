package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Cause;
import io.github.convparity.result.FuzzFinding;
import io.github.convparity.result.ParityResult;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Examination;
import io.github.convparity.run.RunOptions;
import io.github.convparity.run.Screening;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Shrinker;
import io.github.convparity.suite.UsageException;
import java.util.List;
import java.util.function.Consumer;

/** Shrinks failures by asking the candidate and PyTorch again and again. */
final class FailureShrinker {
  /** As many calls may be left behind, whose threads may go on for ever. */
  private static final int MOST_TIMEOUTS = 4;

  private final List<Candidate> candidates;
  private final Reference reference;
  private final RunOptions options;
  private int timeouts;

  FailureShrinker(List<Candidate> candidates, Reference reference, RunOptions options) {
    this.candidates = candidates;
    this.reference = reference;
    this.options = options;
  }

  /**
   * The smallest case that fails in the same way.
   *
   * @param progress takes every smaller one
   */
  FuzzFinding shrink(ParityResult found, Consumer<FuzzFinding> progress)
      throws InterruptedException {
    Shrinking shrinking = new Shrinking(found);
    if (!shrinking.isAlone()) {
      return FuzzFinding.of(found).onlyAfterOthers();
    }
    Shrinker.Shrunk end =
        Shrinker.shrink(
            found.parityCase(), shrinking, step -> progress.accept(shrinking.step(step)));
    return shrinking.step(end).finished(end.tried());
  }

  private final class Shrinking implements Shrinker.Failure {
    private final ParityResult found;
    private final FailureKind kind;
    private final Candidate candidate;
    private final boolean screened;
    private ParityResult smallest;

    Shrinking(ParityResult found) {
      this.found = found;
      this.smallest = found;
      this.kind = FailureKind.of(found);
      this.candidate =
          candidates.stream()
              .filter(one -> one.name().equals(found.candidateName()))
              .findFirst()
              .orElseThrow();
      // What the plain convolution does as well does not become smaller by its help.
      this.screened =
          found.verdict() != Verdict.TIMEOUT
              && Screening.isUnlikeDirect(found.parityCase(), candidate, options);
    }

    FuzzFinding step(Shrinker.Shrunk shrunk) {
      return FuzzFinding.of(found).with(smallest, shrunk.steps(), shrunk.tried());
    }

    /** What explains both: a small case alone would fit many other faults too. */
    private List<Cause> common(ParityResult smaller) {
      return found.diagnosis().stream().filter(smaller.diagnosis()::contains).toList();
    }

    /** Whether the case fails in this way with an instance that was called with nothing else. */
    boolean isAlone() throws InterruptedException {
      return found.verdict() == Verdict.TIMEOUT || remains(found.parityCase());
    }

    @Override
    public boolean remains(ParityCase smaller) throws InterruptedException {
      if (timeouts >= MOST_TIMEOUTS) {
        return false;
      }
      // The index says whether the candidate is called twice.
      Selection.Selected selected = new Selection.Selected(found.suite(), found.index(), smaller);
      try {
        if (screened && !Screening.isUnlikeDirect(smaller, candidate, options)) {
          return false;
        }
        ParityResult result = Examination.of(selected, candidate, reference, options).result();
        timeouts += result.verdict() == Verdict.TIMEOUT ? 1 : 0;
        if (!kind.isThatOf(result)) {
          return false;
        }
        smallest = found.diagnosis().isEmpty() ? result : result.withDiagnosis(common(result));
        return true;
      } catch (UsageException | OutOfMemoryError cannotBeCalled) {
        return false;
      }
    }
  }
}
