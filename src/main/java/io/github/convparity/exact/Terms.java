package io.github.convparity.exact;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;

/**
 * The products that are added up in each element of a tensor: of an output, or of a gradient. In
 * what order they are added is left open; it is what implementations differ in.
 */
public interface Terms {
  /** The shape of the tensor. */
  Shape shape();

  /** The type of all operands and of the tensor. */
  DType dtype();

  /** The most terms that an element can have, padding included. */
  long most();

  /** Whether all operands are integers. */
  boolean integers();

  /**
   * Collects the terms of one element.
   *
   * @param element its place in row-major order
   */
  void collect(int element, Operands operands);
}
