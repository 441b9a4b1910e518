package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** The blocks of a GIF file, read by hand: what ImageIO's reader does not tell. */
public final class GifBytes {
  private final byte[] content;
  private final List<Integer> delays = new ArrayList<>();
  private int localPalettes;
  private int loops = -1;
  private int at;

  private GifBytes(byte[] content) {
    this.content = content;
    assertThat(new String(content, 0, 6, StandardCharsets.US_ASCII)).isEqualTo("GIF89a");
    at = 13 + palette(content[10]);
    while (content[at] != 0x3B) {
      if (content[at] == 0x21) {
        extension();
      } else {
        assertThat(content[at]).isEqualTo((byte) 0x2C);
        localPalettes += (content[at + 9] & 0x80) != 0 ? 1 : 0;
        at += 10 + palette(content[at + 9]) + 1;
        skipBlocks();
      }
    }
  }

  /** Reads a file to its end. */
  public static GifBytes of(byte[] content) {
    return new GifBytes(content);
  }

  private static int palette(byte flags) {
    return (flags & 0x80) == 0 ? 0 : 3 << ((flags & 7) + 1);
  }

  private void extension() {
    int kind = Byte.toUnsignedInt(content[at + 1]);
    if (kind == 0xF9) {
      delays.add(Byte.toUnsignedInt(content[at + 4]) + 256 * Byte.toUnsignedInt(content[at + 5]));
    } else if (kind == 0xFF) {
      assertThat(new String(content, at + 3, 11, StandardCharsets.US_ASCII))
          .isEqualTo("NETSCAPE2.0");
      loops = Byte.toUnsignedInt(content[at + 16]) + 256 * Byte.toUnsignedInt(content[at + 17]);
    }
    at += 2;
    skipBlocks();
  }

  private void skipBlocks() {
    while (content[at] != 0) {
      at += Byte.toUnsignedInt(content[at]) + 1;
    }
    at++;
  }

  /** Hundredths of a second, frame by frame. */
  public List<Integer> delays() {
    return delays;
  }

  /** Palettes besides the one for all frames. */
  public int localPalettes() {
    return localPalettes;
  }

  /** How often the animation is repeated, 0 for ever; -1 if the file does not say. */
  public int loops() {
    return loops;
  }

  /** The frames as ImageIO reads them. */
  public List<RgbImage> frames() throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("gif").next();
    try (MemoryCacheImageInputStream in =
        new MemoryCacheImageInputStream(new ByteArrayInputStream(content))) {
      reader.setInput(in);
      List<RgbImage> frames = new ArrayList<>();
      for (int i = 0; i < reader.getNumImages(true); i++) {
        frames.add(RgbSamples.of(reader.read(i)));
      }
      return frames;
    } catch (ImageFormatException e) {
      throw new AssertionError(e);
    } finally {
      reader.dispose();
    }
  }

  /** The colour of a pixel, as 0xRRGGBB. */
  public static int rgb(RgbImage image, int y, int x) {
    return image.value(0, y, x) << 16 | image.value(1, y, x) << 8 | image.value(2, y, x);
  }
}
