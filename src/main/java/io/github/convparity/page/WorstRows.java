package io.github.convparity.page;

import java.util.Arrays;

/** Which rows are the worst, where not all can be kept. */
final class WorstRows {
  private WorstRows() {}

  /** The places of so many rows, ascending: by verdict, then by the distance over the bound. */
  static int[] of(Columns columns, int count) {
    IntColumn verdicts = columns.columns().get("verdict");
    IntColumn ours = columns.columns().get(Columns.Measure.BOUND.column());
    IntColumn theirs = columns.columns().get(Columns.Measure.REFERENCE.column());
    if (verdicts == null || ours == null || theirs == null || count == 0) {
      return new int[0];
    }
    long[] keys = new long[columns.rows()];
    for (int row = 0; row < keys.length; row++) {
      int ratio = Math.max(size(ours.get(row)), size(theirs.get(row)));
      keys[row] = ((long) verdicts.get(row) << 52) | ((long) (0xffff - ratio) << 32) | row;
    }
    Arrays.sort(keys);
    int[] places = new int[Math.min(count, keys.length)];
    for (int i = 0; i < places.length; i++) {
      places[i] = (int) keys[i];
    }
    Arrays.sort(places);
    return places;
  }

  /** A number of {@link Rough} that is not negative, in its order; what is none counts as 0. */
  private static int size(int rough) {
    int bits = rough & 0xffff;
    return bits > 0x7f80 ? 0 : bits;
  }
}
