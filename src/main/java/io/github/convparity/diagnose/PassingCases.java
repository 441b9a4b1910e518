package io.github.convparity.diagnose;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The classes of the cases that pass: how many there are of each combination. Beyond {@link #MOST}
 * combinations only what three axes have in common is kept, which is all that is asked for.
 */
final class PassingCases {
  private static final int MOST = 1 << 16;
  private static final long USED = 1L << 63; // so that no key is 0

  private @Nullable TripleCounts triples;
  private long[] keys = new long[1 << 10];
  private long[] counts = new long[1 << 10];
  private int combinations;
  private long all;

  /** Counts one. */
  void add(long classes) {
    all++;
    int slot = slot(keys, classes | USED);
    if (keys[slot] == 0) {
      keys[slot] = classes | USED;
      combinations++;
    }
    counts[slot]++;
    if (combinations == MOST) {
      fold();
    } else if (2 * combinations > keys.length) {
      grow();
    }
  }

  /** How many were added. */
  long all() {
    return all;
  }

  /** All of them, three axes at a time. */
  TripleCounts triples() {
    return fold();
  }

  private static int slot(long[] keys, long key) {
    int slot = (int) ((key * 0x9E3779B97F4A7C15L) >>> 40) & (keys.length - 1);
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  private void grow() {
    long[] oldKeys = keys;
    long[] oldCounts = counts;
    keys = new long[2 * oldKeys.length];
    counts = new long[keys.length];
    for (int old = 0; old < oldKeys.length; old++) {
      if (oldKeys[old] != 0) {
        int slot = slot(keys, oldKeys[old]);
        keys[slot] = oldKeys[old];
        counts[slot] = oldCounts[old];
      }
    }
  }

  private TripleCounts fold() {
    if (triples == null) {
      triples = new TripleCounts();
    }
    for (int slot = 0; slot < keys.length; slot++) {
      if (keys[slot] != 0) {
        triples.add(keys[slot] & ~USED, counts[slot]);
      }
    }
    Arrays.fill(keys, 0);
    Arrays.fill(counts, 0);
    combinations = 0;
    return triples;
  }
}
