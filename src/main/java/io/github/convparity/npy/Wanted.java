package io.github.convparity.npy;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What an array must be.
 *
 * @param dtype null for any type that numpy has
 * @param shape null for any
 */
record Wanted(@Nullable DType dtype, @Nullable Shape shape) {
  /** Every array that is a tensor. */
  static final Wanted ANY = new Wanted(null, null);

  /**
   * The type that a header names.
   *
   * @throws NpyFormatException if it is another one
   */
  DType dtypeOf(String descr) throws NpyFormatException {
    if (dtype == null) {
      return Descr.dtype(descr);
    }
    if (!Descr.of(dtype).equals(descr)) {
      throw new NpyFormatException(
          "descr ('"
              + Shown.of(descr)
              + "') must be '"
              + Descr.of(dtype)
              + "', "
              + (dtype == DType.BFLOAT16 ? "the bits of bfloat16" : dtype.torchName()));
    }
    return dtype;
  }

  /**
   * Checks the shape that a header names.
   *
   * @throws NpyFormatException if it is another one
   */
  void check(Shape found) throws NpyFormatException {
    if (shape != null && !shape.equals(found)) {
      throw new NpyFormatException("shape " + found + " must be " + shape);
    }
  }
}
