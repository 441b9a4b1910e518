package io.github.convparity.suite;

import io.github.convparity.tensor.DType;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Makes a failing case smaller as long as it fails in the same way: first its structure, by {@link
 * CaseMeasure}, then its numbers, towards 0 and 1. Every step makes the case smaller, so that it
 * comes to an end; nothing is left to chance or depends on time.
 *
 * <pre>{@code
 * ParityCase smallest = Shrinker.shrink(found, c -> fails(c), step -> {}).smallest();
 * }</pre>
 */
public final class Shrinker {
  /** More is not tried, however large the case. */
  private static final int MOST_TRIES = 20_000;

  /** What a smaller case must still do. */
  public interface Failure {
    /** Whether this case fails in the same way. */
    boolean remains(ParityCase smaller) throws InterruptedException;
  }

  /**
   * What came of it.
   *
   * @param smallest the smallest case that was found
   * @param steps how often the case became smaller
   * @param tried how many cases were looked at
   */
  public record Shrunk(ParityCase smallest, int steps, int tried) {}

  /** What has been tried: all of a case but its literal data. */
  private record Tried(Setting setting, DType dtype, Fill fill, long seed, boolean grad) {}

  private final Failure failure;
  private final Consumer<Shrunk> progress;
  private final Set<Tried> known = new HashSet<>();
  private ParityCase smallest;
  private int steps;
  private int tried;

  private Shrinker(ParityCase found, Failure failure, Consumer<Shrunk> progress) {
    this.smallest = found;
    this.failure = failure;
    this.progress = progress;
  }

  /**
   * Shrinks a case.
   *
   * @param found a case that fails; what it expects and its unknown keys are left out
   * @param progress told of every step
   */
  public static Shrunk shrink(ParityCase found, Failure failure, Consumer<Shrunk> progress)
      throws InterruptedException {
    Shrinker shrinker = new Shrinker(found, failure, progress);
    shrinker.shrinkStructure();
    shrinker.shrinkNumbers();
    // Simpler numbers may let go of a size.
    shrinker.known.clear();
    while (shrinker.pass(ShrinkMoves.single())) {
      shrinker.shrinkNumbers();
    }
    return shrinker.state();
  }

  private Shrunk state() {
    return new Shrunk(smallest, steps, tried);
  }

  private void shrinkStructure() throws InterruptedException {
    List<Consumer<CaseDraft>> single = ShrinkMoves.single();
    List<List<Consumer<CaseDraft>>> joint =
        List.of(ShrinkMoves.jumps(), ShrinkMoves.channelSteps(), ShrinkMoves.neighbours());
    boolean smaller = true;
    while (smaller) {
      while (pass(single)) {
        // Until none of them helps.
      }
      smaller = false;
      for (List<Consumer<CaseDraft>> moves : joint) {
        smaller |= pass(moves);
      }
    }
  }

  /** Every move, each as often as it helps; whether any did. */
  private boolean pass(List<Consumer<CaseDraft>> moves) throws InterruptedException {
    boolean any = false;
    for (Consumer<CaseDraft> move : moves) {
      while (succeeds(move)) {
        any = true;
      }
    }
    return any;
  }

  private boolean succeeds(Consumer<CaseDraft> move) throws InterruptedException {
    CaseDraft now = CaseDraft.of(smallest);
    CaseDraft draft = CaseDraft.of(smallest);
    move.accept(draft);
    if (!draft.hasDimensions() || CaseMeasure.of(draft).compareTo(CaseMeasure.of(now)) >= 0) {
      return false;
    }
    Tried key = new Tried(draft.setting(), draft.dtype, draft.fill, draft.seed, draft.grad);
    if (!known.add(key)) {
      return false;
    }
    return isAccepted(draft.build())
        || (!smallest.literals().isNone() && isAccepted(draft.build(true)));
  }

  /** Whether a smaller case still fails; it is kept then. */
  private boolean isAccepted(ParityCase smaller) throws InterruptedException {
    if (tried >= MOST_TRIES) {
      return false;
    }
    tried++;
    if (!failure.remains(smaller)) {
      return false;
    }
    smallest = smaller;
    steps++;
    progress.accept(state());
    return true;
  }

  private void shrinkNumbers() throws InterruptedException {
    ShrinkNumbers.shrink(smallest, this::isAccepted);
  }
}
