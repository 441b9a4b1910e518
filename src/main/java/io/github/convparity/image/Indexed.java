package io.github.convparity.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.IndexColorModel;

/** Canvases as ImageIO takes them. */
final class Indexed {
  private static final IndexColorModel MODEL = model();

  private Indexed() {}

  static BufferedImage image(Canvas canvas) {
    BufferedImage image =
        new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_BYTE_INDEXED, MODEL);
    image.getRaster().setDataElements(0, 0, canvas.width(), canvas.height(), canvas.colours());
    return image;
  }

  private static IndexColorModel model() {
    int[] colours = Palette.all();
    return new IndexColorModel(8, colours.length, colours, 0, false, -1, DataBuffer.TYPE_BYTE);
  }
}
