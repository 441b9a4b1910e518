package io.github.convparity.exact;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.MultiplyAdd;

/** Sums of products in double arithmetic, and how far they may be off. */
final class Sum {
  private final DType dtype;
  private double value;
  private double magnitude;
  private double flushable;

  Sum(DType dtype) {
    this.dtype = dtype;
  }

  /** Adds all products up. */
  void of(Operands operands) {
    if (dtype == DType.FLOAT64) {
      dot2(operands);
    } else {
      dot(operands);
    }
    flushable = dtype == DType.BFLOAT16 ? flushable(operands) : 0;
  }

  /** The products of these types are exact in double. */
  private void dot(Operands operands) {
    double sum = 0;
    double sumOfMagnitudes = 0;
    for (int i = 0; i < operands.count(); i++) {
      double product = operands.left(i) * operands.right(i);
      sum += product;
      sumOfMagnitudes += Math.abs(product);
    }
    value = sum;
    magnitude = sumOfMagnitudes;
  }

  private void dot2(Operands operands) {
    double sum = 0;
    double sumOfMagnitudes = 0;
    double errors = 0;
    for (int i = 0; i < operands.count(); i++) {
      double x = operands.left(i);
      double w = operands.right(i);
      double product = x * w;
      double productError = MultiplyAdd.errorOf(x, w, product);
      double next = sum + product;
      double part = next - sum;
      errors += (sum - (next - part)) + (product - part) + productError;
      sum = next;
      sumOfMagnitudes += Math.abs(product);
    }
    value = sum + errors;
    magnitude = sumOfMagnitudes;
  }

  private static double flushable(Operands operands) {
    double least = DType.BFLOAT16.minNormal();
    double sum = 0;
    for (int i = 0; i < operands.count(); i++) {
      double x = operands.left(i);
      double w = operands.right(i);
      double product = Math.abs(x * w);
      boolean subnormal = Math.abs(x) < least || Math.abs(w) < least;
      if (subnormal && !Double.isNaN(product)) {
        sum += product;
      }
    }
    return sum;
  }

  /** The sum of the products. */
  double value() {
    return value;
  }

  /** S, the sum of their magnitudes. */
  double magnitude() {
    return magnitude;
  }

  /**
   * The part of S that comes from subnormal operands which PyTorch may take for 0: bfloat16 alone.
   * Infinite where such an operand meets an infinity.
   */
  double flushable() {
    return flushable;
  }
}
