// DoubleWeightGradient is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
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

  /** Pixels whose part of the input stays in the first-level cache for all filters. */
  private static final int CHUNK = 128;

  private final Conv2dGeometry g;
  private final float[] input;
  private final float[] gradOutput;
  private final float[] gradient;
  private final boolean joined;
  private final int runs;
  private final int pitch;
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
        g.kernelW() > 1
            && g.options().dilation().w() == 1
            && channels < FloatBlocks.vectors(4) * LANES;
    this.runs = joined ? g.kernelH() : g.kernelH() * g.kernelW();
    this.pitch = joined ? channels : spread(channels);
    this.rows = FloatBlocks.rows(g.filtersPerGroup());
    this.step = (width() + LANES - 1) / LANES * LANES;
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
    FloatPixels panel = new FloatPixels(g, pitch, LANES);
    int[] offsets = new int[pixels];
    Arrays.setAll(offsets, i -> panel.atOutput(i / g.outW(), i % g.outW()));
    float[] sums = new float[runs * rows * step];
    int blocks = rows == 1 ? 1 : rows / 4;
    for (int group = from; group < to; group++) {
      int one = group;
      Arrays.fill(sums, 0);
      for (int n = 0; n < g.batch(); n++) {
        int image = n;
        int plane = n * g.channels() + group * g.weightChannels();
        workers.share(
            panel.height(),
            (first, end) -> panel.fill(input, plane, 1, g.weightChannels(), first, end));
        workers.share(
            runs * blocks,
            (first, end) -> add(image, one, panel, offsets, sums, blocks, first, end));
      }
      workers.share(g.filtersPerGroup(), (first, end) -> write(one, sums, first, end));
    }
  }

  /** Adds the products of one image for some blocks of filters of some runs. */
  private void add(
      int image,
      int group,
      FloatPixels panel,
      int[] offsets,
      float[] sums,
      int blocks,
      int first,
      int end) {
    int[] starts = new int[rows];
    for (int row = 0; row < rows; row++) {
      int filter = group * g.filtersPerGroup() + Math.min(row, g.filtersPerGroup() - 1);
      starts[row] = (image * g.outChannels() + filter) * pixels;
    }
    int perBlock = rows / blocks;
    int vectors = step / LANES;
    int most = FloatBlocks.vectors(rows);
    int tiles = (vectors + most - 1) / most;
    for (int run = first / blocks; run * blocks < end; run++) {
      int firstRow = Math.max(0, first - run * blocks) * perBlock;
      int endRow = Math.min(blocks, end - run * blocks) * perBlock;
      int base = joined ? panel.atTap(run, 0) : panel.atTap(run / g.kernelW(), run % g.kernelW());
      for (int tile = 0; tile < tiles; tile++) {
        int from = vectors * tile / tiles;
        int some = vectors * (tile + 1) / tiles - from;
        int at = run * rows * step + from * LANES;
        for (int pixel = 0; pixel < pixels; pixel += CHUNK) {
          FloatBlocks.add(
              firstRow,
              endRow,
              some,
              gradOutput,
              starts,
              panel.numbers(),
              base + from * LANES,
              offsets,
              pixel,
              Math.min(pixels, pixel + CHUNK),
              sums,
              at,
              step);
        }
      }
    }
  }

  /** Hands the sums of some filters over to the gradient. */
  private void write(int group, float[] sums, int first, int end) {
    int channels = g.weightChannels();
    int kernel = g.kernelH() * g.kernelW();
    for (int filter = first; filter < end; filter++) {
      int to = (group * g.filtersPerGroup() + filter) * channels * kernel;
      for (int tap = 0; tap < kernel; tap++) {
        int run = joined ? tap / g.kernelW() : tap;
        int from = (run * rows + filter) * step + (joined ? tap % g.kernelW() * channels : 0);
        for (int c = 0; c < channels; c++) {
          gradient[to + c * kernel + tap] = sums[from + c];
        }
      }
    }
  }
}
