// DoubleChannels is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.simd.FloatRows;

/** The weight of one group by channels: a row for each, in the order filter, tap. */
final class FloatChannels {
  /** Filters whose numbers stay in the first-level cache for all channels that are copied. */
  private static final int TOGETHER = 8;

  private final float[] weight;
  private final int start;
  private final int channels;
  private final int kernel;

  /**
   * The weight of a group.
   *
   * @param start where it begins
   * @param channels of a filter
   * @param kernel taps of a channel
   */
  FloatChannels(float[] weight, int start, int channels, int kernel) {
    this.weight = weight;
    this.start = start;
    this.channels = channels;
    this.kernel = kernel;
  }

  /**
   * Copies channels to {@code rows}, from row {@code at} on; after the last channel come copies of
   * it.
   *
   * @param taps those that are copied
   * @param first the first channel
   * @param count of channels
   */
  void copy(int filters, int[] taps, int first, int count, float[][] rows, int at) {
    for (int from = 0; from < filters; from += TOGETHER) {
      int to = Math.min(filters, from + TOGETHER);
      for (int i = 0; i < count; i++) {
        int channel = Math.min(first + i, channels - 1);
        int place = start + (from * channels + channel) * kernel;
        float[] row = rows[at + i];
        if (kernel == 1) {
          FloatRows.copyEvery(channels, weight, place, row, from, to - from);
        } else if (taps.length == kernel) {
          copyWhole(place, row, from, to);
        } else {
          copySome(taps, place, row, from, to);
        }
      }
    }
  }

  private void copyWhole(int place, float[] row, int from, int to) {
    int at = place;
    for (int filter = from; filter < to; filter++) {
      FloatRows.copy(weight, at, row, filter * kernel, kernel, row.length);
      at += channels * kernel;
    }
  }

  private void copySome(int[] taps, int place, float[] row, int from, int to) {
    int at = place;
    for (int filter = from; filter < to; filter++) {
      for (int t = 0; t < taps.length; t++) {
        row[filter * taps.length + t] = weight[at + taps[t]];
      }
      at += channels * kernel;
    }
  }
}
