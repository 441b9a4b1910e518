package io.github.convparity.kernel;

/**
 * What a micro-kernel takes at a time: a block of rows of one operand by a tile of positions of the
 * other.
 *
 * @param rows of a block: as many as there are registers for, times {@code vectors}
 * @param vectors of a tile
 * @param lanes of a vector
 */
record TileShape(int rows, int vectors, int lanes) {
  /** What stays in the second-level cache beside the rest. */
  private static final long CACHED_BYTES = 5 << 17;

  /**
   * The shape for so many rows.
   *
   * @param rows altogether
   * @param wide whether there are registers for 24 sums, not 12
   */
  static TileShape of(int rows, int lanes, boolean wide) {
    if (rows == 1) {
      return new TileShape(1, 8, lanes);
    }
    boolean eight = wide && (rows + 7) / 8 * 8 - rows <= rows / 4;
    return new TileShape(eight ? 8 : 4, wide && !eight ? 6 : 3, lanes);
  }

  /** Positions of a tile; the last one may have fewer, or with blocks of 8 a vector more. */
  int width() {
    return vectors * lanes;
  }

  /** How many tiles so many positions make. */
  int tiles(int positions) {
    int all = (positions + lanes - 1) / lanes;
    boolean joined = rows == 8 && all > vectors && all % vectors == 1;
    return joined ? all / vectors : (all + vectors - 1) / vectors;
  }

  /** At how many positions there are sums where so many are asked for. */
  int room(int positions) {
    int before = (tiles(positions) - 1) * width();
    return before + vectors(positions - before) * lanes;
  }

  /** Numbers of the sums of a block at the widest tile, and a vector to spare. */
  int sums() {
    return (rows * (vectors + 1) + 1) * lanes;
  }

  /** How many blocks so many rows make; the last may not be full. */
  int blocks(int all) {
    return (all + rows - 1) / rows;
  }

  /** The least number of vectors for so many positions of a tile that there is a kernel for. */
  int vectors(int count) {
    int needed = (count + lanes - 1) / lanes;
    return rows > 1 || needed <= 2 ? needed : needed <= 4 ? 4 : 8;
  }

  /**
   * Whether a block should do all tiles before the next block begins, not the other way round: what
   * is read again and again should stay in the second-level cache.
   *
   * @param panel bytes of the operand with positions
   * @param weights bytes of the operand with rows
   */
  boolean isBlocksFirst(long panel, int positions, long weights, int all) {
    return panel <= CACHED_BYTES
        || (weights > CACHED_BYTES && panel * blocks(all) < weights * tiles(positions));
  }
}
