package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.cli.InProcess.Ran;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Help and version. */
final class MainTest {
  @Test
  void noArgumentPrintsTheHelp() {
    Ran ran = InProcess.run();

    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("Usage: convparity").contains("run ", "list ", "Exit codes:");
    assertThat(InProcess.run("--help")).isEqualTo(ran);
    assertThat(InProcess.run("-h")).isEqualTo(ran);
    assertThat(InProcess.run("help")).isEqualTo(ran);
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "list"})
  void everyCommandHasItsHelp(String command) {
    Ran ran = InProcess.run(command, "--help");

    assertThat(ran.exit()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).startsWith("Usage: convparity " + command).contains("Examples:");
    assertThat(ran.out()).contains("--cases", "--case", "--image", "--out", "--format");
    assertThat(ran.out())
        .contains(
            "-k, --kernel", "-s, --stride", "-p, --padding", "-d, --dilation", "-g, --groups");
    assertThat(ran.out())
        .contains(
            "--padding-mode",
            "--in-channels",
            "--out-channels",
            "--size",
            "--batch",
            "--bias",
            "--dtype",
            "--fill",
            "--seed");
    assertThat(InProcess.run("help", command).out()).isEqualTo(ran.out());
  }

  @Test
  void helpOfRunNamesWhatARunCanBeTold() {
    assertThat(InProcess.run("run", "--help").out())
        .contains("--candidate=", "--candidate-path=", "-j, --jobs", "--torch-threads", "--timeout")
        .contains(
            "--max-failures",
            "--max-memory",
            "--slack",
            "-q, --quiet",
            "-v, --verbose",
            "--color",
            "--progress");
  }

  @Test
  void helpIsColouredOnlyOnATerminalWithoutNoColor() {
    assertThat(InProcess.run("--help").out()).doesNotContain("\u001B");
    assertThat(InProcess.run(true, Map.of(), "--help").out()).contains("\u001B[");
    assertThat(InProcess.run(true, Map.of("NO_COLOR", ""), "--help").out()).contains("\u001B[");
    assertThat(InProcess.run(true, Map.of("NO_COLOR", "1"), "--help").out())
        .doesNotContain("\u001B");
  }

  @Test
  void versionIsPrintedByEveryCommand() {
    for (List<String> words :
        List.of(
            List.of("--version"),
            List.of("-V"),
            List.of("run", "--version"),
            List.of("list", "-V"))) {
      Ran ran = InProcess.run(words.toArray(String[]::new));
      assertThat(ran.exit()).isZero();
      assertThat(ran.out()).matches("convparity \\d+\\.\\d+\\.\\d+\\S*\\R");
    }
  }
}
