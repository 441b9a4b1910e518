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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LANES);
    DoubleVector c03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LANES);
    DoubleVector c04 = DoubleVector.fromArray(SPECIES, c, at + 4 * LANES);
    DoubleVector c05 = DoubleVector.fromArray(SPECIES, c, at + 5 * LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at + step + LANES);
    DoubleVector c12 = DoubleVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    DoubleVector c13 = DoubleVector.fromArray(SPECIES, c, at + step + 3 * LANES);
    DoubleVector c14 = DoubleVector.fromArray(SPECIES, c, at + step + 4 * LANES);
    DoubleVector c15 = DoubleVector.fromArray(SPECIES, c, at + step + 5 * LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    DoubleVector c22 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    DoubleVector c23 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 3 * LANES);
    DoubleVector c24 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 4 * LANES);
    DoubleVector c25 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 5 * LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    DoubleVector c32 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    DoubleVector c33 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 3 * LANES);
    DoubleVector c34 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 4 * LANES);
    DoubleVector c35 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 5 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, x + 2 * LANES);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, b, x + 3 * LANES);
      DoubleVector x4 = DoubleVector.fromArray(SPECIES, b, x + 4 * LANES);
      DoubleVector x5 = DoubleVector.fromArray(SPECIES, b, x + 5 * LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      c04 = w0.fma(x4, c04);
      c05 = w0.fma(x5, c05);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      c13 = w1.fma(x3, c13);
      c14 = w1.fma(x4, c14);
      c15 = w1.fma(x5, c15);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      c23 = w2.fma(x3, c23);
      c24 = w2.fma(x4, c24);
      c25 = w2.fma(x5, c25);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LANES);
    DoubleVector c03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LANES);
    DoubleVector c04 = DoubleVector.fromArray(SPECIES, c, at + 4 * LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at + step + LANES);
    DoubleVector c12 = DoubleVector.fromArray(SPECIES, c, at + step + 2 * LANES);
    DoubleVector c13 = DoubleVector.fromArray(SPECIES, c, at + step + 3 * LANES);
    DoubleVector c14 = DoubleVector.fromArray(SPECIES, c, at + step + 4 * LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    DoubleVector c22 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 2 * LANES);
    DoubleVector c23 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 3 * LANES);
    DoubleVector c24 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + 4 * LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    DoubleVector c32 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 2 * LANES);
    DoubleVector c33 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 3 * LANES);
    DoubleVector c34 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + 4 * LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, x + 2 * LANES);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, b, x + 3 * LANES);
      DoubleVector x4 = DoubleVector.fromArray(SPECIES, b, x + 4 * LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      c03 = w0.fma(x3, c03);
      c04 = w0.fma(x4, c04);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      c13 = w1.fma(x3, c13);
      c14 = w1.fma(x4, c14);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      c23 = w2.fma(x3, c23);
      c24 = w2.fma(x4, c24);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
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
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, x + 2 * LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      c02 = w0.fma(x2, c02);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      c12 = w1.fma(x2, c12);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      c22 = w2.fma(x2, c22);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c11 = DoubleVector.fromArray(SPECIES, c, at + step + LANES);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c21 = DoubleVector.fromArray(SPECIES, c, at + 2 * step + LANES);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    DoubleVector c31 = DoubleVector.fromArray(SPECIES, c, at + 3 * step + LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      c11 = w1.fma(x1, c11);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      c21 = w2.fma(x1, c21);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c10 = DoubleVector.fromArray(SPECIES, c, at + step);
    DoubleVector c20 = DoubleVector.fromArray(SPECIES, c, at + 2 * step);
    DoubleVector c30 = DoubleVector.fromArray(SPECIES, c, at + 3 * step);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      DoubleVector w1 = DoubleVector.broadcast(SPECIES, a[a1 + i]);
      c10 = w1.fma(x0, c10);
      DoubleVector w2 = DoubleVector.broadcast(SPECIES, a[a2 + i]);
      c20 = w2.fma(x0, c20);
      DoubleVector w3 = DoubleVector.broadcast(SPECIES, a[a3 + i]);
      c30 = w3.fma(x0, c30);
    }
    c00.intoArray(c, at);
    c10.intoArray(c, at + step);
    c20.intoArray(c, at + 2 * step);
    c30.intoArray(c, at + 3 * step);
  }

  /** 1 row, 8 vectors. */
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
    int a0 = rows[0];
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
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector x2 = DoubleVector.fromArray(SPECIES, b, x + 2 * LANES);
      DoubleVector x3 = DoubleVector.fromArray(SPECIES, b, x + 3 * LANES);
      DoubleVector x4 = DoubleVector.fromArray(SPECIES, b, x + 4 * LANES);
      DoubleVector x5 = DoubleVector.fromArray(SPECIES, b, x + 5 * LANES);
      DoubleVector x6 = DoubleVector.fromArray(SPECIES, b, x + 6 * LANES);
      DoubleVector x7 = DoubleVector.fromArray(SPECIES, b, x + 7 * LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    DoubleVector c02 = DoubleVector.fromArray(SPECIES, c, at + 2 * LANES);
    DoubleVector c03 = DoubleVector.fromArray(SPECIES, c, at + 3 * LANES);
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
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
    c02.intoArray(c, at + 2 * LANES);
    c03.intoArray(c, at + 3 * LANES);
  }

  /** 1 row, 2 vectors. */
  private static void add1x2(
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
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    DoubleVector c01 = DoubleVector.fromArray(SPECIES, c, at + LANES);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector x1 = DoubleVector.fromArray(SPECIES, b, x + LANES);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
      c01 = w0.fma(x1, c01);
    }
    c00.intoArray(c, at);
    c01.intoArray(c, at + LANES);
  }

  /** 1 row, 1 vector. */
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
    int a0 = rows[0];
    DoubleVector c00 = DoubleVector.fromArray(SPECIES, c, at);
    for (int i = from; i < to; i++) {
      int x = base + offsets[i];
      DoubleVector x0 = DoubleVector.fromArray(SPECIES, b, x);
      DoubleVector w0 = DoubleVector.broadcast(SPECIES, a[a0 + i]);
      c00 = w0.fma(x0, c00);
    }
    c00.intoArray(c, at);
  }
}
