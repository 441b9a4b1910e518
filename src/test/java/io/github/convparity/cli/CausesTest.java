package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.diagnose.Faults;
import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What run and show say of the causes of failures, of candidates as users bring them. */
final class CausesTest {
  private static final String ROTATED =
      "{\"name\":\"kernel-rotated\",\"sentence\":\"the kernel is rotated by 180 degrees (a"
          + " convolution, not a correlation)\"}";

  /** In a column of taps rotating and flipping are the same. */
  private static final String COLUMN = "i1x1x4x5_o1_k3x1_x-integer_r1";

  private static final String TELLING = "i1x2x5x6_o3_k2x3_x-integer_r7";

  @TempDir private static Path classes;

  @TempDir private Path temporary;

  @BeforeAll
  static void compile() throws IOException {
    String direct = "new DirectConv2d().forward(input, %s, bias, options)";
    CompiledCandidates.in(classes)
        .with(
            "Rotated",
            "rotated",
            """
            float[] numbers = weight.floats().clone();
            int taps = weight.shape()[2] * weight.shape()[3];
            for (int i = 0; i < numbers.length; i++) {
              numbers[i] = weight.floats()[i / taps * taps + taps - 1 - i %% taps];
            }
            return %s;
            """
                .formatted(direct.formatted("Tensor.float32(numbers, weight.shape())")))
        .with(
            "Noisy",
            "noisy",
            """
            Tensor output = %s;
            output.floats()[1] += 1000;
            return output;
            """
                .formatted(direct.formatted("weight")))
        .with(
            "Refusing",
            "refusing",
            """
            if (input.shape()[2] < weight.shape()[3] || input.shape()[3] < weight.shape()[2]) {
              throw new IllegalArgumentException(input.shape()[0] > 1 ? "too large" :
                  "Calculated padded input size per channel: (4 x 9). Kernel size: (5 x 2). "
                      + "Kernel size can't be greater than actual input size");
            }
            return %s;
            """
                .formatted(direct.formatted("weight")))
        .compile();
  }

  private Path out() {
    return temporary.resolve("out");
  }

  private Ran with(String command, String candidate, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                command,
                "-o",
                out().toString(),
                "--candidate",
                "com.acme." + candidate,
                "--candidate-path",
                classes.toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  private List<JsonNode> results() throws IOException {
    return Files.readAllLines(out().resolve("results.ndjson")).stream()
        .map(InProcess::json)
        .filter(line -> line.has("verdict"))
        .toList();
  }

  private JsonNode summary() throws IOException {
    return InProcess.json(Files.readString(out().resolve("summary.json")));
  }

  @Test
  void aRunNamesTheCauseInItsTextItsLinesAndItsSummary() throws IOException {
    Ran ran =
        with(
            "run",
            "Rotated",
            "--case",
            TELLING,
            "--case",
            "i1x1x4x4_o1_k1_x-integer_r1",
            "--case",
            "i2x1x6x7_o2_k3x2_x-integer_r2");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out())
        .contains(
            "  cause        kernel-rotated: the kernel is rotated by 180 degrees (a convolution,"
                + " not a correlation)\n")
        .contains(
            """
            2 failures of candidate rotated: 1 cause
                  2  kernel-rotated: the kernel is rotated by 180 degrees (a convolution, not a correlation)
                     only where\
            """)
        .doesNotContain("none of the ");
    assertThat(results())
        .extracting(line -> line.path("diagnosis").toString())
        .containsExactly("[" + ROTATED + "]", "[]", "[" + ROTATED + "]");
    JsonNode causes = summary().path("causes");
    assertThat(causes).hasSize(1);
    assertThat(causes.get(0).path("candidate").textValue()).isEqualTo("rotated");
    assertThat(causes.get(0).path("failures").intValue()).isEqualTo(2);
    assertThat(causes.get(0).path("names")).hasToString("[\"kernel-rotated\"]");
    assertThat(causes.get(0).path("sentence").textValue()).startsWith("the kernel is rotated");
    assertThat(causes.get(0).path("passing").intValue()).isZero();
    assertThat(causes.get(0).path("example").textValue()).startsWith("i");
  }

