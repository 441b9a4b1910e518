// DoubleScratch is generated from this file.
package io.github.convparity.kernel;

/** Arrays that a thread keeps from call to call: making and clearing them takes its time. */
final class FloatScratch {
  /** Numbers of an array that is kept; larger ones are made anew. */
  private static final int MOST_KEPT = 1 << 23;

  private static final ThreadLocal<FloatScratch> OF_THREAD =
      ThreadLocal.withInitial(FloatScratch::new);

  private float[] panel = {};
  private float[] packed = {};
  private float[] sums = {};

  private FloatScratch() {}

  /** The current thread's. */
  static FloatScratch get() {
    return OF_THREAD.get();
  }

  /** At least so many numbers, with anything in them. */
  float[] panel(int size) {
    float[] array = atLeast(panel, size);
    panel = array.length <= MOST_KEPT ? array : panel;
    return array;
  }

  /** At least so many numbers, with anything in them. */
  float[] packed(int size) {
    float[] array = atLeast(packed, size);
    packed = array.length <= MOST_KEPT ? array : packed;
    return array;
  }

  /** At least so many numbers, with anything in them. */
  float[] sums(int size) {
    sums = atLeast(sums, size);
    return sums;
  }

  private static float[] atLeast(float[] kept, int size) {
    return kept.length >= size ? kept : new float[size];
  }
}
