package io.github.convparity.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DTypeTest {
  @ParameterizedTest
  @CsvSource({
    "FLOAT32, float32, 4, 24, FLOAT32",
    "FLOAT64, float64, 8, 53, FLOAT64",
    "FLOAT16, float16, 2, 11, FLOAT32",
    "BFLOAT16, bfloat16, 2, 8, FLOAT32"
  })
  void everyTypeHasPyTorchsNameItsSizeAndTheTypeInWhichPyTorchAddsUp(
      DType dtype, String name, int bytes, int precision, DType accumulator) {
    assertThat(dtype.torchName()).isEqualTo(name);
    assertThat(DType.ofTorchName(name)).isEqualTo(dtype);
    assertThat(dtype.bytes()).isEqualTo(bytes);
    assertThat(dtype.is16Bit()).isEqualTo(bytes == 2);
    assertThat(dtype.precision()).isEqualTo(precision);
    assertThat(dtype.accumulator()).isEqualTo(accumulator);
  }

  @Test
  void anUnknownNameHasNoType() {
    assertThat(DType.ofTorchName("float")).isNull();
    assertThat(DType.ofTorchName("FLOAT32")).isNull();
    assertThat(DType.ofTorchName("")).isNull();
  }

  @Test
  void theLimitsAreThoseOfTheFormats() {
    assertThat(DType.FLOAT32.unitRoundoff()).isEqualTo(0x1p-24);
    assertThat(DType.FLOAT32.minSubnormal()).isEqualTo(Float.MIN_VALUE);
    assertThat(DType.FLOAT32.maxFinite()).isEqualTo(Float.MAX_VALUE);
    assertThat(DType.FLOAT64.unitRoundoff()).isEqualTo(0x1p-53);
    assertThat(DType.FLOAT64.minSubnormal()).isEqualTo(Double.MIN_VALUE);
    assertThat(DType.FLOAT64.maxFinite()).isEqualTo(Double.MAX_VALUE);
    assertThat(DType.FLOAT16.unitRoundoff()).isEqualTo(0x1p-11);
    assertThat(DType.FLOAT16.minSubnormal()).isEqualTo(0x1p-24);
    assertThat(DType.FLOAT16.maxFinite()).isEqualTo(65504);
    assertThat(DType.BFLOAT16.unitRoundoff()).isEqualTo(0x1p-8);
    assertThat(DType.BFLOAT16.minSubnormal()).isEqualTo(0x1p-133);
    assertThat(DType.BFLOAT16.maxFinite()).isEqualTo(0x1.FEp127);
  }

  @Test
  void theOverflowThresholdIsHalfAUnitAboveTheLargestFiniteValue() {
    assertThat(DType.FLOAT16.overflowThreshold()).isEqualTo(65520);
    assertThat(DType.BFLOAT16.overflowThreshold()).isEqualTo(0x1.FFp127);
    assertThat(DType.FLOAT32.overflowThreshold()).isEqualTo(0x1.FFFFFFp127);
    assertThat(DType.FLOAT64.overflowThreshold()).isEqualTo(Double.POSITIVE_INFINITY);
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FLOAT32", "FLOAT16", "BFLOAT16"})
  void theOverflowThresholdRoundsToInfinityAndWhatIsBelowItToTheLargestFiniteValue(DType dtype) {
    double threshold = dtype.overflowThreshold();
    double max = dtype.maxFinite();

    assertThat(dtype.round(threshold)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(dtype.round(-threshold)).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(dtype.round(Math.nextDown(threshold))).isEqualTo(max);
    assertThat(dtype.round(-Math.nextDown(threshold))).isEqualTo(-max);
    assertThat(dtype.round(1e300)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(dtype.round(-Double.MAX_VALUE)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @CsvSource({
    "0x1p0, 0x1p-10",
    "-0x1.8p0, 0x1p-10",
    "0x1p1, 0x1p-9",
    "0x1.ffcp0, 0x1p-10",
    "0x1p-14, 0x1p-24",
    "0x1p-20, 0x1p-24",
    "0, 0x1p-24",
    "65504, 32"
  })
  void theUlpOfFloat16IsTheDistanceToTheNextValueOfTheSameMagnitude(double value, double ulp) {
    assertThat(DType.FLOAT16.ulp(value)).isEqualTo(ulp);
  }

  @Test
  void theUlpsOfFloat32AndFloat64AreJavas() {
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 1000; i++) {
      float f = Float.intBitsToFloat(random.nextInt(0x7F80_0000));
      double d = Double.longBitsToDouble(random.nextLong(0x7FF0_0000_0000_0000L));
      assertThat(DType.FLOAT32.ulp(f)).isEqualTo(Math.ulp(f));
      assertThat(DType.FLOAT64.ulp(d)).isEqualTo(Math.ulp(d));
    }
    assertThat(DType.FLOAT32.ulp(0)).isEqualTo(Float.MIN_VALUE);
    assertThat(DType.FLOAT64.ulp(0)).isEqualTo(Double.MIN_VALUE);
    assertThat(DType.BFLOAT16.ulp(1)).isEqualTo(0x1p-7);
    assertThat(DType.BFLOAT16.ulp(0x1p-130)).isEqualTo(0x1p-133);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 2049, 2048",
    "FLOAT16, 2051, 2052",
    "FLOAT16, -2051, -2052",
    "FLOAT16, 0x1.002p0, 0x1p0",
    "FLOAT16, 0x1.006p0, 0x1.008p0",
    "BFLOAT16, 257, 256",
    "BFLOAT16, 259, 260",
    "BFLOAT16, 0x1.01p0, 0x1p0",
    "BFLOAT16, 0x1.03p0, 0x1.04p0",
    "FLOAT32, 16777217, 16777216",
    "FLOAT32, 16777219, 16777220"
  })
  void tiesGoToTheEvenNeighbour(DType dtype, double value, double rounded) {
    assertThat(dtype.round(value)).isEqualTo(rounded);
  }

  @Test
  void roundingIsDoneOnceAndNotByWayOfFloat32() {
    double justAboveATie = 0x1.002p0 + 0x1p-40; // as a float32 it is the tie itself

    assertThat((float) justAboveATie).isEqualTo(0x1.002p0f);
    assertThat(DType.FLOAT16.round(justAboveATie)).isEqualTo(0x1.004p0);
    assertThat(DType.BFLOAT16.round(0x1.01p0 + 0x1p-40)).isEqualTo(0x1.02p0);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT16, 0x1p-24, 0x1p-24",
    "FLOAT16, 0x1p-25, 0",
    "FLOAT16, 0x1.0001p-25, 0x1p-24",
    "FLOAT16, 0x1.8p-24, 0x1p-23",
    "FLOAT16, 0x1.4p-23, 0x1p-23",
    "FLOAT16, 0x1.ffep-15, 0x1p-14",
    "BFLOAT16, 0x1p-133, 0x1p-133",
    "BFLOAT16, 0x1p-134, 0",
    "BFLOAT16, 0x1.8p-133, 0x1p-132",
    "FLOAT32, 0x1p-149, 0x1p-149",
    "FLOAT32, 0x1p-150, 0",
    "FLOAT32, 0x1.8p-149, 0x1p-148"
  })
  void subnormalsAreKeptAndRoundedAtTheirOwnSpacing(DType dtype, double value, double rounded) {
    assertThat(dtype.round(value)).isEqualTo(rounded);
    assertThat(dtype.round(-value)).isEqualTo(-rounded);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void zerosKeepTheirSignAlsoWhereSomethingSmallBecomesOne(DType dtype) {
    assertThat(bits(dtype.round(0.0))).isEqualTo(bits(0.0));
    assertThat(bits(dtype.round(-0.0))).isEqualTo(bits(-0.0));
    if (dtype != DType.FLOAT64) {
      assertThat(bits(dtype.round(Double.MIN_VALUE))).isEqualTo(bits(0.0));
      assertThat(bits(dtype.round(-Double.MIN_VALUE))).isEqualTo(bits(-0.0));
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void nanAndInfinitiesStayWhatTheyAre(DType dtype) {
    assertThat(dtype.round(Double.NaN)).isNaN();
    assertThat(dtype.round(Double.POSITIVE_INFINITY)).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(dtype.round(Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void theLimitsOfATypeAreValuesOfIt(DType dtype) {
    assertThat(dtype.round(dtype.maxFinite())).isEqualTo(dtype.maxFinite());
    assertThat(dtype.round(dtype.minSubnormal())).isEqualTo(dtype.minSubnormal());
    assertThat(dtype.round(1 + 2 * dtype.unitRoundoff())).isEqualTo(1 + 2 * dtype.unitRoundoff());
  }

  @Test
  void roundingToFloat32IsJavasCast() {
    SplittableRandom random = new SplittableRandom(2);
    for (int i = 0; i < 10_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong(0x7FF0_0000_0000_0000L));
      double scaled = Math.scalb(1 + random.nextDouble(), random.nextInt(-160, 130));
      assertThat(DType.FLOAT32.round(value)).isEqualTo((float) value);
      assertThat(DType.FLOAT32.round(scaled)).isEqualTo((float) scaled);
    }
  }

  @Test
  void roundingToFloat64ChangesNothing() {
    assertThat(DType.FLOAT64.round(0.1)).isEqualTo(0.1);
    assertThat(DType.FLOAT64.round(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }
}
