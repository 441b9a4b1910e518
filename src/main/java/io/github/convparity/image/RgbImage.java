package io.github.convparity.image;

import java.util.Arrays;
import java.util.Locale;

/**
 * A picture: {@code height} rows of {@code width} pixels, each with a red, a green and a blue
 * sample of 0 to 255. Immutable; two pictures are equal when their sizes and all samples are.
 */
public final class RgbImage {
  /** How many channels every picture has: 0 is red, 1 green, 2 blue. */
  public static final int CHANNELS = 3;

  private final int height;
  private final int width;
  private final byte[] rgb;

  private RgbImage(int height, int width, byte[] rgb) {
    this.height = height;
    this.width = width;
    this.rgb = rgb;
  }

  /**
   * Returns the picture with the given samples, which are copied.
   *
   * @param height rows, at least 1
   * @param width pixels in a row, at least 1
   * @param rgb {@code height * width * 3} samples, each byte read as 0 to 255: row after row, in a
   *     row pixel after pixel, in a pixel red, green, blue
   * @throws IllegalArgumentException if {@code height} or {@code width} is below 1, or {@code rgb}
   *     has another length
   */
  public static RgbImage of(int height, int width, byte[] rgb) {
    return owning(height, width, rgb.clone());
  }

  /** As {@link #of}, without the copy: the caller must not touch {@code rgb} again. */
  static RgbImage owning(int height, int width, byte[] rgb) {
    requirePositive("height", height);
    requirePositive("width", width);
    if (rgb.length % CHANNELS != 0 || rgb.length / CHANNELS != (long) height * width) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "rgb.length (%d) must be height * width * 3, here %d * %d * 3",
              rgb.length,
              height,
              width));
    }
    return new RgbImage(height, width, rgb);
  }

  /** Returns the number of rows, at least 1. */
  public int height() {
    return height;
  }

  /** Returns the number of pixels in a row, at least 1. */
  public int width() {
    return width;
  }

  /**
   * Returns one sample, 0 to 255 inclusive.
   *
   * @param channel 0 red, 1 green, 2 blue
   * @param h the row, from 0 at the top to {@code height() - 1}
   * @param w the place in the row, from 0 at the left to {@code width() - 1}
   * @throws IndexOutOfBoundsException if an index is negative or too large
   */
  public int value(int channel, int h, int w) {
    checkIndex("channel", channel, CHANNELS);
    checkIndex("h", h, height);
    checkIndex("w", w, width);
    return Byte.toUnsignedInt(rgb[(h * width + w) * CHANNELS + channel]);
  }

  private static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s (%d) must be at least 1", name, value));
    }
  }

  private static void checkIndex(String name, int index, int length) {
    if (index < 0 || index >= length) {
      throw new IndexOutOfBoundsException(
          String.format(Locale.ROOT, "%s (%d) must be from 0 to %d", name, index, length - 1));
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RgbImage that
        && height == that.height
        && width == that.width
        && Arrays.equals(rgb, that.rgb);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * height + width) + Arrays.hashCode(rgb);
  }

  /** Returns the size, for messages: {@code RgbImage 96x128} (height x width). */
  @Override
  public String toString() {
    return "RgbImage " + height + "x" + width;
  }
}
