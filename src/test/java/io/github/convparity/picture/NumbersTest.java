package io.github.convparity.picture;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class NumbersTest {
  @Test
  void numbersAreShort() {
    assertThat(Numbers.brief(0.30000001192092896, 3)).isEqualTo("0.3");
    assertThat(Numbers.brief(27.46, 3)).isEqualTo("27.5");
    assertThat(Numbers.brief(100000, 3)).isEqualTo("100000");
    assertThat(Numbers.brief(1.19e-7, 2)).isEqualTo("1.2e-7");
    assertThat(Numbers.brief(-1.25e30, 3)).isEqualTo("-1.25e30");
    assertThat(Numbers.brief(-0.0, 3)).isEqualTo("0");
    assertThat(Numbers.brief(Double.MIN_VALUE, 2)).isEqualTo("4.9e-324");
    assertThat(Numbers.brief(9.999, 2)).isEqualTo("10");
  }

  @Test
  void whatIsNotFiniteHasItsName() {
    assertThat(Numbers.brief(Double.NaN, 3)).isEqualTo("NaN");
    assertThat(Numbers.brief(Double.POSITIVE_INFINITY, 3)).isEqualTo("+inf");
    assertThat(Numbers.brief(Double.NEGATIVE_INFINITY, 3)).isEqualTo("-inf");
  }
}
