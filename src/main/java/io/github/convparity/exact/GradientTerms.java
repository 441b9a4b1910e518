package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Taps;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * The products that make up each element of the gradients of {@code sum(output * gradOutput)}: by
 * the chain rule the same products as those of the output, with {@code gradOutput} in the place of
 * one operand.
 */
public final class GradientTerms {
  private GradientTerms() {}

  /**
   * The gradient of the input: at each pixel the sum of {@code gradOutput * weight} over all
   * filters of its group and all taps that read the pixel, directly or as a copy in the padding.
   */
  public static Terms input(Conv2dGeometry geometry, Tensor weight, Tensor gradOutput) {
    return new OfInput(geometry, weight, gradOutput);
  }

  /**
   * The gradient of the weight: at each tap the sum of {@code input * gradOutput} over all images
   * and output pixels.
   */
  public static Terms weight(
      Conv2dGeometry geometry, Shape weight, Tensor input, Tensor gradOutput) {
    return new OfWeight(geometry, weight, input, gradOutput);
  }

  /**
   * The gradient of the bias: for each filter the sum of {@code gradOutput} over all images and
   * output pixels.
   *
   * @param filters how many there are, also where the output has no channels
   */
  public static Terms bias(Conv2dGeometry geometry, int filters, Tensor gradOutput) {
    return new OfBias(geometry, filters, gradOutput);
  }

  /** What the three have in common: the gradient of the output, row-major. */
  private abstract static class Gradient implements Terms {
    final Conv2dGeometry g;
    final Shape shape;
    final double[] gradOutput;
    final int plane;
    private final DType dtype;

    Gradient(Conv2dGeometry geometry, Shape shape, Tensor gradOutput) {
      this.g = geometry;
      this.shape = shape;
      this.dtype = gradOutput.dtype();
      this.gradOutput = gradOutput.doubles();
      this.plane = geometry.outH() * geometry.outW();
    }

    @Override
    public Shape shape() {
      return shape;
    }

    @Override
    public DType dtype() {
      return dtype;
    }
  }

  private static final class OfInput extends Gradient {
    private final double[] weight;
    private final List<int[]> readersOfRow;
    private final List<int[]> readersOfColumn;

    OfInput(Conv2dGeometry geometry, Tensor weight, Tensor gradOutput) {
      super(geometry, geometry.input(), gradOutput);
      this.weight = weight.doubles();
      this.readersOfRow = readers(g.rows(), g.inputH());
      this.readersOfColumn = readers(g.columns(), g.inputW());
    }

    /**
     * For each row (or column) the pairs of output and tap that read it, as {@code [out, k, …]}.
     */
    private static List<int[]> readers(Taps taps, int size) {
      return taps.readers(size).stream()
          .map(copies -> copies.stream().flatMapToInt(Arrays::stream).toArray())
          .toList();
    }

    @Override
    public boolean integers() {
      return Integers.only(weight) && Integers.only(gradOutput);
    }

    @Override
    public long most() {
      return (long) g.filtersPerGroup() * most(readersOfRow) * most(readersOfColumn);
    }

    private static long most(List<int[]> readers) {
      return readers.stream().mapToInt(pairs -> pairs.length / 2).max().orElse(0);
    }

    @Override
    public void collect(int element, Operands operands) {
      int pixels = g.inputH() * g.inputW();
      int[] rows = readersOfRow.get(element % pixels / g.inputW());
      int[] columns = readersOfColumn.get(element % g.inputW());
      int c = element / pixels % g.channels();
      int n = element / pixels / g.channels();
      int group = c / g.weightChannels();
      for (int i = 0; i < g.filtersPerGroup(); i++) {
        int o = group * g.filtersPerGroup() + i;
        int from = (n * g.outChannels() + o) * plane;
        int filter = (o * g.weightChannels() + c % g.weightChannels()) * g.kernelH();
        for (int r = 0; r < rows.length; r += 2) {
          for (int q = 0; q < columns.length; q += 2) {
            operands.add(
                gradOutput[from + rows[r] * g.outW() + columns[q]],
                weight[(filter + rows[r + 1]) * g.kernelW() + columns[q + 1]]);
          }
        }
      }
    }
  }

  private static final class OfWeight extends Gradient {
    private final double[] input;
    private final Taps rows;
    private final Taps columns;

    OfWeight(Conv2dGeometry geometry, Shape weight, Tensor input, Tensor gradOutput) {
      super(geometry, weight, gradOutput);
      this.input = input.doubles();
      this.rows = geometry.rows();
      this.columns = geometry.columns();
    }

    @Override
    public boolean integers() {
      return Integers.only(input) && Integers.only(gradOutput);
    }

    @Override
    public long most() {
      return (long) g.batch() * plane;
    }

    @Override
    public void collect(int element, Operands operands) {
      int kw = element % g.kernelW();
      int kh = element / g.kernelW() % g.kernelH();
      int c = element / g.kernelW() / g.kernelH() % g.weightChannels();
      int o = element / g.kernelW() / g.kernelH() / g.weightChannels();
      int channel = o / g.filtersPerGroup() * g.weightChannels() + c;
      for (int n = 0; n < g.batch(); n++) {
        int from = (n * g.outChannels() + o) * plane;
        int pixels = (n * g.channels() + channel) * g.inputH();
        for (int outH = 0; outH < g.outH(); outH++) {
          int row = rows.source(outH, kh);
          for (int outW = 0; outW < g.outW(); outW++) {
            int column = columns.source(outW, kw);
            double gradient = gradOutput[from + outH * g.outW() + outW];
            if (row == Taps.PADDING || column == Taps.PADDING) {
              operands.addPadding(gradient);
            } else {
              operands.add(input[(pixels + row) * g.inputW() + column], gradient);
            }
          }
        }
      }
    }
  }

  private static final class OfBias extends Gradient {
    OfBias(Conv2dGeometry geometry, int filters, Tensor gradOutput) {
      super(geometry, Shape.of(filters), gradOutput);
    }

    @Override
    public boolean integers() {
      return Integers.only(gradOutput);
    }

    @Override
    public long most() {
      return (long) g.batch() * plane;
    }

    @Override
    public void collect(int element, Operands operands) {
      for (int n = 0; n < g.batch() && element < g.outChannels(); n++) {
        int from = (n * g.outChannels() + element) * plane;
        for (int i = 0; i < plane; i++) {
          operands.add(gradOutput[from + i], 1);
        }
      }
    }
  }
}
