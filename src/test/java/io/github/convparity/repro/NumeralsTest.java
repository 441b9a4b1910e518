package io.github.convparity.repro;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import org.junit.jupiter.api.Test;

final class NumeralsTest {
  @Test
  void shortNumbersAreDecimalAndOthersHexadecimal() {
    Tensor tensor = Tensor.float32(new float[] {1, -0f, 0.5f, 0.1f, Float.MIN_VALUE, 3e38f}, 2, 3);

    assertThat(Numerals.java(tensor).replaceAll("\\s+", " "))
        .isEqualTo(
            "Tensor.float32(new float[] { 1.0f, -0.0f, 0.5f,"
                + " 0x1.99999ap-4f, 0x0.000002p-126f, 0x1.c363ccp127f }, 2, 3)");
    assertThat(Numerals.words(tensor).strip().replaceAll("\\s+", " "))
        .isEqualTo("1.0 -0.0 0.5 0x1.99999ap-4 0x1.0p-149 0x1.c363ccp127");
  }

  @Test
  void specialValuesHaveTheirNames() {
    double[] values = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};

    assertThat(Numerals.java(Tensor.float64(values, 3)).replaceAll("\\s+", " "))
        .isEqualTo(
            "Tensor.float64(new double[] { Double.NaN, Double.POSITIVE_INFINITY,"
                + " Double.NEGATIVE_INFINITY }, 3)");
    assertThat(Numerals.words(Tensor.float64(values, 3)).strip())
        .isEqualTo("nan infinity -infinity");
  }

  @Test
  void sixteenBitsAreWrittenAsTheirValues() {
    Tensor tensor = Tensor.rounded(new float[] {1.5f, -2}, DType.BFLOAT16, 1, 2);

    assertThat(Numerals.java(tensor).replaceAll("\\s+", " "))
        .isEqualTo("Tensor.rounded(new float[] { 1.5f, -2.0f }, DType.BFLOAT16, 1, 2)");
  }

  @Test
  void anUnusualNanIsNotWritten() {
    float other = Float.intBitsToFloat(0x7FC00001);

    assertThat(Numerals.isWritable(Tensor.float32(new float[] {Float.NaN}, 1))).isTrue();
    assertThat(Numerals.isWritable(Tensor.float32(new float[] {other}, 1))).isFalse();
    assertThat(Numerals.isWritable(Tensor.float16(new short[] {0x7E01}, 1))).isFalse();
  }
}
