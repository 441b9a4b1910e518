package io.github.convparity.tensor;

/** Distances counted in representable values. */
public final class Ulps {
  /** The largest distance that is reported; larger ones are cut to it: 2^53. */
  public static final long MAX = 1L << 53;

  private Ulps() {}

  /**
   * How many representable values of {@code dtype} lie between two finite values of that type: 0
   * when they are equal, 1 for neighbours. -0 and +0 are one value. At most {@link #MAX}.
   */
  public static long between(double a, double b, DType dtype) {
    long distance = Math.abs(ordinal(a, dtype) - ordinal(b, dtype));
    return distance < 0 ? MAX : Math.min(distance, MAX);
  }

  /** The place of a value among all values of its type, 0 for either zero. */
  private static long ordinal(double value, DType dtype) {
    double magnitude = Math.abs(value);
    long place =
        switch (dtype) {
          case FLOAT32 -> Float.floatToRawIntBits((float) magnitude);
          case FLOAT64 -> Double.doubleToRawLongBits(magnitude);
          case FLOAT16, BFLOAT16 -> Float16Bits.fromDouble(magnitude, dtype) & 0xFFFF;
        };
    return value < 0 ? -place : place;
  }
}
