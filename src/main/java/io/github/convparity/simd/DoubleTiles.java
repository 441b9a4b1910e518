package io.github.convparity.simd;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of products in registers: some rows of one operand times some columns of the other, each sum
 * taken with fused multiply-add in the order of its terms. Lanes are different sums, so the bits do
 * not depend on the width of the vectors.
 */
public final class DoubleTiles {
  private static final VectorSpecies<Double> SPECIES = Species.ofDoubles();

  /** Numbers in a vector. */
  public static final int LANES = SPECIES.length();

  /** Whether there are registers for 24 sums: 32 of them, as with 512 bits. */
  public static final boolean WIDE = SPECIES.vectorBitSize() == 512;

  private DoubleTiles() {}

  /**
   * Adds to {@code c[at + r * step + j]} the products {@code row(r, i) * b[base + offsets[i] + j]}
   * for i from {@code from} to {@code to - 1}, for each row r below {@code count} and each j below
   * {@code vectors * LANES}.
   *
   * @param count of rows: 8, 4 or 1, and {@code row(r, i)} is {@code a[rows[0] + count * i + r]};
   *     or 6, and it is {@code a[rows[r] + i]}
   * @param vectors 3, 2 or 1 with 8 rows, 3 or 1 with 4, 8 or 1 with 1, 4 with 6
   */
  public static void add(
      int count,
      int vectors,
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    switch (10 * count + vectors) {
      case 83 -> add8x3(a, rows, b, base, offsets, from, to, c, at, step);
      case 82 -> add8x2(a, rows, b, base, offsets, from, to, c, at, step);
      case 81 -> add8x1(a, rows, b, base, offsets, from, to, c, at, step);
      case 43 -> add4x3(a, rows, b, base, offsets, from, to, c, at, step);
      case 41 -> add4x1(a, rows, b, base, offsets, from, to, c, at, step);
      case 18 -> add1x8(a, rows, b, base, offsets, from, to, c, at, step);
      case 11 -> add1x1(a, rows, b, base, offsets, from, to, c, at, step);
      case 64 -> add6x4(a, rows, b, base, offsets, from, to, c, at, step);
      default -> throw new IllegalArgumentException(count + " rows of " + vectors + " vectors");
    }
  }

  /**
   * Writes rows of {@code terms} numbers, from {@code rows[r]} each, one term after the other:
   * {@code to[at + count * i + r] = from[rows[r] + i]}.
   */
  public static void pack(double[] from, int[] rows, int terms, double[] to, int at) {
    if (rows.length == 8) {
      pack8(from, rows, terms, to, at);
      return;
    }
    for (int i = 0; i < terms; i++) {
      for (int r = 0; r < rows.length; r++) {
        to[at + rows.length * i + r] = from[rows[r] + i];
      }
    }
  }

  private static void pack8(double[] from, int[] rows, int terms, double[] to, int at) {
    int r0 = rows[0];
    int r1 = rows[1];
    int r2 = rows[2];
    int r3 = rows[3];
    int r4 = rows[4];
    int r5 = rows[5];
    int r6 = rows[6];
    int r7 = rows[7];
    for (int i = 0; i < terms; i++) {
      int next = at + 8 * i;
      to[next] = from[r0 + i];
      to[next + 1] = from[r1 + i];
      to[next + 2] = from[r2 + i];
      to[next + 3] = from[r3 + i];
      to[next + 4] = from[r4 + i];
      to[next + 5] = from[r5 + i];
      to[next + 6] = from[r6 + i];
      to[next + 7] = from[r7 + i];
    }
  }

