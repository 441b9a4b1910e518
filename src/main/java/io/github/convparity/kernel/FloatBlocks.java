// DoubleBlocks is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.simd.FloatTiles;

/** The micro-kernels of {@link FloatTiles} for one block and one tile of a {@link TileShape}. */
final class FloatBlocks {
  /** The rows of a micro-kernel for tiles that are wider than those of a block of 8. */
  private static final int ROWS_OF_WIDE_TILES = 4;

  private FloatBlocks() {}

  /** The shape for so many rows. */
  static TileShape shape(int rows) {
    return TileShape.of(rows, FloatTiles.LANES, FloatTiles.WIDE);
  }

  /**
   * Sets {@code c[at + r * step + j]} for each row r of a block and each j below {@code vectors *
   * LANES} to the sum of {@code a[first + r][i] * b[base + offsets[i] + j]} over all i from {@code
   * from} to {@code to - 1}, in their order.
   *
   * @param vectors as {@link TileShape#vectors(int)} has them
   */
  static void sum(
      TileShape shape,
      int vectors,
      float[][] a,
      int first,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int rows = vectors > shape.vectors() ? ROWS_OF_WIDE_TILES : shape.rows();
    for (int row = 0; row < shape.rows(); row += rows) {
      int place = at + row * step;
      FloatTiles.sum(rows, vectors, a, first + row, b, base, offsets, from, to, c, place, step);
    }
  }

  /** The same, but the sums go on from what stands in {@code c}. */
  static void add(
      TileShape shape,
      int vectors,
      float[][] a,
      int first,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int rows = vectors > shape.vectors() ? ROWS_OF_WIDE_TILES : shape.rows();
    for (int row = 0; row < shape.rows(); row += rows) {
      int place = at + row * step;
      FloatTiles.add(rows, vectors, a, first + row, b, base, offsets, from, to, c, place, step);
    }
  }
}
