package io.github.convparity.image;

/**
 * A rectangle of pixels.
 *
 * @param y its first row
 * @param x its first column
 * @param height rows, 0 or more
 * @param width columns, 0 or more
 */
public record Rect(int y, int x, int height, int width) {

  /** The same, grown by so many pixels on each side. */
  public Rect grown(int by) {
    return new Rect(y - by, x - by, height + 2 * by, width + 2 * by);
  }

  /** The row behind its last. */
  public int bottom() {
    return y + height;
  }

  /** The column behind its last. */
  public int right() {
    return x + width;
  }
}
