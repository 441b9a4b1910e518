// DoubleForward is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.simd.FloatTiles;
import org.jspecify.annotations.Nullable;

/** The output of {@link VectorConv2d} in float32. */
final class FloatForward {
  private final Conv2dGeometry g;
  private final float[] input;
  private final float @Nullable [] bias;
  private final float[] output;
  private final PanelLayout layout;
  private final FloatFilters[] groups;
  private final int tile;
  private final int tiles;

  private FloatForward(Conv2dGeometry g, float[] input, float[] weight, float @Nullable [] bias) {
    this.g = g;
    this.input = input;
    this.bias = bias;
    this.output = new float[g.batch() * g.outChannels() * g.outH() * g.outW()];
    this.layout = PanelLayout.of(g);
    int filters = g.filtersPerGroup();
    int terms = layout.offsets().length;
    this.groups = new FloatFilters[g.options().groups()];
    for (int group = 0; group < groups.length; group++) {
      groups[group] = new FloatFilters(weight, group * filters, filters, terms);
    }
    this.tile = groups[0].vectors() * FloatTiles.LANES;
    this.tiles = (layout.positions() + tile - 1) / tile;
  }

  /**
   * The output of a setting whose output is not empty.
   *
   * @param workers share the work; the bits do not depend on them
   */
  static float[] of(
      Conv2dGeometry g, float[] input, float[] weight, float @Nullable [] bias, Workers workers) {
    FloatForward forward = new FloatForward(g, input, weight, bias);
    forward.run(workers);
    return forward.output;
  }

  private void run(Workers workers) {
    int images = g.batch() * groups.length;
    if (images >= 2 * workers.count()) {
      workers.share(images, (from, to) -> images(from, to));
      return;
    }
    for (int image = 0; image < images; image++) {
      float[] panel = panel(image, null);
      int one = image;
      workers.share(tiles, (from, to) -> tiles(one, panel, from, to));
    }
  }

  private void images(int from, int to) {
    float[] panel = null;
    for (int image = from; image < to; image++) {
      panel = panel(image, panel);
      tiles(image, panel, 0, tiles);
    }
  }

  /** An image is one group of one image of the batch. */
  private float[] panel(int image, float @Nullable [] used) {
    if (layout.kind() == PanelLayout.Kind.INPUT) {
      return input;
    }
    float[] panel = used == null ? new float[layout.size() + tile] : used;
    layout.fill(input, firstPlane(image), panel);
    return panel;
  }

  private int firstPlane(int image) {
    return image / groups.length * g.channels() + image % groups.length * g.weightChannels();
  }

  private void tiles(int image, float[] panel, int from, int to) {
    FloatFilters filters = groups[image % groups.length];
    float[] sums = new float[filters.rows() * tile];
    int[] offsets = layout.offsets();
    int base = layout.kind() == PanelLayout.Kind.INPUT ? firstPlane(image) * layout.positions() : 0;
    int last = base + (offsets.length == 0 ? 0 : offsets[offsets.length - 1]);
    for (int i = from; i < to; i++) {
      int position = i * tile;
      int count = Math.min(tile, layout.positions() - position);
      int vectors = filters.vectors((count + FloatTiles.LANES - 1) / FloatTiles.LANES);
      int width = vectors * FloatTiles.LANES;
      if (isInPlace(filters) && width == count && last + position + width <= panel.length) {
        int at = firstFilter(image) * layout.positions() + position;
        filters.add(panel, base + position, offsets, vectors, output, at, layout.positions());
        continue;
      }
      if (last + position + width > panel.length) {
        float[] rest = rest(panel, base + position, count, width);
        filters.compute(rest, 0, steps(width), vectors, sums, tile);
      } else {
        filters.compute(panel, base + position, offsets, vectors, sums, tile);
      }
      write(image, position, count, sums);
    }
  }

  /** Whether sums can be taken where they belong: rows without gaps, nothing to be added. */
  private boolean isInPlace(FloatFilters filters) {
    return bias == null && layout.pitch() == g.outW() && filters.rows() == g.filtersPerGroup();
  }

  private int firstFilter(int image) {
    return image / groups.length * g.outChannels() + image % groups.length * g.filtersPerGroup();
  }

  /** What all taps read at the last positions, where a whole vector would not fit the input. */
  private float[] rest(float[] panel, int from, int count, int width) {
    int[] offsets = layout.offsets();
    float[] rest = new float[offsets.length * width];
    for (int k = 0; k < offsets.length; k++) {
      System.arraycopy(panel, from + offsets[k], rest, k * width, count);
    }
    return rest;
  }

  private int[] steps(int width) {
    int[] steps = new int[layout.offsets().length];
    for (int k = 0; k < steps.length; k++) {
      steps[k] = k * width;
    }
    return steps;
  }

  /** Hands the sums over to the output, without those between its rows. */
  private void write(int image, int position, int count, float[] sums) {
    int group = image % groups.length;
    int filters = g.filtersPerGroup();
    int first = firstFilter(image);
    int pitch = layout.pitch();
    for (int row = 0; row < filters; row++) {
      float added = bias == null ? 0 : bias[group * filters + row];
      int plane = (first + row) * g.outH() * g.outW();
      int from = row * tile - position;
      int next;
      for (int p = position; p < position + count; p = next) {
        int line = pitch == g.outW() ? 0 : p / pitch;
        next =
            pitch == g.outW() ? position + count : Math.min(position + count, (line + 1) * pitch);
        int end = pitch == g.outW() ? next : Math.min(next, line * pitch + g.outW());
        int to = plane - line * (pitch - g.outW());
        if (bias == null) {
          if (p < end) {
            System.arraycopy(sums, from + p, output, to + p, end - p);
          }
        } else {
          for (int q = p; q < end; q++) {
            output[to + q] = sums[from + q] + added;
          }
        }
      }
    }
  }
}
