package io.github.convparity.run;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Shape;
import java.util.Locale;

/**
 * How much memory a case needs at its peak: the arguments three times (this program's, PyTorch's,
 * and as doubles for the exact value), the padded input where there is one, both outputs with
 * PyTorch's copy, two doubles for each output element, and the columns of one image that PyTorch's
 * im2col kernels write. With gradients also these of both sides, their exact values, and the
 * operands of one element of the weight's.
 */
final class MemoryEstimate {
  /** Output positions for which the exact value is computed at a time. */
  private static final int EXACT_BLOCK = 512;

  private final double bytes;

  private MemoryEstimate(double bytes) {
    this.bytes = bytes;
  }

  static MemoryEstimate of(ParityCase parityCase) {
    Setting setting = parityCase.setting();
    double size = Math.max(4, parityCase.dtype().bytes());
    Shape weight = setting.weight();
    double arguments = elements(setting.input()) + elements(weight) + setting.outChannels();
    double bytes = arguments * (2 * size + 8) + paddedElements(setting) * size;
    try {
      Conv2dGeometry g = setting.geometry();
      double plane = (double) g.outH() * g.outW();
      double outputs = g.batch() * plane * g.outChannels();
      double columns = plane * g.weightChannels() * g.kernelH() * g.kernelW();
      double taps = (double) g.outH() * g.kernelH() + (double) g.outW() * g.kernelW();
      double read = (double) g.weightChannels() * g.kernelH() * g.kernelW();
      bytes += read * Math.min(plane, Math.max(EXACT_BLOCK, g.outW())) * 8;
      bytes += outputs * (3 * size + 16) + columns * size + taps * 8;
      if (parityCase.grad()) {
        double terms = g.batch() * plane;
        bytes += arguments * (4 * size + 20) + outputs * (2 * size + 8) + terms * 16;
      }
    } catch (IllegalArgumentException refused) {
      // The arguments are all there is.
    } catch (UnsupportedOperationException tooLarge) {
      bytes = Double.POSITIVE_INFINITY;
    }
    return new MemoryEstimate(bytes);
  }

  private static double elements(Shape shape) {
    double product = 1;
    for (int dim : shape.dims()) {
      product *= dim;
    }
    return product;
  }

  private static double paddedElements(Setting setting) {
    if (setting.options().paddingMode() == PaddingMode.ZEROS) {
      return 0;
    }
    Pads pads = setting.options().pads(setting.kernel().h(), setting.kernel().w());
    double h = Math.max(0, (double) setting.input().dim(-2) + pads.top() + pads.bottom());
    double w = Math.max(0, (double) setting.input().dim(-1) + pads.left() + pads.right());
    return setting.batch() * (double) setting.input().dim(-3) * h * w;
  }

  boolean exceeds(long limit) {
    return bytes > limit;
  }

  @Override
  public String toString() {
    return Double.isInfinite(bytes)
        ? "an output of 2^31 elements or more"
        : String.format(Locale.ROOT, "about %.1f GiB", bytes / (1L << 30));
  }
}
