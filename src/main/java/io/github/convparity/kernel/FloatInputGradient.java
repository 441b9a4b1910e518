// DoubleInputGradient is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.simd.FloatLanes;
import io.github.convparity.simd.FloatRows;
import io.github.convparity.simd.FloatTiles;
import java.util.Arrays;

/**
 * The gradient of the input in float32, with the bits of {@link DirectGradients}. Lanes are
 * different pixels of the padded input, each summed in the order filter, kernel row, kernel column;
 * then the sums of a pixel's copies are added up.
 *
 * <p>Where the plain loops leave a tap out because no output reads the pixel with it, a zero is
 * multiplied here. With finite weights that changes a sum at most from -0 to +0, and the +0 to
 * which the copies are added makes +0 of both. With others the plain loops compute.
 */
final class FloatInputGradient {
  private static final int LANES = FloatTiles.LANES;

  /** Above it a row waits for its sums longer than a tile does. */
  private static final int MOST_TERMS_OF_ROWS = 32;

  /** Blocks whose weights are arranged together: a channel alone is part of a cache line. */
  private static final int TOGETHER = 2;

  private final Conv2dGeometry g;
  private final float[] weight;
  private final float[] gradOutput;
  private final float[] gradient;
  private final GradientLayout layout;
  private final TileShape shape;
  private final boolean direct;
  private final boolean byRows;

  private FloatInputGradient(Conv2dGeometry g, float[] weight, float[] gradOutput) {
    this.g = g;
    this.weight = weight;
    this.gradOutput = gradOutput;
    this.gradient = new float[g.batch() * g.channels() * g.inputH() * g.inputW()];
    this.shape = FloatBlocks.shape(g.weightChannels());
    this.layout = new GradientLayout(g, LANES, shape.blocks(g.weightChannels()) * shape.rows());
    this.direct = layout.isDirect();
    this.byRows =
        direct
            && g.weightChannels() == 1
            && layout.phases().get(0).offsets().length <= MOST_TERMS_OF_ROWS
            && g.inputW() >= LANES;
  }

  /**
   * The gradient of a setting whose output is not empty.
   *
   * @param workers share the work; the bits do not depend on them
   */
  static float[] of(Conv2dGeometry g, float[] weight, float[] gradOutput, Workers workers) {
    if (!FloatLanes.isFinite(weight)) {
      return DirectGradients.inputGradient(g, weight, gradOutput);
    }
    FloatInputGradient all = new FloatInputGradient(g, weight, gradOutput);
    if (!all.layout.isUnread()) {
      all.run(workers);
    }
    return all.gradient;
  }

  private void run(Workers workers) {
    int images = g.batch() * g.options().groups();
    if (images >= 2 * workers.count()) {
      workers.share(images, (from, to) -> images(from, to, Workers.ALONE));
    } else {
      images(0, images, workers);
    }
  }

  /** An image is one group of one image of the batch. */
  private void images(int from, int to, Workers workers) {
    int size = g.filtersPerGroup() * layout.filterSize() + shape.sums();
    float[] panel = layout.isInPlace() ? gradOutput : FloatScratch.get().panel(size);
    float[] sums = direct ? new float[0] : FloatScratch.get().sums(layout.sums() + shape.sums());
    for (int image = from; image < to; image++) {
      int one = image;
      if (!layout.isInPlace()) {
        workers.share(g.filtersPerGroup(), (first, end) -> fill(one, first, end, panel));
      }
      if (byRows) {
        workers.share(g.inputH(), (first, end) -> rows(one, panel, first, end));
      } else {
        for (GradientLayout.Phase phase : layout.phases()) {
          phase(image, phase, panel, sums, workers);
        }
      }
      if (!direct) {
        FloatFold fold = new FloatFold(g, layout, sums, gradient, firstPlane(one));
        workers.share(g.weightChannels(), fold::channels);
      }
    }
  }

