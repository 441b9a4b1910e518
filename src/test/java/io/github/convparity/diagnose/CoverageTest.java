package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.report.CoverageText;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Pairs and triples of classes. */
final class CoverageTest {
  private static Coverage of(String... ids) {
    Coverage coverage = new Coverage();
    List.of(ids).forEach(id -> coverage.add(Found.parse(id)));
    return coverage;
  }

  private static Coverage ofSuites(String... names) {
    Coverage coverage = new Coverage();
    for (String name : names) {
      Suite suite = Suites.named(name);
      for (int i = 0; i < suite.size(); i++) {
        coverage.add(suite.get(i));
      }
    }
    return coverage;
  }

  private static final int AXES = ClassSets.COVERED.length - 1;

  @Test
  void oneCaseHasAPairForEveryTwoAxes() {
    Coverage coverage = of("i1x1x9x9_o1_k3");

    assertThat(coverage.pairs().seen()).isEqualTo(AXES * (AXES - 1) / 2);
    assertThat(coverage.triples().seen()).isEqualTo(AXES * (AXES - 1) * (AXES - 2) / 6);
    assertThat(of("i1x1x9x9_o1_k3", "i1x1x8x8_o1_k5_r3").pairs()).isEqualTo(coverage.pairs());
  }

  @Test
  void whatIsRefusedExercisesTheRefusalAlone() {
    Coverage coverage = of("i1x1x2x2_o1_k3_d2_reflect");

    assertThat(coverage.pairs().seen()).isEqualTo(AXES);
    assertThat(coverage.triples().seen()).isEqualTo(AXES * (AXES - 1) / 2);
    assertThat(coverage.missingPairs())
        .contains("d > 1 with mode reflect")
        .doesNotContain("d > 1 with setting illegal", "mode reflect with setting illegal");
  }

  @Test
  void whatNoCaseCanHaveIsNotMissing() {
    assertThat(of("i1x1x9x9_o1_k3").missingPairs())
        .contains("s > 1 with mode reflect", "mode circular with g > 1 but not depthwise")
        .doesNotContain("s > 1 with p same", "k = 1 with kernel even", "p < 0 with mode zeros")
        .doesNotContain("d = 1 with s = 1")
        .noneMatch(pair -> pair.contains("setting legal"));
  }

  @Test
  void theSuitesTogetherLeaveLessOutThanEachAlone() {
    Coverage seed = ofSuites("seed");
    Coverage more = ofSuites("seed", "edges");

    assertThat(seed.missingPairs().get(0)).isEqualTo("d > 1 with s = 1");
    assertThat(more.pairs().seen()).isGreaterThan(2 * seed.pairs().seen());
    assertThat(more.pairs().possible()).isGreaterThan(more.pairs().seen());
    assertThat(more.missingPairs())
        .hasSize(more.pairs().possible() - more.pairs().seen())
        .doesNotHaveDuplicates()
        .contains("mode reflect with g > 1 but not depthwise");
    assertThat(more.missingTriples()).contains("d > 1 with s > 1 and mode reflect");
  }

  @Test
  void theTextHasSharesAndExamples() {
    String text = CoverageText.of(ofSuites("seed"));

    assertThat(text)
        .matches(
            "pairs of parameters \\d+ of [\\d,]+ \\(1\\d %\\), triples [\\d,]+ of [\\d,]+ \\(\\d %\\)\n"
                + "missing pairs, for example: d > 1 with s = 1; [^\n]*\n");
  }
}
