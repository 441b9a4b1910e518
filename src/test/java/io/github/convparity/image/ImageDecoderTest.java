package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link Images#read} refuses, and that it refuses with nothing but its own exception. */
class ImageDecoderTest {
  @Test
  void emptyContentIsNoImage() {
    assertRefused(new byte[0])
        .withMessageStartingWith("image (0 bytes) must be in a format that Java reads (")
        .withMessageEndingWith("convert it, say to PNG");
  }

  @Test
  void textIsNoImage() {
    assertRefused("{\"input\":[1,3,32,32]}".getBytes(StandardCharsets.UTF_8))
        .withMessageContaining("must be in a format that Java reads")
        .withMessageContaining("PNG");
  }

  @Test
  void randomBytesAreNoImage() {
    byte[] garbage = new byte[4096];
    new Random(5).nextBytes(garbage);

    assertRefused(garbage).withMessageContaining("image (4096 bytes)");
  }

  @Test
  void headerOfTooManyPixelsIsRefusedBeforeItsPixelsAreMissed() {
    assertRefused(Encoded.pngHeader(50_000, 50_000))
        .withMessage(
            "image size (50000 x 50000, height x width) must be at most 100000000 pixels;"
                + " scale it down");
  }

  @Test
  void headerOfExactlyTheMostPixelsIsNotTooLarge() {
    assertRefused(Encoded.pngHeader(10_000, 10_000)).withMessageContaining("must be one that");
    assertRefused(Encoded.pngHeader(10_000, 10_001)).withMessageContaining("100000000 pixels");
  }

  @Test
  void headerWithoutPixelsIsRefused() {
    assertRefused(Encoded.pngHeader(0, 5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "tiff"})
  void everyCutThatLosesPixelsIsRefused(String format) {
    byte[] whole = Encoded.as(format, Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 9, 10));
    int last = format.equals("gif") ? whole.length - 2 : whole.length - 1;

    for (int length = 0; length <= last; length++) {
      assertRefused(Arrays.copyOf(whole, length));
    }
  }

  @ParameterizedTest
  @CsvSource({"5, 9", "1, 10", "12, 12"}) // TYPE_3BYTE_BGR, TYPE_INT_RGB, TYPE_BYTE_BINARY
  void everyCutThatLosesPixelsOfABmpIsRefused(int type, int width) {
    byte[] whole = Encoded.as("bmp", Encoded.patterned(type, 9, width));
    int padding = 3; // at most, at the end of the last row

    for (int length = 0; length < whole.length - padding; length++) {
      assertRefused(Arrays.copyOf(whole, length));
    }
  }

  @Test
  void cutPngIsToldSo() {
    byte[] whole = Encoded.as("png", Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 9, 10));

    assertRefused(Arrays.copyOf(whole, whole.length / 2))
        .withMessageEndingWith(
            "which stopped with: the data ends before the PNG does; save it again");
  }

  @Test
  void pngWithOneFlippedBitIsRefused() {
    byte[] png = Encoded.as("png", Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 9, 10));
    png[png.length - 30] ^= 1;

    assertRefused(png).withMessageContaining("the checksum of a PNG chunk (IDAT) is wrong");
  }

  @Test
  void wrongChecksumOfAPngCommentIsNoMatter() throws ImageFormatException {
    byte[] plain = Encoded.as("png", Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 9, 10));
    byte[] comment = Encoded.pngChunk("tEXt", "Comment\0x".getBytes(StandardCharsets.US_ASCII));
    comment[comment.length - 1] ^= 1;

    assertThat(Images.read(Encoded.insert(plain, 33, comment))).isEqualTo(Images.read(plain));
  }

  @Test
  void jpegWhosePixelsEndEarlyIsRefused() {
    byte[] jpeg = Encoded.as("jpeg", Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 90, 100));
    byte[] end = {(byte) 0xFF, (byte) 0xD9};

    assertRefused(Encoded.insert(jpeg, jpeg.length / 2, end))
        .withMessageContaining("Corrupt JPEG data: premature end of data segment");
  }

  @Test
  void strayBytesBetweenTheSegmentsOfAJpegAreNoMatter() throws ImageFormatException {
    byte[] plain = Encoded.as("jpeg", Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 9, 10));
    // After the start marker (2 bytes) and the JFIF segment (18).
    byte[] stray = Encoded.insert(plain, 20, new byte[] {0, 0, 0});

    assertThat(Images.read(stray)).isEqualTo(Images.read(plain));
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "jpeg", "gif", "bmp", "tiff"})
  void damageGivesAPictureOrARefusalNeverAnotherException(String format) {
    byte[] whole = Encoded.as(format, Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 9, 10));
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < 500; i++) {
      byte[] damaged = whole.clone();
      for (int flips = 0; flips < 3; flips++) {
        damaged[random.nextInt(Math.min(damaged.length, 100))] = (byte) random.nextInt();
      }
      try {
        assertThat(Images.read(damaged).width()).isPositive();
      } catch (ImageFormatException e) {
        refused++;
      }
    }
    assertThat(refused).isPositive();
  }

  @Test
  void cmykJpegIsRefused() {
    WritableRaster inks = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 8, 8, 4, null);
    byte[] adobe = "Adobe\0\144\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    byte[] cmyk = Encoded.insert(Encoded.as("jpeg", inks), 2, Encoded.jpegSegment(0xFFEE, adobe));

    assertRefused(cmyk)
        .withMessageContaining("colour space (")
        .withMessageContaining("CMYK")
        .withMessageEndingWith("must be RGB or grey; convert the image to RGB");
  }

  @Test
  void floatingPointSamplesAreRefused() {
    byte[] tiff = Encoded.as("tiff", Encoded.rgbOf(DataBuffer.TYPE_FLOAT, 2, 2));

    assertRefused(tiff)
        .withMessage(
            "samples (32 bits, signed or floating-point) must be unsigned integers,"
                + " at most 16 bits; save it as 8-bit");
  }

  @Test
  void refusalOfDamageKeepsItsCause() {
    byte[] jpeg = Encoded.as("jpeg", Encoded.patterned(BufferedImage.TYPE_3BYTE_BGR, 9, 10));

    assertRefused(Arrays.copyOf(jpeg, jpeg.length - 2))
        .withMessageContaining("Truncated File")
        .havingCause()
        .withMessageContaining("Truncated File");
  }

  private static ThrowableAssertAlternative<ImageFormatException> assertRefused(byte[] content) {
    return assertThatExceptionOfType(ImageFormatException.class)
        .isThrownBy(() -> Images.read(content));
  }
}
