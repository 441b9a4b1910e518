package io.github.convparity.image;

import java.util.Arrays;

/**
 * A picture in the colours of {@link Palette}. What is drawn beyond its edges is left out.
 *
 * <pre>{@code
 * Canvas canvas = Canvas.of(20, 100);
 * canvas.text("kernel 3", 1, 1, 2, Palette.INK);
 * byte[] png = PngFile.of(canvas);
 * }</pre>
 */
public final class Canvas {
  private final int height;
  private final int width;
  private final byte[] colours;

  private Canvas(int height, int width) {
    this.height = height;
    this.width = width;
    this.colours = new byte[Math.multiplyExact(height, width)];
  }

  /**
   * White paper of this size.
   *
   * @param height rows, at least 1
   * @param width columns, at least 1
   */
  public static Canvas of(int height, int width) {
    if (height < 1 || width < 1) {
      throw new IllegalArgumentException(
          "canvas (" + height + " x " + width + ") must have at least one pixel");
    }
    return new Canvas(height, width);
  }

  /** Number of rows. */
  public int height() {
    return height;
  }

  /** Number of columns. */
  public int width() {
    return width;
  }

  /** The colour of a pixel, as a place in the palette. */
  public int colour(int y, int x) {
    return Byte.toUnsignedInt(colours[y * width + x]);
  }

  /** The colour of a pixel, as 0xRRGGBB. */
  public int rgb(int y, int x) {
    return Palette.rgb(colour(y, x));
  }

  /** All pixels, row by row, as places in the palette; a copy. */
  byte[] colours() {
    return colours.clone();
  }

  /** Colours one pixel. */
  public void set(int y, int x, int colour) {
    if (y >= 0 && y < height && x >= 0 && x < width) {
      colours[y * width + x] = (byte) colour;
    }
  }

  /** Colours a rectangle. */
  public void fill(Rect area, int colour) {
    int left = Math.max(0, area.x());
    int right = Math.min(width, area.right());
    for (int y = Math.max(0, area.y()); y < Math.min(height, area.bottom()); y++) {
      if (left < right) {
        Arrays.fill(colours, y * width + left, y * width + right, (byte) colour);
      }
    }
  }

  /** Draws the outermost pixels of a rectangle. */
  public void outline(Rect area, int colour) {
    fill(new Rect(area.y(), area.x(), 1, area.width()), colour);
    fill(new Rect(area.bottom() - 1, area.x(), 1, area.width()), colour);
    fill(new Rect(area.y(), area.x(), area.height(), 1), colour);
    fill(new Rect(area.y(), area.right() - 1, area.height(), 1), colour);
  }

  /** Fills a rectangle with the pattern of a value that is no finite number. */
  public void hatch(Rect area, double value) {
    for (int y = area.y(); y < area.bottom(); y++) {
      for (int x = area.x(); x < area.right(); x++) {
        set(y, x, Hatch.colour(value, y, x));
      }
    }
  }

  /**
   * Writes a line of text; nothing behind it is erased.
   *
   * @param y where its capitals begin
   * @param x where it begins
   * @param scale pixels to a dot of the letters
   */
  public void text(String text, int y, int x, int scale, int colour) {
    Lettering.draw(this, text, y, x, scale, colour);
  }

  /** Whether both have the same size and colours. */
  @Override
  public boolean equals(Object other) {
    return other instanceof Canvas that
        && height == that.height
        && width == that.width
        && Arrays.equals(colours, that.colours);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * height + width) + Arrays.hashCode(colours);
  }

  /** Returns the size, for messages: {@code Canvas 96x128} (height x width). */
  @Override
  public String toString() {
    return "Canvas " + height + "x" + width;
  }
}
