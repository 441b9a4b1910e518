package io.github.convparity.tensor;

import org.jspecify.annotations.Nullable;

/** The data types of a tensor, named as PyTorch names them. */
public enum DType {
  /** IEEE 754 binary32. */
  FLOAT32("float32", 4, 24, -126, 127),
  /** IEEE 754 binary64. */
  FLOAT64("float64", 8, 53, -1022, 1023),
  /** IEEE 754 binary16; sums are accumulated in float32. */
  FLOAT16("float16", 2, 11, -14, 15),
  /** The upper half of a binary32; sums are accumulated in float32. */
  BFLOAT16("bfloat16", 2, 8, -126, 127);

  private final String torchName;
  private final int bytes;
  private final int precision;
  private final int minExponent;
  private final int maxExponent;
  private final double minNormal;
  private final double maxFinite;
  private final double overflowThreshold;

  DType(String torchName, int bytes, int precision, int minExponent, int maxExponent) {
    this.torchName = torchName;
    this.bytes = bytes;
    this.precision = precision;
    this.minExponent = minExponent;
    this.maxExponent = maxExponent;
    this.minNormal = Math.scalb(1.0, minExponent);
    this.maxFinite = Math.scalb(2.0 - Math.scalb(1.0, 1 - precision), maxExponent);
    double half = Math.scalb(1.0, maxExponent - precision);
    this.overflowThreshold = bytes == 8 ? Double.POSITIVE_INFINITY : maxFinite + half;
  }

  /** PyTorch's name, for example {@code float32}. */
  public String torchName() {
    return torchName;
  }

  /** Size of one element in bytes. */
  public int bytes() {
    return bytes;
  }

  /** Bits of the significand, the hidden one included: 24, 53, 11 or 8. */
  public int precision() {
    return precision;
  }

  /** Whether an element has 16 bits. */
  public boolean is16Bit() {
    return bytes == 2;
  }

  /** The type in which PyTorch adds up: float32 for the 16-bit types, otherwise the type itself. */
  public DType accumulator() {
    return is16Bit() ? FLOAT32 : this;
  }

  /** The relative error of one rounding to nearest: {@code 2^-precision}. */
  public double unitRoundoff() {
    return Math.scalb(1.0, -precision);
  }

  /** The smallest positive value, a subnormal. */
  public double minSubnormal() {
    return Math.scalb(1.0, minExponent - precision + 1);
  }

  /** The smallest positive value that is not subnormal. */
  public double minNormal() {
    return minNormal;
  }

  /** The largest finite value. */
  public double maxFinite() {
    return maxFinite;
  }

  /**
   * The smallest magnitude that rounds to infinity: half a unit in the last place above {@link
   * #maxFinite()}; 65,520 for float16. Infinity for float64, where it is no double.
   */
  public double overflowThreshold() {
    return overflowThreshold;
  }

  /** The distance between neighbouring values at the magnitude of {@code value} (finite). */
  public double ulp(double value) {
    int exponent = Math.min(Math.max(Math.getExponent(value), minExponent), maxExponent);
    return Math.scalb(1.0, exponent - precision + 1);
  }

  /**
   * Rounds once, to nearest, ties to even. Subnormals are kept; beyond the largest finite value the
   * result is an infinity; NaN stays NaN; the sign of zero is kept.
   */
  public double round(double value) {
    if (this == FLOAT64) {
      return value;
    }
    if (this == FLOAT32) {
      return (float) value;
    }
    if (Double.isNaN(value) || Double.isInfinite(value) || value == 0) {
      return value;
    }
    double unit = ulp(value);
    double rounded = Math.rint(value / unit) * unit;
    return Math.abs(rounded) > maxFinite()
        ? Math.copySign(Double.POSITIVE_INFINITY, value)
        : rounded;
  }

  /** The type of that PyTorch name; null when there is none. */
  public static @Nullable DType ofTorchName(String name) {
    for (DType dtype : values()) {
      if (dtype.torchName.equals(name)) {
        return dtype;
      }
    }
    return null;
  }
}
