package io.github.convparity.diagnose;

/**
 * How many cases have a value on each of three axes, for every three axes and all their values. So
 * much is needed to say of any three conditions in how many cases they hold, whatever the number of
 * cases.
 */
final class TripleCounts {
  private static final int[] SIZES =
      ParameterClasses.AXES.stream().mapToInt(ClassAxis::size).toArray();

  private static final int AXES = SIZES.length;

  /** Where the counts of the axes a &lt; b &lt; c begin, at {@code (a * AXES + b) * AXES + c}. */
  private static final int[] STARTS = new int[AXES * AXES * AXES];

  /** How many counts there are. */
  static final int LENGTH = placeAll();

  private final long[] counts = new long[LENGTH];

  private static int placeAll() {
    int next = 0;
    for (int a = 0; a < AXES; a++) {
      for (int b = a + 1; b < AXES; b++) {
        for (int c = b + 1; c < AXES; c++) {
          STARTS[(a * AXES + b) * AXES + c] = next;
          next += SIZES[a] * SIZES[b] * SIZES[c];
        }
      }
    }
    return next;
  }

  /** The place of three values on axes a &lt; b &lt; c. */
  static int place(int a, int valueA, int b, int valueB, int c, int valueC) {
    return STARTS[(a * AXES + b) * AXES + c] + (valueA * SIZES[b] + valueB) * SIZES[c] + valueC;
  }

  /** Counts cases of the same classes. */
  void add(long classes, long cases) {
    int[] values = new int[AXES];
    for (int axis = 0; axis < AXES; axis++) {
      values[axis] = ParameterClasses.value(classes, axis);
    }
    for (int a = 0; a < AXES; a++) {
      for (int b = a + 1; b < AXES; b++) {
        int start = (a * AXES + b) * AXES;
        int row = values[a] * SIZES[b] + values[b];
        for (int c = b + 1; c < AXES; c++) {
          counts[STARTS[start + c] + row * SIZES[c] + values[c]] += cases;
        }
      }
    }
  }

  /** How many cases have a value of each of these sets, on axes a &lt; b &lt; c. */
  long count(int a, int maskA, int b, int maskB, int c, int maskC) {
    long count = 0;
    for (int valueA = 0; valueA < SIZES[a]; valueA++) {
      for (int valueB = 0; valueB < SIZES[b]; valueB++) {
        if ((maskA >> valueA & maskB >> valueB & 1) == 1) {
          int start = place(a, valueA, b, valueB, c, 0);
          for (int valueC = 0; valueC < SIZES[c]; valueC++) {
            count += (maskC >> valueC & 1) == 1 ? counts[start + valueC] : 0;
          }
        }
      }
    }
    return count;
  }
}
