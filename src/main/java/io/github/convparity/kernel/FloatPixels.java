// DoublePixels is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Taps;
import io.github.convparity.simd.FloatRows;
import java.util.Arrays;

/**
 * The padded input with its channels last: what tap (kh, kw) of output (outH, outW) reads of
 * channel j stands at {@code ((outH * strideH + kh * dilationH) * width + outW * strideW + kw *
 * dilationW) * pitch + j}. Pixels that no tap reads are left out.
 */
final class FloatPixels {
  private static final int UNUSED = -2;

  /** Channels that are copied together, so that what is written stays in the cache. */
  private static final int BLOCK = 16;

  private final Conv2dGeometry g;
  private final int[] rows;
  private final int[] columns;
  private final int pitch;
  private final float[] numbers;

  /**
   * Room for one image, which is the thread's {@link FloatScratch#panel}.
   *
   * @param pitch from pixel to pixel, at least the number of channels
   * @param more numbers after the last pixel
   */
  FloatPixels(Conv2dGeometry g, int pitch, int more) {
    this.g = g;
    this.rows = sources(g.rows(), g.options().stride().h(), g.options().dilation().h());
    this.columns = sources(g.columns(), g.options().stride().w(), g.options().dilation().w());
    this.pitch = pitch;
    this.numbers = FloatScratch.get().panel(rows.length * columns.length * pitch + more);
  }

  /** For each padded row (or column), from the first that is read, where it comes from. */
  private static int[] sources(Taps taps, int stride, int dilation) {
    int[] sources = new int[(taps.outputs() - 1) * stride + (taps.kernel() - 1) * dilation + 1];
    Arrays.fill(sources, UNUSED);
    for (int out = 0; out < taps.outputs(); out++) {
      for (int k = 0; k < taps.kernel(); k++) {
        sources[out * stride + k * dilation] = taps.source(out, k);
      }
    }
    return sources;
  }

  /** The numbers, which {@link #fill} sets. */
  float[] numbers() {
    return numbers;
  }

  /** Padded rows. */
  int height() {
    return rows.length;
  }

  /** Where a padded pixel stands. */
  int at(int row, int column) {
    return (row * columns.length + column) * pitch;
  }

  /** Where the pixel stands that output (outH, outW) reads with its first tap. */
  int atOutput(int outH, int outW) {
    return at(outH * g.options().stride().h(), outW * g.options().stride().w());
  }

  /** Where the pixel stands that the first output reads with a tap. */
  int atTap(int kh, int kw) {
    return at(kh * g.options().dilation().h(), kw * g.options().dilation().w());
  }

  /**
   * Copies the planes {@code first}, {@code first + step}, ... of the input into the channels
   * {@code 0} to {@code count - 1}, in the padded rows from {@code from} to {@code to - 1}; zeros
   * for padding.
   */
  void fill(float[] input, int first, int step, int count, int from, int to) {
    int plane = g.inputH() * g.inputW();
    for (int row = from; row < to; row++) {
      if (rows[row] < 0) {
        Arrays.fill(numbers, at(row, 0), at(row + 1, 0), 0);
      } else {
        for (int block = 0; block < count; block += BLOCK) {
          int line = (first + block * step) * plane + rows[row] * g.inputW();
          fillRow(input, line, step * plane, at(row, 0) + block, Math.min(BLOCK, count - block));
        }
      }
    }
  }

  /** Runs of columns that stand side by side in the input are copied together. */
  private void fillRow(float[] input, int line, int step, int to, int count) {
    int end;
    for (int column = 0; column < columns.length; column = end) {
      end = column + 1;
      if (columns[column] >= 0) {
        while (end < columns.length && columns[end] == columns[end - 1] + 1) {
          end++;
        }
        int from = line + columns[column];
        int at = to + column * pitch;
        FloatRows.transpose(input, from, step, numbers, at, pitch, count, end - column);
      } else {
        Arrays.fill(numbers, to + column * pitch, to + column * pitch + count, 0);
      }
    }
  }
}
