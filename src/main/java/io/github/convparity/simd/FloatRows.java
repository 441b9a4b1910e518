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
   * Sets {@code target[at + j]} for each j below {@code width} to the sum of {@code filter[start +
   * i] * source[base + offsets[i] + j]} over all i in their order, with fused multiply-add.
   *
   * @param width at least the number of lanes
   */
  public static void convolve(
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
