package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Pads;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The products of each element of the gradients, found the other way round: every product of the
 * output, in the order of the output, is handed to the elements that it belongs to.
 */
final class Scattered {
  private final List<List<double[]>> ofInput;
  private final List<List<double[]>> ofWeight;
  private final List<List<double[]>> ofBias;
  private final DType dtype;

  private Scattered(DType dtype, int inputs, int weights, int filters) {
    this.dtype = dtype;
    this.ofInput = lists(inputs);
    this.ofWeight = lists(weights);
    this.ofBias = lists(filters);
  }

  private static List<List<double[]>> lists(int elements) {
    return IntStream.range(0, elements).<List<double[]>>mapToObj(i -> new ArrayList<>()).toList();
  }

  static Scattered of(Conv2dGeometry g, Tensor input, Tensor weight, Tensor gradOutput) {
    Scattered found =
        new Scattered(gradOutput.dtype(), input.length(), weight.length(), g.outChannels());
    int next = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outChannels(); o++) {
        for (int outH = 0; outH < g.outH(); outH++) {
          for (int outW = 0; outW < g.outW(); outW++) {
            double gradient = gradOutput.get(next++);
            found.ofBias.get(o).add(new double[] {gradient, 1});
            found.taps(g, input, weight, gradient, n, o, outH, outW);
          }
        }
      }
    }
    return found;
  }

  private void taps(
      Conv2dGeometry g,
      Tensor input,
      Tensor weight,
      double gradient,
      int n,
      int o,
      int outH,
      int outW) {
    Pads pads = g.options().pads(g.kernelH(), g.kernelW());
    int group = o / (g.outChannels() / g.options().groups());
    for (int c = 0; c < g.weightChannels(); c++) {
      int image = n * g.channels() + group * g.weightChannels() + c;
      for (int kh = 0; kh < g.kernelH(); kh++) {
        for (int kw = 0; kw < g.kernelW(); kw++) {
          int h = outH * g.options().stride().h() + kh * g.options().dilation().h() - pads.top();
          int w = outW * g.options().stride().w() + kw * g.options().dilation().w() - pads.left();
          int row = original(g, h, g.inputH());
          int column = original(g, w, g.inputW());
          if (row >= 0 && column >= 0) {
            int pixel = (image * g.inputH() + row) * g.inputW() + column;
            int tap = ((o * g.weightChannels() + c) * g.kernelH() + kh) * g.kernelW() + kw;
            ofInput.get(pixel).add(new double[] {gradient, weight.get(tap)});
            ofWeight.get(tap).add(new double[] {gradient, input.get(pixel)});
          }
        }
      }
    }
  }

  /** The row or column that stands at this place, which may lie outside; -1 for a zero. */
  private static int original(Conv2dGeometry g, int place, int size) {
    boolean inside = place >= 0 && place < size;
    return switch (g.options().paddingMode()) {
      case ZEROS -> inside ? place : -1;
      case REPLICATE -> Math.min(Math.max(place, 0), size - 1);
      case CIRCULAR -> (place + size) % size;
      case REFLECT -> size - 1 - Math.abs(size - 1 - Math.abs(place));
    };
  }

  /** The sum that an element of the input's gradient is. */
  Dot input(int element) {
    return dot(ofInput.get(element));
  }

  /** The sum that an element of the weight's gradient is; zeros of the padding are left out. */
  Dot weight(int element) {
    return dot(ofWeight.get(element));
  }

  /** The sum that an element of the bias's gradient is. */
  Dot bias(int element) {
    return dot(ofBias.get(element));
  }

  private Dot dot(List<double[]> products) {
    double[] left = products.stream().mapToDouble(product -> product[0]).toArray();
    double[] right = products.stream().mapToDouble(product -> product[1]).toArray();
    return new Dot(dtype, left, right, null);
  }
}
