package io.github.convparity.compare;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The rows (or columns) of a plane: which sides of the padding each of them touches, and its place
 * in the stride. Worked out once, so that counting a million elements only looks things up.
 */
final class PlaneAxis {
  private final int[] sides;
  private final int stride;
  private final int[] phaseOf;
  private final int[] phases;

  private PlaneAxis(int[] sides, int stride, int shift) {
    this.sides = sides;
    this.stride = stride;
    int[] remainders = new int[sides.length];
    for (int i = 0; i < sides.length; i++) {
      remainders[i] = Math.floorMod((long) i + shift, stride);
    }
    this.phases = Arrays.stream(remainders).distinct().sorted().toArray();
    this.phaseOf = Arrays.stream(remainders).map(r -> Arrays.binarySearch(phases, r)).toArray();
  }

  /** An axis that no padding touches. */
  static PlaneAxis plain(int size) {
    return new PlaneAxis(new int[size], 1, 0);
  }

  /**
   * An axis of the output. It touches the padding before the input where the window's first tap
   * lies before the input, and that after it where the last tap lies beyond the input.
   *
   * @param outputs number of outputs
   * @param size of the input
   * @param reach from the first tap to the last
   * @param before how much is padded at the top or left
   * @param first the side of {@link Regions} where the axis begins
   * @param last the side where it ends
   */
  static PlaneAxis ofWindows(
      int outputs, int size, int stride, long reach, int before, int first, int last) {
    int[] sides = new int[outputs];
    for (int out = 0; out < outputs; out++) {
      long from = (long) out * stride - before;
      sides[out] = (from < 0 ? first : 0) | (from + reach >= size ? last : 0);
    }
    return new PlaneAxis(sides, stride, 0);
  }

  /** An axis of the input, touched by padding as far from each end as is padded there. */
  static PlaneAxis ofInput(int size, int stride, int before, int after, int first, int last) {
    int[] sides = new int[size];
    for (int i = 0; i < size; i++) {
      sides[i] = (i < before ? first : 0) | (i >= (long) size - after ? last : 0);
    }
    return new PlaneAxis(sides, stride, before);
  }

  int size() {
    return sides.length;
  }

  int stride() {
    return stride;
  }

  int sides(int index) {
    return sides[index];
  }

  /** How many rows touch each set of sides. */
  int[] sizeOfSides() {
    return histogram(Regions.COUNT, sides);
  }

  /** How many different remainders by the stride there are. */
  int phases() {
    return phases.length;
  }

  /** The number of a row's phase, from 0. */
  int phaseOf(int index) {
    return phaseOf[index];
  }

  /** The remainder that a phase stands for. */
  int remainder(int phase) {
    return phases[phase];
  }

  /** How many rows each phase has. */
  int[] sizeOfPhases() {
    return histogram(phases.length, phaseOf);
  }

  private static int[] histogram(int values, int[] of) {
    int[] counts = new int[values];
    IntStream.of(of).forEach(value -> counts[value]++);
    return counts;
  }
}
