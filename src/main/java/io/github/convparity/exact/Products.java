package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Taps;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** The arguments of one convolution, and the products that make up each element of its output. */
public final class Products implements Terms {
  private final Conv2dGeometry geometry;
  private final DType dtype;
  private final boolean integers;
  private final Taps rows;
  private final Taps columns;
  private final double[] input;
  private final double[] weight;
  private final double @Nullable [] bias;
  private final @Nullable Skipped skipped;

  /** What is done with each product of an output element. */
  public interface Visitor {
    /**
     * One product, in the order input channel, kernel row, kernel column.
     *
     * @param padding whether the tap lies in zero padding; {@code x} is 0 then
     */
    void product(int channel, int kh, int kw, boolean padding, double x, double w);
  }

  /** Products that are left out, as if the tap lay in zero padding. */
  public interface Skipped {
    /**
     * Whether it is.
     *
     * @param input place of the one operand, row-major
     * @param weight place of the other
     */
    boolean skips(int input, int weight);
  }

  /** The products of a legal setting. */
  public Products(Conv2dGeometry geometry, Tensor input, Tensor weight, @Nullable Tensor bias) {
    this(geometry, input, weight, bias, null);
  }

  /** The same with some left out; null for none. */
  public Products(
      Conv2dGeometry geometry,
      Tensor input,
      Tensor weight,
      @Nullable Tensor bias,
      @Nullable Skipped skipped) {
    this.skipped = skipped;
    this.geometry = geometry;
    this.dtype = input.dtype();
    this.rows = geometry.rows();
    this.columns = geometry.columns();
    this.input = input.doubles();
    this.weight = weight.doubles();
    this.bias = bias == null ? null : bias.doubles();
    this.integers =
        Integers.only(this.input)
            && Integers.only(this.weight)
            && (this.bias == null || Integers.only(this.bias));
  }

  /** Shapes and options. */
  public Conv2dGeometry geometry() {
    return geometry;
  }

  double[] input() {
    return input;
  }

  double[] weight() {
    return weight;
  }

  /** All biases; none without a bias. */
  double[] biases() {
    return bias == null ? new double[0] : bias;
  }

  /** The bias of a filter; 0 without a bias. */
  double bias(int filter) {
    return bias == null ? 0 : bias[filter];
  }

  /** Products really read at an output element, padding not counted, and one more for a bias. */
  int count(int element) {
    int outW = element % geometry.outW();
    int outH = element / geometry.outW() % geometry.outH();
    int taps = Math.multiplyExact(rows.realTaps(outH), columns.realTaps(outW));
    return Math.addExact(Math.multiplyExact(taps, geometry.weightChannels()), hasBias() ? 1 : 0);
  }

  /** Whether there is a bias. */
  public boolean hasBias() {
    return bias != null;
  }

  /** The bias that is added to an output element (by its place in row-major order); 0 for none. */
  public double biasOf(int element) {
    return bias(channelOf(element));
  }

  @Override
  public DType dtype() {
    return dtype;
  }

  @Override
  public boolean integers() {
    return integers;
  }

  @Override
  public long most() {
    return (long) geometry.weightChannels() * geometry.kernelH() * geometry.kernelW()
        + (hasBias() ? 1 : 0);
  }

  @Override
  public void collect(int element, Operands operands) {
    int plane = geometry.outH() * geometry.outW();
    int outH = element % plane / geometry.outW();
    int outW = element % geometry.outW();
    int o = channelOf(element);
    int firstChannel = firstChannel(element / plane / geometry.outChannels(), o);
    int w = o * filterSize();
    for (int c = 0; c < geometry.weightChannels(); c++) {
      for (int kh = 0; kh < geometry.kernelH(); kh++) {
        int row = rows.source(outH, kh);
        int line = (firstChannel + c) * geometry.inputH() + row;
        for (int kw = 0; kw < geometry.kernelW(); kw++, w++) {
          int column = columns.source(outW, kw);
          int x = line * geometry.inputW() + column;
          if (row == Taps.PADDING || column == Taps.PADDING || isSkipped(x, w)) {
            operands.addPadding(weight[w]);
          } else {
            operands.add(input[x], weight[w]);
          }
        }
      }
    }
    if (bias != null) {
      operands.add(bias[o], 1);
    }
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
          int place = ((firstChannel + c) * geometry.inputH() + row) * geometry.inputW() + column;
          boolean padding = row == Taps.PADDING || column == Taps.PADDING || isSkipped(place, w);
          double x = padding ? 0 : input[place];
          visitor.product(c, kh, kw, padding, x, weight[w++]);
        }
      }
    }
  }

  private boolean isSkipped(int x, int w) {
    return skipped != null && skipped.skips(x, w);
  }

  /** Whether every product counts. */
  boolean isWhole() {
    return skipped == null;
  }

  private int firstChannel(int n, int o) {
    return n * geometry.channels() + o / geometry.filtersPerGroup() * geometry.weightChannels();
  }

  int filterSize() {
    return geometry.weightChannels() * geometry.kernelH() * geometry.kernelW();
  }

  private int channelOf(int element) {
    return element / (geometry.outH() * geometry.outW()) % geometry.outChannels();
  }

  @Override
  public Shape shape() {
    return geometry.output();
  }
}
