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
   * Adds to {@code c[at + r * step + j]} the products {@code a[rows[r] + i] * b[base + offsets[i] +
   * j]} for i from {@code from} to {@code to - 1}, for each row r below {@code count} and each j
   * below {@code vectors * LANES}.
   *
   * @param count of rows: 4 or 1
   * @param vectors from 1 to 6 with 4 rows; 1, 2, 4 or 8 with 1
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
      case 46 -> add4x6(a, rows, b, base, offsets, from, to, c, at, step);
      case 45 -> add4x5(a, rows, b, base, offsets, from, to, c, at, step);
      case 44 -> add4x4(a, rows, b, base, offsets, from, to, c, at, step);
      case 43 -> add4x3(a, rows, b, base, offsets, from, to, c, at, step);
      case 42 -> add4x2(a, rows, b, base, offsets, from, to, c, at, step);
      case 41 -> add4x1(a, rows, b, base, offsets, from, to, c, at, step);
      case 18 -> add1x8(a, rows, b, base, offsets, from, to, c, at, step);
      case 14 -> add1x4(a, rows, b, base, offsets, from, to, c, at, step);
      case 12 -> add1x2(a, rows, b, base, offsets, from, to, c, at, step);
      case 11 -> add1x1(a, rows, b, base, offsets, from, to, c, at, step);
      default -> throw new IllegalArgumentException(count + " rows of " + vectors + " vectors");
    }
  }

  /** 4 rows, 6 vectors. */
  private static void add4x6(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, c, at + 3 * LANES);
    FloatVector c04 = FloatVector.fromArray(SPECIES, c, at + 4 * LANES);
    FloatVector c05 = FloatVector.fromArray(SPECIES, c, at + 5 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + step + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, c, at + step + 3 * LANES);
    FloatVector c14 = FloatVector.fromArray(SPECIES, c, at + step + 4 * LANES);
    FloatVector c15 = FloatVector.fromArray(SPECIES, c, at + step + 5 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    FloatVector c23 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 3 * LANES);
    FloatVector c24 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 4 * LANES);
    FloatVector c25 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 5 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    FloatVector c33 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 3 * LANES);
    FloatVector c34 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 4 * LANES);
    FloatVector c35 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 5 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, b, x + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, b, x + 3 * LANES);
      FloatVector x4 = FloatVector.fromArray(SPECIES, b, x + 4 * LANES);
      FloatVector x5 = FloatVector.fromArray(SPECIES, b, x + 5 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      c04 = w0.fma(x4, c04);
      c05 = w0.fma(x5, c05);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      c13 = w1.fma(x3, c13);
      c14 = w1.fma(x4, c14);
      c15 = w1.fma(x5, c15);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      c23 = w2.fma(x3, c23);
      c24 = w2.fma(x4, c24);
      c25 = w2.fma(x5, c25);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + i]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      c32 = w3.fma(x2, c32);
      c33 = w3.fma(x3, c33);
      c34 = w3.fma(x4, c34);
      c35 = w3.fma(x5, c35);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c02.intoArray(c, at + 2 * LANES);
    c03.intoArray(c, at + 3 * LANES);
    c04.intoArray(c, at + 4 * LANES);
    c05.intoArray(c, at + 5 * LANES);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + LANES);
    c12.intoArray(c, at + step + 2 * LANES);
    c13.intoArray(c, at + step + 3 * LANES);
    c14.intoArray(c, at + step + 4 * LANES);
    c15.intoArray(c, at + step + 5 * LANES);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + LANES);
    c22.intoArray(c, at + 2 * step + 2 * LANES);
    c23.intoArray(c, at + 2 * step + 3 * LANES);
    c24.intoArray(c, at + 2 * step + 4 * LANES);
    c25.intoArray(c, at + 2 * step + 5 * LANES);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + LANES);
    c32.intoArray(c, at + 3 * step + 2 * LANES);
    c33.intoArray(c, at + 3 * step + 3 * LANES);
    c34.intoArray(c, at + 3 * step + 4 * LANES);
    c35.intoArray(c, at + 3 * step + 5 * LANES);
  }

  /** 4 rows, 5 vectors. */
  private static void add4x5(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, c, at + 3 * LANES);
    FloatVector c04 = FloatVector.fromArray(SPECIES, c, at + 4 * LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + step + LANES);
    FloatVector c12 = FloatVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    FloatVector c13 = FloatVector.fromArray(SPECIES, c, at + step + 3 * LANES);
    FloatVector c14 = FloatVector.fromArray(SPECIES, c, at + step + 4 * LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    FloatVector c22 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    FloatVector c23 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 3 * LANES);
    FloatVector c24 = FloatVector.fromArray(SPECIES, c, at + 2 * step + 4 * LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    FloatVector c32 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    FloatVector c33 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 3 * LANES);
    FloatVector c34 = FloatVector.fromArray(SPECIES, c, at + 3 * step + 4 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, b, x + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, b, x + 3 * LANES);
      FloatVector x4 = FloatVector.fromArray(SPECIES, b, x + 4 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      c04 = w0.fma(x4, c04);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      c13 = w1.fma(x3, c13);
      c14 = w1.fma(x4, c14);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      c23 = w2.fma(x3, c23);
      c24 = w2.fma(x4, c24);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + i]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
      c32 = w3.fma(x2, c32);
      c33 = w3.fma(x3, c33);
      c34 = w3.fma(x4, c34);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c02.intoArray(c, at + 2 * LANES);
    c03.intoArray(c, at + 3 * LANES);
    c04.intoArray(c, at + 4 * LANES);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + LANES);
    c12.intoArray(c, at + step + 2 * LANES);
    c13.intoArray(c, at + step + 3 * LANES);
    c14.intoArray(c, at + step + 4 * LANES);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + LANES);
    c22.intoArray(c, at + 2 * step + 2 * LANES);
    c23.intoArray(c, at + 2 * step + 3 * LANES);
    c24.intoArray(c, at + 2 * step + 4 * LANES);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + LANES);
    c32.intoArray(c, at + 3 * step + 2 * LANES);
    c33.intoArray(c, at + 3 * step + 3 * LANES);
    c34.intoArray(c, at + 3 * step + 4 * LANES);
  }

  /** 4 rows, 4 vectors. */
  private static void add4x4(
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
  }

  /** 4 rows, 3 vectors. */
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
    int a0 = rows[0];
    int a1 = rows[1];
    int a2 = rows[2];
    int a3 = rows[3];
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
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, b, x + 2 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + i]);
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

  /** 4 rows, 2 vectors. */
  private static void add4x2(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c11 = FloatVector.fromArray(SPECIES, c, at + step + LANES);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c21 = FloatVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    FloatVector c31 = FloatVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + i]);
      c30 = w3.fma(x0, c30);
      c31 = w3.fma(x1, c31);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c10.intoArray(c, at + step);
    c11.intoArray(c, at + step + LANES);
    c20.intoArray(c, at + 2 * step);
    c21.intoArray(c, at + 2 * step + LANES);
    c30.intoArray(c, at + 3 * step);
    c31.intoArray(c, at + 3 * step + LANES);
  }

  /** 4 rows, 1 vector. */
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
    int a0 = rows[0];
    int a1 = rows[1];
    int a2 = rows[2];
    int a3 = rows[3];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c10 = FloatVector.fromArray(SPECIES, c, at + step);
    FloatVector c20 = FloatVector.fromArray(SPECIES, c, at + 2 * step);
    FloatVector c30 = FloatVector.fromArray(SPECIES, c, at + 3 * step);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      FloatVector w1 = FloatVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      FloatVector w2 = FloatVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      FloatVector w3 = FloatVector.broadcast(SPECIES, a[a3 + i]);
      c30 = w3.fma(x0, c30);
    }
    c00.intoArray(c, at);
    c10.intoArray(c, at + step);
    c20.intoArray(c, at + 2 * step);
    c30.intoArray(c, at + 3 * step);
  }

  /** 1 row, 8 vectors. */
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
    int a0 = rows[0];
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
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector x2 = FloatVector.fromArray(SPECIES, b, x + 2 * LANES);
      FloatVector x3 = FloatVector.fromArray(SPECIES, b, x + 3 * LANES);
      FloatVector x4 = FloatVector.fromArray(SPECIES, b, x + 4 * LANES);
      FloatVector x5 = FloatVector.fromArray(SPECIES, b, x + 5 * LANES);
      FloatVector x6 = FloatVector.fromArray(SPECIES, b, x + 6 * LANES);
      FloatVector x7 = FloatVector.fromArray(SPECIES, b, x + 7 * LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
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

  /** 1 row, 4 vectors. */
  private static void add1x4(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    FloatVector c02 = FloatVector.fromArray(SPECIES, c, at + 2 * LANES);
    FloatVector c03 = FloatVector.fromArray(SPECIES, c, at + 3 * LANES);
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
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c02.intoArray(c, at + 2 * LANES);
    c03.intoArray(c, at + 3 * LANES);
  }

  /** 1 row, 2 vectors. */
  private static void add1x2(
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
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    FloatVector c01 = FloatVector.fromArray(SPECIES, c, at + LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector x1 = FloatVector.fromArray(SPECIES, b, x + LANES);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
  }

  /** 1 row, 1 vector. */
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
    int a0 = rows[0];
    FloatVector c00 = FloatVector.fromArray(SPECIES, c, at);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      FloatVector x0 = FloatVector.fromArray(SPECIES, b, x);
      FloatVector w0 = FloatVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
    }
    c00.intoArray(c, at);
  }
}
