package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ImagesTest {
  /** Where a PNG's first chunk, the header, ends. */
  private static final int AFTER_PNG_HEADER = 33;

  private static final int[] RED = {255, 0, 0};
  private static final int[] MIXED = {1, 127, 128};
  private static final int[] PALE = {250, 251, 252};

  @ParameterizedTest
  @ValueSource(strings = {"png", "bmp", "tiff"})
  void eightBitRgbComesOutExactly(String format) throws ImageFormatException {
    BufferedImage image = new BufferedImage(3, 2, BufferedImage.TYPE_3BYTE_BGR);
    Encoded.firstRow(image, RED, MIXED, PALE);
    image.getRaster().setPixel(2, 1, new int[] {7, 8, 9});

    RgbImage read = Images.read(Encoded.as(format, image));

    assertThat(read)
        .isEqualTo(rgb(2, 3, 255, 0, 0, 1, 127, 128, 250, 251, 252, 0, 0, 0, 0, 0, 0, 7, 8, 9));
  }

  @Test
  void everyEightBitGreyGivesThreeEqualChannelsWithoutGamma() throws ImageFormatException {
    BufferedImage image = new BufferedImage(256, 1, BufferedImage.TYPE_BYTE_GRAY);
    for (int w = 0; w < 256; w++) {
      image.getRaster().setSample(w, 0, 0, w);
    }

    RgbImage read = Images.read(Encoded.as("png", image));

    for (int w = 0; w < 256; w++) {
      assertThat(pixel(read, 0, w)).containsExactly(w, w, w);
    }
  }

  @Test
  void greyWithAlphaGivesItsGreyEvenWhereTransparent() throws ImageFormatException {
    BufferedImage image =
        new BufferedImage(
            new ComponentColorModel(
                ColorSpace.getInstance(ColorSpace.CS_GRAY),
                /* hasAlpha= */ true,
                /* isAlphaPremultiplied= */ false,
                Transparency.TRANSLUCENT,
                DataBuffer.TYPE_BYTE),
            Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 2, 1, 2, null),
            false,
            null);
    Encoded.firstRow(image, new int[] {77, 0}, new int[] {200, 90});

    RgbImage read = Images.read(Encoded.as("png", image));

    assertThat(read).isEqualTo(rgb(1, 2, 77, 77, 77, 200, 200, 200));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "gif", "bmp"})
  void paletteIsLookedUp(String format) throws ImageFormatException {
    // 20 colours: of fewer, ImageIO's BMP writer makes files that contradict themselves.
    byte[] red = Arrays.copyOf(new byte[] {(byte) 200, 1}, 20);
    byte[] green = Arrays.copyOf(new byte[] {100, 2}, 20);
    byte[] blue = Arrays.copyOf(new byte[] {50, 3}, 20);
    IndexColorModel palette = new IndexColorModel(8, 20, red, green, blue);
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);
    Encoded.firstRow(image, new int[] {1}, new int[] {0});

    RgbImage read = Images.read(Encoded.as(format, image));

    assertThat(read).isEqualTo(rgb(1, 2, 1, 2, 3, 200, 100, 50));
  }

  @Test
  void transparentPaletteEntryKeepsItsColour() throws ImageFormatException {
    byte[] colours = {(byte) 200, 1};
    byte[] alpha = {0, (byte) 255};
    IndexColorModel palette = new IndexColorModel(8, 2, colours, colours, colours, alpha);
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_INDEXED, palette);

    RgbImage read = Images.read(Encoded.as("png", image));

    assertThat(read).isEqualTo(rgb(1, 1, 200, 200, 200));
  }

  @Test
  void oneBitPictureGivesBlackAndWhite() throws ImageFormatException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    Encoded.firstRow(image, new int[] {1}, new int[] {0});

    RgbImage read = Images.read(Encoded.as("png", image));

    assertThat(read).isEqualTo(rgb(1, 2, 255, 255, 255, 0, 0, 0));
  }

  @Test
  void fiveAndSixBitSamplesAreStretchedTo255() throws ImageFormatException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_USHORT_565_RGB);
    Encoded.firstRow(image, new int[] {31, 63, 0}, new int[] {1, 1, 16});

    RgbImage read = Images.read(Encoded.as("bmp", image));

    // 255 / 31 = 8.2, 255 / 63 = 4.05, 16 * 255 / 31 = 131.6
    assertThat(read).isEqualTo(rgb(1, 2, 255, 255, 0, 8, 4, 132));
  }

  @Test
  void alphaIsDroppedAndTheColourUnderItKept() throws ImageFormatException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_4BYTE_ABGR);
    Encoded.firstRow(image, new int[] {11, 22, 33, 0}, new int[] {44, 55, 66, 128});

    RgbImage read = Images.read(Encoded.as("png", image));

    assertThat(read).isEqualTo(rgb(1, 2, 11, 22, 33, 44, 55, 66));
  }

  @Test
  void colourNamedTransparentByAnRgbPngIsKept() throws ImageFormatException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
    Encoded.firstRow(image, RED, MIXED);
    byte[] transparentRed = Encoded.pngChunk("tRNS", new byte[] {0, (byte) 255, 0, 0, 0, 0});
    byte[] png = Encoded.insert(Encoded.as("png", image), AFTER_PNG_HEADER, transparentRed);

    assertThat(Images.read(png)).isEqualTo(rgb(1, 2, 255, 0, 0, 1, 127, 128));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void sixteenBitGreyCountsByItsHighByteWithoutRounding(String format) throws ImageFormatException {
    BufferedImage image = new BufferedImage(3, 1, BufferedImage.TYPE_USHORT_GRAY);
    Encoded.firstRow(image, new int[] {0x12FF}, new int[] {0x00FF}, new int[] {0xFF00});

    RgbImage read = Images.read(Encoded.as(format, image));

    assertThat(read).isEqualTo(rgb(1, 3, 0x12, 0x12, 0x12, 0, 0, 0, 255, 255, 255));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "tiff"})
  void sixteenBitRgbCountsByItsHighByteWithoutRounding(String format) throws ImageFormatException {
    BufferedImage image = Encoded.rgbOf(DataBuffer.TYPE_USHORT, 1, 2);
    Encoded.firstRow(image, new int[] {0x12FF, 0x8000, 0xFFFF}, new int[] {255, 256, 0x7FFF});

    RgbImage read = Images.read(Encoded.as(format, image));

    assertThat(read).isEqualTo(rgb(1, 2, 0x12, 0x80, 255, 0, 1, 0x7F));
  }

  @Test
  void gammaInAPngChangesNothing() throws ImageFormatException {
    BufferedImage image = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
    Encoded.firstRow(image, MIXED, PALE);
    byte[] linear = Encoded.pngChunk("gAMA", new byte[] {0, 1, (byte) 0x86, (byte) 0xA0});
    byte[] png = Encoded.insert(Encoded.as("png", image), AFTER_PNG_HEADER, linear);

    assertThat(Images.read(png)).isEqualTo(rgb(1, 2, 1, 127, 128, 250, 251, 252));
  }

  @Test
  void animationGivesItsFirstFrame() throws ImageFormatException {
    BufferedImage first = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
    BufferedImage second = new BufferedImage(1, 1, BufferedImage.TYPE_3BYTE_BGR);
    Encoded.firstRow(first, new int[] {255, 0, 0});
    Encoded.firstRow(second, new int[] {0, 0, 255});

    RgbImage read = Images.read(Encoded.animation(first, second));

    assertThat(read).isEqualTo(rgb(1, 1, 255, 0, 0));
  }

  @Test
  void jpegIsRead() throws ImageFormatException {
    BufferedImage image = new BufferedImage(16, 8, BufferedImage.TYPE_3BYTE_BGR);
    image.getRaster().setPixels(0, 0, 16, 8, flat(16 * 8, 180, 90, 30));

    RgbImage read = Images.read(Encoded.as("jpeg", image));

    assertThat(read.height()).isEqualTo(8);
    assertThat(read.width()).isEqualTo(16);
    // JPEG is lossy: one colour over the whole block comes back within a few steps.
    assertThat(read.value(0, 4, 9)).isCloseTo(180, within(4));
    assertThat(read.value(1, 4, 9)).isCloseTo(90, within(4));
    assertThat(read.value(2, 4, 9)).isCloseTo(30, within(4));
  }

  @Test
  void greyJpegHasThreeEqualChannels() throws ImageFormatException {
    byte[] jpeg = Encoded.as("jpeg", Encoded.patterned(BufferedImage.TYPE_BYTE_GRAY, 9, 10));

    RgbImage read = Images.read(jpeg);

    int[] pixel = pixel(read, 3, 4);
    assertThat(pixel).containsOnly(pixel[0]);
  }

  @Test
  void profileInAJpegChangesNothing() throws ImageFormatException {
    byte[] plain = Encoded.as("jpeg", Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 9, 10));
    byte[] linearRgb = ICC_Profile.getInstance(ColorSpace.CS_LINEAR_RGB).getData();
    byte[] name = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
    byte[] segment = Encoded.jpegSegment(0xFFE2, Encoded.join(name, linearRgb));
    // After the start marker (2 bytes) and the JFIF segment (18).
    byte[] profiled = Encoded.insert(plain, 20, segment);

    assertThat(Images.read(profiled)).isEqualTo(Images.read(plain));
  }

  @ParameterizedTest
  @CsvSource({
    "cat.png, cat",
    "My Cat (2).PNG, my-cat-2",
    "archive.tar.gz, archive-tar",
    "no_extension, no-extension",
    "--edge--.jpg, edge",
    "Ünïcode-Straße.bmp, n-code-stra-e",
    "ILLICIT.png, illicit",
    ".png, image",
    "'', image",
    "日本.png, image",
    "card.png, card"
  })
  void nameIsTheFileNameInLowerCaseWithDashes(String fileName, String name) {
    assertThat(Images.nameOf(fileName)).isEqualTo(name);
  }

  private static RgbImage rgb(int height, int width, int... samples) {
    byte[] bytes = new byte[samples.length];
    for (int i = 0; i < samples.length; i++) {
      bytes[i] = (byte) samples[i];
    }
    return RgbImage.of(height, width, bytes);
  }

  private static int[] pixel(RgbImage image, int h, int w) {
    return new int[] {image.value(0, h, w), image.value(1, h, w), image.value(2, h, w)};
  }

  private static int[] flat(int pixels, int red, int green, int blue) {
    int[] samples = new int[pixels * 3];
    for (int i = 0; i < samples.length; i += 3) {
      samples[i] = red;
      samples[i + 1] = green;
      samples[i + 2] = blue;
    }
    return samples;
  }
}
