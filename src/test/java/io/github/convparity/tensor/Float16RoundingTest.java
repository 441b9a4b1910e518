package io.github.convparity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Rounding to the 16-bit types against a rule that has nothing in common with the code: the value
 * of a pattern is a whole number of smallest subnormals, and a double lies between two of them.
 */
final class Float16RoundingTest {
  private static final int SIGN = 0x8000;

  /** The two types by their fields. */
  private enum Format {
    FLOAT16(DType.FLOAT16, 10, -24, 0x7C00),
    BFLOAT16(DType.BFLOAT16, 7, -133, 0x7F80);

    private final DType dtype;
    private final int fractionBits;
    private final int unitExponent;
    private final int infinity;

    Format(DType dtype, int fractionBits, int unitExponent, int infinity) {
      this.dtype = dtype;
      this.fractionBits = fractionBits;
      this.unitExponent = unitExponent;
      this.infinity = infinity;
    }

    /** A pattern without sign in smallest subnormals; infinity stands where the next one would. */
    BigInteger units(int pattern) {
      int exponent = pattern >> fractionBits;
      int fraction = pattern & ((1 << fractionBits) - 1);
      return exponent == 0
          ? BigInteger.valueOf(fraction)
          : BigInteger.valueOf(fraction | (1 << fractionBits)).shiftLeft(exponent - 1);
    }

    BigDecimal exactly(int pattern) {
      return scaled(new BigDecimal(units(pattern)), unitExponent);
    }

    /** The nearest pattern, the even one at a tie, by bisection over all of them. */
    int nearest(double value) {
      BigDecimal magnitude = new BigDecimal(value).abs();
      int low = 0;
      int high = infinity;
      while (high - low > 1) {
        int middle = (low + high) / 2;
        if (exactly(middle).compareTo(magnitude) <= 0) {
          low = middle;
        } else {
          high = middle;
        }
      }
      BigDecimal twice = magnitude.add(magnitude);
      int side = twice.compareTo(exactly(low).add(exactly(high)));
      int found = side < 0 || (side == 0 && low % 2 == 0) ? low : high;
      return Double.doubleToRawLongBits(value) < 0 ? found | SIGN : found;
    }
  }

  private static BigDecimal scaled(BigDecimal number, int exponent) {
    BigDecimal power = BigDecimal.valueOf(2).pow(Math.abs(exponent));
    return exponent < 0
        ? number.multiply(new BigDecimal("0.5").pow(-exponent))
        : number.multiply(power);
  }

