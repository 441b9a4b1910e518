// DoubleInputGradient is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.simd.FloatLanes;
import io.github.convparity.simd.FloatTiles;
import java.util.Arrays;
import java.util.List;

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

  /** Terms whose part of the panel stays in the first-level cache for all channels. */
  private static final int CHUNK = 128;

  private final Conv2dGeometry g;
  private final float[] gradOutput;
  private final GradientLayout layout;
  private final float[] gradient;
  private final float[][] weights;
  private final int tile;

  private FloatInputGradient(
      Conv2dGeometry g, GradientLayout layout, float[] weight, float[] gradOutput) {
    this.g = g;
    this.gradOutput = gradOutput;
    this.layout = layout;
    this.gradient = new float[g.batch() * g.channels() * g.inputH() * g.inputW()];
    this.tile = FloatBlocks.vectors(g.weightChannels()) * LANES;
    List<GradientLayout.Phase> phases = layout.phases();
    this.weights = new float[phases.size()][];
    for (int phase = 0; phase < weights.length; phase++) {
      weights[phase] = arranged(weight, phases.get(phase).taps());
    }
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
    GradientLayout layout = new GradientLayout(g, LANES, FloatBlocks.rows(g.weightChannels()));
    FloatInputGradient all = new FloatInputGradient(g, layout, weight, gradOutput);
    if (!layout.isUnread()) {
      all.run(workers);
    }
    return all.gradient;
  }

  /** Filters whose terms are taken together. */
  private static int chunk(int taps) {
    return Math.max(1, CHUNK / Math.max(1, taps));
  }

  /** The weight of a phase's taps in the order group, chunk of filters, channel, filter, tap. */
  private float[] arranged(float[] weight, int[] taps) {
    int filters = g.filtersPerGroup();
    int kernel = g.kernelH() * g.kernelW();
    float[] arranged = new float[g.outChannels() * g.weightChannels() * taps.length];
    int next = 0;
    int end;
    for (int first = 0; first < g.outChannels(); first = end) {
      end = Math.min(first + chunk(taps.length), (first / filters + 1) * filters);
      for (int c = 0; c < g.weightChannels(); c++) {
        for (int o = first; o < end; o++) {
          int from = (o * g.weightChannels() + c) * kernel;
          if (taps.length == kernel) {
            System.arraycopy(weight, from, arranged, next, kernel);
          } else {
            for (int t = 0; t < taps.length; t++) {
              arranged[next + t] = weight[from + taps[t]];
            }
          }
          next += taps.length;
        }
      }
    }
    return arranged;
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
    boolean inPlace = layout.isInPlace();
    float[] panel =
        inPlace ? gradOutput : new float[g.filtersPerGroup() * layout.filterSize() + LANES];
    float[] sums = new float[layout.sums()];
    for (int image = from; image < to; image++) {
      int one = image;
      Arrays.fill(sums, 0);
      if (!inPlace) {
        workers.share(g.filtersPerGroup(), (first, end) -> fill(one, first, end, panel));
      }
      for (int phase = 0; phase < weights.length; phase++) {
        int which = phase;
        int tiles = (layout.phases().get(phase).positions() + tile - 1) / tile;
        workers.share(tiles, (first, end) -> tiles(one, which, first, end, panel, sums));
      }
      workers.share(g.weightChannels(), (first, end) -> fold(one, first, end, sums));
    }
  }

  private int firstFilter(int image) {
    int groups = g.options().groups();
    return image / groups * g.outChannels() + image % groups * g.filtersPerGroup();
  }

  /** Copies filters; the zeros about them are there since the panel was made. */
  private void fill(int image, int first, int end, float[] panel) {
    int topRow = Math.max(0, layout.firstRow());
    int endRow = Math.min(g.outH(), layout.firstRow() + layout.panelRows());
    for (int filter = first; filter < end; filter++) {
      for (int plane = 0; plane < layout.planes(); plane++) {
        int width = layout.planeWidth(plane);
        int low = layout.planeColumn(plane);
        int left = Math.max(0, low);
        int count = Math.min(g.outW(), low + width) - left;
        int start = filter * layout.filterSize() + layout.planeStart(plane) + left - low;
        for (int row = topRow; row < endRow && count > 0; row++) {
          int from = ((firstFilter(image) + filter) * g.outH() + row) * g.outW() + left;
          int to = start + (row - layout.firstRow()) * width;
          System.arraycopy(gradOutput, from, panel, to, count);
        }
      }
    }
  }

  private void tiles(int image, int which, int first, int end, float[] panel, float[] sums) {
    GradientLayout.Phase phase = layout.phases().get(which);
    int[] offsets = phase.offsets();
    int base = layout.isInPlace() ? firstFilter(image) * layout.filterSize() : 0;
    int reach = base + Arrays.stream(offsets).max().orElse(0);
    for (int i = first; i < end; i++) {
      int position = i * tile;
      int count = Math.min(tile, phase.positions() - position);
      int width = (count + LANES - 1) / LANES * LANES;
      int at = phase.start() + position;
      if (reach + position + width <= panel.length) {
        add(image, which, width, panel, base + position, offsets, sums, at);
      } else {
        float[] rest = rest(panel, base + position, offsets, count, width);
        add(image, which, width, rest, 0, steps(offsets.length, width), sums, at);
      }
    }
  }

  /** Adds the products of all terms for one tile of positions. */
  private void add(
      int image,
      int which,
      int width,
      float[] panel,
      int base,
      int[] offsets,
      float[] sums,
      int at) {
    int channels = g.weightChannels();
    int group = image % g.options().groups();
    int taps = layout.phases().get(which).taps().length;
    int chunk = chunk(taps) * taps;
    int[] rows = new int[FloatBlocks.rows(channels)];
    int to;
    for (int from = 0; from < offsets.length; from = to) {
      to = Math.min(offsets.length, from + chunk);
      int start = (group * offsets.length + from) * channels - from;
      for (int row = 0; row < rows.length; row++) { // after the last come copies of it
        rows[row] = start + Math.min(row, channels - 1) * (to - from);
      }
      FloatBlocks.add(
          0,
          rows.length,
          width / LANES,
          weights[which],
          rows,
          panel,
          base,
          offsets,
          from,
          to,
          sums,
          at,
          layout.phases().get(which).step());
    }
  }

  /** What all terms read at the last positions, where a whole vector would not fit. */
  private static float[] rest(float[] panel, int from, int[] offsets, int count, int width) {
    float[] rest = new float[offsets.length * width];
    for (int i = 0; i < offsets.length; i++) {
      System.arraycopy(panel, from + offsets[i], rest, i * width, count);
    }
    return rest;
  }

  private static int[] steps(int terms, int width) {
    int[] steps = new int[terms];
    Arrays.setAll(steps, i -> i * width);
    return steps;
  }

  /** Adds up the copies of every pixel of some channels, in the order in which they stand. */
  private void fold(int image, int first, int end, float[] sums) {
    int groups = g.options().groups();
    int plane = image / groups * g.channels() + image % groups * g.weightChannels();
    GradientColumns columns = new GradientColumns(layout.columns());
    int[][] rows = layout.rows().copies();
    int[] bases = new int[layout.columns().phases()];
    for (int c = first; c < end; c++) {
      for (int h = 0; h < g.inputH(); h++) {
        int to = ((plane + c) * g.inputH() + h) * g.inputW();
        for (int place : rows[h]) {
          bases(c, place, bases);
          foldRow(columns, bases, sums, to);
        }
      }
    }
  }

  /** Where the row at a place begins in each phase of columns. */
  private void bases(int c, int place, int[] bases) {
    int rowPhase = layout.rows().phaseOf(place);
    int index = layout.rows().indexOf(place);
    for (int column = 0; column < bases.length; column++) {
      GradientLayout.Phase phase = layout.phase(rowPhase, column);
      bases[column] = phase.start() + c * phase.step() + index * phase.pitch();
    }
  }

  private void foldRow(GradientColumns columns, int[] bases, float[] sums, int to) {
    int from = columns.runFrom();
    int end = columns.runTo();
    int base = bases[0] + columns.runIndex() - from;
    foldEach(columns, 0, from, bases, sums, to);
    FloatLanes.add(sums, base + from, gradient, to + from, end - from);
    foldEach(columns, end, g.inputW(), bases, sums, to);
  }

  private void foldEach(
      GradientColumns columns, int from, int end, int[] bases, float[] sums, int to) {
    int[] ends = columns.ends();
    int[] phases = columns.phases();
    int[] indexes = columns.indexes();
    for (int w = from; w < end; w++) {
      for (int i = w == 0 ? 0 : ends[w - 1]; i < ends[w]; i++) {
        gradient[to + w] += sums[bases[phases[i]] + indexes[i]];
      }
    }
  }
}
