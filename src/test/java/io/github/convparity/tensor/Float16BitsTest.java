package io.github.convparity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Float16BitsTest {
  private static final int PATTERNS = 1 << 16;
  private static final int SIGN = 0x8000;

  @ParameterizedTest
  @CsvSource({"FLOAT16, 0x7C00, 0x7E00", "BFLOAT16, 0x7F80, 0x7FC0"})
  void everyPatternComesBackFromTheFloatThatItStandsFor(DType dtype, int infinity, int nan) {
    List<Integer> failures = new ArrayList<>();
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      boolean isNan = (pattern & ~SIGN) > infinity;
      float value = Float16Bits.toFloat((short) pattern, dtype);
      int back = Float16Bits.fromDouble(value, dtype) & 0xFFFF;
      if (Float.isNaN(value) != isNan || back != (isNan ? nan : pattern)) {
        failures.add(pattern);
      }
    }

    assertThat(failures).isEmpty();
  }

  @Test
  void everyFloat16PatternStandsForTheValueOfTheFormula() {
    List<Integer> failures = new ArrayList<>();
    for (int pattern = 0; pattern < 0x7C00; pattern++) {
      int exponent = pattern >> 10;
      double fraction = (pattern & 0x3FF) / 1024.0;
      double expected =
          exponent == 0 ? fraction * Math.pow(2, -14) : (1 + fraction) * Math.pow(2, exponent - 15);
      if (Float16Bits.toFloat((short) pattern, DType.FLOAT16) != expected
          || Float16Bits.toFloat((short) (pattern | SIGN), DType.FLOAT16) != -expected) {
        failures.add(pattern);
      }
    }

    assertThat(failures).isEmpty();
  }

  @Test
  void everyBfloat16PatternIsTheUpperHalfOfAFloat32() {
    List<Integer> failures = new ArrayList<>();
    for (int pattern = 0; pattern < PATTERNS; pattern++) {
      float value = Float16Bits.toFloat((short) pattern, DType.BFLOAT16);
      if (Float.compare(value, Float.intBitsToFloat(pattern << 16)) != 0) {
        failures.add(pattern);
      }
    }

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FLOAT16, 0x7C00, 65536", "BFLOAT16, 0x7F80, 0x1p128"})
  void midpointsRoundToTheEvenPatternAndWhatIsBesideThemToTheNearerOne(
      DType dtype, int infinity, double inPlaceOfInfinity) {
    List<Integer> failures = new ArrayList<>();
    for (int pattern = 0; pattern < infinity; pattern++) {
      double low = Float16Bits.toFloat((short) pattern, dtype);
      double high =
          pattern + 1 == infinity
              ? inPlaceOfInfinity
              : Float16Bits.toFloat((short) (pattern + 1), dtype);
      double middle = (low + high) / 2;
      int even = pattern % 2 == 0 ? pattern : pattern + 1;
      if (!bothSignsGive(even, middle, dtype)
          || !bothSignsGive(pattern, Math.nextDown(middle), dtype)
          || !bothSignsGive(pattern + 1, Math.nextUp(middle), dtype)) {
        failures.add(pattern);
      }
    }

    assertThat(failures).isEmpty();
  }

  private static boolean bothSignsGive(int pattern, double value, DType dtype) {
    return (Float16Bits.fromDouble(value, dtype) & 0xFFFF) == pattern
        && (Float16Bits.fromDouble(-value, dtype) & 0xFFFF) == (pattern | SIGN);
  }

  @ParameterizedTest
  @CsvSource({
    "1.0, 0x3C00, 0x3F80",
    "-2.0, 0xC000, 0xC000",
    "0.0, 0x0000, 0x0000",
    "-0.0, 0x8000, 0x8000",
    "65504, 0x7BFF, 0x4780",
    "65519.99, 0x7BFF, 0x4780",
    "65520, 0x7C00, 0x4780",
    "-1e6, 0xFC00, 0xC974",
    "0x1p-24, 0x0001, 0x3380",
    "-1e-40, 0x8000, 0x8001",
    "1e39, 0x7C00, 0x7F80",
    "Infinity, 0x7C00, 0x7F80",
    "-Infinity, 0xFC00, 0xFF80",
    "NaN, 0x7E00, 0x7FC0"
  })
  void patternsOfSomeValues(double value, int float16, int bfloat16) {
    assertThat(Float16Bits.fromDouble(value, DType.FLOAT16)).isEqualTo((short) float16);
    assertThat(Float16Bits.fromDouble(value, DType.BFLOAT16)).isEqualTo((short) bfloat16);
  }

  @Test
  void zerosKeepTheirSign() {
    for (DType dtype : List.of(DType.FLOAT16, DType.BFLOAT16)) {
      assertThat(Float.floatToRawIntBits(Float16Bits.toFloat((short) SIGN, dtype)))
          .isEqualTo(Float.floatToRawIntBits(-0.0f));
      assertThat(Float.floatToRawIntBits(Float16Bits.toFloat((short) 0, dtype))).isZero();
    }
  }
}
