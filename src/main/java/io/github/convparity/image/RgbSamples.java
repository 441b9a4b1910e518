package io.github.convparity.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.awt.image.SampleModel;
import java.util.Locale;

/**
 * Takes the samples of a decoded picture as they stand in the file. {@link BufferedImage#getRGB}
 * would not do: it converts grey from linear to sRGB, and every profile with it.
 */
final class RgbSamples {
  private static final int MAX_BITS = 16;

  private RgbSamples() {}

  /** Returns the RGB samples of {@code image}. */
  static RgbImage of(BufferedImage image) throws ImageFormatException {
    ColorModel colours = image.getColorModel();
    requireReadable(colours, image.getSampleModel());
    int height = image.getHeight();
    int width = image.getWidth();
    byte[] rgb = new byte[Math.multiplyExact(height * width, RgbImage.CHANNELS)];
    if (colours instanceof IndexColorModel palette) {
      lookUp(image.getRaster(), palette, rgb);
    } else {
      boolean grey = colours.getNumColorComponents() == 1;
      for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
        copy(image.getRaster(), grey ? 0 : channel, rgb, channel);
      }
    }
    return RgbImage.owning(height, width, rgb);
  }

  /**
   * Checks that pictures of this kind have RGB or grey samples that are unsigned integers of at
   * most 16 bits.
   */
  static void requireReadable(ColorModel colours, SampleModel samples) throws ImageFormatException {
    int type = colours.getColorSpace().getType();
    if (type != ColorSpace.TYPE_RGB && type != ColorSpace.TYPE_GRAY) {
      throw unreadableColours(nameOf(type));
    }
    boolean unsigned =
        switch (samples.getDataType()) {
          case DataBuffer.TYPE_BYTE, DataBuffer.TYPE_USHORT, DataBuffer.TYPE_INT -> true;
          default -> false;
        };
    int bits = samples.getSampleSize(0);
    if (!unsigned || bits > MAX_BITS) {
      throw new ImageFormatException(
          String.format(
              Locale.ROOT,
              "samples (%d bits, %s) must be unsigned integers, at most %d bits; save it as 8-bit",
              bits,
              unsigned ? "integer" : "signed or floating-point",
              MAX_BITS));
    }
  }

  /** Returns the refusal of a colour space that is neither RGB nor grey. */
  static ImageFormatException unreadableColours(String colourSpace) {
    return new ImageFormatException(
        String.format(
            Locale.ROOT,
            "colour space (%s) must be RGB or grey; convert the image to RGB",
            colourSpace));
  }

  private static String nameOf(int colourSpaceType) {
    return switch (colourSpaceType) {
      case ColorSpace.TYPE_CMYK -> "CMYK";
      case ColorSpace.TYPE_Lab -> "Lab";
      case ColorSpace.TYPE_YCbCr -> "YCbCr";
      default -> "type " + colourSpaceType + " of java.awt.color.ColorSpace";
    };
  }

  private static void lookUp(Raster raster, IndexColorModel palette, byte[] rgb) {
    int[] row = new int[raster.getWidth()];
    int at = 0;
    for (int h = 0; h < raster.getHeight(); h++) {
      raster.getSamples(0, h, row.length, 1, 0, row);
      for (int index : row) {
        rgb[at++] = (byte) palette.getRed(index);
        rgb[at++] = (byte) palette.getGreen(index);
        rgb[at++] = (byte) palette.getBlue(index);
      }
    }
  }

  private static void copy(Raster raster, int band, byte[] rgb, int channel) {
    int bits = raster.getSampleModel().getSampleSize(band);
    int[] row = new int[raster.getWidth()];
    int at = channel;
    for (int h = 0; h < raster.getHeight(); h++) {
      raster.getSamples(0, h, row.length, 1, band, row);
      for (int sample : row) {
        rgb[at] = (byte) toEightBits(sample, bits);
        at += RgbImage.CHANNELS;
      }
    }
  }

  /** High byte of more than 8 bits; fewer stretched so that the largest sample is 255. */
  private static int toEightBits(int sample, int bits) {
    if (bits >= Byte.SIZE) {
      return sample >>> (bits - Byte.SIZE);
    }
    int largest = (1 << bits) - 1;
    return (sample * 255 + largest / 2) / largest;
  }
}
