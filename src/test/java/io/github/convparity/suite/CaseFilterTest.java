package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFilterTest {
  private static boolean holds(String filter, String id) {
    ParityCase c = CaseId.parse(id, Pictures.own()).parityCase();
    return CaseFilter.parse(filter).test(new Selection.Selected("edges", 3, c));
  }

  @ParameterizedTest
  @CsvSource({
    "k:3, i1x1x8x8_o1_k3, true",
    "k:3, i1x1x8x8_o1_k3x5, false",
    "k:3x5, i1x1x8x8_o1_k3x5, true",
    "k:3x5, i1x1x8x8_o1_k5x3, false",
    "k:3x3, i1x1x8x8_o1_k3, true",
    "k:>3, i1x1x8x8_o1_k3x5, true",
    "k:>3, i1x1x8x8_o1_k3, false",
    "k:<3, i1x1x8x8_o1_k2x5, true",
    "k:<3, i1x1x8x8_o1_k3x5, false",
    "i:1x1x8x8, i1x1x8x8_o1_k3, true",
    "i:1x1x8x8, i1x8x8_o1_k3, false",
    "i:>7, i1x1x8x8_o1_k3, true",
    "i:>8, i1x1x8x8_o1_k3, false",
    "o:4, i1x1x8x8_o4_k3, true",
    "o:<4, i1x1x8x8_o4_k3, false",
    "c:5, i1x1x8x8_o4_c5_k3, true",
    "c:1, i1x1x8x8_o4_k3, true",
    "s:>1, i1x1x8x8_o4_k3_s1x2, true",
    "s:m1, i1x1x8x8_o4_k3_sm1, true",
    "s:<0, i1x1x8x8_o4_k3_s1xm1, true",
    "d:1, i1x1x8x8_o4_k3, true",
    "d:2x1, i1x1x8x8_o4_k3_d2x1, true",
    "g:m2, i1x1x8x8_o4_k3_gm2, true",
    "r:9223372036854775807, i1x1x8x8_o4_k3_r9223372036854775807, true",
    "r:<0, i1x1x8x8_o4_k3_rm1, true",
    "bias:true, i1x1x8x8_o4_k3, true",
    "bias:true, i1x1x8x8_o4_k3_nobias, false",
    "mode:reflect, i1x1x8x8_o4_k3_reflect, true",
    "mode:zeros, i1x1x8x8_o4_k3_reflect, false",
    "dtype:float64, i1x1x8x8_o4_k3_f64, true",
    "dtype:float32, i1x1x8x8_o4_k3_f64, false",
    "fill:uniform, i1x1x8x8_o4_k3, true",
    "fill:image:card, i1x1x8x8_o4_k3_x-image-card, true",
    "suite:edges, i1x1x8x8_o4_k3, true",
    "suite:seed, i1x1x8x8_o4_k3, false"
  })
  void tokenHoldsOrNot(String filter, String id, boolean holds) {
    assertThat(holds(filter, id)).isEqualTo(holds);
    assertThat(holds("!" + filter, id)).isEqualTo(!holds);
  }

  @ParameterizedTest
  @CsvSource({
    "p:same, true, false, false",
    "p:valid, false, true, false",
    "p:0, false, false, true",
    "p:<9, false, false, true",
    "p:>m9, false, false, true"
  })
  void wordsOfPaddingMatchOnlyByName(String filter, boolean same, boolean valid, boolean zero) {
    assertThat(holds(filter, "i1x1x8x8_o4_k1_psame")).isEqualTo(same);
    assertThat(holds(filter, "i1x1x8x8_o4_k1_pvalid")).isEqualTo(valid);
    assertThat(holds(filter, "i1x1x8x8_o4_k1")).isEqualTo(zero);
  }

  @Test
  void allTokensMustHold() {
    String filter = "k:3 s:>1 mode:reflect !d:1";

    assertThat(holds(filter, "i1x1x8x8_o1_k3_s1x2_d2_reflect")).isTrue();
    assertThat(holds(filter, "i1x1x8x8_o1_k3_s1x2_reflect")).isFalse();
    assertThat(holds(filter, "i1x1x8x8_o1_k3_s1x2_d2")).isFalse();
    assertThat(holds(filter, "i1x1x8x8_o1_k3_d2_reflect")).isFalse();
    assertThat(holds(filter, "i1x1x8x8_o1_k2_s1x2_d2_reflect")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "\t"})
  void emptyFilterHolds(String filter) {
    assertThat(holds(filter, "i1x1x8x8_o1_k3")).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"k", "k:", ":3", "K:3", "q:3", "k=3", "!!k:3", "kernel:3", "k:3 x"})
  void unknownTokenIsRefused(String filter) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> CaseFilter.parse(filter))
        .withMessageMatching("filter \\(.*\\) must (be KEY:VALUE|give a number).*");
  }

  @ParameterizedTest
  @CsvSource({
    "k:three, must give a number like 3 or 3x5",
    "k:3x, must give a number like 3 or 3x5",
    "p:full, must give a number like 3 or 3x5",
    "k:>3x5, must compare with one number",
    "mode:>zeros, must not compare a name with < or >",
    "p:>same, must not compare a name with < or >",
    "r:9223372036854775808, must give numbers of 64 bits",
    "bias:yes, 'must name one of true, false'",
    "mode:x, 'must name one of zeros, reflect, replicate, circular'",
    "bias:tru, 'must name one of true, false; did you mean \"true\"?'"
  })
  void valueThatCannotBeIsRefused(String filter, String rule) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> CaseFilter.parse(filter))
        .withMessage("filter (" + filter + ") " + rule);
  }
}
