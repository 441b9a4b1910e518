// DoubleLanes is generated from this file.
package io.github.convparity.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of products of two vectors, lane by lane, in registers: each lane of each row is a sum of
 * its own, taken with fused multiply-add in the order of its terms.
 */
public final class FloatLanes {
  private static final VectorSpecies<Float> SPECIES = Species.ofFloats();
  private static final int LANES = FloatTiles.LANES;
  private static final int BLOCK = 9;

  private FloatLanes() {}

  /** Whether no number is NaN or an infinity. */
  public static boolean isFinite(float[] numbers) {
    FloatVector zeros = FloatVector.zero(SPECIES);
    FloatVector p0 = zeros;
    FloatVector p1 = zeros;
    FloatVector p2 = zeros;
    FloatVector p3 = zeros;
    int whole = numbers.length / (4 * LANES) * (4 * LANES);
    for (int i = 0; i < whole; i += 4 * LANES) {
      p0 = FloatVector.fromArray(SPECIES, numbers, i).fma(zeros, p0);
      p1 = FloatVector.fromArray(SPECIES, numbers, i + LANES).fma(zeros, p1);
      p2 = FloatVector.fromArray(SPECIES, numbers, i + 2 * LANES).fma(zeros, p2);
      p3 = FloatVector.fromArray(SPECIES, numbers, i + 3 * LANES).fma(zeros, p3);
    }
    float sum = p0.add(p1).add(p2).add(p3).reduceLanes(VectorOperators.ADD);
    for (int i = whole; i < numbers.length; i++) {
      sum += 0 * numbers[i];
    }
    return sum == 0; // 0 * Inf and 0 * NaN are NaN
  }

  /** Adds {@code a[from + i]} to {@code c[to + i]} for i from 0 to {@code count - 1}. */
  public static void add(float[] a, int from, float[] c, int to, int count) {
    int whole = SPECIES.loopBound(count);
    for (int i = 0; i < whole; i += LANES) {
      FloatVector sum = FloatVector.fromArray(SPECIES, c, to + i);
      sum.add(FloatVector.fromArray(SPECIES, a, from + i)).intoArray(c, to + i);
    }
    for (int i = whole; i < count; i++) {
      c[to + i] += a[from + i];
    }
  }

  /** How many rows are computed where {@code needed} are asked for: 1, or a multiple of 9. */
  public static int rows(int needed) {
    return needed == 1 ? 1 : (needed + BLOCK - 1) / BLOCK * BLOCK;
  }

  /**
   * Adds to {@code c[to + r * LANES + j]} the products {@code a[rows[r] + at + i * step + j] *
   * b[from + i * LANES + j]} for i from 0 to {@code terms - 1}, for each row r below {@code count}
   * and each j below {@code LANES}.
   *
   * @param count of rows: 1 or a multiple of 9
   */
  public static void add(
      int count,
      float[] a,
      int[] rows,
      int at,
      int step,
      float[] b,
      int from,
      int terms,
      float[] c,
      int to) {
    if (count == 1) {
      add1(a, rows, 0, at, step, b, from, terms, c, to);
      return;
    }
    for (int first = 0; first < count; first += BLOCK) {
      add9(a, rows, first, at, step, b, from, terms, c, to + first * LANES);
    }
  }

  /** 9 rows. */
  private static void add9(
      float[] a,
      int[] rows,
      int first,
      int at,
      int step,
      float[] b,
      int from,
      int count,
      float[] c,
      int to) {
    int a0 = rows[first + 0] + at;
    int a1 = rows[first + 1] + at;
    int a2 = rows[first + 2] + at;
    int a3 = rows[first + 3] + at;
    int a4 = rows[first + 4] + at;
    int a5 = rows[first + 5] + at;
    int a6 = rows[first + 6] + at;
    int a7 = rows[first + 7] + at;
    int a8 = rows[first + 8] + at;
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, to);
    FloatVector c1 = FloatVector.fromArray(SPECIES, c, to + LANES);
    FloatVector c2 = FloatVector.fromArray(SPECIES, c, to + 2 * LANES);
    FloatVector c3 = FloatVector.fromArray(SPECIES, c, to + 3 * LANES);
    FloatVector c4 = FloatVector.fromArray(SPECIES, c, to + 4 * LANES);
    FloatVector c5 = FloatVector.fromArray(SPECIES, c, to + 5 * LANES);
    FloatVector c6 = FloatVector.fromArray(SPECIES, c, to + 6 * LANES);
    FloatVector c7 = FloatVector.fromArray(SPECIES, c, to + 7 * LANES);
    FloatVector c8 = FloatVector.fromArray(SPECIES, c, to + 8 * LANES);
    for (int i = 0; i < count; i++) {
      FloatVector x = FloatVector.fromArray(SPECIES, b, from + i * LANES);
      int skip = i * step;
      c0 = FloatVector.fromArray(SPECIES, a, a0 + skip).fma(x, c0);
      c1 = FloatVector.fromArray(SPECIES, a, a1 + skip).fma(x, c1);
      c2 = FloatVector.fromArray(SPECIES, a, a2 + skip).fma(x, c2);
      c3 = FloatVector.fromArray(SPECIES, a, a3 + skip).fma(x, c3);
      c4 = FloatVector.fromArray(SPECIES, a, a4 + skip).fma(x, c4);
      c5 = FloatVector.fromArray(SPECIES, a, a5 + skip).fma(x, c5);
      c6 = FloatVector.fromArray(SPECIES, a, a6 + skip).fma(x, c6);
      c7 = FloatVector.fromArray(SPECIES, a, a7 + skip).fma(x, c7);
      c8 = FloatVector.fromArray(SPECIES, a, a8 + skip).fma(x, c8);
    }
    c0.intoArray(c, to);
    c1.intoArray(c, to + LANES);
    c2.intoArray(c, to + 2 * LANES);
    c3.intoArray(c, to + 3 * LANES);
    c4.intoArray(c, to + 4 * LANES);
    c5.intoArray(c, to + 5 * LANES);
    c6.intoArray(c, to + 6 * LANES);
    c7.intoArray(c, to + 7 * LANES);
    c8.intoArray(c, to + 8 * LANES);
  }

  /** 1 row. */
  private static void add1(
      float[] a,
      int[] rows,
      int first,
      int at,
      int step,
      float[] b,
      int from,
      int count,
      float[] c,
      int to) {
    int a0 = rows[first + 0] + at;
    FloatVector c0 = FloatVector.fromArray(SPECIES, c, to);
    for (int i = 0; i < count; i++) {
      FloatVector x = FloatVector.fromArray(SPECIES, b, from + i * LANES);
      int skip = i * step;
      c0 = FloatVector.fromArray(SPECIES, a, a0 + skip).fma(x, c0);
    }
    c0.intoArray(c, to);
  }
}
