package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;

/**
 * Which micro-kernel computes the output of a setting, on which blocks, in which order, and why.
 *
 * <p>A tile is some vectors of positions ({@link PanelLayout}), a block some filters. A tile of a
 * block is summed in registers over all terms, so each number of the panel that is loaded serves
 * all filters of the block, and each weight all vectors of the tile.
 *
 * @param layout how the input is laid out
 * @param byRows whether the output is computed row by row, one filter at a time: where it is the
 *     group's only one each number of the panel is used few times anyway
 * @param shape of a block and a tile
 * @param filtersFirst whether a block does all tiles before the next block begins, not the other
 *     way round: what is read again and again should stay in the second-level cache
 */
record ForwardPlan(PanelLayout layout, boolean byRows, TileShape shape, boolean filtersFirst) {
  /** Above it a row of the output waits for its sums longer than a tile does. */
  private static final int MOST_TERMS_OF_ROWS = 32;

  /**
   * The plan.
   *
   * @param lanes numbers in a vector
   * @param bytes of a number
   * @param wide whether there are registers for 24 sums, not 12
   */
  static ForwardPlan of(Conv2dGeometry g, int lanes, int bytes, boolean wide) {
    PanelLayout layout = PanelLayout.of(g, lanes);
    int filters = g.filtersPerGroup();
    int terms = layout.offsets().length;
    TileShape shape = TileShape.of(filters, lanes, wide);
    if (filters == 1) {
      boolean byRows = terms <= MOST_TERMS_OF_ROWS && g.outW() >= lanes;
      return new ForwardPlan(layout, byRows, shape, false);
    }
    long panel = (long) bytes * Math.max(layout.size(), g.weightChannels() * layout.positions());
    long weights = (long) bytes * filters * terms;
    boolean filtersFirst = shape.isBlocksFirst(panel, layout.positions(), weights, filters);
    return new ForwardPlan(layout, false, shape, filtersFirst);
  }
}
