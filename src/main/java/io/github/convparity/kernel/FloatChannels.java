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
    for (int filter = 0; filter < filters; filter += TOGETHER) {
      int end = Math.min(filters, filter + TOGETHER);
      if (kernel == 1 && count % 4 == 0) {
        transpose(filter, end, first, count, rows, at);
      } else if (taps.length == kernel) {
        copyWhole(filter, end, first, count, rows, at);
      } else {
        copySome(taps, filter, end, first, count, rows, at);
      }
    }
  }

  private int channel(int channel) {
    return Math.min(channel, channels - 1);
  }

  /** Four rows at a time. */
  private void transpose(int from, int to, int first, int count, float[][] rows, int at) {
    for (int i = 0; i < count; i += 4) {
      int c0 = start + channel(first + i);
      int c1 = start + channel(first + i + 1);
      int c2 = start + channel(first + i + 2);
      int c3 = start + channel(first + i + 3);
      float[] r0 = rows[at + i];
      float[] r1 = rows[at + i + 1];
      float[] r2 = rows[at + i + 2];
      float[] r3 = rows[at + i + 3];
      for (int filter = from; filter < to; filter++) {
        int skip = filter * channels;
        r0[filter] = weight[c0 + skip];
        r1[filter] = weight[c1 + skip];
        r2[filter] = weight[c2 + skip];
        r3[filter] = weight[c3 + skip];
      }
    }
  }

  private void copyWhole(int from, int to, int first, int count, float[][] rows, int at) {
    for (int filter = from; filter < to; filter++) {
      for (int i = 0; i < count; i++) {
        int place = start + (filter * channels + channel(first + i)) * kernel;
        float[] row = rows[at + i];
        FloatRows.copy(weight, place, row, filter * kernel, kernel, row.length);
      }
    }
  }

  private void copySome(
      int[] taps, int from, int to, int first, int count, float[][] rows, int at) {
    for (int filter = from; filter < to; filter++) {
      for (int i = 0; i < count; i++) {
        int place = start + (filter * channels + channel(first + i)) * kernel;
        for (int t = 0; t < taps.length; t++) {
          rows[at + i][filter * taps.length + t] = weight[place + taps[t]];
        }
      }
    }
  }
}
