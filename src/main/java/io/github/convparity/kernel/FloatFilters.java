// DoubleFilters is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.simd.FloatTiles;

/** The filters of all groups, in blocks as the micro-kernels of {@link FloatTiles} take them. */
final class FloatFilters {
  private final ForwardPlan plan;
  private final float[] weight;
  private final float[] packed;
  private final int filters;
  private final int terms;
  private final int blocks;

  /**
   * Filters that are still to be packed, if the plan says so.
   *
   * @param filters of a group
   * @param terms of a filter
   * @param packed room for them
   */
  FloatFilters(ForwardPlan plan, float[] weight, int filters, int terms, float[] packed) {
    this.plan = plan;
    this.weight = weight;
    this.packed = packed;
    this.filters = filters;
    this.terms = terms;
    this.blocks = plan.blocks(filters);
  }

  /** Numbers that the packed filters of so many groups take. */
  static int size(ForwardPlan plan, int groups, int filters, int terms) {
    boolean none = plan.kernel() != ForwardPlan.Kernel.PACKED;
    return none ? 0 : Math.multiplyExact(groups * plan.blocks(filters) * plan.rows(), terms);
  }

  /** Packs some blocks, counted through all groups: first terms of all filters, second ones, ... */
  void pack(int from, int to) {
    int rows = plan.rows();
    for (int block = from; block < to; block++) {
      int start = block * rows * terms;
      for (int row = 0; row < rows; row += 2) {
        packTwo(start(block, row), start(block, row + 1), start + row);
      }
    }
  }

  private void packTwo(int first, int second, int to) {
    int rows = plan.rows();
    for (int i = 0; i < terms; i++) {
      int at = to + i * rows;
      packed[at] = weight[first + i];
      packed[at + 1] = weight[second + i];
    }
  }

  /** Where a filter of a block begins; after the last of a group come copies of it. */
  private int start(int block, int row) {
    int filter = Math.min(filters - 1, block % blocks * plan.rows() + row);
    return (block / blocks * filters + filter) * terms;
  }

  /**
   * Sets {@code sums[at + row * step + j]} for each filter of a block and each j below {@code
   * vectors * LANES} to the sum over all terms i, in their order, of the filter's number times
   * {@code panel[base + offsets[i] + j]}.
   *
   * @param block counted through all groups
   */
  void sum(
      int block,
      int vectors,
      float[] panel,
      int base,
      int[] offsets,
      float[] sums,
      int at,
      int step) {
    int rows = plan.rows();
    if (plan.kernel() == ForwardPlan.Kernel.PACKED) {
      int start = block * rows * terms;
      FloatTiles.sumPacked(
          rows, vectors, packed, start, panel, base, offsets, 0, terms, sums, at, step);
      return;
    }
    int[] starts = new int[rows];
    for (int row = 0; row < rows; row++) {
      starts[row] = start(block, row);
    }
    FloatTiles.sum(rows, vectors, weight, starts, panel, base, offsets, 0, terms, sums, at, step);
  }
}
