// DoubleFilters is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.simd.FloatTiles;

/**
 * Filters of one group, each in an array of its own, as the micro-kernels of {@link FloatTiles}
 * read them fastest.
 */
final class FloatFilters {
  /** The rows of a micro-kernel for tiles that are wider than those of its block. */
  private static final int ROWS_OF_WIDE_TILES = 4;

  private final float[][] rows;
  private final float[] weight;
  private final int first;
  private final int count;
  private final int block;
  private final int most;
  private final int terms;

  /**
   * Filters that are still to be copied; after the last of the group come copies of it.
   *
   * @param first counted through the groups
   * @param count of the group's filters from there on
   * @param blocks how many blocks there are
   */
  FloatFilters(ForwardPlan plan, float[] weight, int first, int count, int blocks) {
    this.block = plan.rows();
    this.most = plan.vectors();
    this.terms = plan.layout().offsets().length;
    this.rows = FloatScratch.get().rows(blocks * block, terms);
    this.weight = weight;
    this.first = first;
    this.count = count;
  }

  /** Copies the filters of some blocks, which must be done before they are used. */
  FloatFilters copied(int from, int to) {
    for (int row = from * block; row < to * block; row++) {
      int filter = first + Math.min(row, count - 1);
      System.arraycopy(weight, filter * terms, rows[row], 0, terms);
    }
    return this;
  }

  /**
   * Sets {@code sums[at + row * step + j]} for each filter of a block and each j below {@code
   * vectors * LANES} to the sum over all terms i, in their order, of the filter's number times
   * {@code panel[base + offsets[i] + j]}.
   *
   * @param vectors as {@link ForwardPlan#vectors} has them
   */
  void sum(
      int number,
      int vectors,
      float[] panel,
      int base,
      int[] offsets,
      float[] sums,
      int at,
      int step) {
    int count = vectors > most ? ROWS_OF_WIDE_TILES : block;
    for (int row = 0; row < block; row += count) {
      int first = number * block + row;
      int to = at + row * step;
      FloatTiles.sum(count, vectors, rows, first, panel, base, offsets, terms, sums, to, step);
    }
  }
}
