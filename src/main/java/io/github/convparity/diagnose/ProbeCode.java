package io.github.convparity.diagnose;

import io.github.convparity.tensor.DType;

/**
 * Names for many places, each a row of small whole numbers: some say the place, the last ones are a
 * checksum, so that hardly any sum, mean or other mixture of names is a name again. No number is 0,
 * and no name is the same number throughout.
 *
 * @param places how many there are
 * @param largest number in a name, exact in the data type, as is the sum of two
 * @param positions numbers that say the place
 * @param checks numbers of the checksum
 */
record ProbeCode(int places, int largest, int positions, int checks) {
  /** What {@link #place} gives for numbers that are no name. */
  static final int NONE = -1;

  // Small enough that a candidate which computes in a frequency or Winograd domain, and so does not
  // give whole numbers exactly, still gives them to the nearest.
  private static final int MOST_BITS = 16;
  private static final int CHECK_BITS = 14;
  private static final double NEAR = 0.125;

  /** Names for places that are told from each other through tensors of that type. */
  static ProbeCode of(long places, DType dtype) {
    int bits = Math.min(MOST_BITS, dtype.precision() - 1);
    int largest = 1 << bits;
    int positions = 1;
    for (long told = largest; told < places; told <<= bits) {
      positions++;
    }
    return new ProbeCode(
        Math.toIntExact(places), largest, positions, (CHECK_BITS + bits - 1) / bits);
  }

  /** How many numbers a name has. */
  int digits() {
    return positions + checks;
  }

  /** One number of a name, from 1 to {@link #largest}. */
  int digit(int place, int digit) {
    if (digit >= positions) {
      // From 2 on: with 1 throughout, the first place would look like a filling with ones.
      return 2 + (int) Math.floorMod(mixed(place, digit), largest - 1L);
    }
    long rest = place;
    for (int i = 0; i < digit; i++) {
      rest /= largest;
    }
    return 1 + (int) (rest % largest);
  }

  // The finaliser of SplitMix64.
  private static long mixed(int place, int digit) {
    long z = (place + 1L) * 0x9E3779B97F4A7C15L + digit;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }

  /**
   * The place that these numbers are the name of, to the nearest whole numbers, or {@link #NONE}.
   */
  int place(double[] numbers) {
    long place = 0;
    long unit = 1;
    for (int i = 0; i < positions; i++) {
      double whole = Math.rint(numbers[i]);
      if (!(Math.abs(numbers[i] - whole) <= NEAR) || whole < 1 || whole > largest) {
        return NONE;
      }
      place += ((long) whole - 1) * unit;
      unit *= largest;
    }
    if (place >= places) {
      return NONE;
    }
    for (int i = positions; i < numbers.length; i++) {
      if (!(Math.abs(numbers[i] - digit((int) place, i)) <= NEAR)) {
        return NONE;
      }
    }
    return (int) place;
  }
}
