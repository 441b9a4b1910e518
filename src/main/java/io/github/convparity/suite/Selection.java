package io.github.convparity.suite;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;

/**
 * The cases of a run in their order: suites one after the other.
 *
 * @param suites in the order of selection
 */
public record Selection(List<Suite> suites) {

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
        return selected(suite, (int) rest);
      }
      rest -= suite.size();
    }
    throw new IndexOutOfBoundsException("position " + position + " of " + size());
  }

  /** Only those cases for which the filter holds; they keep their index. */
  public Selection filtered(Predicate<Selected> filter) {
    return new Selection(
        suites.stream()
            .<Suite>map(
                suite ->
                    new PickedSuite(
                        suite,
                        IntStream.range(0, suite.size())
                            .filter(position -> filter.test(selected(suite, position)))
                            .toArray()))
            .toList());
  }

  /** The same cases, those for which {@code first} holds before all others. */
  public Selection beginningWith(Predicate<Selected> first) {
    List<Suite> ordered = new ArrayList<>(filtered(first).suites());
    ordered.addAll(filtered(first.negate()).suites());
    ordered.removeIf(suite -> suite.size() == 0);
    return new Selection(List.copyOf(ordered));
  }

  private static Selected selected(Suite suite, int position) {
    return new Selected(suite.name(), suite.index(position), suite.get(position));
  }
}
