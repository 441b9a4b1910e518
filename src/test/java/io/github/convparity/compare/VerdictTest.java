package io.github.convparity.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class VerdictTest {
  @Test
  void verdictsStandFromTheMostSevereOneOn() {
    assertThat(Verdict.values())
        .containsExactly(
            Verdict.TIMEOUT,
            Verdict.ERROR,
            Verdict.UNSUPPORTED,
            Verdict.REFUSAL_MISMATCH,
            Verdict.BOTH_REFUSE,
            Verdict.SHAPE_MISMATCH,
            Verdict.SPECIAL_VALUE_MISMATCH,
            Verdict.MISMATCH,
            Verdict.REFERENCE_INCONSISTENT,
            Verdict.ROUNDING,
            Verdict.BIT_EXACT,
            Verdict.EXPECTATION_MISMATCH);
  }

  @Test
  void fourVerdictsPassAndOneNeitherPassesNorFails() {
    assertThat(Arrays.stream(Verdict.values()).filter(Verdict::passes))
        .containsExactly(
            Verdict.BOTH_REFUSE,
            Verdict.REFERENCE_INCONSISTENT,
            Verdict.ROUNDING,
            Verdict.BIT_EXACT);
    assertThat(Arrays.stream(Verdict.values()).filter(Verdict::fails))
        .containsExactly(
            Verdict.TIMEOUT,
            Verdict.ERROR,
            Verdict.REFUSAL_MISMATCH,
            Verdict.SHAPE_MISMATCH,
            Verdict.SPECIAL_VALUE_MISMATCH,
            Verdict.MISMATCH,
            Verdict.EXPECTATION_MISMATCH);
    assertThat(Verdict.UNSUPPORTED.passes()).isFalse();
    assertThat(Verdict.UNSUPPORTED.fails()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void everyVerdictIsExplainedInAFewWordsAndInASentence(Verdict verdict) {
    assertThat(verdict.words().split(" ")).hasSizeBetween(1, 3);
    assertThat(verdict.sentence()).hasSizeGreaterThan(verdict.words().length()).doesNotEndWith(".");
  }
}
