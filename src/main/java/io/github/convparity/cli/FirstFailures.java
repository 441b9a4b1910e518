package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Cause;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.ResultSink;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps the first failure of each kind, in the order in which they came. Its diagnosis is narrowed
 * to the causes that explain all failures of the kind.
 */
final class FirstFailures implements ResultSink {
  private static final int MOST = 20;

  private final List<ParityResult> first = new ArrayList<>();
  private long left;

  /** At most twenty. */
  List<ParityResult> inOrder() {
    return List.copyOf(first);
  }

  /** How many failures were of kinds that are not kept. */
  long left() {
    return left;
  }

  @Override
  public void header(Header header, byte[] line) {}

  @Override
  public void result(ParityResult result, byte[] line) {
    if (!result.verdict().fails()) {
      return;
    }
    for (int i = 0; i < first.size(); i++) {
      ParityResult kept = first.get(i);
      if (isOfOneKind(kept, result)) {
        first.set(i, kept.withDiagnosis(common(kept, result)));
        return;
      }
    }
    if (first.size() < MOST) {
      first.add(result);
    } else {
      left++;
    }
  }

  /** One cause that explains both; or where nothing explains them, the same verdict and words. */
  private static boolean isOfOneKind(ParityResult kept, ParityResult result) {
    boolean explained = !kept.diagnosis().isEmpty() && !result.diagnosis().isEmpty();
    return (explained && kept.verdict() != Verdict.REFUSAL_MISMATCH)
        ? kept.candidateName().equals(result.candidateName()) && !common(kept, result).isEmpty()
        : FailureKind.of(kept).equals(FailureKind.of(result));
  }

  private static List<Cause> common(ParityResult kept, ParityResult result) {
    return kept.diagnosis().stream().filter(result.diagnosis()::contains).toList();
  }

  @Override
  public void flush() {}

  @Override
  public void totals(Header header, Totals totals, byte[] line) {}
}