  @Test
  void aRunWithoutFailuresHasNoCauses() throws IOException {
    Ran ran = with("run", "Rotated", "--case", "i1x1x4x4_o1_k1_x-integer_r1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.out()).doesNotContain("cause");
    assertThat(summary().has("causes")).isFalse();
  }

  @Test
  void whereNothingFitsItSaysSoAndWhereItDiffers() throws IOException {
    Ran run = with("run", "Noisy", "--case", TELLING);
    Ran show = with("show", "Noisy", TELLING);
    String none = "  cause        none of the " + Faults.ALL.size() + " known faults fits\n";

    assertThat(run.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(run.out()).contains(none).containsPattern("\n {2}where {8}.*\\[0, 0, 0, 1]");
    assertThat(show.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(show.out()).contains(none).containsPattern("\n {2}where {8}.*\\[0, 0, 0, 1]");
    assertThat(results().get(0).path("diagnosis")).isEmpty();
    assertThat(summary().path("causes").get(0).path("names")).isEmpty();
  }

  @Test
  void severalFailuresThatNothingExplainsAreGroupedWithoutACause() {
    Ran ran = with("run", "Noisy", "--case", TELLING, "--case", "i2x1x6x7_o2_k3x2_x-integer_r2");

    assertThat(ran.out())
        .contains("2 failures of candidate noisy: no known fault fits\n")
        .contains("      2  no known fault: ");
  }

  @Test
  void showNamesTheCauseAndNothingMoreWhereThereIsOne() {
    Ran text = with("show", "Rotated", TELLING);
    Ran json = with("show", "Rotated", TELLING, "--format", "json");

    assertThat(text.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(text.out())
        .contains("  cause        kernel-rotated: the kernel is rotated by 180 degrees")
        .doesNotContain("causes explain");
    assertThat(InProcess.json(json.out()).findValue("diagnosis")).hasToString("[" + ROTATED + "]");
  }

  @Test
  void showRunsTheCaseThatTellsSeveralCausesApart() {
    Ran ran = with("show", "Rotated", COLUMN);
    String last = ran.lines().get(ran.lines().size() - 1);

    assertThat(ran.out())
        .contains("  cause        kernel-rotated: ", "  cause        kernel-flipped-h: ");
    assertThat(last)
        .matches(
            "\\d causes explain this case\\. They differ in i\\S+: there it is kernel-rotated \\(the"
                + " kernel is rotated .*\\)\\.");
    String telling = last.replaceAll(".*differ in (\\S+):.*", "$1");
    Ran told = with("show", "Rotated", telling);
    assertThat(told.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(told.out())
        .contains("  cause        kernel-rotated: ")
        .doesNotContain("kernel-flipped-h");
  }

  @Test
  void aRunTellsSeveralCausesOfAGroupApart() throws IOException {
    Ran ran = with("run", "Rotated", "--case", COLUMN, "--case", "i1x1x4x6_o1_k3x1_x-integer_r2");

    assertThat(ran.out())
        .contains("2 failures of candidate rotated: 1 cause\n")
        .containsPattern(
            "\n {6}2 {2}kernel-rotated: the kernel .* \\(told from others by i\\S+\\)\n");
    assertThat(summary().path("causes").get(0).path("names").toString())
        .startsWith("[\"kernel-rotated\",\"kernel-flipped-h\"");
  }

  @Test
  void aRefusalIsExplainedByWhatWouldMakeTheSettingIllegal() throws IOException {
    Ran ran = with("run", "Refusing", "--case", "i1x1x4x9_o1_k2x5");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out())
        .contains("REFUSAL_MISMATCH  i1x1x4x9_o1_k2x5")
        .contains("  cause        kernel-swapped: the kernel's height and width are exchanged\n");
    assertThat(results().get(0).path("diagnosis").get(0).path("name").textValue())
        .isEqualTo("kernel-swapped");
  }

  @Test
  void aRefusalInOtherWordsMayHaveAnotherReason() throws IOException {
    Ran ran = with("run", "Refusing", "--case", "i2x1x4x9_o1_k2x5");

    assertThat(ran.out()).contains("REFUSAL_MISMATCH").doesNotContain("  cause  ");
    assertThat(results().get(0).path("diagnosis")).isEmpty();
  }
}
