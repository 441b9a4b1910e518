package io.github.convparity.compare;

import io.github.convparity.tensor.DType;

/**
 * What {@code torch.testing.assert_close(candidate, reference, equal_nan=True)} says, with its
 * default tolerances: {@code |c - r| <= atol + |rtol * r|}, computed in the data type. It is
 * reported and decides nothing.
 */
final class AssertClose {
  private static final double ATOL = 1e-5;

  private AssertClose() {}

  static boolean isClose(double candidate, double reference, DType dtype) {
    if (candidate == reference || (Double.isNaN(candidate) && Double.isNaN(reference))) {
      return true;
    }
    if (dtype == DType.FLOAT64) {
      double error = Math.abs(candidate - reference);
      return Double.isFinite(error) && error <= 1e-7 + Math.abs(1e-7 * reference);
    }
    double error = dtype.round((float) (candidate - reference));
    double relative = dtype.round((float) rtol(dtype) * (float) reference);
    double allowed = dtype.round((float) Math.abs(relative) + (float) dtype.round(ATOL));
    return Double.isFinite(error) && Math.abs(error) <= allowed;
  }

  private static double rtol(DType dtype) {
    return switch (dtype) {
      case FLOAT32 -> 1.3e-6;
      case FLOAT64 -> 1e-7;
      case FLOAT16 -> 1e-3;
      case BFLOAT16 -> 1.6e-2;
    };
  }
}
