package io.github.convparity.simd;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Sums of products in registers: some rows of one operand times some columns of the other, each sum
 * taken with fused multiply-add in the order of its terms. Lanes are different sums, so the bits do
 * not depend on the width of the vectors.
 */
public final class FloatTiles {
  private static final VectorSpecies<Float> SPECIES = Species.ofFloats();

  /** Numbers in a vector. */
  public static final int LANES = SPECIES.length();

  /** Whether there are registers for 24 sums: 32 of them, as with 512 bits. */
  public static final boolean WIDE = SPECIES.vectorBitSize() == 512;

  private FloatTiles() {}

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
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
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
  public static void pack(float[] from, int[] rows, int terms, float[] to, int at) {
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

  private static void pack8(float[] from, int[] rows, int terms, float[] to, int at) {
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
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int first = rows[0];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + step + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, at + 4 * step);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, at + 4 * step + LANES);
    FloatVector c42 = FloatVector.fromArray(SPECIES, c, at + 4 * step + 2 * LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, at + 5 * step);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, at + 5 * step + LANES);
    FloatVector c52 = FloatVector.fromArray(SPECIES, c, at + 5 * step + 2 * LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, at + 6 * step);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, at + 6 * step + LANES);
    FloatVector c62 = FloatVector.fromArray(SPECIES, c, at + 6 * step + 2 * LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, at + 7 * step);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, at + 7 * step + LANES);
    FloatVector c72 = FloatVector.fromArray(SPECIES, c, at + 7 * step + 2 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 8 * i;
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, b, x + 2 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      c32 = w3.fma(x2, c32);
      FloatVector w4 = FloatVector.broadcast(SPECIES, a[w + 4]);
      c40 = w4.fma(x0, c40);
      c41 = w4.fma(x1, c41);
      c42 = w4.fma(x2, c42);
      FloatVector w5 = FloatVector.broadcast(SPECIES, a[w + 5]);
      c50 = w5.fma(x0, c50);
      c51 = w5.fma(x1, c51);
      c52 = w5.fma(x2, c52);
      FloatVector w6 = FloatVector.broadcast(SPECIES, a[w + 6]);
      c60 = w6.fma(x0, c60);
      c61 = w6.fma(x1, c61);
      c62 = w6.fma(x2, c62);
      FloatVector w7 = FloatVector.broadcast(SPECIES, a[w + 7]);
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
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int first = rows[0];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + step + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, at + 4 * step);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, at + 4 * step + LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, at + 5 * step);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, at + 5 * step + LANES);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, at + 6 * step);
    FloatVector c61 = FloatVector.fromArray(SPECIES, c, at + 6 * step + LANES);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, at + 7 * step);
    FloatVector c71 = FloatVector.fromArray(SPECIES, c, at + 7 * step + LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 8 * i;
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      FloatVector w4 = FloatVector.broadcast(SPECIES, a[w + 4]);
      c40 = w4.fma(x0, c40);
      c41 = w4.fma(x1, c41);
      FloatVector w5 = FloatVector.broadcast(SPECIES, a[w + 5]);
      c50 = w5.fma(x0, c50);
      c51 = w5.fma(x1, c51);
      FloatVector w6 = FloatVector.broadcast(SPECIES, a[w + 6]);
      c60 = w6.fma(x0, c60);
      c61 = w6.fma(x1, c61);
      FloatVector w7 = FloatVector.broadcast(SPECIES, a[w + 7]);
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
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int first = rows[0];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, at + 4 * step);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, at + 5 * step);
    FloatVector c60 = FloatVector.fromArray(SPECIES, c, at + 6 * step);
    FloatVector c70 = FloatVector.fromArray(SPECIES, c, at + 7 * step);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 8 * i;
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
      FloatVector w4 = FloatVector.broadcast(SPECIES, a[w + 4]);
      c40 = w4.fma(x0, c40);
      FloatVector w5 = FloatVector.broadcast(SPECIES, a[w + 5]);
      c50 = w5.fma(x0, c50);
      FloatVector w6 = FloatVector.broadcast(SPECIES, a[w + 6]);
      c60 = w6.fma(x0, c60);
      FloatVector w7 = FloatVector.broadcast(SPECIES, a[w + 7]);
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
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int first = rows[0];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + step + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 4 * i;
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, b, x + 2 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[w + 3]);
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
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int first = rows[0];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + 4 * i;
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[w + 1]);
      c10 = w1.fma(x0, c10);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[w + 2]);
      c20 = w2.fma(x0, c20);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[w + 3]);
      c30 = w3.fma(x0, c30);
    }
    c00.intoArray(c, at);
    c10.intoArray(c, at + step);
    c20.intoArray(c, at + 2 * step);
    c30.intoArray(c, at + 3 * step);
  }

  /** 1 row side by side, 8 vectors. */
  private static void add1x8(
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int first = rows[0];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, c, at + 3 * LANES);
    FloatVector c04 = FloatVector.fromArray(SPECIES, c, at + 4 * LANES);
    FloatVector c05 = FloatVector.fromArray(SPECIES, c, at + 5 * LANES);
    FloatVector c06 = FloatVector.fromArray(SPECIES, c, at + 6 * LANES);
    FloatVector c07 = FloatVector.fromArray(SPECIES, c, at + 7 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + i;
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, b, x + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, b, x + 3 * LANES);
      FloatVector x4 = FloatVector.fromArray(SPECIES, b, x + 4 * LANES);
      FloatVector x5 = FloatVector.fromArray(SPECIES, b, x + 5 * LANES);
      FloatVector x6 = FloatVector.fromArray(SPECIES, b, x + 6 * LANES);
      FloatVector x7 = FloatVector.fromArray(SPECIES, b, x + 7 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[w]);
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
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int first = rows[0];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      int w = first + i;
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[w]);
      c00 = w0.fma(x0, c00);
    }
    c00.intoArray(c, at);
  }

  /** 6 rows apart, 4 vectors. */
  private static void add6x4(
      float[] a,
      int[] rows,
      float[] b,
      int base,
      int[] offsets,
      int from,
      int to,
      float[] c,
      int at,
      int step) {
    int a0 = rows[0];
    int a1 = rows[1];
    int a2 = rows[2];
    int a3 = rows[3];
    int a4 = rows[4];
    int a5 = rows[5];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, c, at + 3 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + step + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, c, at + step + 3 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    FloatVector c23 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 3 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    FloatVector c33 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 3 * LANES);
    FloatVector c40 = FloatVector.fromArray(SPECIES, c, at + 4 * step);
    FloatVector c41 = FloatVector.fromArray(SPECIES, c, at + 4 * step + LANES);
    FloatVector c42 = FloatVector.fromArray(SPECIES, c, at + 4 * step + 2 * LANES);
    FloatVector c43 = FloatVector.fromArray(SPECIES, c, at + 4 * step + 3 * LANES);
    FloatVector c50 = FloatVector.fromArray(SPECIES, c, at + 5 * step);
    FloatVector c51 = FloatVector.fromArray(SPECIES, c, at + 5 * step + LANES);
    FloatVector c52 = FloatVector.fromArray(SPECIES, c, at + 5 * step + 2 * LANES);
    FloatVector c53 = FloatVector.fromArray(SPECIES, c, at + 5 * step + 3 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, b, x + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, b, x + 3 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      c13 = w1.fma(x3, c13);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      c23 = w2.fma(x3, c23);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + i]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      c32 = w3.fma(x2, c32);
      c33 = w3.fma(x3, c33);
      FloatVector w4 = FloatVector.broadcast(SPECIES, a[a4 + i]);
      c40 = w4.fma(x0, c40);
      c41 = w4.fma(x1, c41);
      c42 = w4.fma(x2, c42);
      c43 = w4.fma(x3, c43);
      FloatVector w5 = FloatVector.broadcast(SPECIES, a[a5 + i]);
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
