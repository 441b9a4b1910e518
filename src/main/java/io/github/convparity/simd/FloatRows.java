// DoubleRows is generated from this file.
package io.github.convparity.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** Rows of numbers: copied, added to, and convolved with one filter. */
public final class FloatRows {
  private static final VectorSpecies<Float> SPECIES = Species.ofFloats();
  private static final int LANES = FloatTiles.LANES;

  private FloatRows() {}

  /**
   * Copies {@code count} numbers, and may write anything between their end and {@code limit}.
   *
   * @param limit place in {@code target}, at least {@code to + count}
   */
  public static void copy(float[] source, int from, float[] target, int to, int count, int limit) {
    int end = Math.min(Math.min(limit - to, source.length - from) - LANES, count - 1);
    int i = 0;
    for (; i <= end; i += LANES) {
      FloatVector.fromArray(SPECIES, source, from + i).intoArray(target, to + i);
    }
    if (i < count && count >= LANES) {
      int last = count - LANES;
      FloatVector.fromArray(SPECIES, source, from + last).intoArray(target, to + last);
    } else {
      for (; i < count; i++) {
        target[to + i] = source[from + i];
      }
    }
  }

  /** Copies {@code count} numbers that stand {@code step} apart. */
  public static void copyEvery(
      int step, float[] source, int from, float[] target, int to, int count) {
    int i = 0;
    int at = from;
    for (; i < count - 3; i += 4) {
      target[to + i] = source[at];
      target[to + i + 1] = source[at + step];
      target[to + i + 2] = source[at + 2 * step];
      target[to + i + 3] = source[at + 3 * step];
      at += 4 * step;
    }
    for (; i < count; i++) {
      target[to + i] = source[at];
      at += step;
    }
  }

  /**
   * Copies {@code count} pairs of numbers, the first of each to one place, the second to another.
   */
  public static void split(float[] source, int from, float[] target, int to, int other, int count) {
    int i = 0;
    for (; i < count - 3; i += 4) {
      int at = from + 2 * i;
      target[to + i] = source[at];
      target[to + i + 1] = source[at + 2];
      target[to + i + 2] = source[at + 4];
      target[to + i + 3] = source[at + 6];
      target[other + i] = source[at + 1];
      target[other + i + 1] = source[at + 3];
      target[other + i + 2] = source[at + 5];
      target[other + i + 3] = source[at + 7];
    }
    for (; i < count; i++) {
      target[to + i] = source[from + 2 * i];
      target[other + i] = source[from + 2 * i + 1];
    }
  }

  /**
   * Copies {@code count} numbers of each of some rows, those of one column side by side: {@code
   * source[from + r * step + i]} to {@code target[to + i * pitch + r]}.
   */
  public static void transpose(
      float[] source, int from, int step, float[] target, int to, int pitch, int rows, int count) {
    int r = 0;
    for (; r < rows - 3; r += 4) {
      int s0 = from + r * step;
      int s1 = s0 + step;
      int s2 = s1 + step;
      int s3 = s2 + step;
      int t = to + r;
      for (int i = 0; i < count; i++) {
        target[t] = source[s0 + i];
        target[t + 1] = source[s1 + i];
        target[t + 2] = source[s2 + i];
        target[t + 3] = source[s3 + i];
        t += pitch;
      }
    }
    for (; r < rows; r++) {
      int s = from + r * step;
      int t = to + r;
      for (int i = 0; i < count; i++) {
        target[t] = source[s + i];
        t += pitch;
      }
    }
  }

  /**
   * Copies parts of a row one after the other.
   *
   * @param parts for each part its place in the source behind {@code from}, its place in the target
   *     behind {@code to}, and its length; in the target they follow each other
   * @param count how many numbers of {@code parts} to take, three for each part
   */
  public static void copyParts(
      float[] source, int from, float[] target, int to, int[] parts, int count) {
    int limit = to + parts[count - 2] + parts[count - 1];
    for (int i = 0; i < count; i += 3) {
      copy(source, from + parts[i], target, to + parts[i + 1], parts[i + 2], limit);
    }
  }

  /** Adds a number to those from {@code from} to {@code to - 1}. */
  public static void add(float[] numbers, int from, int to, float added) {
    int i = from;
    for (; i <= to - LANES; i += LANES) {
      FloatVector.fromArray(SPECIES, numbers, i).add(added).intoArray(numbers, i);
    }
    for (; i < to; i++) {
      numbers[i] += added;
    }
  }

