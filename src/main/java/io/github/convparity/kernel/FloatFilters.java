// DoubleFilters is generated from this file.
package io.github.convparity.kernel;

/**
 * Filters of one group, each in an array of its own, as the micro-kernels of {@link
 * io.github.convparity.simd.FloatTiles} read them fastest.
 */
final class FloatFilters {
  private final TileShape shape;
  private final float[][] rows;
  private final float[] weight;
  private final int first;
  private final int count;
  private final int terms;

  /**
   * Filters that are still to be copied; after the last of the group come copies of it.
   *
   * @param first counted through the groups
   * @param count of the group's filters from there on
   * @param blocks how many blocks there are
   */
  FloatFilters(ForwardPlan plan, float[] weight, int first, int count, int blocks) {
    this.shape = plan.shape();
    this.terms = plan.layout().offsets().length;
    this.rows = FloatScratch.get().rows(blocks * shape.rows(), terms);
    this.weight = weight;
    this.first = first;
    this.count = count;
  }

  /** Copies the filters of some blocks, which must be done before they are used. */
  FloatFilters copied(int from, int to) {
    for (int row = from * shape.rows(); row < to * shape.rows(); row++) {
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
   * @param vectors as {@link TileShape#vectors(int)} has them
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
    FloatBlocks.sum(
        shape,
        vectors,
        rows,
        number * shape.rows(),
        panel,
        base,
        offsets,
        0,
        terms,
        sums,
        at,
        step);
  }
}
