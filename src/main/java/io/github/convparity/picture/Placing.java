package io.github.convparity.picture;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Pads;
import io.github.convparity.image.Rect;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * Where the outputs of a series are drawn in a panel, all in one scale: each over the place of the
 * input from which it comes. An output pixel is as large as a stride, so that outputs of larger
 * strides are not smaller but coarser; what a kernel takes away shrinks the picture from all sides,
 * and padding lets it grow.
 */
final class Placing {
  private static final int MOST_REDUCED = 30_000;
  private static final int LONGEST = 320;
  private static final int LEAST_HEIGHT = 120;

  /** A rectangle in pixels of the input, whole or halves. */
  private record Box(double top, double left, double height, double width) {
    double bottom() {
      return top + height;
    }

    double right() {
      return left + width;
    }

    Box and(Box other) {
      double y = Math.min(top, other.top);
      double x = Math.min(left, other.left);
      return new Box(
          y, x, Math.max(bottom(), other.bottom()) - y, Math.max(right(), other.right()) - x);
    }
  }

  private int naturalHeight = 1;
  private int naturalWidth = 1;
  private Box all;
  private final int zoom;
  private final int reduction;
  private final int leastWidth;

  private Placing(List<Answered> series, int leastWidth, int most) {
    this.leastWidth = leastWidth;
    List<Shape> sizes = new ArrayList<>();
    series.forEach(frame -> sizes.add(frame.setting().input()));
    series.forEach(frame -> outputs(frame).forEach(output -> sizes.add(output.sizes())));
    for (Shape size : sizes) {
      naturalHeight = Math.max(naturalHeight, size.dim(-2));
      naturalWidth = Math.max(naturalWidth, size.dim(-1));
    }
    Shape input = series.get(0).setting().input();
    all = new Box(0, 0, Math.max(1, input.dim(-2)), Math.max(1, input.dim(-1)));
    for (Answered frame : series) {
      for (Tensor output : outputs(frame)) {
        all = all.and(box(frame.setting(), output.sizes()));
      }
    }
    reduction = reduction(all.height, all.width, Math.min(most, MOST_REDUCED));
    zoom = reduction > 1 ? 1 : zoom(all.height, all.width, most);
  }

  /**
   * For these frames, at least one.
   *
   * @param leastWidth of the field
   * @param most how many pixels the largest output may take, about
   */
  static Placing of(List<Answered> series, int leastWidth, int most) {
    return new Placing(series, leastWidth, most);
  }

  private static List<Tensor> outputs(Answered frame) {
    List<Tensor> outputs = new ArrayList<>();
    if (frame.reference() != null && frame.reference().sizes().rank() >= 3) {
      outputs.add(frame.reference());
    }
    if (frame.candidate() != null && frame.candidate().sizes().rank() >= 3) {
      outputs.add(frame.candidate());
    }
    return outputs;
  }

  private static int reduction(double height, double width, int most) {
    int factor = 1;
    while (height / factor * (width / factor) > most
        || Math.max(height, width) / factor > LONGEST) {
      factor++;
    }
    return factor;
  }

  private static int zoom(double height, double width, int most) {
    int factor = 1;
    while (Math.max(height, width) * (factor + 1) <= LONGEST
        && height * width * (factor + 1) * (factor + 1) <= most) {
      factor++;
    }
    return factor;
  }

  private Box box(Setting setting, Shape output) {
    Conv2dOptions options = setting.options();
    Pads pads = options.pads(setting.kernel().h(), setting.kernel().w());
    double height = output.dim(-2) * pixel(options.stride().h(), output.dim(-2), naturalHeight);
    double width = output.dim(-1) * pixel(options.stride().w(), output.dim(-1), naturalWidth);
    double top = options.dilation().h() * (setting.kernel().h() - 1) / 2.0 - pads.top();
    double left = options.dilation().w() * (setting.kernel().w() - 1) / 2.0 - pads.left();
    return new Box(within(top, naturalHeight), within(left, naturalWidth), height, width);
  }

  /** As large as the stride, but no larger than it takes to fill the picture. */
  private static double pixel(int stride, int outputs, int natural) {
    int most = (natural + outputs - 1) / Math.max(1, outputs);
    return Math.max(1, Math.min(stride, most));
  }

  /** Illegal settings have any numbers. */
  private static double within(double offset, int natural) {
    return Math.max(-natural, Math.min(natural, offset));
  }

  private int pixels(double inputPixels) {
    return (int) Math.round(inputPixels * zoom / reduction);
  }

  /** Rows of the field that takes all frames. */
  int height() {
    return Math.max(LEAST_HEIGHT, pixels(all.height) + 2);
  }

  /** Columns of the field. */
  int width() {
    return Math.max(leastWidth, pixels(all.width) + 2);
  }

  /** Where an output is in the field. */
  Rect place(Setting setting, Shape output) {
    Box box = box(setting, output);
    int high = Math.max(1, pixels(box.height));
    int wide = Math.max(1, pixels(box.width));
    int y = (height() - pixels(all.height)) / 2 + pixels(box.top - all.top);
    int x = (width() - pixels(all.width)) / 2 + pixels(box.left - all.left);
    return new Rect(Math.min(y, height() - high), Math.min(x, width() - wide), high, wide);
  }

  /** How large a pixel of the input is, in words. */
  String words() {
    if (reduction > 1) {
      return "Reduced 1 : " + reduction + ": means, of differences the largest.";
    }
    return "A pixel of the input is " + zoom + "×" + zoom + ".";
  }
}
