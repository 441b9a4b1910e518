package io.github.convparity.suite;

import java.util.List;
import java.util.function.UnaryOperator;

/**
 * The cases of a run in their order: suites one after the other, each case perhaps changed.
 *
 * @param suites in the order of selection
 * @param change what is done to every case
 */
public record Selection(List<Suite> suites, UnaryOperator<ParityCase> change) {

  /** A case, and where it came from. */
  public record Selected(String suite, int index, ParityCase parityCase) {}

  /** The number of cases; may be beyond 32 bits. */
  public long size() {
    return suites.stream().mapToLong(Suite::size).sum();
  }

  /** The case at a position of the whole selection. */
  public Selected get(long position) {
    long rest = position;
    for (Suite suite : suites) {
      if (rest < suite.size()) {
        int at = (int) rest;
        return new Selected(suite.name(), suite.index(at), change.apply(suite.get(at)));
      }
      rest -= suite.size();
    }
    throw new IndexOutOfBoundsException("position " + position + " of " + size());
  }
}
