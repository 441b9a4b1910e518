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

  /** For each kernel column what it reads at each output column, and where that goes on evenly. */
  private final int[][] columnSources;

  private final int[] runFrom;
  private final int[] runTo;

  private BulkSums(Products products) {
    this.products = products;
    this.g = products.geometry();
    this.rows = g.rows();
    this.columns = g.columns();
    this.blockRows = Math.max(1, Math.min(g.outH(), BLOCK / Math.max(1, g.outW())));
    this.read = new double[products.filterSize()][blockRows * g.outW()];
    this.columnSources = new int[g.kernelW()][g.outW()];
    this.runFrom = new int[g.kernelW()];
    this.runTo = new int[g.kernelW()];
    for (int kw = 0; kw < g.kernelW(); kw++) {
      findRun(kw);
    }
  }

  private void findRun(int kw) {
    int[] sources = columnSources[kw];
    Arrays.setAll(sources, outW -> columns.source(outW, kw));
    int from = 0;
    while (from < sources.length && sources[from] == Taps.PADDING) {
      from++;
    }
    int to = from;
    while (to < sources.length
        && sources[to] != Taps.PADDING
        && sources[to] == sources[from] + (to - from) * g.options().stride().w()) {
      to++;
    }
    runFrom[kw] = from;
    runTo[kw] = to;
  }

  /** Whether the products are exact in double, and every operand is an ordinary number. */
  static boolean applies(Products products) {
    DType dtype = products.dtype();
    return products.isWhole()
        && dtype != DType.FLOAT64
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
      compute(products, BulkTiles.areFaster(products.geometry()), values, magnitudes);
      int pixels = products.geometry().outH() * products.geometry().outW();
      for (int element = 0; element < pixels; element++) {
        counts[element] = products.count(element);
      }
      for (int plane = pixels; plane < counts.length; plane += pixels) {
        System.arraycopy(counts, 0, counts, plane, pixels); // all channels are alike
      }
    }
  }

  /** The sums alone, in tiles or not: to the last bit the same. */
  static void compute(Products products, boolean inTiles, double[] values, double[] magnitudes) {
    new BulkSums(products).compute(inTiles, values, magnitudes);
  }

  private void compute(boolean inTiles, double[] values, double[] magnitudes) {
    int groups = g.options().groups();
    for (int group = 0; group < groups; group++) {
      BulkTiles tiles = inTiles ? new BulkTiles(products, group, read) : null;
      for (int n = 0; n < g.batch(); n++) {
        for (int outH = 0; outH < g.outH(); outH += blockRows) {
          int rowCount = Math.min(blockRows, g.outH() - outH);
          layOut(n * g.channels() + group * g.weightChannels(), outH, rowCount);
          int plane = n * g.outChannels() + group * g.filtersPerGroup();
          int to = (plane * g.outH() + outH) * g.outW();
          if (tiles == null) {
            sum(group, rowCount * g.outW(), values, magnitudes, to);
          } else {
            tiles.sum(rowCount * g.outW(), values, magnitudes, to);
          }
        }
      }
    }
  }

  /** All filters of a group at the positions that are laid out. */
  private void sum(int group, int length, double[] values, double[] magnitudes, int to) {
    double[] sums = new double[length];
    double[] sumsOfMagnitudes = new double[length];
    for (int i = 0; i < g.filtersPerGroup(); i++) {
      add(group * g.filtersPerGroup() + i, sums, sumsOfMagnitudes, length);
      int plane = to + i * g.outH() * g.outW();
      System.arraycopy(sums, 0, values, plane, length);
      System.arraycopy(sumsOfMagnitudes, 0, magnitudes, plane, length);
    }
  }

  /** What every tap reads for the outputs of some rows; 0 in zero padding. */
  private void layOut(int firstChannel, int firstRow, int rowCount) {
    int tap = 0;
    for (int c = 0; c < g.weightChannels(); c++) {
      for (int kh = 0; kh < g.kernelH(); kh++) {
        for (int kw = 0; kw < g.kernelW(); kw++, tap++) {
          for (int i = 0; i < rowCount; i++) {
            int row = rows.source(firstRow + i, kh);
            int to = i * g.outW();
            if (row == Taps.PADDING) {
              Arrays.fill(read[tap], to, to + g.outW(), 0);
            } else {
              layOutRow(((firstChannel + c) * g.inputH() + row) * g.inputW(), kw, read[tap], to);
            }
          }
        }
      }
    }
  }

  /** One row: in the middle a loop without questions. */
  private void layOutRow(int line, int kw, double[] target, int to) {
    double[] input = products.input();
    int[] sources = columnSources[kw];
    int from = runFrom[kw];
    int end = runTo[kw];
    int step = g.options().stride().w();
    int first = from < end ? line + sources[from] : 0;
    for (int i = 0; i < end - from; i++) {
      target[to + from + i] = input[first + i * step];
    }
    layOutEach(sources, 0, from, line, target, to);
    layOutEach(sources, end, sources.length, line, target, to);
  }

  private void layOutEach(int[] sources, int from, int end, int line, double[] target, int to) {
    double[] input = products.input();
    for (int outW = from; outW < end; outW++) {
      target[to + outW] = sources[outW] == Taps.PADDING ? 0 : input[line + sources[outW]];
    }
  }

  private void add(int o, double[] sums, double[] sumsOfMagnitudes, int length) {
    double[] weight = products.weight();
    double bias = products.bias(o);
    Arrays.fill(sums, 0);
    Arrays.fill(sumsOfMagnitudes, 0);
    int first = o * read.length;
    int tap = 0;
    for (; tap < read.length - 3; tap += 4) {
      addFour(sums, sumsOfMagnitudes, tap, weight, first + tap, length);
    }
    for (; tap < read.length; tap++) {
      add(sums, sumsOfMagnitudes, read[tap], weight[first + tap], length);
    }
    for (int i = 0; i < length; i++) {
      sums[i] += bias;
      sumsOfMagnitudes[i] += Math.abs(bias);
    }
  }

  /** Four taps at a time, so that the sums are loaded and stored a quarter as often. */
  private void addFour(
      double[] sums, double[] magnitudes, int tap, double[] weight, int first, int length) {
    double[] x0 = read[tap];
    double[] x1 = read[tap + 1];
    double[] x2 = read[tap + 2];
    double[] x3 = read[tap + 3];
    double w0 = weight[first];
    double w1 = weight[first + 1];
    double w2 = weight[first + 2];
    double w3 = weight[first + 3];
    for (int i = 0; i < length; i++) {
      double p0 = x0[i] * w0;
      double p1 = x1[i] * w1;
      double p2 = x2[i] * w2;
      double p3 = x3[i] * w3;
      sums[i] = sums[i] + p0 + p1 + p2 + p3;
      magnitudes[i] = magnitudes[i] + Math.abs(p0) + Math.abs(p1) + Math.abs(p2) + Math.abs(p3);
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
