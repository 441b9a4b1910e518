package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Taps;
import io.github.convparity.tensor.DType;
import java.util.Arrays;

/**
 * The sums of a convolution's output for data without special values, some output rows at a time:
 * what each tap reads there is laid out once, and then added up for every filter in loops that the
 * compiler turns into vectors. As good as {@link Sum} for types whose products are exact in double,
 * and many times faster.
 */
final class BulkSums {
  /** Positions that are worked on at a time: with both sums they stay in the first-level cache. */
  private static final int BLOCK = 512;

  private final Products products;
  private final Conv2dGeometry g;
  private final Taps rows;
  private final Taps columns;
  private final int blockRows;
  private final double[][] read;

  private BulkSums(Products products) {
    this.products = products;
    this.g = products.geometry();
    this.rows = g.rows();
    this.columns = g.columns();
    this.blockRows = Math.max(1, Math.min(g.outH(), BLOCK / Math.max(1, g.outW())));
    this.read = new double[products.filterSize()][blockRows * g.outW()];
  }

  /** Whether the products are exact in double, and every operand is an ordinary number. */
  static boolean applies(Products products) {
    DType dtype = products.dtype();
    return dtype != DType.FLOAT64
        && isOrdinary(products.input(), dtype)
        && isOrdinary(products.weight(), dtype)
        && isOrdinary(products.biases(), dtype);
  }

  private static boolean isOrdinary(double[] numbers, DType dtype) {
    double least = dtype == DType.BFLOAT16 ? dtype.minNormal() : 0;
    for (double number : numbers) {
      double magnitude = Math.abs(number);
      if (!(magnitude <= Double.MAX_VALUE) || (magnitude < least && magnitude != 0)) {
        return false;
      }
    }
    return true;
  }

  /** Fills in the sum, the sum of magnitudes, and the number of products of every element. */
  static void compute(Products products, double[] values, double[] magnitudes, int[] counts) {
    if (values.length > 0) {
      new BulkSums(products).compute(values, magnitudes);
      for (int element = 0; element < counts.length; element++) {
        counts[element] = products.count(element);
      }
    }
  }

  private void compute(double[] values, double[] magnitudes) {
    double[] sums = new double[blockRows * g.outW()];
    double[] sumsOfMagnitudes = new double[sums.length];
    int groups = g.options().groups();
    for (int image = 0; image < g.batch() * groups; image++) {
      int n = image / groups;
      int group = image % groups;
      for (int outH = 0; outH < g.outH(); outH += blockRows) {
        int length = Math.min(blockRows, g.outH() - outH) * g.outW();
        layOut(n * g.channels() + group * g.weightChannels(), outH, length / g.outW());
        for (int i = 0; i < g.filtersPerGroup(); i++) {
          int o = group * g.filtersPerGroup() + i;
          add(o, sums, sumsOfMagnitudes, length);
          int to = ((n * g.outChannels() + o) * g.outH() + outH) * g.outW();
          System.arraycopy(sums, 0, values, to, length);
          System.arraycopy(sumsOfMagnitudes, 0, magnitudes, to, length);
        }
      }
    }
  }

  /** What every tap reads for the outputs of some rows; 0 in zero padding. */
  private void layOut(int firstChannel, int firstRow, int rowCount) {
    double[] input = products.input();
    int tap = 0;
    for (int c = 0; c < g.weightChannels(); c++) {
      for (int kh = 0; kh < g.kernelH(); kh++) {
        for (int kw = 0; kw < g.kernelW(); kw++, tap++) {
          double[] to = read[tap];
          int next = 0;
          for (int outH = firstRow; outH < firstRow + rowCount; outH++) {
            int row = rows.source(outH, kh);
            int line = ((firstChannel + c) * g.inputH() + row) * g.inputW();
            for (int outW = 0; outW < g.outW(); outW++) {
              int column = columns.source(outW, kw);
              boolean padding = row == Taps.PADDING || column == Taps.PADDING;
              to[next++] = padding ? 0 : input[line + column];
            }
          }
        }
      }
    }
  }

  private void add(int o, double[] sums, double[] sumsOfMagnitudes, int length) {
    double[] weight = products.weight();
    double bias = products.bias(o);
    Arrays.fill(sums, 0, length, bias);
    Arrays.fill(sumsOfMagnitudes, 0, length, Math.abs(bias));
    for (int tap = 0; tap < read.length; tap++) {
      add(sums, sumsOfMagnitudes, read[tap], weight[o * read.length + tap], length);
    }
  }

  private static void add(double[] sums, double[] magnitudes, double[] x, double w, int length) {
    for (int i = 0; i < length; i++) {
      double product = x[i] * w;
      sums[i] += product;
      magnitudes[i] += Math.abs(product);
    }
  }
}
