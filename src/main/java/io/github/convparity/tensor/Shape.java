package io.github.convparity.tensor;

import java.util.Arrays;

/** Sizes of the axes of a tensor, none negative; written as PyTorch writes it: {@code [1, 3]}. */
public final class Shape {
  private final int[] dims;

  private Shape(int[] dims) {
    this.dims = dims;
  }

  /**
   * A shape of these dimensions, which are copied.
   *
   * @throws IllegalArgumentException if one is negative
   */
  public static Shape of(int... dims) {
    for (int dim : dims) {
      if (dim < 0) {
        throw new IllegalArgumentException(
            "shape (" + Arrays.toString(dims) + ") must have no negative dimension");
      }
    }
    return new Shape(dims.clone());
  }

  /** Number of axes. */
  public int rank() {
    return dims.length;
  }

  /** The size of an axis, counted from 0; from the end when negative: -1 is the last. */
  public int dim(int axis) {
    return dims[axis < 0 ? dims.length + axis : axis];
  }

  /** A copy of the sizes. */
  public int[] dims() {
    return dims.clone();
  }

  /** The number of elements, which may be far more than an array can hold; capped at 2^63-1. */
  public long elements() {
    for (int dim : dims) {
      if (dim == 0) {
        return 0;
      }
    }
    long product = 1;
    for (int dim : dims) {
      if (Math.multiplyHigh(product, dim) != 0 || product * dim < 0) {
        return Long.MAX_VALUE;
      }
      product *= dim;
    }
    return product;
  }

  /** The index on each axis of an element, given its place in row-major order. */
  public int[] indexOf(int element) {
    int[] index = new int[dims.length];
    int rest = element;
    for (int axis = dims.length - 1; axis >= 0; axis--) {
      index[axis] = rest % dims[axis];
      rest /= dims[axis];
    }
    return index;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Shape that && Arrays.equals(dims, that.dims);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(dims);
  }

  @Override
  public String toString() {
    return Arrays.toString(dims);
  }
}