  /**
   * Convolves rows with one filter: sets {@code target[at + r * width + j]} for each r below {@code
   * rows} and each j below {@code width} to the sum from +0 of {@code filter[start + i] *
   * source[base + r * pitch + offsets[i] + j]} over all i in their order, with fused multiply-add.
   *
   * @param width at least the number of lanes
   */
  public static void convolve(
      float[] filter,
      int start,
      float[] source,
      int base,
      int pitch,
      int[] offsets,
      float[] target,
      int at,
      int width,
      int rows) {
    for (int row = 0; row < rows; row++) {
      int from = base + row * pitch;
      int to = at + row * width;
      if (offsets.length == 9) {
        convolve9(filter, start, source, from, offsets, target, to, width);
      } else {
        convolve(filter, start, source, from, offsets, target, to, width);
      }
    }
  }

  /** With 9 terms, as a 3x3 kernel has them. */
  private static void convolve9(
      float[] filter,
      int start,
      float[] source,
      int base,
      int[] offsets,
      float[] target,
      int at,
      int width) {
    FloatVector w0 = FloatVector.broadcast(SPECIES, filter[start]);
    FloatVector w1 = FloatVector.broadcast(SPECIES, filter[start + 1]);
    FloatVector w2 = FloatVector.broadcast(SPECIES, filter[start + 2]);
    FloatVector w3 = FloatVector.broadcast(SPECIES, filter[start + 3]);
    FloatVector w4 = FloatVector.broadcast(SPECIES, filter[start + 4]);
    FloatVector w5 = FloatVector.broadcast(SPECIES, filter[start + 5]);
    FloatVector w6 = FloatVector.broadcast(SPECIES, filter[start + 6]);
    FloatVector w7 = FloatVector.broadcast(SPECIES, filter[start + 7]);
    FloatVector w8 = FloatVector.broadcast(SPECIES, filter[start + 8]);
    int x0 = base + offsets[0];
    int x1 = base + offsets[1];
    int x2 = base + offsets[2];
    int x3 = base + offsets[3];
    int x4 = base + offsets[4];
    int x5 = base + offsets[5];
    int x6 = base + offsets[6];
    int x7 = base + offsets[7];
    int x8 = base + offsets[8];
    FloatVector zero = FloatVector.zero(SPECIES);
    for (int i = 0; i < width; i += LANES) {
      int j = Math.min(i, width - LANES); // the last vector overlaps the one before
      FloatVector sum = w0.fma(FloatVector.fromArray(SPECIES, source, x0 + j), zero);
      sum = w1.fma(FloatVector.fromArray(SPECIES, source, x1 + j), sum);
      sum = w2.fma(FloatVector.fromArray(SPECIES, source, x2 + j), sum);
      sum = w3.fma(FloatVector.fromArray(SPECIES, source, x3 + j), sum);
      sum = w4.fma(FloatVector.fromArray(SPECIES, source, x4 + j), sum);
      sum = w5.fma(FloatVector.fromArray(SPECIES, source, x5 + j), sum);
      sum = w6.fma(FloatVector.fromArray(SPECIES, source, x6 + j), sum);
      sum = w7.fma(FloatVector.fromArray(SPECIES, source, x7 + j), sum);
      sum = w8.fma(FloatVector.fromArray(SPECIES, source, x8 + j), sum);
      sum.intoArray(target, at + j);
    }
  }

  private static void convolve(
      float[] filter,
      int start,
      float[] source,
      int base,
      int[] offsets,
      float[] target,
      int at,
      int width) {
    int last = width - LANES; // where the rest is less than a vector it overlaps the one before
    for (int j = 0; j < width; j += 4 * LANES) {
      int j0 = Math.min(j, last);
      int j1 = Math.min(j + LANES, last);
      int j2 = Math.min(j + 2 * LANES, last);
      int j3 = Math.min(j + 3 * LANES, last);
      FloatVector c0 = FloatVector.zero(SPECIES);
      FloatVector c1 = c0;
      FloatVector c2 = c0;
      FloatVector c3 = c0;
      for (int i = 0; i < offsets.length; i++) {
        int x = base + offsets[i];
        FloatVector w = FloatVector.broadcast(SPECIES, filter[start + i]);
        c0 = w.fma(FloatVector.fromArray(SPECIES, source, x + j0), c0);
        c1 = w.fma(FloatVector.fromArray(SPECIES, source, x + j1), c1);
        c2 = w.fma(FloatVector.fromArray(SPECIES, source, x + j2), c2);
        c3 = w.fma(FloatVector.fromArray(SPECIES, source, x + j3), c3);
      }
      c0.intoArray(target, at + j0);
      c1.intoArray(target, at + j1);
      c2.intoArray(target, at + j2);
      c3.intoArray(target, at + j3);
    }
  }
}
