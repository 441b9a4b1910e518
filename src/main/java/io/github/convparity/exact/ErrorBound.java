package io.github.convparity.exact;

import io.github.convparity.tensor.DType;

/**
 * How far from the exact value a sum of products may be, whatever the order of summation and with
 * or without fused multiply-add:
 *
 * <pre>B = gamma(m) * S+ + m * eta + E + R</pre>
 *
 * <p>{@code m} products (a bias counts as one), {@code S = sum |x * w| + |b|}, {@code gamma(m) = m
 * u / (1 - m u)} with the unit roundoff {@code u} and the smallest subnormal {@code eta} of the
 * type in which PyTorch adds up (for bfloat16 the smallest normal, since PyTorch flushes there);
 * {@code S+ = S (1 + m 2^-52)} because S is itself computed; {@code E} the error of the exact value
 * as it is computed here; {@code R} the last rounding to a 16-bit type. Where all data are integers
 * and S stays below {@code 1/u}, every order is exact and R alone remains. (N. J. Higham, Accuracy
 * and Stability of Numerical Algorithms, 2nd edition, chapters 3 and 4.)
 */
final class ErrorBound {
  private final DType dtype;
  private final boolean integers;
  private final double u;
  private final double eta;

  ErrorBound(DType dtype, boolean integers) {
    this.dtype = dtype;
    this.integers = integers;
    this.u = dtype.accumulator().unitRoundoff();
    this.eta = dtype == DType.BFLOAT16 ? Math.scalb(1.0, -126) : dtype.accumulator().minSubnormal();
  }

  /**
   * The bound without E.
   *
   * @param value the exact value
   * @param sum S
   * @param terms m
   */
  double of(double value, double sum, int terms) {
    // In float64 S itself is rounded, and may come out as 2^53 where it is more.
    boolean small = dtype == DType.FLOAT64 ? sum < 1 / u : sum <= 1 / u;
    boolean exactInAnyOrder = integers && small;
    double order = exactInAnyOrder ? 0 : gamma(terms) * raised(sum, terms) + terms * eta;
    return order + lastRounding(Math.abs(value) + order);
  }

  /** gamma(m) = m u / (1 - m u). */
  double gamma(int terms) {
    return terms * u / (1 - terms * u);
  }

  /** S+. */
  static double raised(double sum, int terms) {
    return sum * (1 + terms * 0x1p-52);
  }

  /** Whether a bound exists: it has none from {@code m u >= 1/2} on. */
  boolean reaches(int terms) {
    return terms * u < 0.5;
  }

  private double lastRounding(double magnitude) {
    if (!dtype.is16Bit()) {
      return 0;
    }
    double ulp =
        magnitude < dtype.maxFinite() ? dtype.ulp(magnitude) : dtype.ulp(dtype.maxFinite());
    return Math.max(ulp, dtype.minSubnormal()) / 2;
  }
}
