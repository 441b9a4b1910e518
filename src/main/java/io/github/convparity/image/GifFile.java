package io.github.convparity.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriter;
import javax.imageio.metadata.IIOMetadata;
import javax.imageio.metadata.IIOMetadataNode;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as the content of an animated GIF file that goes on for ever. */
public final class GifFile {
  /** Milliseconds in the unit in which the format counts. */
  public static final int UNIT_MILLIS = 10;

  /** The most units that the format can say. */
  public static final int MOST_UNITS = 65_535;

  private static final String FORMAT = "javax_imageio_gif_image_1.0";

  private GifFile() {}

  /**
   * The content of a GIF file: one palette for all frames, every frame over the one before.
   *
   * @param frames at least one, all of one size
   * @param delayUnits how long each is shown, in units of 10 ms, from 0 to {@link #MOST_UNITS}
   * @throws IllegalArgumentException if there is none, or sizes differ
   */
  public static byte[] of(List<Canvas> frames, int delayUnits) {
    requireOneSize(frames);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    try (MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < frames.size(); i++) {
        BufferedImage image = Indexed.image(frames.get(i));
        IIOMetadata metadata = writer.getDefaultImageMetadata(new ImageTypeSpecifier(image), null);
        IIOMetadataNode root = (IIOMetadataNode) metadata.getAsTree(FORMAT);
        control(root, delayUnits);
        if (i == 0) {
          endless(root);
        }
        metadata.setFromTree(FORMAT, root);
        writer.writeToSequence(new IIOImage(image, null, metadata), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e); // in memory
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static void requireOneSize(List<Canvas> frames) {
    if (frames.isEmpty()) {
      throw new IllegalArgumentException("frames (0) must be at least 1");
    }
    Canvas first = frames.get(0);
    for (Canvas frame : frames) {
      if (frame.height() != first.height() || frame.width() != first.width()) {
        throw new IllegalArgumentException("frame (" + frame + ") must be as large as " + first);
      }
    }
  }

  /** How long the frame is shown; the writer wants all five attributes. */
  private static void control(IIOMetadataNode root, int delayUnits) {
    IIOMetadataNode control = child(root, "GraphicControlExtension");
    control.setAttribute("disposalMethod", "none");
    control.setAttribute("userInputFlag", "FALSE");
    control.setAttribute("transparentColorFlag", "FALSE");
    control.setAttribute("delayTime", Integer.toString(delayUnits));
    control.setAttribute("transparentColorIndex", "0");
  }

  /** Netscape's extension with the count 0. */
  private static void endless(IIOMetadataNode root) {
    IIOMetadataNode extension = new IIOMetadataNode("ApplicationExtension");
    extension.setAttribute("applicationID", "NETSCAPE");
    extension.setAttribute("authenticationCode", "2.0");
    extension.setUserObject(new byte[] {1, 0, 0});
    child(root, "ApplicationExtensions").appendChild(extension);
  }

  private static IIOMetadataNode child(IIOMetadataNode root, String name) {
    for (int i = 0; i < root.getLength(); i++) {
      if (root.item(i).getNodeName().equals(name)) {
        return (IIOMetadataNode) root.item(i);
      }
    }
    IIOMetadataNode made = new IIOMetadataNode(name);
    root.appendChild(made);
    return made;
  }
}