  /** 8 rows side by side, 3 vectors. */
  private static void add8x3(
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    int first = rows[0];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at + step + LANES);
    DoubleVector c12 = DoubleVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    DoubleVector c22 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    DoubleVector c32 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, at + 4 * step);
    DoubleVector c41 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + LANES);
    DoubleVector c42 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + 2 * LANES);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, at + 5 * step);
    DoubleVector c51 = DoubleVector.fromArray(SPECIES, c, at + 5 * step + LANES);
    DoubleVector c52 = DoubleVector.fromArray(SPECIES, c, at + 5 * step + 2 * LANES);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, c, at + 6 * step);
    DoubleVector c61 = DoubleVector.fromArray(SPECIES, c, at + 6 * step + LANES);
    DoubleVector c62 = DoubleVector.fromArray(SPECIES, c, at + 6 * step + 2 * LANES);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, c, at + 7 * step);
    DoubleVector c71 = DoubleVector.fromArray(SPECIES, c, at + 7 * step + LANES);
    DoubleVector c72 = DoubleVector.fromArray(SPECIES, c, at + 7 * step + 2 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 8 * i;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, x + 2 * LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      c32 = w3.fma(x2, c32);
      DoubleVector w4 = DoubleVector.broadcast(SPECIES, a[w + 4]);
      c40 = w4.fma(x0, c40);
      c41 = w4.fma(x1, c41);
      c42 = w4.fma(x2, c42);
      DoubleVector w5 = DoubleVector.broadcast(SPECIES, a[w + 5]);
      c50 = w5.fma(x0, c50);
      c51 = w5.fma(x1, c51);
      c52 = w5.fma(x2, c52);
      DoubleVector w6 = DoubleVector.broadcast(SPECIES, a[w + 6]);
      c60 = w6.fma(x0, c60);
      c61 = w6.fma(x1, c61);
      c62 = w6.fma(x2, c62);
      DoubleVector w7 = DoubleVector.broadcast(SPECIES, a[w + 7]);
      c70 = w7.fma(x0, c70);
      c71 = w7.fma(x1, c71);
      c72 = w7.fma(x2, c72);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c02.intoArray(c, at + 2 * LANES);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + LANES);
    c12.intoArray(c, at + step + 2 * LANES);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + LANES);
    c22.intoArray(c, at + 2 * step + 2 * LANES);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + LANES);
    c32.intoArray(c, at + 3 * step + 2 * LANES);
    c40.intoArray(c, at + 4 * step);
    c41.intoArray(c, at + 4 * step + LANES);
    c42.intoArray(c, at + 4 * step + 2 * LANES);
    c50.intoArray(c, at + 5 * step);
    c51.intoArray(c, at + 5 * step + LANES);
    c52.intoArray(c, at + 5 * step + 2 * LANES);
    c60.intoArray(c, at + 6 * step);
    c61.intoArray(c, at + 6 * step + LANES);
    c62.intoArray(c, at + 6 * step + 2 * LANES);
    c70.intoArray(c, at + 7 * step);
    c71.intoArray(c, at + 7 * step + LANES);
    c72.intoArray(c, at + 7 * step + 2 * LANES);
  }

  /** 8 rows side by side, 2 vectors. */
  private static void add8x2(
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    int first = rows[0];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at + step + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, at + 4 * step);
    DoubleVector c41 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + LANES);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, at + 5 * step);
    DoubleVector c51 = DoubleVector.fromArray(SPECIES, c, at + 5 * step + LANES);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, c, at + 6 * step);
    DoubleVector c61 = DoubleVector.fromArray(SPECIES, c, at + 6 * step + LANES);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, c, at + 7 * step);
    DoubleVector c71 = DoubleVector.fromArray(SPECIES, c, at + 7 * step + LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 8 * i;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      DoubleVector w4 = DoubleVector.broadcast(SPECIES, a[w + 4]);
      c40 = w4.fma(x0, c40);
      c41 = w4.fma(x1, c41);
      DoubleVector w5 = DoubleVector.broadcast(SPECIES, a[w + 5]);
      c50 = w5.fma(x0, c50);
      c51 = w5.fma(x1, c51);
      DoubleVector w6 = DoubleVector.broadcast(SPECIES, a[w + 6]);
      c60 = w6.fma(x0, c60);
      c61 = w6.fma(x1, c61);
      DoubleVector w7 = DoubleVector.broadcast(SPECIES, a[w + 7]);
      c70 = w7.fma(x0, c70);
      c71 = w7.fma(x1, c71);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + LANES);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + LANES);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + LANES);
    c40.intoArray(c, at + 4 * step);
    c41.intoArray(c, at + 4 * step + LANES);
    c50.intoArray(c, at + 5 * step);
    c51.intoArray(c, at + 5 * step + LANES);
    c60.intoArray(c, at + 6 * step);
    c61.intoArray(c, at + 6 * step + LANES);
    c70.intoArray(c, at + 7 * step);
    c71.intoArray(c, at + 7 * step + LANES);
  }

  /** 8 rows side by side, 1 vector. */
  private static void add8x1(
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    int first = rows[0];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, at + 4 * step);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, at + 5 * step);
    DoubleVector c60 = DoubleVector.fromArray(SPECIES, c, at + 6 * step);
    DoubleVector c70 = DoubleVector.fromArray(SPECIES, c, at + 7 * step);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 8 * i;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
      DoubleVector w4 = DoubleVector.broadcast(SPECIES, a[w + 4]);
      c40 = w4.fma(x0, c40);
      DoubleVector w5 = DoubleVector.broadcast(SPECIES, a[w + 5]);
      c50 = w5.fma(x0, c50);
      DoubleVector w6 = DoubleVector.broadcast(SPECIES, a[w + 6]);
      c60 = w6.fma(x0, c60);
      DoubleVector w7 = DoubleVector.broadcast(SPECIES, a[w + 7]);
      c70 = w7.fma(x0, c70);
    }
    c00.intoArray(c, at);
    c10.intoArray(c, at + step);
    c20.intoArray(c, at + 2 * step);
    c30.intoArray(c, at + 3 * step);
    c40.intoArray(c, at + 4 * step);
    c50.intoArray(c, at + 5 * step);
    c60.intoArray(c, at + 6 * step);
    c70.intoArray(c, at + 7 * step);
  }

  /** 4 rows side by side, 3 vectors. */
  private static void add4x3(
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    int first = rows[0];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at + step + LANES);
    DoubleVector c12 = DoubleVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    DoubleVector c22 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    DoubleVector c32 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 4 * i;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, x + 2 * LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      c32 = w3.fma(x2, c32);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c02.intoArray(c, at + 2 * LANES);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + LANES);
    c12.intoArray(c, at + step + 2 * LANES);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + LANES);
    c22.intoArray(c, at + 2 * step + 2 * LANES);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + LANES);
    c32.intoArray(c, at + 3 * step + 2 * LANES);
  }

  /** 4 rows side by side, 1 vector. */
  private static void add4x1(
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    int first = rows[0];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 4 * i;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
    }
    c00.intoArray(c, at);
    c10.intoArray(c, at + step);
    c20.intoArray(c, at + 2 * step);
    c30.intoArray(c, at + 3 * step);
  }

  /** 1 row side by side, 8 vectors. */
  private static void add1x8(
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    int first = rows[0];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LANES);
    DoubleVector c03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LANES);
    DoubleVector c04 = DoubleVector.fromArray(SPECIES, c, at + 4 * LANES);
    DoubleVector c05 = DoubleVector.fromArray(SPECIES, c, at + 5 * LANES);
    DoubleVector c06 = DoubleVector.fromArray(SPECIES, c, at + 6 * LANES);
    DoubleVector c07 = DoubleVector.fromArray(SPECIES, c, at + 7 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + i;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, x + 2 * LANES);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, b, x + 3 * LANES);
      DoubleVector x4 = DoubleVector.fromArray(SPECIES, b, x + 4 * LANES);
      DoubleVector x5 = DoubleVector.fromArray(SPECIES, b, x + 5 * LANES);
      DoubleVector x6 = DoubleVector.fromArray(SPECIES, b, x + 6 * LANES);
      DoubleVector x7 = DoubleVector.fromArray(SPECIES, b, x + 7 * LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      c04 = w0.fma(x4, c04);
      c05 = w0.fma(x5, c05);
      c06 = w0.fma(x6, c06);
      c07 = w0.fma(x7, c07);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c02.intoArray(c, at + 2 * LANES);
    c03.intoArray(c, at + 3 * LANES);
    c04.intoArray(c, at + 4 * LANES);
    c05.intoArray(c, at + 5 * LANES);
    c06.intoArray(c, at + 6 * LANES);
    c07.intoArray(c, at + 7 * LANES);
  }

  /** 1 row side by side, 1 vector. */
  private static void add1x1(
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    int first = rows[0];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + i;
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
    }
    c00.intoArray(c, at);
  }

  /** 6 rows apart, 4 vectors. */
  private static void add6x4(
      double[] a,
      int[] rows,
      double[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      double[] c,
      int at,
      int step) {
    int a0 = rows[0];
    int a1 = rows[1];
    int a2 = rows[2];
    int a3 = rows[3];
    int a4 = rows[4];
    int a5 = rows[5];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LANES);
    DoubleVector c03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at + step + LANES);
    DoubleVector c12 = DoubleVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    DoubleVector c13 = DoubleVector.fromArray(SPECIES, c, at + step + 3 * LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    DoubleVector c22 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    DoubleVector c23 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 3 * LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    DoubleVector c32 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    DoubleVector c33 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 3 * LANES);
    DoubleVector c40 = DoubleVector.fromArray(SPECIES, c, at + 4 * step);
    DoubleVector c41 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + LANES);
    DoubleVector c42 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + 2 * LANES);
    DoubleVector c43 = DoubleVector.fromArray(SPECIES, c, at + 4 * step + 3 * LANES);
    DoubleVector c50 = DoubleVector.fromArray(SPECIES, c, at + 5 * step);
    DoubleVector c51 = DoubleVector.fromArray(SPECIES, c, at + 5 * step + LANES);
    DoubleVector c52 = DoubleVector.fromArray(SPECIES, c, at + 5 * step + 2 * LANES);
    DoubleVector c53 = DoubleVector.fromArray(SPECIES, c, at + 5 * step + 3 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, x + 2 * LANES);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, b, x + 3 * LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      c13 = w1.fma(x3, c13);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      c23 = w2.fma(x3, c23);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      c32 = w3.fma(x2, c32);
      c33 = w3.fma(x3, c33);
      DoubleVector w4 = DoubleVector.broadcast(SPECIES, a[a4 + i]);
      c40 = w4.fma(x0, c40);
      c41 = w4.fma(x1, c41);
      c42 = w4.fma(x2, c42);
      c43 = w4.fma(x3, c43);
      DoubleVector w5 = DoubleVector.broadcast(SPECIES, a[a5 + i]);
      c50 = w5.fma(x0, c50);
      c51 = w5.fma(x1, c51);
      c52 = w5.fma(x2, c52);
      c53 = w5.fma(x3, c53);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c02.intoArray(c, at + 2 * LANES);
    c03.intoArray(c, at + 3 * LANES);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + LANES);
    c12.intoArray(c, at + step + 2 * LANES);
    c13.intoArray(c, at + step + 3 * LANES);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + LANES);
    c22.intoArray(c, at + 2 * step + 2 * LANES);
    c23.intoArray(c, at + 2 * step + 3 * LANES);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + LANES);
    c32.intoArray(c, at + 3 * step + 2 * LANES);
    c33.intoArray(c, at + 3 * step + 3 * LANES);
    c40.intoArray(c, at + 4 * step);
    c41.intoArray(c, at + 4 * step + LANES);
    c42.intoArray(c, at + 4 * step + 2 * LANES);
    c43.intoArray(c, at + 4 * step + 3 * LANES);
    c50.intoArray(c, at + 5 * step);
    c51.intoArray(c, at + 5 * step + LANES);
    c52.intoArray(c, at + 5 * step + 2 * LANES);
    c53.intoArray(c, at + 5 * step + 3 * LANES);
  }
}
