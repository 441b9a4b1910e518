// DoubleWeightGradient is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.simd.FloatRows;
import io.github.convparity.simd.FloatTiles;
import java.util.Arrays;

/**
 * The gradient of the weight in float32, with the bits of {@link DirectGradients}. The input is
 * copied with its channels last ({@link FloatPixels}); lanes are different channels of one tap, or
 * of all taps of a kernel row where these stand side by side, and rows are filters. Each is summed
 * in the order image, output row, output column.
 */
final class FloatWeightGradient {
  private static final int LANES = FloatTiles.LANES;

  /** Pixels whose part of the input stays in the second-level cache for all filters. */
  private static final int CHUNK = 4096;

  /** Vectors of channels from which on tiles are full without joining taps. */
  private static final int MOST_JOINED = 6;

  private final Conv2dGeometry g;
  private final float[] input;
  private final float[] gradOutput;
  private final float[] gradient;
  private final boolean joined;
  private final int runs;
  private final int pitch;
  private final TileShape shape;
  private final int rows;
  private final int step;
  private final int pixels;

  private FloatWeightGradient(Conv2dGeometry g, int length, float[] input, float[] gradOutput) {
    this.g = g;
    this.input = input;
    this.gradOutput = gradOutput;
    this.gradient = new float[length];
    int channels = g.weightChannels();
    this.joined =
        g.kernelW() > 1 && g.options().dilation().w() == 1 && channels < MOST_JOINED * LANES;
    this.runs = joined ? g.kernelH() : g.kernelH() * g.kernelW();
    this.pitch = joined ? channels : spread(channels);
    this.shape = FloatBlocks.shape(g.filtersPerGroup());
    this.rows = shape.blocks(g.filtersPerGroup()) * shape.rows();
    this.step = shape.room(width());
    this.pixels = g.outH() * g.outW();
  }

  /**
   * The gradient of a setting whose output is not empty.
   *
   * @param length of the weight
   * @param workers share the work; the bits do not depend on them
   */
  static float[] of(
      Conv2dGeometry g, int length, float[] input, float[] gradOutput, Workers workers) {
    if (FloatGroupsGradient.isBetter(g)) {
      return FloatGroupsGradient.of(g, length, input, gradOutput, workers);
    }
    FloatWeightGradient all = new FloatWeightGradient(g, length, input, gradOutput);
    int groups = g.options().groups();
    if (groups >= 2 * workers.count()) {
      workers.share(groups, (from, to) -> all.groups(from, to, Workers.ALONE));
    } else {
      all.groups(0, groups, workers);
    }
    return all.gradient;
  }

  /** An odd number of cache lines: pixels a power of 2 apart would meet in few places of it. */
  private static int spread(int channels) {
    int line = 64 / Float.BYTES;
    int lines = (channels + line - 1) / line;
    return lines < 4 ? channels : (lines | 1) * line;
  }

  /** Sums of one filter that are taken together. */
  private int width() {
    return joined ? g.kernelW() * g.weightChannels() : g.weightChannels();
  }

  private void groups(int from, int to, Workers workers) {
    FloatPixels panel = new FloatPixels(g, pitch, shape.sums());
    int[] offsets = new int[pixels];
    Arrays.setAll(offsets, i -> panel.atOutput(i / g.outW(), i % g.outW()));
    float[] sums = FloatScratch.get().sums(runs * rows * step);
    float[][] outputs = FloatScratch.get().rows(rows, pixels);
    int tiles = shape.tiles(step);
    for (int group = from; group < to; group++) {
      int one = group;
      for (int n = 0; n < g.batch(); n++) {
        int image = n;
        int plane = n * g.channels() + group * g.weightChannels();
        workers.share(
            panel.height(),
            (first, end) -> panel.fill(input, plane, 1, g.weightChannels(), first, end));
        workers.share(rows, (first, end) -> copy(image, one, outputs, first, end));
        workers.share(
            runs * tiles,
            (first, end) -> {
              for (int i = first; i < end; i++) {
                add(image == 0, outputs, panel, offsets, sums, i / tiles, i % tiles);
              }
            });
      }
      workers.share(g.filtersPerGroup(), (first, end) -> write(one, sums, first, end));
    }
  }

  /** Copies the filters of an image; after the last come copies of it. */
  private void copy(int image, int group, float[][] outputs, int first, int end) {
    for (int row = first; row < end; row++) {
      int filter = group * g.filtersPerGroup() + Math.min(row, g.filtersPerGroup() - 1);
      int from = (image * g.outChannels() + filter) * pixels;
      System.arraycopy(gradOutput, from, outputs[row], 0, pixels);
    }
  }

  /** Adds the products of one image for one tile of one run, in the first image from zero. */
  private void add(
      boolean isFirst,
      float[][] outputs,
      FloatPixels panel,
      int[] offsets,
      float[] sums,
      int run,
      int tile) {
    int first = tile * shape.width();
    int end = tile == shape.tiles(step) - 1 ? step : first + shape.width();
    int vectors = shape.vectors(end - first);
    int tap = joined ? panel.atTap(run, 0) : panel.atTap(run / g.kernelW(), run % g.kernelW());
    int base = tap + first;
    for (int from = 0; from < pixels; from += CHUNK) {
      int to = Math.min(pixels, from + CHUNK);
      for (int row = 0; row < rows; row += shape.rows()) {
        int at = (run * rows + row) * step + first;
        if (isFirst && from == 0) {
          FloatBlocks.sum(
              shape,
              vectors,
              outputs,
              row,
              panel.numbers(),
              base,
              offsets,
              from,
              to,
              sums,
              at,
              step);
        } else {
          FloatBlocks.add(
              shape,
              vectors,
              outputs,
              row,
              panel.numbers(),
              base,
              offsets,
              from,
              to,
              sums,
              at,
              step);
        }
      }
    }
  }

  /** Hands the sums of some filters over to the gradient: tap by tap, not channel by channel. */
  private void write(int group, float[] sums, int first, int end) {
    int channels = g.weightChannels();
    int kernel = g.kernelH() * g.kernelW();
    int together = joined ? g.kernelW() : kernel;
    int apart = joined ? channels : rows * step;
    for (int filter = first; filter < end; filter++) {
      int to = (group * g.filtersPerGroup() + filter) * channels * kernel;
      for (int tap = 0; tap < kernel; tap += together) {
        int from = (tap / together * rows + filter) * step;
        FloatRows.transpose(sums, from, apart, gradient, to + tap, kernel, together, channels);
      }
    }
  }
}
