// DoubleFilters is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.simd.FloatTiles;
import java.util.Arrays;

/** The filters of one group, in blocks as the micro-kernels of {@link FloatTiles} take them. */
final class FloatFilters {
  /**
   * Terms whose part of the panel stays in the first-level cache while all filters are computed.
   */
  private static final int CHUNK = 128;

  private final float[] weight;
  private final int[] starts;
  private final int block;
  private final int terms;

  /**
   * Filters {@code first} to {@code first + count - 1} of a weight of so many terms each.
   *
   * @param count from 1
   */
  FloatFilters(float[] weight, int first, int count, int terms) {
    this.weight = weight;
    this.terms = terms;
    this.block = count == 1 ? 1 : 4;
    this.starts = new int[(count + block - 1) / block * block];
    for (int row = 0; row < starts.length; row++) {
      starts[row] = (first + Math.min(row, count - 1)) * terms; // after the last come copies of it
    }
  }

  /** The most vectors of positions that are computed at a time. */
  int vectors() {
    return block == 1 ? 8 : FloatTiles.WIDE ? 6 : 3;
  }

  /** The least number of vectors, at least {@code needed}, for which there is a micro-kernel. */
  int vectors(int needed) {
    return block > 1 || needed <= 2 ? needed : needed <= 4 ? 4 : 8;
  }

  /** How many sums there are to a position: one for each filter, and some more. */
  int rows() {
    return starts.length;
  }

  /**
   * Computes {@code sums[filter * step + j]} for each j below {@code vectors * LANES}: the sum over
   * all terms i, in their order, of the filter's number times {@code panel[base + offsets[i] + j]}.
   */
  void compute(float[] panel, int base, int[] offsets, int vectors, float[] sums, int step) {
    Arrays.fill(sums, 0, starts.length * step, 0);
    add(panel, base, offsets, vectors, sums, 0, step);
  }

  /** Adds the sums to {@code sums[at + filter * step + j]}, of as many filters as {@link #rows}. */
  void add(float[] panel, int base, int[] offsets, int vectors, float[] sums, int at, int step) {
    int[] rows = new int[block];
    for (int from = 0; from < terms; from += CHUNK) {
      int to = Math.min(terms, from + CHUNK);
      for (int row = 0; row < starts.length; row += block) {
        System.arraycopy(starts, row, rows, 0, block);
        FloatTiles.add(
            block,
            vectors,
            weight,
            rows,
            panel,
            base,
            offsets,
            from,
            to,
            sums,
            at + row * step,
            step);
      }
    }
  }
}