  private int firstFilter(int image) {
    int groups = g.options().groups();
    return image / groups * g.outChannels() + image % groups * g.filtersPerGroup();
  }

  /** The first of the image's channels. */
  private int firstPlane(int image) {
    int groups = g.options().groups();
    return image / groups * g.channels() + image % groups * g.weightChannels();
  }

  /** Copies filters, with zeros about them. */
  private void fill(int image, int first, int end, float[] panel) {
    for (int filter = first; filter < end; filter++) {
      int from = (firstFilter(image) + filter) * g.outH() * g.outW();
      int to = filter * layout.filterSize();
      for (int plane = 0; plane < layout.planes(); plane++) {
        fillPlane(plane, from, panel, to, to + layout.filterSize());
      }
    }
  }

  /** A row of a copy may overrun what comes after it, as far as {@code limit}. */
  private void fillPlane(int plane, int from, float[] panel, int filter, int limit) {
    int width = layout.planeWidth(plane);
    int low = layout.planeColumn(plane);
    int left = Math.max(0, low);
    int right = Math.max(left, Math.min(g.outW(), low + width));
    int to = filter + layout.planeStart(plane);
    for (int line = 0; line < layout.panelRows(); line++, to += width) {
      int row = layout.firstRow() + line;
      if (row < 0 || row >= g.outH() || left == right) {
        Arrays.fill(panel, to, to + width, 0);
        continue;
      }
      for (int i = to; i < to + left - low; i++) {
        panel[i] = 0;
      }
      int at = to + left - low;
      FloatRows.copy(gradOutput, from + row * g.outW() + left, panel, at, right - left, limit);
      for (int i = to + right - low; i < to + width; i++) {
        panel[i] = 0;
      }
    }
  }

  /** Rows of the one channel: its weight stands in the order of the terms as it is. */
  private void rows(int image, float[] panel, int from, int to) {
    GradientLayout.Phase phase = layout.phases().get(0);
    int[] offsets = phase.offsets();
    int width = g.inputW();
    int start = image % g.options().groups() * offsets.length;
    int pitch = phase.pitch();
    int at = (firstPlane(image) * g.inputH() + from) * width;
    int base = from * pitch;
    FloatRows.convolve(weight, start, panel, base, pitch, offsets, gradient, at, width, to - from);
    FloatRows.add(gradient, at, at + (to - from) * width, 0); // -0 becomes +0
  }

  private void phase(
      int image, GradientLayout.Phase phase, float[] panel, float[] sums, Workers workers) {
    int channels = g.weightChannels();
    int blocks = shape.blocks(channels);
    int terms = phase.offsets().length;
    long panelBytes = (long) g.filtersPerGroup() * layout.filterSize() * Float.BYTES;
    long weightBytes = (long) channels * terms * Float.BYTES;
    if (shape.isBlocksFirst(panelBytes, phase.positions(), weightBytes, channels)) {
      workers.share(
          (blocks + TOGETHER - 1) / TOGETHER,
          (from, to) -> {
            for (int i = from; i < to; i++) {
              int end = Math.min(blocks, (i + 1) * TOGETHER);
              float[][] rows = FloatScratch.get().rows(TOGETHER * shape.rows(), terms);
              arrange(image, phase, rows, i * TOGETHER, i * TOGETHER, end);
              tiles(image, phase, panel, sums, rows, i * TOGETHER, end, 0, tiles(phase));
            }
          });
    } else {
      float[][] rows = FloatScratch.get().rows(blocks * shape.rows(), terms);
      workers.share(blocks, (from, to) -> arrange(image, phase, rows, 0, from, to));
      workers.share(
          tiles(phase), (from, to) -> tiles(image, phase, panel, sums, rows, 0, blocks, from, to));
    }
  }

  private int tiles(GradientLayout.Phase phase) {
    return shape.tiles(phase.positions());
  }

