package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.suite.Suites;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a run that passes prints. */
final class RunTextTest {
  @TempDir private Path temporary;

  private Path out;

  @BeforeEach
  void nameTheOutputFolder() {
    out = temporary.resolve("out");
  }

  private Ran run(String... words) {
    return run(false, Map.of(), words);
  }

  private Ran run(boolean terminal, Map<String, String> environment, String... words) {
    List<String> all = new ArrayList<>(List.of("run", "-o", out.toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(terminal, environment, all.toArray(String[]::new));
  }

  @Test
  void theTextOfAPassingRunCountsWhatWasCompared() {
    Ran ran = run();

    int edges = Suites.named("edges").size();
    List<String> lines = ran.lines();
    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(lines).hasSize(6);
    assertThat(lines.get(0))
        .matches("convparity \\S+ · Java \\S+ · DJL \\S+ · PyTorch 2\\.7\\.1 cpu, 1 thread");
    assertThat(lines.get(1))
        .isEqualTo(
            "candidate direct → reference PyTorch · suites seed, edges · "
                + (29 + edges)
                + " cases");
    assertThat(lines.get(2))
        .matches("  seed +29   .*\\d   worst \\S+ of the bound \\(i1x3x96x128_\\S+\\)");
    assertThat(lines.get(3)).matches("  edges +" + edges + "   .*refused by both \\d+.*");
    assertThat(lines.get(4))
        .matches(
            (29 + edges)
                + " compared: .*, \\d+ refused by both \\(\\d+ with PyTorch's very words\\)\\. .*Shapes equal (\\d+)/\\1\\.  \\d+\\.\\d s");
    assertThat(lines.get(5)).startsWith("Report " + out.resolve("report.html"));
    for (String line : lines.subList(2, 4)) {
      List<MatchResult> counts =
          Pattern.compile(
                  "(?:bit-exact|rounding|inconsistent reference|refused by both|unsupported) (\\d+)")
              .matcher(line)
              .results()
              .toList();
      assertThat(counts.stream().mapToInt(count -> Integer.parseInt(count.group(1))).sum())
          .isEqualTo(line.startsWith("  seed") ? 29 : edges);
    }
  }

  @Test
  void oneCaseIsNotCases() {
    assertThat(run("--case", "i1x1x3x3_o1_k1").lines())
        .contains("candidate direct → reference PyTorch · suite case · 1 case");
  }

  @Test
  void quietPrintsOnlyTheLastLine() {
    Ran ran = run("-k", "1..3", "-q");

    assertThat(ran.exit()).isZero();
    assertThat(ran.lines()).hasSize(1);
    assertThat(ran.out()).startsWith("3 compared: ");
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void colourIsForTerminalsWithoutNoColor() {
    String[] words = {"--case", "i1x1x3x3_o1_k1"};

    assertThat(run(words).out()).doesNotContain("\u001B");
    assertThat(run(true, Map.of(), words).out()).contains("\u001B[");
    assertThat(run(true, Map.of("NO_COLOR", "1"), words).out()).doesNotContain("\u001B");
    assertThat(run(true, Map.of(), "--color", "never", words[0], words[1]).out())
        .doesNotContain("\u001B");
    assertThat(run("--color", "always", words[0], words[1]).out()).contains("\u001B[");
  }
}
