package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class MemoryEstimateTest {
  private static MemoryEstimate estimate(String id) {
    return MemoryEstimate.of(CaseId.parse(id, Pictures.own()).parityCase());
  }

  /** The smallest limit that the estimate does not exceed. */
  private static long bytes(String id) {
    MemoryEstimate estimate = estimate(id);
    long low = -1;
    long high = 1L << 62;
    while (high - low > 1) {
      long middle = low + (high - low) / 2;
      if (estimate.exceeds(middle)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x64x56x56_o64_k3_p1",
        "i8x3x32x32_o16_k5_s2_nobias",
        "i3x32x32_o4_k3_psame_reflect",
        "i1x1x1x1_o1_k1_p100",
        "i1x1x64x64_o64_k1_f64",
        "i2x1x9x9_o1_k3_p8_circular_f64"
      })
  void itCoversWhatTheArgumentsAndTheOutputsAloneTake(String id) {
    ParityCase c = CaseId.parse(id, Pictures.own()).parityCase();
    long output = c.setting().geometry().output().elements();
    long arguments = c.setting().input().elements() + c.setting().weight().elements();
    int size = c.dtype().bytes();

    // Both sides hold both, the exact value holds two doubles for each output element.
    assertThat(bytes(id)).isGreaterThan(2 * size * (arguments + output) + 16 * output);
  }

  @Test
  void itIsOfTheOrderOfWhatIsHeldAndNoMore() {
    assertThat(bytes("i1x1x3x3_o1_k1")).isLessThan(4096);
    assertThat(bytes("i1x64x56x56_o64_k3_p1")).isBetween(10L << 20, 64L << 20);
  }

  @Test
  void itGrowsWithBatchTypeKernelAndPadding() {
    assertThat(bytes("i2x3x32x32_o4_k3")).isGreaterThan(bytes("i1x3x32x32_o4_k3"));
    assertThat(bytes("i1x3x32x32_o4_k3_f64")).isGreaterThan(bytes("i1x3x32x32_o4_k3"));
    assertThat(bytes("i1x3x32x32_o4_k9_p4")).isGreaterThan(bytes("i1x3x32x32_o4_k3_p1"));
    assertThat(bytes("i1x3x32x32_o4_k3_p1_reflect")).isGreaterThan(bytes("i1x3x32x32_o4_k3_p1"));
  }

  @Test
  void paddingAloneCanMakeACaseLarge() {
    assertThat(estimate("i1x1x1x1_o1_k1_p10000_nobias").exceeds(1L << 30)).isTrue();
    assertThat(estimate("i1x1x1x1_o1_k1_s20001_p10000_replicate").exceeds(1L << 30)).isTrue();
  }

  @Test
  void theLimitItselfIsAllowed() {
    long bytes = bytes("i1x3x32x32_o4_k3");

    assertThat(estimate("i1x3x32x32_o4_k3").exceeds(bytes)).isFalse();
    assertThat(estimate("i1x3x32x32_o4_k3").exceeds(bytes - 1)).isTrue();
  }

  @Test
  void aSettingThatIsRefusedNeedsItsArguments() {
    assertThat(bytes("i1x3x32x32_o4_k3_s0")).isLessThan(bytes("i1x3x32x32_o4_k3"));
    assertThat(estimate("i1x1x40000x40000_o1_k1_s0").exceeds(4L << 30)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "i1x1x1x1_o1_k1_p1000000000, an output of 2^31 elements or more",
    "i2147483647x2147483647x1x1_o2147483647_k1, an output of 2^31 elements or more",
    "i1x1x1024x1024_o64_k1, about 1.8 GiB"
  })
  void itSaysHowMuchItIs(String id, String text) {
    assertThat(estimate(id)).hasToString(text);
  }

  @Test
  void whatNoArrayHoldsExceedsEveryLimit() {
    assertThat(estimate("i1x1x1x1_o1_k1_p1000000000").exceeds(Long.MAX_VALUE)).isTrue();
    assertThat(
            estimate("i2147483647x2147483647x2147483647x2147483647_o1_k1").exceeds(Long.MAX_VALUE))
        .isTrue();
  }
}
