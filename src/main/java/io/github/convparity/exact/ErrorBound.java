package io.github.convparity.exact;

import io.github.convparity.tensor.DType;

/**
 * How far from the exact value a sum of products may be, whatever the order of summation and with
 * or without fused multiply-add:
 *
 * <pre>B = gamma(m) * S+ + m * eta + F + E + R</pre>
 *
 * <p>{@code m} products (a bias counts as one), {@code S = sum |x * w| + |b|}, {@code gamma(m) = m
 * u / (1 - m u)} with the unit roundoff {@code u} and the smallest subnormal {@code eta} of the
 * type in which PyTorch adds up; {@code S+ = S (1 + m 2^-52)} because S is itself computed; {@code
 * E} the error of the exact value as it is computed here; {@code R} the last rounding to a 16-bit
 * type. (N. J. Higham, Accuracy and Stability of Numerical Algorithms, 2nd edition, chapters 3 and
 * 4.)
 *
 * <p>For bfloat16 PyTorch's kernels may take subnormal numbers for 0, on the way in and on the way
 * out: {@code eta} is the smallest normal number, and {@code F} the products of subnormal operands,
 * which may be missing as a whole. For the other types {@code F = 0}.
 *
 * <p>Where all data are integers and S stays below {@code 1/u}, every order is exact, also here:
 * {@code R} alone remains.
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
    this.eta = dtype == DType.BFLOAT16 ? dtype.minNormal() : dtype.accumulator().minSubnormal();
  }

  /** Whether every order of summation gives the exact value, before the last rounding. */
  boolean isExact(double sum) {
    // In float64 S itself is rounded, and may come out as 2^53 where it is more.
    return integers && (dtype == DType.FLOAT64 ? sum < 1 / u : sum <= 1 / u);
  }

  /**
   * How far the accumulator may be from the exact value, and E: the bound without R.
   *
   * @param sum S
   * @param flushable F
   * @param terms m
   * @param error E
   */
  double ofAccumulator(double sum, double flushable, int terms, double error) {
    return isExact(sum) ? 0 : gamma(terms) * raised(sum, terms) + terms * eta + flushable + error;
  }

  /** R, where the accumulator holds up to {@code magnitude}; 0 but for the 16-bit types. */
  double ofLastRounding(double magnitude) {
    if (!dtype.is16Bit()) {
      return 0;
    }
    double ulp =
        magnitude < dtype.maxFinite() ? dtype.ulp(magnitude) : dtype.ulp(dtype.maxFinite());
    return Math.max(ulp, dtype.minSubnormal()) / 2;
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
  boolean reaches(long terms) {
    return terms * u < 0.5;
  }

  /** E: how far a sum of {@link Sum} may be from the exact value. */
  double ofSum(double value, double sum, int terms) {
    double raised = raised(sum, terms);
    return dtype == DType.FLOAT64
        ? 0x1p-53 * Math.abs(value) + (double) terms * terms * 0x1p-105 * raised
        : terms * 0x1p-53 * raised;
  }
}
