// DoubleScratch is generated from this file.
package io.github.convparity.kernel;

/** Arrays that a thread keeps from call to call: making and clearing them takes its time. */
final class FloatScratch {
  /** Numbers of an array that is kept; larger ones are made anew. */
  private static final int MOST_KEPT = 1 << 23;

  private static final ThreadLocal<FloatScratch> OF_THREAD =
      ThreadLocal.withInitial(FloatScratch::new);

  private float[] panel = {};
  private float[][] rows = {};
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

  /** At least so many arrays of at least so many numbers, with anything in them. */
  float[][] rows(int count, int size) {
    if (rows.length >= count && rows[0].length >= size) {
      return rows;
    }
    float[][] arrays = new float[count][size];
    rows = (long) count * size <= MOST_KEPT ? arrays : rows;
    return arrays;
  }

  /** At least so many numbers, with anything in them. */
  float[] sums(int size) {
    float[] array = atLeast(sums, size);
    sums = array.length <= MOST_KEPT ? array : sums;
    return array;
  }

  private static float[] atLeast(float[] kept, int size) {
    return kept.length >= size ? kept : new float[size];
  }
}
