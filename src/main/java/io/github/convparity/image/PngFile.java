package io.github.convparity.image;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** A picture as the content of a PNG file. */
public final class PngFile {
  private PngFile() {}

  /**
   * The content of a PNG file with the palette. How it is compressed is the JDK's affair: compare
   * pixels, not bytes.
   */
  public static byte[] of(Canvas canvas) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(Indexed.image(canvas));
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
