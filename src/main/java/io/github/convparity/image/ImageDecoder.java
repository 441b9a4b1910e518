package io.github.convparity.image;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageTypeSpecifier;

/**
 * Drives ImageIO: picks the reader, looks at the header, decodes, and asks whether all was there.
 */
final class ImageDecoder {
  /**
   * How a decoder's warning begins when pixels were lost. Other warnings (odd metadata, stray bytes
   * between segments, a profile that is ignored anyway) leave the picture whole. The first six come
   * from the JPEG reader, then one each from GIF and TIFF.
   */
  private static final List<String> DAMAGE =
      List.of(
          "Truncated File",
          "Premature end of JPEG file",
          "Corrupt JPEG data: premature end",
          "Corrupt JPEG data: bad Huffman code",
          "Corrupt JPEG data: found marker",
          "Inconsistent progression sequence",
          "Out-of-sequence code",
          "ArrayIndexOutOfBoundsException ignored");

  private ImageDecoder() {}

  /**
   * Returns the first picture in {@code content}.
   *
   * @throws ImageFormatException if it is none, too large, or of a kind without RGB samples
   * @throws IOException if it is damaged; ImageIO may say so with any RuntimeException, too
   */
  static RgbImage decode(byte[] content) throws ImageFormatException, IOException {
    try (ByteArrayImageInput input = new ByteArrayImageInput(content)) {
      Iterator<ImageReader> readers = ImageIO.getImageReaders(input);
      if (!readers.hasNext()) {
        throw new ImageFormatException(
            String.format(
                Locale.ROOT,
                "image (%d bytes) must be in a format that Java reads (%s); convert it, say to PNG",
                content.length,
                formats()));
      }
      ImageReader reader = readers.next();
      try {
        reader.setInput(input, /* seekForwardOnly= */ true, /* ignoreMetadata= */ true);
        requireSize(reader.getHeight(0), reader.getWidth(0));
        if (reads(reader, "png")) {
          PngChunks.requireWhole(content);
        }
        return RgbSamples.of(readAll(reader));
      } finally {
        reader.dispose();
      }
    }
  }

  private static BufferedImage readAll(ImageReader reader)
      throws ImageFormatException, IOException {
    List<String> damage = new ArrayList<>();
    reader.addIIOReadWarningListener(
        (source, warning) -> {
          if (DAMAGE.stream().anyMatch(warning::startsWith)) {
            damage.add(warning);
          }
        });
    ImageReadParam parameters = parameters(reader);
    BufferedImage image = reader.read(0, parameters);
    if (!damage.isEmpty()) {
      throw new IOException(damage.get(0));
    }
    return image;
  }

  private static void requireSize(int height, int width) throws ImageFormatException {
    if ((long) height * width > Images.MAX_PIXELS) {
      throw new ImageFormatException(
          String.format(
              Locale.ROOT,
              "image size (%d x %d, height x width) must be at most %d pixels; scale it down",
              height,
              width,
              Images.MAX_PIXELS));
    }
  }

  private static ImageReadParam parameters(ImageReader reader)
      throws ImageFormatException, IOException {
    Iterator<ImageTypeSpecifier> types = reader.getImageTypes(0);
    if (!types.hasNext()) {
      // Older Javas list no type for CMYK JPEG, newer ones one with four bands.
      throw RgbSamples.unreadableColours("unknown to Java, perhaps CMYK");
    }
    ImageTypeSpecifier type = types.next();
    RgbSamples.requireReadable(type.getColorModel(), type.getSampleModel());
    ImageReadParam parameters = reader.getDefaultReadParam();
    if (reads(reader, "jpeg")) {
      // With bands named, the reader does not convert from an embedded profile to sRGB.
      parameters.setSourceBands(IntStream.range(0, type.getNumBands()).toArray());
    }
    return parameters;
  }

  private static boolean reads(ImageReader reader, String format) throws IOException {
    return reader.getFormatName().equalsIgnoreCase(format);
  }

  private static String formats() {
    return Arrays.stream(ImageIO.getReaderFormatNames())
        .map(name -> name.toUpperCase(Locale.ROOT))
        .distinct()
        .sorted()
        .collect(Collectors.joining(", "));
  }

  /** Returns what the innermost cause says: the outer ones tell only where it was met. */
  static String reason(Exception thrown) {
    Throwable innermost = thrown;
    while (innermost.getCause() != null) {
      innermost = innermost.getCause();
    }
    String message = innermost.getMessage();
    if (message == null || !(innermost instanceof IOException)) {
      // A RuntimeException's message would speak of the decoder's own arrays.
      return innermost.getClass().getSimpleName();
    }
    return message;
  }
}
