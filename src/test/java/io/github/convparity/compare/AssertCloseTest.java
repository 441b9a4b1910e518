package io.github.convparity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.tensor.DType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The answers are those of {@code torch.isclose} with assert_close's tolerances. */
class AssertCloseTest {
  private static boolean isClose(double candidate, double reference, DType dtype) {
    return AssertClose.isClose(candidate, reference, dtype);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void equalValuesAreCloseSpecialOnesToo(DType dtype) {
    double inf = Double.POSITIVE_INFINITY;

    assertThat(isClose(1, 1, dtype)).isTrue();
    assertThat(isClose(0.0, -0.0, dtype)).isTrue();
    assertThat(isClose(inf, inf, dtype)).isTrue();
    assertThat(isClose(-inf, -inf, dtype)).isTrue();
    assertThat(isClose(Double.NaN, Double.NaN, dtype)).isTrue();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void differentSpecialValuesAreNotClose(DType dtype) {
    double inf = Double.POSITIVE_INFINITY;

    assertThat(isClose(inf, -inf, dtype)).isFalse();
    assertThat(isClose(inf, dtype.maxFinite(), dtype)).isFalse();
    assertThat(isClose(dtype.maxFinite(), inf, dtype)).isFalse();
    assertThat(isClose(Double.NaN, 1, dtype)).isFalse();
    assertThat(isClose(1, Double.NaN, dtype)).isFalse();
    assertThat(isClose(Double.NaN, inf, dtype)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 1e-5", "FLOAT64, 1e-7", "BFLOAT16, 1e-5"})
  void besideZeroTheAbsoluteToleranceDecidesInclusively(DType dtype, double tolerance) {
    double edge = dtype.round(tolerance);
    double beyond = dtype.round(edge + dtype.ulp(edge));

    assertThat(isClose(edge, 0, dtype)).isTrue();
    assertThat(isClose(-edge, 0, dtype)).isTrue();
    assertThat(isClose(beyond, 0, dtype)).isFalse();
  }

  /** The first difference from the reference, in its units, that is not close any more. */
  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 1, 95", // 1.13e-5 / 2^-23
    "FLOAT32, -1, 95",
    "FLOAT32, 1048576, 11",
    "FLOAT64, 1, 900719926", // 2e-7 / 2^-52
    "FLOAT16, 1, 2", // 1.01e-3 / 2^-10
    "FLOAT16, 1024, 2",
    "BFLOAT16, 1, 3", // 1.601e-2 / 2^-7
    "BFLOAT16, -2, 3"
  })
  void awayFromZeroTheToleranceGrowsWithTheReference(DType dtype, double reference, long units) {
    double ulp = dtype.ulp(reference);
    double away = Math.signum(reference) * ulp;

    assertThat(isClose(reference + (units - 1) * away, reference, dtype)).isTrue();
    assertThat(isClose(reference + units * away, reference, dtype)).isFalse();
  }

  @Test
  void theToleranceIsTheReferencesAndNotTheCandidates() {
    assertThat(isClose(100, 100 + 0x1p-13, DType.FLOAT32)).isTrue();
    assertThat(isClose(1e6, 1e6 + 1.3125, DType.FLOAT32)).isFalse();
    assertThat(isClose(1e7, 1e7 + 13, DType.FLOAT32)).isTrue();
    assertThat(isClose(1e7 + 13, 1e7, DType.FLOAT32)).isTrue();
    assertThat(isClose(1e-4, 2e-4, DType.FLOAT32)).isFalse();
  }

  @Test
  void aDifferenceThatOverflowsIsNotClose() {
    assertThat(isClose(3e38f, -3e38f, DType.FLOAT32)).isFalse();
    assertThat(isClose(65504, -65504, DType.FLOAT16)).isFalse();
    assertThat(isClose(1e308, -1e308, DType.FLOAT64)).isFalse();
  }
}
