package io.github.convparity.exact;

/** Whether data are such that every order of summation is exact. */
final class Integers {
  private Integers() {}

  /** Whether all numbers are integers; NaN and infinities are none. */
  static boolean only(double[] data) {
    for (double x : data) {
      if (x != Math.rint(x) || Double.isInfinite(x)) {
        return false;
      }
    }
    return true;
  }
}
