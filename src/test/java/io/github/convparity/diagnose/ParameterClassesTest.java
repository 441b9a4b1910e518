package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The classes of a case. */
final class ParameterClassesTest {
  @ParameterizedTest
  @CsvSource({
    "i1x3x9x9_o4_k3, d = 1; s = 1; p = 0; mode zeros; g = 1; bias true; k > 1; kernel odd",
    "i1x3x9x9_o4_k3_d1x2, d > 1; d h != w",
    "i1x3x9x9_o4_k3_d0x2, d < 1; setting illegal",
    "i1x3x9x8_o4_k3x2_s1x2, s > 1; s h != w; kernel even; kernel tall; stride leaves no tail",
    "i1x3x9x9_o4_k3_s4, stride leaves a tail; stride h > 1",
    "i1x3x9x9_o4_k2_psame, p same; p > 0; pads asymmetric; p < kernel",
    "i1x3x9x9_o4_k1_psame, p same; p = 0; pads symmetric; k = 1",
    "i1x3x9x9_o4_k3_pvalid, p valid; p = 0",
    "i1x3x9x9_o4_k3_p3x0_replicate, p in numbers; p > 0; p h != w; p >= kernel; mode replicate",
    "i1x3x9x9_o4_k3_pm1_reflect, p < 0; mode reflect; setting legal",
    "i1x4x9x9_o4_k3_g2, g > 1 but not depthwise; channels per group > 1; filters per group > 1",
    "i1x4x9x9_o4_k3_g4, g = in_channels (depthwise); channels per group = 1",
    "i3x9x4_o1_k3, batch none; image tall; out_channels = 1",
    "i0x3x4x9_o1_k3, batch 0; image wide; output empty",
    "i2x1x1x1_o1_k3_p1, batch > 1; image of 1 pixel; kernel beyond the image; output of 1 pixel",
    "i1x3x9x9_o4_k3_nobias_bf16_x-integer_grad, bias false; dtype bfloat16; fill integer; grad true",
    "i1x3x9x9_o4_k3_x-image-card, fill image; data without NaN",
  })
  void aCaseHasTheseClasses(String id, String classes) {
    ParityCase parityCase = Found.parse(id);

    assertThat(ParameterClasses.of(parityCase)).contains(classes.split("; ", -1));
  }

  @Test
  void theOrderOfTheAxesIsTheSameForAll() {
    assertThat(ParameterClasses.of(Found.parse("i1x3x9x9_o4_k3"))).startsWith("d = 1", "s = 1");
    assertThat(ParameterClasses.AXES.get(ParameterClasses.LEGALITY).subject()).isEqualTo("setting");
    assertThat(ClassSets.COVERED[ClassSets.COVERED.length - 1])
        .isEqualTo(ParameterClasses.LEGALITY);
  }

  @Test
  void everyCaseHasOneValueOnEachAxis() {
    for (String name : new String[] {"edges", "special", "gradients"}) {
      Suite suite = Suites.named(name);
      for (int i = 0; i < suite.size(); i++) {
        assertThat(ParameterClasses.of(suite.get(i))).hasSameSizeAs(ParameterClasses.AXES);
      }
    }
  }

  @Test
  void setsOfValuesHaveWords() {
    ClassAxis mode =
        ParameterClasses.AXES.stream().filter(a -> a.subject().equals("mode")).findFirst().get();
    ClassAxis dilation = ParameterClasses.AXES.get(0);

    assertThat(mode.words(0b0010)).isEqualTo("mode reflect");
    assertThat(mode.words(0b1010)).isEqualTo("mode reflect or circular");
    assertThat(mode.words(0b1110)).isEqualTo("mode not zeros");
    assertThat(dilation.words(0b110)).isEqualTo("d != 1");
    assertThat(dilation.words(0b011)).isEqualTo("d >= 1");
  }
}
