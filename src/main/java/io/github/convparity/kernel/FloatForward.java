// DoubleForward is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.simd.FloatRows;
import io.github.convparity.simd.FloatTiles;
import org.jspecify.annotations.Nullable;

/** The output of {@link VectorConv2d} in float32, by its {@link ForwardPlan}. */
final class FloatForward {
  private final Conv2dGeometry g;
  private final float[] input;
  private final float[] weight;
  private final float @Nullable [] bias;
  private final float[] output;
  private final ForwardPlan plan;
  private final TileShape shape;
  private final PanelLayout layout;
  private final int groups;
  private final int blocks;

  private FloatForward(Conv2dGeometry g, float[] input, float[] weight, float @Nullable [] bias) {
    this.g = g;
    this.input = input;
    this.weight = weight;
    this.bias = bias;
    this.output = new float[g.batch() * g.outChannels() * g.outH() * g.outW()];
    this.plan = ForwardPlan.of(g, FloatTiles.LANES, Float.BYTES, FloatTiles.WIDE);
    this.shape = plan.shape();
    this.layout = plan.layout();
    this.groups = g.options().groups();
    this.blocks = shape.blocks(g.filtersPerGroup());
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
    int images = g.batch() * groups;
    if (images >= 2 * workers.count()) {
      workers.share(images, (from, to) -> images(from, to, Workers.ALONE));
    } else {
      images(0, images, workers);
    }
  }

  /** An image is one group of one image of the batch. */
  private void images(int from, int to, Workers workers) {
    boolean isInput = layout.kind() == PanelLayout.Kind.INPUT;
    float[] panel = isInput ? input : FloatScratch.get().panel(layout.size() + 2 * shape.width());
    for (int image = from; image < to; image++) {
      int one = image;
      if (!isInput) {
        workers.share(
            g.weightChannels(),
            (first, end) -> FloatPanel.fill(layout, input, firstPlane(one), panel, first, end));
      }
      if (plan.byRows()) {
        workers.share(g.outH(), (first, end) -> rows(one, panel, first, end));
      } else if (plan.filtersFirst()) {
        workers.share(blocks, (first, end) -> blocks(one, panel, first, end));
      } else {
        FloatFilters filters = filters(one, 0, blocks);
        workers.share(blocks, filters::copied);
        workers.share(
            shape.tiles(layout.positions()),
            (first, end) -> tiles(one, panel, filters, first, end));
      }
    }
  }

  private FloatFilters filters(int image, int block, int count) {
    int filters = g.filtersPerGroup();
    int skip = block * shape.rows();
    int first = image % groups * filters + skip;
    return new FloatFilters(plan, weight, first, filters - skip, count);
  }

  /** The first of the image's channels. */
  private int firstPlane(int image) {
    return image / groups * g.channels() + image % groups * g.weightChannels();
  }

  /** The first of the image's filters, counted through the batch. */
  private int firstFilter(int image) {
    return image / groups * g.outChannels() + image % groups * g.filtersPerGroup();
  }

  /** Where the image's first position stands in its panel. */
  private int base(int image) {
    boolean isInput = layout.kind() == PanelLayout.Kind.INPUT;
    return isInput ? firstPlane(image) * layout.positions() : 0;
  }

  private void rows(int image, float[] panel, int from, int to) {
    int[] offsets = layout.offsets();
    int width = g.outW();
    int start = image % groups * offsets.length;
    int pitch = layout.pitch();
    int at = (firstFilter(image) * g.outH() + from) * width;
    int base = base(image) + from * pitch;
    FloatRows.convolve(weight, start, panel, base, pitch, offsets, output, at, width, to - from);
    if (bias != null) {
      FloatRows.add(output, at, at + (to - from) * width, bias[image % groups]);
    }
  }

  private void blocks(int image, float[] panel, int from, int to) {
    for (int block = from; block < to; block++) {
      FloatFilters filters = filters(image, block, 1).copied(0, 1);
      for (int tile = 0; tile < shape.tiles(layout.positions()); tile++) {
        tile(image, panel, tile, filters, block, 1);
      }
    }
  }

  private void tiles(int image, float[] panel, FloatFilters filters, int from, int to) {
    for (int tile = from; tile < to; tile++) {
      tile(image, panel, tile, filters, 0, blocks);
    }
  }

  /** Blocks of filters at one tile of positions: as many as {@code filters} has. */
  private void tile(
      int image, float[] panel, int tile, FloatFilters filters, int firstBlock, int count) {
    int first = tile * shape.width();
    int end =
        tile == shape.tiles(layout.positions()) - 1 ? layout.positions() : first + shape.width();
    int vectors = shape.vectors(end - first);
    int width = vectors * FloatTiles.LANES;
    // The input has nothing behind its last position: there the tile begins earlier.
    boolean isInput = layout.kind() == PanelLayout.Kind.INPUT;
    int start = isInput ? Math.min(first, layout.positions() - width) : first;
    boolean isWhole = start == first && end - first == width && isInPlace();
    int base = base(image) + start;
    int[] offsets = layout.offsets();
    float[] sums = FloatScratch.get().sums(shape.sums());
    int[] parts = new int[3 * (width + 1)];
    int partsEnd = TileParts.fill(layout.pitch(), g.outW(), start, first, end, parts);
    for (int i = 0; i < count && partsEnd > 0; i++) {
      int filter = (firstBlock + i) * shape.rows();
      if (isWhole && filter + shape.rows() <= g.filtersPerGroup()) {
        int at = (firstFilter(image) + filter) * layout.positions() + first;
        filters.sum(i, vectors, panel, base, offsets, output, at, layout.positions());
      } else {
        filters.sum(i, vectors, panel, base, offsets, sums, 0, width);
        write(image, filter, sums, width, parts, partsEnd);
      }
    }
  }

  /** Whether sums can be taken where they belong: rows without gaps, nothing to be added. */
  private boolean isInPlace() {
    return bias == null && layout.pitch() == g.outW();
  }

  /** Hands the sums of a block over to the output, without those between its rows. */
  private void write(int image, int filter, float[] sums, int step, int[] parts, int count) {
    int rows = Math.min(shape.rows(), g.filtersPerGroup() - filter);
    int first = firstFilter(image) + filter;
    int pixels = g.outH() * g.outW();
    for (int row = 0; row < rows; row++) {
      int plane = (first + row) * pixels;
      FloatRows.copyParts(sums, row * step, output, plane, parts, count);
      if (bias != null) {
        float added = bias[image % groups * g.filtersPerGroup() + filter + row];
        int end = plane + parts[count - 2] + parts[count - 1];
        FloatRows.add(output, plane + parts[1], end, added);
      }
    }
  }
}
