package io.github.convparity.kernel;

import io.github.convparity.conv.Taps;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * One axis of the gradient of the input. A place of the padded input is {@code out * stride + k *
 * dilation} for the outputs and taps that read it, so the places of one phase (equal modulo the
 * stride) are read by the same taps: place {@code q} of a phase by tap {@code k} of output {@code q
 * - shift(k)}, if there is such an output.
 */
final class GradientAxis {
  private final int stride;
  private final int dilation;
  private final int kernel;
  private final int[][] copies;
  private final int first;
  private final int last;
  private final int[] remainders;

  /**
   * Of an axis of an input of so many rows (or columns).
   *
   * @param taps which of them are read
   */
  GradientAxis(Taps taps, int size, int stride, int dilation) {
    this.stride = stride;
    this.dilation = dilation;
    this.kernel = taps.kernel();
    int[] sources = sources(taps);
    this.copies = copies(sources, size);
    int low = 0;
    int high = sources.length - 1;
    while (low <= high && sources[low] < 0) {
      low++;
    }
    while (high >= low && sources[high] < 0) {
      high--;
    }
    this.first = low;
    this.last = high;
    int[] all = new int[kernel];
    Arrays.setAll(all, k -> k * dilation % stride);
    this.remainders = Arrays.stream(all).distinct().toArray();
  }

  /** For each place where it comes from: below 0 if from nowhere in the input. */
  private int[] sources(Taps taps) {
    int[] sources = new int[(taps.outputs() - 1) * stride + (kernel - 1) * dilation + 1];
    Arrays.fill(sources, Taps.PADDING);
    for (int out = 0; out < taps.outputs(); out++) {
      for (int k = 0; k < kernel; k++) {
        sources[out * stride + k * dilation] = taps.source(out, k);
      }
    }
    return sources;
  }

  private static int[][] copies(int[] sources, int size) {
    int[] counts = new int[size];
    for (int source : sources) {
      if (source >= 0) {
        counts[source]++;
      }
    }
    int[][] copies = new int[size][];
    Arrays.setAll(copies, source -> new int[counts[source]]);
    for (int place = sources.length - 1; place >= 0; place--) {
      int source = sources[place];
      if (source >= 0) {
        copies[source][--counts[source]] = place;
      }
    }
    return copies;
  }

  /** Whether no output reads the input: all read padding. */
  boolean isUnread() {
    return first > last;
  }

  /** For each row of the input its copies that are read: their places, from the first on. */
  int[][] copies() {
    return copies;
  }

  /** Whether there is one phase, and place i that is computed is the one copy of row i. */
  boolean isDirect() {
    return phases() == 1
        && IntStream.range(0, copies.length)
            .allMatch(i -> copies[i].length == 1 && indexOf(copies[i][0]) == i);
  }

  /** How many phases are read. */
  int phases() {
    return remainders.length;
  }

  /** The phase of a place that is read. */
  int phaseOf(int place) {
    for (int phase = 0; phase < remainders.length; phase++) {
      if (remainders[phase] == place % stride) {
        return phase;
      }
    }
    throw new IllegalArgumentException("place (" + place + ") must be read by a tap");
  }

  /** Where among the computed places of its phase a place stands. */
  int indexOf(int place) {
    return place / stride - from(phaseOf(place));
  }

  /** The taps that read a phase, in their order. */
  int[] taps(int phase) {
    int[] all = new int[kernel];
    Arrays.setAll(all, k -> k);
    return Arrays.stream(all).filter(k -> k * dilation % stride == remainders[phase]).toArray();
  }

  /**
   * How many outputs before place {@code q} of its phase the output stands of which tap k reads.
   */
  int shift(int k) {
    return k * dilation / stride;
  }

  /** The first place of a phase that is to be computed. */
  int from(int phase) {
    return Math.floorDiv(first - remainders[phase] + stride - 1, stride);
  }

  /** How many places of a phase are to be computed. */
  int count(int phase) {
    return Math.max(0, Math.floorDiv(last - remainders[phase], stride) + 1 - from(phase));
  }

  /** The first output, or the one before all outputs, that any place asks for. */
  int low() {
    int low = Integer.MAX_VALUE;
    for (int phase = 0; phase < phases(); phase++) {
      for (int k : taps(phase)) {
        low = count(phase) == 0 ? low : Math.min(low, from(phase) - shift(k));
      }
    }
    return low;
  }

  /** The last output, or the one after all outputs, that any place asks for. */
  int high() {
    int high = Integer.MIN_VALUE;
    for (int phase = 0; phase < phases(); phase++) {
      for (int k : taps(phase)) {
        high = count(phase) == 0 ? high : Math.max(high, from(phase) + count(phase) - 1 - shift(k));
      }
    }
    return high;
  }
}