  /** Copies the weights of a phase for some blocks of channels; {@code low} stands first. */
  private void arrange(
      int image, GradientLayout.Phase phase, float[][] rows, int low, int first, int end) {
    int channels = g.weightChannels();
    int kernel = g.kernelH() * g.kernelW();
    int from = image % g.options().groups() * g.filtersPerGroup() * channels * kernel;
    for (int block = first; block < end; block += TOGETHER) {
      int skip = (block - low) * shape.rows();
      int channel = block * shape.rows();
      int count = Math.min(end - block, TOGETHER) * shape.rows();
      FloatChannels channelsFrom = new FloatChannels(weight, from, channels, kernel);
      channelsFrom.copy(g.filtersPerGroup(), phase.taps(), channel, count, rows, skip);
    }
  }

  private void tiles(
      int image,
      GradientLayout.Phase phase,
      float[] panel,
      float[] sums,
      float[][] rows,
      int firstBlock,
      int endBlock,
      int from,
      int to) {
    for (int tile = from; tile < to; tile++) {
      int first = tile * shape.width();
      boolean isLast = tile == tiles(phase) - 1;
      int end = isLast ? phase.positions() : first + shape.width();
      float[] target = direct ? FloatScratch.get().sums(shape.sums()) : sums;
      int[] parts = new int[direct ? 3 * (end - first + 1) : 0];
      int count = direct ? TileParts.fill(phase.pitch(), g.inputW(), first, first, end, parts) : 0;
      for (int block = firstBlock; block < endBlock; block++) {
        int row = (block - firstBlock) * shape.rows();
        int channel = block * shape.rows();
        if (isWhole(phase, channel, end - first)) {
          int at = (firstPlane(image) + channel) * phase.positions() + first;
          sum(image, phase, first, end, panel, rows, row, gradient, at, phase.positions());
          addZero(gradient, at, end - first, phase.positions());
        } else if (direct) {
          int step = shape.vectors(end - first) * LANES;
          sum(image, phase, first, end, panel, rows, row, target, 0, step);
          write(image, channel, target, step, parts, count);
        } else {
          int at = phase.start() + channel * phase.step() + first;
          sum(image, phase, first, end, panel, rows, row, target, at, phase.step());
        }
      }
    }
  }

  /** Whether the sums of a block can be taken where they belong. */
  private boolean isWhole(GradientLayout.Phase phase, int channel, int count) {
    return direct
        && phase.pitch() == g.inputW()
        && shape.vectors(count) * LANES == count
        && channel + shape.rows() <= g.weightChannels();
  }

  private void sum(
      int image,
      GradientLayout.Phase phase,
      int first,
      int end,
      float[] panel,
      float[][] rows,
      int row,
      float[] c,
      int at,
      int step) {
    int[] offsets = phase.offsets();
    int skip = layout.isInPlace() ? firstFilter(image) * layout.filterSize() : 0;
    int vectors = shape.vectors(end - first);
    int base = skip + first;
    int terms = offsets.length;
    FloatBlocks.sum(shape, vectors, rows, row, panel, base, offsets, 0, terms, c, at, step);
  }

  /** The +0 to which copies are added, here the only one: -0 becomes +0. */
  private void addZero(float[] numbers, int at, int count, int step) {
    for (int row = 0; row < shape.rows(); row++) {
      FloatRows.add(numbers, at + row * step, at + row * step + count, 0);
    }
  }

  /** Hands the sums of a block over where each pixel has one. */
  private void write(int image, int channel, float[] sums, int step, int[] parts, int count) {
    int rows = Math.min(shape.rows(), g.weightChannels() - channel);
    FloatRows.add(sums, 0, rows * step, 0);
    for (int row = 0; row < rows && count > 0; row++) {
      int plane = (firstPlane(image) + channel + row) * g.inputH() * g.inputW();
      FloatRows.copyParts(sums, row * step, gradient, plane, parts, count);
    }
  }
}
