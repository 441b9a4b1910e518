package io.github.convparity.image;

import java.io.IOException;
import java.util.Locale;

/**
 * Reads pictures and names them.
 *
 * <pre>{@code
 * RgbImage image = Images.read(Files.readAllBytes(file));
 * String name = Images.nameOf(file.getFileName().toString()); // "My Cat.PNG" is "my-cat"
 * }</pre>
 */
public final class Images {
  /** How many pixels a picture may have for {@link #read}, inclusive: 100 million. */
  public static final int MAX_PIXELS = 100_000_000;

  private Images() {}

  /**
   * Returns the picture in {@code content}: the content of a file in any format that {@code
   * javax.imageio} reads on this JVM, of an animation or of several pages the first.
   *
   * <p>The samples are those of the file: no gamma, colour profile or orientation tag is applied.
   * Samples of 16 bits count by their high byte ({@code value >> 8}, no rounding), those of fewer
   * than 8 bits are stretched to 0..255. Alpha is dropped, not blended: a transparent pixel keeps
   * its colour. Palettes are looked up; grey gives three equal channels.
   *
   * @param content not kept
   * @throws ImageFormatException if {@code content} is not an image, is cut short or damaged as far
   *     as its format tells (PNG always, by its checksums), has more than {@link #MAX_PIXELS}
   *     pixels (told by its header, before anything is decoded), has colours other than RGB and
   *     grey (CMYK, for instance) or samples other than unsigned integers of up to 16 bits, or
   *     needs more memory than there is
   */
  public static RgbImage read(byte[] content) throws ImageFormatException {
    try {
      return ImageDecoder.decode(content);
    } catch (OutOfMemoryError e) {
      throw new ImageFormatException(
          String.format(
              Locale.ROOT,
              "image (%d bytes) must fit in memory; scale it down or give the JVM more (-Xmx)",
              content.length),
          e);
    } catch (IOException | RuntimeException e) {
      // Decoders meet damage with every kind of exception, IndexOutOfBounds and worse.
      throw new ImageFormatException(
          String.format(
              Locale.ROOT,
              "image (%d bytes) must be one that Java decodes, which stopped with: %s; save it again",
              content.length,
              ImageDecoder.reason(e)),
          e);
    }
  }

  /**
   * Returns the name by which a case id calls a user's image: {@code fileName} without its last
   * extension, in lower case, every run of characters other than {@code a} to {@code z} and {@code
   * 0} to {@code 9} one {@code -}, none at the ends; {@code image} if nothing is left.
   *
   * @param fileName the last element of a path, such as {@code My Cat.PNG}
   */
  public static String nameOf(String fileName) {
    int dot = fileName.lastIndexOf('.');
    String stem = dot < 0 ? fileName : fileName.substring(0, dot);
    String name =
        stem.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    return name.isEmpty() ? "image" : name;
  }
}
