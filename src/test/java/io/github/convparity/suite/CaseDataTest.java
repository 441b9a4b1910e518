package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.image.RgbImage;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseDataTest {
  /**
   * The seed with which the state of the input's stream begins at 0, so that its numbers are the
   * published ones of SplitMix64: mix(1). That of the weight's stream is mix(2).
   */
  private static final long INPUT_FROM_ZERO = 0x5692161D100B05E5L;

  private static final long WEIGHT_FROM_ZERO = 0xDBD238973A2B148AL;
  private static final long R0 = 0xE220A8397B1DCDAFL;
  private static final long R1 = 0x6E789E6AA1B965F4L;
  private static final long R2 = 0x06C45D188009454FL;
  private static final long R3 = 0xF88BB8A8724C81ECL;
  private static final long R4 = 0x1B39896A51A8749BL;
  private static final long R5 = 0x53CB9F0C747EA2EAL;

  private static ParityCase parse(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  private static ParityCase read(String json) {
    return CaseFile.readLine(json, Pictures.own(), note -> {});
  }

  private static double[] input(ParityCase c) {
    return c.arguments().input().doubles();
  }

  private static double[] weight(ParityCase c) {
    return c.arguments().weight().doubles();
  }

  private static Tensor gradOutput(ParityCase c) {
    return Objects.requireNonNull(c.arguments().gradOutput());
  }

  private static double largest(Tensor tensor) {
    return Arrays.stream(tensor.doubles()).map(Math::abs).max().orElseThrow();
  }

  @Test
  void streamsAreThoseOfSplitMix64() {
    SplitMix random = new SplitMix(INPUT_FROM_ZERO, 1);

    assertThat(new long[] {R0, R1, R2, R3, R4, R5})
        .containsExactly(
            random.bits(0),
            random.bits(1),
            random.bits(2),
            random.bits(3),
            random.bits(4),
            random.bits(5));
    assertThat(new SplitMix(WEIGHT_FROM_ZERO, 2).bits(0)).isEqualTo(R0);
    assertThat(SplitMix.mix(0)).isZero();
    assertThat(SplitMix.mix(1)).isEqualTo(INPUT_FROM_ZERO);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 0x1p-23, 14819496, 8388608", // the upper 24 bits of R0, less 2^23
    "FLOAT64, 0x1p-52, 7956156453446585, 4503599627370496", // 53 bits, less 2^52
    "FLOAT16, 0x1p-10, 1809, 1024", // 11 bits, less 2^10
    "BFLOAT16, 0x1p-7, 226, 128" // 8 bits, less 2^7
  })
  void uniformIsTheUpperBitsAboutZero(DType dtype, double unit, long bits, long half) {
    ParityCase c = parse("i1x1x4_o1_k1").withSeed(INPUT_FROM_ZERO).withDtype(dtype);

    assertThat(bits).isEqualTo(R0 >>> (64 - dtype.precision()));
    assertThat(input(c)[0]).isEqualTo((bits - half) * unit);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void uniformIsFromMinusOneToBelowOne(DType dtype) {
    double[] values = input(parse("i1x200x200_o1_k1").withDtype(dtype));

    assertThat(Arrays.stream(values).min().orElseThrow()).isBetween(-1.0, -0.99);
    assertThat(Arrays.stream(values).max().orElseThrow()).isGreaterThan(0.98).isLessThan(1.0);
  }

  @Test
  void everyTensorHasAStreamOfItsOwn() {
    ParityCase c = parse("i1x1x2_o2_k1_r7_grad");
    Arguments a = c.arguments();

    assertThat(a.input().get(0)).isEqualTo((0xBD4D08 - 0x800000) * 0x1p-23);
    assertThat(a.weight().get(0)).isEqualTo((0x9CB14C - 0x800000) * 0x1p-23);
    assertThat(Objects.requireNonNull(a.bias()).get(0)).isNotEqualTo(a.weight().get(0));
    assertThat(gradOutput(c).get(0)).isNotEqualTo(a.bias().get(0));
    assertThat(gradOutput(c).sizes()).isEqualTo(Shape.of(2, 1, 2));
  }

  @Test
  void normalIsASumOfTwelveHalvesRoundedOnce() {
    long sum = 0;
    for (long r : new long[] {R0, R1, R2, R3, R4, R5}) {
      sum += (r >>> 32) + (r & 0xFFFFFFFFL);
    }
    double exact = (sum - 6 * 0x1p32) * 0x1p-32;
    ParityCase c = parse("i1x1x2_o1_k1_x-normal").withSeed(INPUT_FROM_ZERO);

    assertThat(input(c.withDtype(DType.FLOAT64))[0]).isEqualTo(exact);
    assertThat(input(c)[0]).isEqualTo((float) exact);
    assertThat(input(c.withDtype(DType.BFLOAT16))[0]).isEqualTo(DType.BFLOAT16.round(exact));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void integerScalesTheUpperHalf(DType dtype) {
    ParityCase c = parse("i1x1x2_o1_k1_x-integer").withSeed(INPUT_FROM_ZERO).withDtype(dtype);

    // 17 * 0xE220A839 / 2^32 is 15.02, and 17 * 0x6E789E6A / 2^32 is 7.34; less m = 8
    assertThat(input(c)).containsExactly(7, -1);
  }

  @Test
  void constantIsARampThroughATenth() {
    ParityCase c = parse("i1x1x300_o1_k1x2_x-constant_grad");

    assertThat(Arrays.copyOf(input(c), 3)).containsExactly(0, 1 / 256.0, 2 / 256.0);
    assertThat(input(c)[250]).isEqualTo(250 / 256.0);
    assertThat(input(c)[251]).isZero();
    assertThat(weight(c)).containsExactly(0.1f, 0.1f);
    assertThat(weight(c.withDtype(DType.FLOAT64))).containsExactly(0.1, 0.1);
    assertThat(c.arguments().bias()).isNotNull();
    assertThat(Objects.requireNonNull(c.arguments().bias()).doubles()).containsExactly(0);
    assertThat(gradOutput(c).doubles())
        .isEqualTo(gradOutput(c.withFill(Fill.Formula.UNIFORM)).doubles());
  }

  @Test
  void impulseIsOnePixelOfEveryPlane() {
    ParityCase c = parse("i2x1x2x3_o2_k8x8_x-impulse");

    assertThat(input(c)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0);
    assertThat(weight(c)[0]).isEqualTo(1);
    assertThat(weight(c)[126]).isEqualTo(127);
    assertThat(weight(c)[127]).isEqualTo(1);
    assertThat(Objects.requireNonNull(c.arguments().bias()).doubles()).containsExactly(0, 0);
  }

  @Test
  void cancellingIsNearOneWithAlternatingWeights() {
    ParityCase c = parse("i1x1x2_o1_k1x2_x-cancelling");

    // u is 6430888 / 2^23, so u * 2^-20 is 6.13 units of 2^-23 above 1.
    assertThat(input(c.withSeed(INPUT_FROM_ZERO))[0]).isEqualTo(1 + 6 * 0x1p-23);
    // The second is -1148258 / 2^23: 1.1 units of 2^-23, below 1, where units are half as large.
    assertThat(weight(c.withSeed(WEIGHT_FROM_ZERO)))
        .containsExactly(1 + 6 * 0x1p-23, -(1 - 2 * 0x1p-24));
  }

  @Test
  void imageRepeatsItsPixelsAndChannels() {
    byte[] rgb = {(byte) 255, 1, 2, 3, 4, 0};
    Fill.Picture picture = new Fill.Picture("p", RgbImage.of(1, 2, rgb));
    ParityCase c = parse("i1x4x2x3_o1_k1").withFill(picture);

    assertThat(input(c))
        .containsExactly(
            1, 3 / 255f, 1, 1, 3 / 255f, 1, // red
            1 / 255f, 4 / 255f, 1 / 255f, 1 / 255f, 4 / 255f, 1 / 255f, // green
            2 / 255f, 0, 2 / 255f, 2 / 255f, 0, 2 / 255f, // blue
            1, 3 / 255f, 1, 1, 3 / 255f, 1); // red again
    assertThat(weight(c)).containsExactly(0.1f, 0.1f, 0.1f, 0.1f);
    // By way of float32 also where the type has more bits.
    assertThat(input(c.withDtype(DType.FLOAT64))[1]).isEqualTo(3 / 255f);
  }

  @ParameterizedTest
  @CsvSource({
    "float16, 65519.99, 65504",
    "float16, 65520, Infinity",
    "float16, -1e300, -Infinity",
    "float16, 2.98023223876953125e-8, 0.0", // 2^-25: a tie between 0 and the smallest
    "float16, -2.98023223876953125e-8, -0.0",
    "float16, 2.980232238769532e-8, 5.9604644775390625e-8",
    "bfloat16, 1.00390625000001, 1.0078125", // float32 first would make it a tie, down to 1
    "bfloat16, 1.00390625, 1",
    "bfloat16, 1.01171875, 1.015625",
    "bfloat16, 3.3961775292304957e38, Infinity",
    "float32, 1.00000005960464477539, 1",
    "float32, 1.00000005960464492, 1.00000011920928955078125",
    "float32, 3.4028235677973366e38, Infinity",
    "float32, 7.006492321624085e-46, 0.0",
    "float64, 9007199254740993, 9007199254740992",
    "float64, -0.0, -0.0",
    "float16, \"NaN\", NaN",
    "bfloat16, \"-Infinity\", -Infinity"
  })
  void literalsAreRoundedOnceToNearestEven(String dtype, String literal, double rounded) {
    ParityCase c =
        read(
            "{\"input\":[1,1,1],\"out_channels\":1,\"kernel_size\":1,\"dtype\":\""
                + (dtype + "\",\"input_data\":[" + literal + "]}"));

    // Double.equals tells -0.0 from 0.0.
    assertThat((Object) input(c)[0]).isEqualTo(rounded);
  }

  @Test
  void literalsOverrideTheFillOfTheirTensorOnly() {
    ParityCase c =
        read(
            "{\"input\":[1,1,2],\"out_channels\":1,\"kernel_size\":1,\"grad\":true,"
                + "\"weight_data\":[5],\"grad_output_data\":[6,7]}");
    ParityCase plain = parse("i1x1x2_o1_k1_grad");

    assertThat(weight(c)).containsExactly(5);
    assertThat(gradOutput(c).doubles()).containsExactly(6, 7);
    assertThat(input(c)).isEqualTo(input(plain));
  }

  @Test
  void absentTensorsAreNull() {
    assertThat(parse("i1x1x2_o1_k1_nobias").arguments().bias()).isNull();
    assertThat(parse("i1x1x2_o1_k1").arguments().gradOutput()).isNull();
    assertThat(parse("i1x1x2_o1_k1_s0_grad").arguments().gradOutput()).isNull();
    assertThat(parse("i1x1x2_o1_k1_gm2_grad").arguments().weight().sizes())
        .isEqualTo(Shape.of(1, 1, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"i65536x32768x1_o1_k1", "i1x1x1_o65536_k32768x1", "i1x1x1_o2147483647_k1"})
  void tensorLargerThanAnArrayIsUnsupported(String id) {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> parse(id).arguments())
        .withMessageEndingWith("has more elements than a Java array holds");
  }

  @ParameterizedTest
  @CsvSource({
    // n is 1023, 1024: n m m + m must not exceed 65504
    "i1x1x1_o1_k1x1023_f16, 8",
    "i1x1x1_o1_k1x1024_f16, 7",
    "i1024x1x1_o4_k1_f16, 7",
    "i1024x1x1_o4_k1_g2_f16, 8",
    "i1x1x1_o1_k1x16375_f16, 2",
    "i1x1x1_o1_k1x16376_f16, 1",
    "i1x1x1_o1_k1x65503_f16, 1",
    // 2^24: 64 n + 8, 49 n + 7
    "i1x1x1_o1_k1x262143, 8",
    "i1x1x1_o1_k1x262144, 7",
    "i1x1x1_o1_k1x262143_bf16, 8",
    "i1x1x1_o1_k1x262144_bf16, 7",
    "i1x1x1_o1_k1x262144_f64, 8",
    // with gradients also the pixels of the output, summed in the weight's gradient
    "i1x32x32_o1_k1_f16, 8",
    "i1x32x32_o1_k1_f16_grad, 7",
    "i1x31x33_o1_k1_f16_grad, 8",
    "i2x1x16x32_o1_k1_f16_grad, 7",
    "i2x1x16x32_o1_k1_s2x1_f16_grad, 8",
    // and the filters of a group times the kernel, summed in the input's
    "i1x1x1_o1024_k1_f16_grad, 7",
    "i2x1x1_o1024_k1_g2_f16_grad, 8",
    "i1x4x4_o114_k3_f16_grad, 7",
    // times the copies of a pixel that a padding mode may make: 31 * 31, 33 * 31, 33 * 33
    "i1x4x4_o1_k1_s40_p15_replicate_f16_grad, 8",
    "i1x4x4_o1_k1_s40_p16x15_replicate_f16_grad, 8",
    "i1x4x4_o1_k1_s40_p16_replicate_f16_grad, 7",
    "i1x4x4_o1_k1_s40_p16_f16_grad, 8",
    "i1x4x4_o1_k1_s40_pm1x511_replicate_f16_grad, 8",
    "i1x4x4_o1_k1_s40_pm1x512_replicate_f16_grad, 7",
    // same: the two pads of an axis differ; 28 * 2 * 3 * (1 + 0 + 1) * (1 + 1 + 1)
    "i1x9x9_o28_k2x3_psame_reflect_f16_grad, 8",
    "i1x9x9_o29_k2x3_psame_reflect_f16_grad, 7",
    // an illegal setting has no gradients
    "i1x32x32_o1_k1_s0_f16_grad, 8"
  })
  void integersAreAsLargeAsTheirSumsAllow(String id, int m) {
    ParityCase c = parse(id.replaceFirst("(_grad)?$", "_x-integer$1"));
    Arguments a = c.arguments();

    double most = Math.max(largest(a.input()), largest(a.weight()));
    assertThat(gradOutputOr(a, most)).isEqualTo(m);
  }

  private static double gradOutputOr(Arguments a, double most) {
    return a.gradOutput() == null ? most : Math.max(most, largest(a.gradOutput()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x1_o1_k1x65504_f16_x-integer",
        "i1x256x256_o1_k1_f16_x-integer_grad",
        "i1x4x4_o1_k1_s999_p128_replicate_f16_x-integer_grad"
      })
  void sumsThatAreNeverExactAreUnsupported(String id) {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> parse(id).arguments())
        .withMessageStartingWith("fill integer cannot be exact: ");
  }
}
