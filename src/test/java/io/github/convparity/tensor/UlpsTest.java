package io.github.convparity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UlpsTest {
  @ParameterizedTest
  @EnumSource(DType.class)
  void bothZerosAreOneValue(DType dtype) {
    assertThat(Ulps.between(0.0, -0.0, dtype)).isZero();
    assertThat(Ulps.between(-0.0, 0.0, dtype)).isZero();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void zeroLiesBetweenTheSmallestValuesOfBothSigns(DType dtype) {
    double least = dtype.minSubnormal();

    assertThat(Ulps.between(least, 0.0, dtype)).isEqualTo(1);
    assertThat(Ulps.between(least, -0.0, dtype)).isEqualTo(1);
    assertThat(Ulps.between(-least, least, dtype)).isEqualTo(2);
    assertThat(Ulps.between(3 * least, -2 * least, dtype)).isEqualTo(5);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void neighboursAreOneApartAlsoAcrossAPowerOfTwo(DType dtype) {
    double u = dtype.unitRoundoff();

    assertThat(Ulps.between(1, 1, dtype)).isZero();
    assertThat(Ulps.between(1, 1 + 2 * u, dtype)).isEqualTo(1);
    assertThat(Ulps.between(1, 1 - u, dtype)).isEqualTo(1);
    assertThat(Ulps.between(1 - u, 1 + 2 * u, dtype)).isEqualTo(2);
    assertThat(Ulps.between(-1, -1 - 2 * u, dtype)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 1, 2, 8388608",
    "FLOAT32, -1, 1, 2130706432",
    "FLOAT16, 1, 2, 1024",
    "FLOAT16, -65504, 65504, 63486",
    "BFLOAT16, 1, 2, 128",
    "BFLOAT16, 0, 1, 16256",
    "FLOAT64, 1, 2, 4503599627370496"
  })
  void distancesAreCountedInValuesOfTheType(DType dtype, double a, double b, long values) {
    assertThat(Ulps.between(a, b, dtype)).isEqualTo(values);
    assertThat(Ulps.between(b, a, dtype)).isEqualTo(values);
  }

  @Test
  void theWholeRangeOfFloat32IsCounted() {
    assertThat(Ulps.between(-Float.MAX_VALUE, Float.MAX_VALUE, DType.FLOAT32))
        .isEqualTo(2L * 0x7F7F_FFFF);
  }

  @Test
  void moreThanTwoToThe53IsCutToIt() {
    assertThat(Ulps.MAX).isEqualTo(9007199254740992L);
    assertThat(Ulps.between(1, Math.nextDown(4.0), DType.FLOAT64)).isEqualTo(Ulps.MAX - 1);
    assertThat(Ulps.between(1, 4, DType.FLOAT64)).isEqualTo(Ulps.MAX);
    assertThat(Ulps.between(1, Math.nextUp(4.0), DType.FLOAT64)).isEqualTo(Ulps.MAX);
    assertThat(Ulps.between(-1, 1, DType.FLOAT64)).isEqualTo(Ulps.MAX);
  }

  @Test
  void theWidestDistancesDoNotOverflow() {
    double max = Double.MAX_VALUE;

    assertThat(Ulps.between(-max, max, DType.FLOAT64)).isEqualTo(Ulps.MAX);
    assertThat(Ulps.between(max, -max, DType.FLOAT64)).isEqualTo(Ulps.MAX);
    assertThat(Ulps.between(-max, 2.5, DType.FLOAT64)).isEqualTo(Ulps.MAX);
  }
}
