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
 * @param kernel the micro-kernel
 * @param rows filters of a block
 * @param vectors of a tile, at most
 * @param lanes of a vector
 * @param filtersFirst whether a block does all tiles before the next block, not the other way round
 */
record ForwardPlan(
    PanelLayout layout, Kernel kernel, int rows, int vectors, int lanes, boolean filtersFirst) {
  /** The micro-kernels. */
  enum Kernel {
    /** One filter, row by row of the output: each number of the panel is used few times anyway. */
    ROWS,
    /** Blocks of weights that are copied into the order in which they are read: the fastest. */
    PACKED,
    /** Weights as they lie: where there are too few positions to make up for the copying. */
    AS_THEY_LIE
  }

  /** Above it a row of the output takes longer than its turn in the registers saves. */
  private static final int MOST_TERMS_OF_ROWS = 32;

  /**
   * Copying a weight takes some 0.2 ns, and makes each of its multiply-adds some 0.003 ns faster.
   */
  private static final int LEAST_POSITIONS_OF_PACKED = 64;

  /** Weights that stay in the second-level cache while tile after tile reads them. */
  private static final int CACHED_BYTES = 1 << 18;

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
      boolean rows = terms <= MOST_TERMS_OF_ROWS && g.outW() >= lanes;
      return new ForwardPlan(layout, rows ? Kernel.ROWS : Kernel.AS_THEY_LIE, 1, 8, lanes, false);
    }
    int packedRows = wide ? 8 : 4;
    boolean filtersFirst = (long) filters * terms * bytes > CACHED_BYTES;
    boolean manyPositions = (long) g.batch() * layout.positions() >= LEAST_POSITIONS_OF_PACKED;
    int excess = (filters + packedRows - 1) / packedRows * packedRows - filters;
    if (manyPositions && 4 * excess <= filters) {
      return new ForwardPlan(layout, Kernel.PACKED, packedRows, 3, lanes, filtersFirst);
    }
    return new ForwardPlan(layout, Kernel.AS_THEY_LIE, 4, wide ? 6 : 3, lanes, filtersFirst);
  }

  /** Positions of a tile. */
  int tile() {
    return vectors * lanes;
  }

  /** How many tiles there are. */
  int tiles() {
    return (layout.positions() + tile() - 1) / tile();
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
