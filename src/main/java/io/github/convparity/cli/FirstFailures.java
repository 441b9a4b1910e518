package io.github.convparity.cli;

import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.ResultSink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Keeps the first failure of each kind, in the order in which they came. */
final class FirstFailures implements ResultSink {
  private static final int MOST = 20;

  private final Map<FailureKind, ParityResult> first = new LinkedHashMap<>();
  private long left;

  /** At most twenty. */
  List<ParityResult> inOrder() {
    return List.copyOf(first.values());
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
    FailureKind kind = FailureKind.of(result);
    if (first.size() < MOST) {
      first.putIfAbsent(kind, result);
    } else if (!first.containsKey(kind)) {
      left++;
    }
  }

  @Override
  public void flush() {}

  @Override
  public void totals(Header header, Totals totals, byte[] line) {}
}
