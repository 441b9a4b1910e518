package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Taps;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The arguments of one convolution, and the products that make up each element of its output. */
public final class Products {
  private final Conv2dGeometry geometry;
  private final Taps rows;
  private final Taps columns;
  private final double[] input;
  private final double[] weight;
  private final double @Nullable [] bias;

  /** What is done with each product of an output element. */
  public interface Visitor {
    /**
     * One product, in the order input channel, kernel row, kernel column.
     *
     * @param padding whether the tap lies in zero padding; {@code x} is 0 then
     */
    void product(int channel, int kh, int kw, boolean padding, double x, double w);
  }

  /** The products of a legal setting. */
  public Products(Conv2dGeometry geometry, Tensor input, Tensor weight, @Nullable Tensor bias) {
    this.geometry = geometry;
    this.rows = geometry.rows();
    this.columns = geometry.columns();
    this.input = input.doubles();
    this.weight = weight.doubles();
    this.bias = bias == null ? null : bias.doubles();
  }

  /** Shapes and options. */
  public Conv2dGeometry geometry() {
    return geometry;
  }

  Taps rows() {
    return rows;
  }

  Taps columns() {
    return columns;
  }

  double[] input() {
    return input;
  }

  double[] weight() {
    return weight;
  }

  /** The bias of an output channel, 0 without a bias. */
  double bias(int outChannel) {
    return bias == null ? 0 : bias[outChannel];
  }

  /** Whether there is a bias. */
  public boolean hasBias() {
    return bias != null;
  }

  /** The bias that is added to an output element (by its place in row-major order); 0 for none. */
  public double biasOf(int element) {
    return bias(channelOf(element));
  }

  /** Products really read at an output element, padding not counted, and one more for a bias. */
  public int terms(int element) {
    int outW = element % geometry.outW();
    int outH = element / geometry.outW() % geometry.outH();
    return terms(outH, outW);
  }

  int terms(int outH, int outW) {
    int taps = Math.multiplyExact(rows.realTaps(outH), columns.realTaps(outW));
    return Math.addExact(Math.multiplyExact(taps, geometry.weightChannels()), hasBias() ? 1 : 0);
  }

  /** Visits all products of one output element, those with zero padding included. */
  public void forEach(int element, Visitor visitor) {
    int plane = geometry.outH() * geometry.outW();
    int outH = element % plane / geometry.outW();
    int outW = element % geometry.outW();
    int o = channelOf(element);
    int n = element / plane / geometry.outChannels();
    int firstChannel = firstChannel(n, o);
    int w = o * filterSize();
    for (int c = 0; c < geometry.weightChannels(); c++) {
      for (int kh = 0; kh < geometry.kernelH(); kh++) {
        int row = rows.source(outH, kh);
        for (int kw = 0; kw < geometry.kernelW(); kw++) {
          int column = columns.source(outW, kw);
          boolean padding = row == Taps.PADDING || column == Taps.PADDING;
          double x = padding ? 0 : input[pixel(firstChannel + c, row, column)];
          visitor.product(c, kh, kw, padding, x, weight[w++]);
        }
      }
    }
  }

  int firstChannel(int n, int o) {
    return n * geometry.channels() + o / geometry.filtersPerGroup() * geometry.weightChannels();
  }

  int filterSize() {
    return geometry.weightChannels() * geometry.kernelH() * geometry.kernelW();
  }

  int pixel(int plane, int row, int column) {
    return (plane * geometry.inputH() + row) * geometry.inputW() + column;
  }

  private int channelOf(int element) {
    return element / (geometry.outH() * geometry.outW()) % geometry.outChannels();
  }

  /** The output's shape. */
  public Shape shape() {
    return geometry.output();
  }
}
