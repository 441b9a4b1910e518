package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.simd.DoubleTiles;
import io.github.convparity.simd.Simd;
import io.github.convparity.tensor.MultiplyAdd;
import java.util.Arrays;

/**
 * The sums of {@link BulkSums} for many filters at once, in registers. To the last bit the same:
 * the products are exact, so adding them with fused multiply-add rounds as adding them does.
 */
final class BulkTiles {
  private static final int FILTERS = 4;
  private static final int VECTORS = 3;

  /** Below it most of the time would pass before the vector code is compiled. */
  private static final long LEAST_PRODUCTS = 1 << 20;

  private final Products products;
  private final int firstFilter;
  private final int filters;
  private final int rows;
  private final int tile;
  private final double[][] read;
  private final double[][] weights;
  private final double[][] weightMagnitudes;
  private final double[] panel;
  private final double[] panelMagnitudes;
  private final double[] sums;
  private final int[] offsets;

  /**
   * Of one group.
   *
   * @param read what each tap reads; to be filled before {@link #sum}
   */
  BulkTiles(Products products, int group, double[][] read) {
    this.products = products;
    this.filters = products.geometry().filtersPerGroup();
    this.firstFilter = group * filters;
    this.rows = DoubleTiles.WIDE ? 2 * FILTERS : FILTERS;
    this.tile = VECTORS * DoubleTiles.LANES;
    this.read = read;
    this.weights = new double[(filters + rows - 1) / rows * rows][];
    this.weightMagnitudes = new double[weights.length][];
    for (int row = 0; row < weights.length; row++) {
      int from = (firstFilter + Math.min(row, filters - 1)) * read.length;
      weights[row] = Arrays.copyOfRange(products.weight(), from, from + read.length);
      weightMagnitudes[row] = Arrays.stream(weights[row]).map(Math::abs).toArray();
    }
    this.panel = new double[read.length * tile];
    this.panelMagnitudes = new double[panel.length];
    this.sums = new double[rows * tile];
    this.offsets = new int[read.length];
    Arrays.setAll(offsets, tap -> tap * tile);
  }

  /** Whether there are vectors, and enough work to make up for laying out. */
  static boolean areFaster(Conv2dGeometry g) {
    long filter = (long) g.weightChannels() * g.kernelH() * g.kernelW();
    return g.filtersPerGroup() >= 2 * FILTERS
        && filter * g.filtersPerGroup() * g.outH() * g.outW() >= LEAST_PRODUCTS
        && MultiplyAdd.IN_HARDWARE
        && Simd.isAvailable();
  }

  /**
   * Sums at the positions that are laid out.
   *
   * @param length how many positions
   * @param to where the first filter's first position stands in {@code values}
   */
  void sum(int length, double[] values, double[] magnitudes, int to) {
    for (int position = 0; position < length; position += tile) {
      int count = Math.min(tile, length - position);
      layOut(position, count);
      for (int row = 0; row < weights.length; row += rows) {
        sum(weights, panel, row);
        write(row, count, values, to + position, false);
        sum(weightMagnitudes, panelMagnitudes, row);
        write(row, count, magnitudes, to + position, true);
      }
    }
  }

  private void layOut(int position, int count) {
    for (int tap = 0; tap < read.length; tap++) {
      double[] source = read[tap];
      int to = tap * tile;
      for (int i = 0; i < count; i++) {
        panel[to + i] = source[position + i];
        panelMagnitudes[to + i] = Math.abs(source[position + i]);
      }
    }
  }

  private void sum(double[][] filter, double[] numbers, int row) {
    DoubleTiles.sum(rows, VECTORS, filter, row, numbers, 0, offsets, 0, read.length, sums, 0, tile);
  }

  private void write(int first, int count, double[] target, int to, boolean magnitude) {
    int pixels = products.geometry().outH() * products.geometry().outW();
    for (int row = 0; row < Math.min(rows, filters - first); row++) {
      double bias = products.bias(firstFilter + first + row);
      double added = magnitude ? Math.abs(bias) : bias;
      int at = to + (first + row) * pixels;
      for (int i = 0; i < count; i++) {
        target[at + i] = sums[row * tile + i] + added;
      }
    }
  }
}
