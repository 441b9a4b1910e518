package io.github.convparity.kernel;

/** The parts of a tile's positions that are wanted: those between the rows are not. */
final class TileParts {
  private TileParts() {}

  /**
   * Writes the parts as {@link io.github.convparity.simd.FloatRows#copyParts} takes them.
   *
   * @param pitch positions from one row to the next
   * @param width positions of a row that are wanted
   * @param start the position of the first sum
   * @param first the first position of the tile
   * @param end the position after its last
   * @return how many numbers they are
   */
  static int fill(int pitch, int width, int start, int first, int end, int[] parts) {
    if (pitch == width) {
      parts[0] = first - start;
      parts[1] = first;
      parts[2] = end - first;
      return 3;
    }
    int count = 0;
    int line = first / pitch;
    for (int p = first; p < end; line++) {
      int next = Math.min(end, (line + 1) * pitch);
      int column = p - line * pitch;
      if (column < width) {
        parts[count++] = p - start;
        parts[count++] = line * width + column;
        parts[count++] = Math.min(next - p, width - column);
      }
      p = next;
    }
    return count;
  }
}
