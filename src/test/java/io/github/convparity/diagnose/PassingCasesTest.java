package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Counts of the classes of passing cases. */
final class PassingCasesTest {
  /** Dilation, stride and padding, as they are packed: 2 bits each. */
  private static long classes(int dilation, int stride, int padding) {
    return dilation | (stride << 2) | (padding << 4);
  }

  /** One of 2^14 combinations of axes behind the padding that have 2 or 4 values. */
  private static long others(int number) {
    long modeGroupsBias = number & 31;
    long parity = number >> 5 & 1;
    long batch = number >> 6 & 3;
    long sixOfTwo = number >> 8 & 63;
    return (modeGroupsBias | (parity << 7) | (batch << 10) | (sixOfTwo << 18)) << 6;
  }

  @Test
  void countsStayRightBeyondTheCombinationsThatAreKept() {
    PassingCases passing = new PassingCases();
    int all = 9 << 14;
    for (int i = 0; i < all; i++) {
      passing.add(classes(i % 3, i / 3 % 3, 1) | others(i / 9));
    }

    assertThat(passing.all()).isEqualTo(all);
    assertThat(passing.triples().count(0, 0b001, 1, 0b111, 2, 0b111)).isEqualTo(all / 3);
    assertThat(passing.triples().count(0, 0b110, 1, 0b001, 2, 0b010)).isEqualTo(2 * all / 9);
    assertThat(passing.triples().count(1, 0b001, 2, 0b111, 3, 0b0001)).isEqualTo(all / 12);
    assertThat(passing.triples().count(0, 0b111, 1, 0b111, 2, 0b101)).isZero();
  }

  @Test
  void moreMayBeAddedAfterCounting() {
    PassingCases passing = new PassingCases();
    passing.add(classes(1, 1, 0));
    assertThat(passing.triples().count(0, 0b010, 1, 0b010, 2, 0b001)).isEqualTo(1);
    passing.add(classes(1, 1, 0));

    assertThat(passing.triples().count(0, 0b010, 1, 0b010, 2, 0b001)).isEqualTo(2);
  }
}
