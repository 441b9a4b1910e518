package io.github.convparity.image;

import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures for tests: their samples, and files made of them. */
public final class Encoded {
  private static final byte[] PNG_SIGNATURE = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};

  private Encoded() {}

  /**
   * Returns {@code image} after filling its first row with {@code pixels}, a list of samples each.
   */
  public static BufferedImage firstRow(BufferedImage image, int[]... pixels) {
    for (int w = 0; w < pixels.length; w++) {
      image.getRaster().setPixel(w, 0, pixels[w]);
    }
    return image;
  }

  /** Returns a picture whose samples have {@code dataType} and stand in the order R, G, B. */
  public static BufferedImage rgbOf(int dataType, int height, int width) {
    return ImageTypeSpecifier.createInterleaved(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            new int[] {0, 1, 2},
            dataType,
            /* hasAlpha= */ false,
            /* isAlphaPremultiplied= */ false)
        .createBufferedImage(width, height);
  }

  /** Returns a picture with other samples at every pixel. */
  public static BufferedImage patterned(int type, int height, int width) {
    BufferedImage image = new BufferedImage(width, height, type);
    WritableRaster raster = image.getRaster();
    for (int h = 0; h < height; h++) {
      for (int w = 0; w < width; w++) {
        for (int band = 0; band < raster.getNumBands(); band++) {
          int largest = (1 << raster.getSampleModel().getSampleSize(band)) - 1;
          raster.setSample(w, h, band, (h * 37 + w * 11 + band * 101) & largest);
        }
      }
    }
    return image;
  }

  /** Returns the file that ImageIO writes. */
  public static byte[] as(String format, BufferedImage image) {
    return as(format, new IIOImage(image, null, null));
  }

  /** Returns the file that ImageIO writes of samples without a colour model. */
  public static byte[] as(String format, WritableRaster samples) {
    return as(format, new IIOImage(samples, null, null));
  }

  private static byte[] as(String format, IIOImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.write(image);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Returns an animated GIF. */
  public static byte[] animation(BufferedImage... frames) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (MemoryCacheImageOutputStream output = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(output);
      writer.prepareWriteSequence(null);
      for (BufferedImage frame : frames) {
        writer.writeToSequence(new IIOImage(frame, null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Returns a PNG with this header and 12 bytes that are no pixels. */
  public static byte[] pngHeader(int height, int width) {
    byte[] header = ByteBuffer.allocate(13).putInt(width).putInt(height).array();
    header[8] = 8;
    header[9] = 2;
    return join(PNG_SIGNATURE, pngChunk("IHDR", header), pngChunk("IDAT"), pngChunk("IEND"));
  }

  /** Returns a chunk of a PNG: length, type, data, checksum. */
  public static byte[] pngChunk(String type, byte... data) {
    byte[] typeAndData = join(type.getBytes(StandardCharsets.US_ASCII), data);
    CRC32 crc = new CRC32();
    crc.update(typeAndData);
    return ByteBuffer.allocate(data.length + 12)
        .putInt(data.length)
        .put(typeAndData)
        .putInt((int) crc.getValue())
        .array();
  }

  /** Returns a segment of a JPEG: marker, length, data. */
  public static byte[] jpegSegment(int marker, byte... data) {
    return ByteBuffer.allocate(data.length + 4)
        .putShort((short) marker)
        .putShort((short) (data.length + 2))
        .put(data)
        .array();
  }

  /** Returns {@code file} with {@code inserted} at {@code position}. */
  public static byte[] insert(byte[] file, int position, byte[] inserted) {
    return join(
        Arrays.copyOf(file, position), inserted, Arrays.copyOfRange(file, position, file.length));
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }
}