  private static int rounded(double value, Format format) {
    return Float16Bits.fromDouble(value, format.dtype) & 0xFFFF;
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyPatternStandsForItsWholeNumberOfSmallestSubnormals(Format format) {
    List<Integer> failures = new ArrayList<>();
    for (int pattern = 0; pattern < format.infinity; pattern++) {
      float value = Float16Bits.toFloat((short) pattern, format.dtype);
      float negative = Float16Bits.toFloat((short) (pattern | SIGN), format.dtype);
      if (new BigDecimal(value).compareTo(format.exactly(pattern)) != 0
          || Float.floatToRawIntBits(negative) != (Float.floatToRawIntBits(value) | 1 << 31)) {
        failures.add(pattern);
      }
    }

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void tiesBetweenNeighboursGoToTheEvenOneAndTheNextDoublesToTheNearerOne(Format format) {
    List<Integer> failures = new ArrayList<>();
    for (int pattern = 0; pattern < format.infinity; pattern++) {
      BigDecimal sum = format.exactly(pattern).add(format.exactly(pattern + 1));
      double tie = sum.doubleValue() / 2; // exact: at most 12 bits
      for (int sign : new int[] {0, SIGN}) {
        double factor = sign == 0 ? 1 : -1;
        int even = (pattern + pattern % 2) | sign;
        if (rounded(factor * tie, format) != even
            || rounded(factor * Math.nextDown(tie), format) != (pattern | sign)
            || rounded(factor * Math.nextUp(tie), format) != ((pattern + 1) | sign)) {
          failures.add(pattern | sign);
        }
      }
    }

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void floatsNextToATieAreNoTies(Format format) {
    List<Integer> failures = new ArrayList<>();
    for (int pattern = 0; pattern < format.infinity - 1; pattern++) {
      float tie =
          (float) (format.exactly(pattern).add(format.exactly(pattern + 1)).doubleValue() / 2);
      if (rounded(Math.nextDown(tie), format) != pattern
          || rounded(Math.nextUp(tie), format) != pattern + 1) {
        failures.add(pattern);
      }
    }

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyPatternAndItsNeighbouringDoublesRoundToIt(Format format) {
    List<Integer> failures = new ArrayList<>();
    for (int pattern = 1; pattern < format.infinity; pattern++) {
      double value = format.exactly(pattern).doubleValue();
      if (rounded(value, format) != pattern
          || rounded(Math.nextDown(value), format) != pattern
          || rounded(-Math.nextUp(value), format) != (pattern | SIGN)) {
        failures.add(pattern);
      }
    }

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"FLOAT16, 65520, 0x7BFF", "BFLOAT16, 0x1.FFp127, 0x7F7F"})
  void fromHalfAUnitAboveTheLargestNumberOnItIsInfinity(
      Format format, double threshold, int largest) {
    assertThat(format.dtype.overflowThreshold()).isEqualTo(threshold);
    assertThat(rounded(Math.nextDown(threshold), format)).isEqualTo(largest);
    assertThat(rounded(-Math.nextDown(threshold), format)).isEqualTo(largest | SIGN);
    assertThat(rounded(threshold, format)).isEqualTo(format.infinity);
    assertThat(rounded(-threshold, format)).isEqualTo(format.infinity | SIGN);
    assertThat(rounded(Double.MAX_VALUE, format)).isEqualTo(format.infinity);
    assertThat(rounded(1 / 0.0, format)).isEqualTo(format.infinity);
    assertThat(rounded(-1 / 0.0, format)).isEqualTo(format.infinity | SIGN);
  }

  @ParameterizedTest
  @CsvSource({"FLOAT16, 0x1p-24", "BFLOAT16, 0x1p-133"})
  void upToHalfTheSmallestNumberItIsZeroWithItsSign(Format format, double smallest) {
    assertThat(rounded(smallest / 2, format)).isZero();
    assertThat(rounded(-smallest / 2, format)).isEqualTo(SIGN);
    assertThat(rounded(Math.nextUp(smallest / 2), format)).isEqualTo(1);
    assertThat(rounded(-Math.nextUp(smallest / 2), format)).isEqualTo(SIGN | 1);
    assertThat(rounded(Double.MIN_VALUE, format)).isZero();
    assertThat(rounded(-Double.MIN_VALUE, format)).isEqualTo(SIGN);
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void randomDoublesRoundAsTheRuleSays(Format format) {
    SplittableRandom random = new SplittableRandom(41);
    List<Double> failures = new ArrayList<>();
    int lowest = format.unitExponent - 3;
    int highest = format == Format.FLOAT16 ? 17 : 129;
    for (int trial = 0; trial < 20_000; trial++) {
      double value =
          Math.scalb(1 + random.nextDouble(), random.nextInt(lowest, highest))
              * (random.nextBoolean() ? 1 : -1);
      if (rounded(value, format) != format.nearest(value)) {
        failures.add(value);
      }
    }

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyNanIsTheCanonicalOne(Format format) {
    int quiet = format.infinity | 1 << (format.fractionBits - 1);
    for (long bits : new long[] {0x7FF8000000000000L, 0xFFF0000000000001L, 0x7FFFFFFFFFFFFFFFL}) {
      assertThat(rounded(Double.longBitsToDouble(bits), format)).isEqualTo(quiet);
    }
    for (int pattern = format.infinity + 1; pattern < SIGN; pattern++) {
      assertThat(Float16Bits.toFloat((short) pattern, format.dtype)).isNaN();
      assertThat(Float16Bits.toFloat((short) (pattern | SIGN), format.dtype)).isNaN();
    }
  }
}
