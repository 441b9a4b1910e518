package io.github.convparity.suite;

import java.util.List;

/** Random numbers of one case, one after the other. */
final class Draw {
  private final SplitMix random;
  private long next;

  Draw(SplitMix random) {
    this.random = random;
  }

  /** A number from 0 to {@code limit} - 1. */
  int below(int limit) {
    return (int) Long.remainderUnsigned(random.bits(next++), limit);
  }

  /** A number from 0 to {@code limit} - 1. */
  long below(long limit) {
    return Long.remainderUnsigned(random.bits(next++), limit);
  }

  /** As {@link #below(int)}, small ones likelier. */
  int small(int limit) {
    int first = below(limit);
    return Math.min(first, below(limit));
  }

  int of(int... values) {
    return values[below(values.length)];
  }

  <T> T oneOf(List<T> values) {
    return values.get(below(values.size()));
  }
}
