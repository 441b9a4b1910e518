package io.github.convparity.page;

/** Numbers of 16 bits: sign, eight bits of exponent, seven of fraction, as in bfloat16. */
final class Rough {
  private Rough() {}

  /**
   * The nearest one. What is not 0 stays so, what is finite stays so, and what is beyond 1 stays
   * beyond 1, so that the verdict can be seen.
   */
  static int of(double value) {
    if (Double.isNaN(value)) {
      return (short) 0x7fc0;
    }
    int bits = Float.floatToRawIntBits(asFloat(value));
    int kept = bits >>> 16;
    int rest = bits & 0xffff;
    boolean up = rest > 0x8000 || (rest == 0x8000 && (kept & 1) == 1);
    int rounded = up ? kept + 1 : kept;
    if (Math.abs(value) != Double.POSITIVE_INFINITY && (rounded & 0x7fff) >= 0x7f80) {
      rounded = kept;
    }
    if ((value > 1 && rounded == 0x3f80) || (value > 0 && rounded == 0)) {
      rounded++;
    }
    return (short) rounded;
  }

  /** The nearest float32 that is finite and not 0 where the number is. */
  static float asFloat(double value) {
    float near = (float) value;
    if (Float.isInfinite(near) && !Double.isInfinite(value)) {
      return Math.copySign(Float.MAX_VALUE, near);
    }
    return near == 0 && value != 0 ? Math.copySign(Float.MIN_VALUE, near) : near;
  }
}
