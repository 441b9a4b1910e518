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
 * @param rows filters of a block: as many as there are registers for, times {@code vectors}
 * @param vectors of a tile
 * @param lanes of a vector
 * @param filtersFirst whether a block does all tiles before the next block begins, not the other
 *     way round: what is read again and again should stay in the second-level cache
 */
record ForwardPlan(
    PanelLayout layout, boolean byRows, int rows, int vectors, int lanes, boolean filtersFirst) {
  /** Above it a row of the output waits for its sums longer than a tile does. */
  private static final int MOST_TERMS_OF_ROWS = 32;

  /** What stays in the second-level cache beside the rest. */
  private static final long CACHED_BYTES = 5 << 17;

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
    if (filters == 1) {
      boolean byRows = terms <= MOST_TERMS_OF_ROWS && g.outW() >= lanes;
      return new ForwardPlan(layout, byRows, 1, 8, lanes, false);
    }
    boolean eight = wide && (filters + 7) / 8 * 8 - filters <= filters / 4;
    int vectors = wide && !eight ? 6 : 3;
    int rows = eight ? 8 : 4;
    long panel = (long) bytes * Math.max(layout.size(), g.weightChannels() * layout.positions());
    long weights = (long) bytes * filters * terms;
    ForwardPlan plan = new ForwardPlan(layout, false, rows, vectors, lanes, false);
    boolean filtersFirst =
        panel <= CACHED_BYTES
            || (weights > CACHED_BYTES && panel * plan.blocks(filters) < weights * plan.tiles());
    return filtersFirst ? new ForwardPlan(layout, false, rows, vectors, lanes, true) : plan;
  }

  /** Positions of a tile; the last one may have fewer, or with blocks of 8 a vector more. */
  int tile() {
    return vectors * lanes;
  }

  /** How many tiles there are. */
  int tiles() {
    int all = (layout.positions() + lanes - 1) / lanes;
    boolean joined = rows == 8 && all > vectors && all % vectors == 1;
    return joined ? all / vectors : (all + vectors - 1) / vectors;
  }

  /** Numbers of the sums of a block at the widest tile, and a vector to spare. */
  int sums() {
    return (rows * (vectors + 1) + 1) * lanes;
  }

  /** How many blocks so many filters make; the last may not be full. */
  int blocks(int filters) {
    return (filters + rows - 1) / rows;
  }

  /** The least number of vectors for so many positions of a tile that there is a kernel for. */
  int vectors(int count) {
    int needed = (count + lanes - 1) / lanes;
    return rows > 1 || needed <= 2 ? needed : needed <= 4 ? 4 : 8;
  }
}
