// DoubleBlocks is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.simd.FloatTiles;

/** Sums of products of any number of rows, in blocks as {@link FloatTiles} takes them. */
final class FloatBlocks {
  private FloatBlocks() {}

  /** How many rows are computed where {@code needed} are asked for. */
  static int rows(int needed) {
    return needed == 1 ? 1 : (needed + 3) / 4 * 4;
  }

  /** The most vectors that {@link #add} takes for so many rows. */
  static int vectors(int rows) {
    return rows == 1 ? 8 : FloatTiles.WIDE ? 6 : 3;
  }

  /**
   * Adds to {@code c[at + r * step + j]} for the rows from {@code first} to {@code end - 1} and
   * each j below {@code vectors * LANES} the products {@code a[starts[r] + i] * b[base + offsets[i]
   * + j]}, in the order of i, from {@code from} to {@code to - 1}.
   *
   * @param first 0, or with several rows a multiple of 4, as is {@code end}
   */
  static void add(
      int first,
      int end,
      int vectors,
      float[] a,
      int[] starts,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    if (starts.length == 1) {
      addOne(vectors, a, starts, b, base, offsets, from, to, c, at);
      return;
    }
    int[] rows = new int[4];
    for (int r = first; r < end; r += 4) {
      System.arraycopy(starts, r, rows, 0, 4);
      FloatTiles.add(4, vectors, a, rows, b, base, offsets, from, to, c, at + r * step, step);
    }
  }

  /** There are micro-kernels for 8, 4, 2 and 1 vectors of one row. */
  private static void addOne(
      int vectors,
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at) {
    int done = 0;
    while (done < vectors) {
      int some = Math.min(8, Integer.highestOneBit(vectors - done));
      int skip = done * FloatTiles.LANES;
      FloatTiles.add(1, some, a, rows, b, base + skip, offsets, from, to, c, at + skip, 0);
      done += some;
    }
  }
}
