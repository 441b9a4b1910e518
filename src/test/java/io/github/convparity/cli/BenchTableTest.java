package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script of the tables in a project of its own, whose {@code bench} knows its times. */
@EnabledOnOs(OS.LINUX)
final class BenchTableTest {
  /** Prints how it was called, and a table; with {@code --grad} that of the gradients. */
  private static final String CONVPARITY =
      """
      #!/bin/sh
      echo "$@" >>"$(dirname "$0")/../calls"
      case "$*" in
        *--version*) echo "convparity 7"; exit ;;
        *--grad*) what=", backward alone" ratio=1.250 ;;
        *) what="" ratio=0.875 ;;
      esac
      for threads in "1 thread" "2 threads"; do
        printf 'vector beside PyTorch%s, %s\\n\\n' "$what" "$threads"
        printf '| i1x1x9x9_o1_k3 | 70 | 80 | %s | 0.8 to 1.3 | 9.1 | 81 %% | 7 | 0 | 0.0 |\\n\\n' $ratio
        printf 'Geometric mean of the ratios: %s. Below 1 vector is faster.\\n\\n' $ratio
      done
      """;

  @TempDir private Path root;

  private Path speed;
  private Path readme;

  @BeforeEach
  void copyTheScript() throws IOException {
    Path scripts = Files.createDirectories(root.resolve("scripts"));
    Files.copy(Path.of("scripts", "bench-table"), scripts.resolve("bench-table"));
    Files.writeString(scripts.resolve("convparity"), CONVPARITY);
    Files.setPosixFilePermissions(
        scripts.resolve("convparity"), PosixFilePermissions.fromString("rwxr-xr-x"));
    speed = Files.createDirectories(root.resolve("src/docs")).resolve("speed.md");
    Files.writeString(
        speed,
        "before\n<!-- tables of: scripts/bench-table -->\nold\n<!-- end of tables -->\nafter\n");
    readme = root.resolve("README.md");
    Files.writeString(
        readme, "top\n<!-- table of: scripts/bench-table -->\n\n<!-- end of tables -->\nbottom\n");
  }

  private int run(String... words) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("scripts/bench-table"));
    command.addAll(List.of(words));
    return new ProcessBuilder(command)
        .directory(root.toFile())
        .redirectOutput(root.resolve("stdout").toFile())
        .redirectError(root.resolve("stderr").toFile())
        .start()
        .waitFor();
  }

  @Test
  void bothTablesArePrintedAndNoDocumentIsTouched() throws Exception {
    assertThat(run("--quick")).isZero();
    assertThat(Files.readString(root.resolve("stdout")))
        .containsSubsequence(
            "Measured on ",
            "- convparity 7\n",
            "vector beside PyTorch, 1 thread\n\n| i1x1x9x9_o1_k3 | 70 |",
            "vector beside PyTorch, backward alone, 1 thread\n\n| i1x1x9x9_o1_k3 | 70 |");
    assertThat(root.resolve("calls"))
        .hasContent("bench --format text --quick\nbench --format text --grad --quick\n--version\n");
    assertThat(speed).content().contains("old");
  }

  @Test
  void tablesAreWrittenBetweenTheMarksAndAShortOneIntoTheReadme() throws Exception {
    assertThat(run("--update")).isZero();
    assertThat(speed)
        .content()
        .startsWith("before\n<!-- tables of: scripts/bench-table -->\n\nMeasured on ")
        .contains("vector beside PyTorch, 1 thread\n\n| i1x1x9x9_o1_k3 | 70 |")
        .contains("vector beside PyTorch, backward alone, 1 thread\n\n| i1x1x9x9_o1_k3 | 70 |")
        .endsWith("\n\n<!-- end of tables -->\nafter\n")
        .doesNotContain("old");
    assertThat(readme)
        .content()
        .startsWith("top\n<!-- table of: scripts/bench-table -->\n\nMeasured on ")
        .contains(
            "| i1x1x9x9_o1_k3 | 0.875 | 81 % | 0.875 | 81 % |\n"
                + "| **geometric mean** | **0.875** | | **0.875** | |\n"
                + "| geometric mean of the gradients | 1.250 | | 1.250 | |\n")
        .endsWith("\n\n<!-- end of tables -->\nbottom\n");
  }

  @Test
  void withoutItsMarkADocumentIsLeftAloneAndNothingIsMeasured() throws Exception {
    Files.writeString(readme, "top\n<!-- end of tables -->\n");
    assertThat(run("--update")).isEqualTo(3);
    assertThat(Files.readString(root.resolve("stderr")))
        .contains("README.md must have one line <!-- table of: scripts/bench-table -->");
    assertThat(root.resolve("calls")).doesNotExist();
    assertThat(speed).content().contains("old");
  }
}
