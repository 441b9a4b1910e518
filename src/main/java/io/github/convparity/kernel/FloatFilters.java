package io.github.convparity.kernel;

import io.github.convparity.simd.FloatTiles;
import java.util.Arrays;

/** The filters of one group, laid out for the micro-kernels of {@link FloatTiles}. */
final class FloatFilters {
  /**
   * Terms whose part of the panel stays in the first-level cache while all filters are computed.
   */
  private static final int CHUNK = 128;

  /**
   * From so many vectors of positions on, filters are packed; below, that costs more than it saves.
   */
  private static final int WORTH_PACKING = 6;

  private final float[] data;
  private final int[] starts;
  private final int block;
  private final int terms;

  private FloatFilters(float[] data, int[] starts, int block, int terms) {
    this.data = data;
    this.starts = starts;
    this.block = block;
    this.terms = terms;
  }

  /**
   * Filters {@code first} to {@code first + count - 1} of a weight of so many terms each.
   *
   * @param positions for which they will be computed
   */
  static FloatFilters of(float[] weight, int first, int count, int terms, int positions) {
    int vectors = (positions + FloatTiles.LANES - 1) / FloatTiles.LANES;
    int block = block(count, vectors);
    int blocks = (count + block - 1) / block;
    int[] rows = new int[blocks * block];
    for (int row = 0; row < rows.length; row++) {
      rows[row] = (first + Math.min(row, count - 1)) * terms; // after the last come copies of it
    }
    if (block == 6 || block == 1) {
      return new FloatFilters(weight, rows, block, terms);
    }
    float[] packed = new float[rows.length * terms];
    int[] starts = new int[rows.length];
    for (int row = 0; row < rows.length; row += block) {
      starts[row] = row * terms;
      FloatTiles.pack(
          weight, Arrays.copyOfRange(rows, row, row + block), terms, packed, starts[row]);
    }
    return new FloatFilters(packed, starts, block, terms);
  }

  private static int block(int count, int vectors) {
    if (count == 1) {
      return 1;
    }
    if (FloatTiles.WIDE && count >= 6 && vectors < WORTH_PACKING) {
      return 6;
    }
    return FloatTiles.WIDE && count > 4 ? 8 : 4;
  }

  /** The most vectors of positions that are computed at a time. */
  int vectors() {
    return switch (block) {
      case 1 -> 8;
      case 6 -> 4;
      default -> 3;
    };
  }

  /** The least number of vectors, at least {@code needed}, for which there is a micro-kernel. */
  int vectors(int needed) {
    if (block == 8 && needed < 3) {
      return needed;
    }
    return needed == 1 && block != 6 ? 1 : vectors();
  }

  /** How many sums there are to a position: one for each filter, and some more. */
  int rows() {
    return starts.length;
  }

  /**
   * Computes {@code sums[filter * step + j]} for each j below {@code vectors * LANES}: the sum over
   * all terms i, in their order, of the filter's number times {@code panel[base + offsets[i] + j]}.
   */
  void compute(float[] panel, int base, int[] offsets, int vectors, float[] sums, int step) {
    Arrays.fill(sums, 0, starts.length * step, 0);
    int[] rows = new int[block];
    for (int from = 0; from < terms; from += CHUNK) {
      int to = Math.min(terms, from + CHUNK);
      for (int row = 0; row < starts.length; row += block) {
        System.arraycopy(starts, row, rows, 0, block);
        FloatTiles.add(
            block, vectors, data, rows, panel, base, offsets, from, to, sums, row * step, step);
      }
    }
  }
}
