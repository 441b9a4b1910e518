package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.ResultSink;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Keeps the worst failures of a run, and counts the others. */
final class WorstFailures implements ResultSink {
  private static final int MOST = 10;

  /** The most severe verdict first, then the largest error; ties as they came. */
  private static final Comparator<ParityResult> WORST_FIRST =
      Comparator.comparing(ParityResult::verdict)
          .thenComparing(Comparator.comparingDouble(ParityResult::worstRatio).reversed());

  private final List<ParityResult> worst = new ArrayList<>();
  private long count;
  private @Nullable ParityResult unsupported;

  /** The first result without a verdict; null if there is none. */
  @Nullable ParityResult unsupported() {
    return unsupported;
  }

  long count() {
    return count;
  }

  List<ParityResult> worstFirst() {
    return List.copyOf(worst);
  }

  @Override
  public void header(Header header, byte[] line) {}

  @Override
  public void result(ParityResult result, byte[] line) {
    if (result.verdict() == Verdict.UNSUPPORTED && unsupported == null) {
      unsupported = result;
    }
    if (!result.isNewFailure()) {
      return;
    }
    count++;
    worst.add(result);
    worst.sort(WORST_FIRST);
    if (worst.size() > MOST) {
      worst.remove(MOST);
    }
  }

  @Override
  public void flush() {}

  @Override
  public void totals(Header header, Totals totals, byte[] line) {}
}
