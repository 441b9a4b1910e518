package io.github.convparity.tensor;

/** Conversion between 16-bit patterns and the floats that they stand for. */
public final class Float16Bits {
  private static final int BFLOAT16_NAN = 0x7FC0;

  private Float16Bits() {}

  /** The value of a float16 ({@link DType#FLOAT16}) or bfloat16 pattern; exact. */
  public static float toFloat(short bits, DType dtype) {
    int pattern = bits & 0xFFFF;
    if (dtype == DType.BFLOAT16) {
      return Float.intBitsToFloat(pattern << 16);
    }
    int exponent = (pattern >>> 10) & 0x1F;
    int fraction = pattern & 0x3FF;
    float magnitude;
    if (exponent == 0x1F) {
      magnitude = fraction == 0 ? Float.POSITIVE_INFINITY : Float.NaN;
    } else if (exponent == 0) {
      magnitude = Math.scalb((float) fraction, -24);
    } else {
      magnitude = Math.scalb((float) (fraction | 0x400), exponent - 25);
    }
    return (pattern & 0x8000) == 0 ? magnitude : -magnitude;
  }

  /** The pattern of {@code value} rounded once to the 16-bit type; NaN gives the canonical NaN. */
  public static short fromDouble(double value, DType dtype) {
    double rounded = dtype.round(value);
    if (dtype == DType.BFLOAT16) {
      return (short)
          (Double.isNaN(rounded) ? BFLOAT16_NAN : Float.floatToRawIntBits((float) rounded) >>> 16);
    }
    int sign = Double.doubleToRawLongBits(rounded) < 0 ? 0x8000 : 0;
    double magnitude = Math.abs(rounded);
    if (Double.isNaN(magnitude)) {
      return 0x7E00;
    }
    if (Double.isInfinite(magnitude)) {
      return (short) (sign | 0x7C00);
    }
    int exponent = Math.getExponent(magnitude);
    if (exponent < -14) {
      return (short) (sign | (int) Math.scalb(magnitude, 24));
    }
    int significand = (int) Math.scalb(magnitude, 10 - exponent);
    return (short) (sign | ((exponent + 15) << 10) | (significand & 0x3FF));
  }
}
