package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script of the table of memory, with a command that compares nothing. */
@EnabledOnOs(OS.LINUX)
@Timeout(60)
final class MemoryTableTest {
  @TempDir private Path root;

  private record Ran(int exit, List<String> out, String err) {}

  @BeforeEach
  void copyTheScript() throws IOException {
    Files.createDirectories(root.resolve("scripts"));
    Files.copy(Path.of("scripts/memory-table"), root.resolve("scripts/memory-table"));
    Files.createDirectories(root.resolve("src/docs"));
    Files.copy(Path.of("src/docs/speed.md"), root.resolve("src/docs/speed.md"));
    command(
        """
        #!/usr/bin/env bash
        if [ "$1" = --version ]; then echo convparity 1; exit; fi
        echo "$CONVPARITY_JAVA_OPTS $*" >> "$(dirname "$0")/calls"
        while [ "$1" != -o ]; do shift; done
        mkdir -p "$2"
        echo '{"type":"totals","cases":7}' > "$2/summary.json"
        """);
  }

  private void command(String text) throws IOException {
    Path command = Files.writeString(root.resolve("scripts/convparity"), text);
    Files.setPosixFilePermissions(command, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private Ran run(String... arguments) throws IOException, InterruptedException {
    List<String> words = new ArrayList<>(List.of(root.resolve("scripts/memory-table").toString()));
    words.addAll(Arrays.asList(arguments));
    Path out = root.resolve("stdout");
    Path err = root.resolve("stderr");
    int exit =
        new ProcessBuilder(words)
            .redirectOutput(out.toFile())
            .redirectError(err.toFile())
            .start()
            .waitFor();
    return new Ran(exit, Files.readAllLines(out), Files.readString(err));
  }

  @Test
  void eachNumberOfCasesIsARow() throws Exception {
    Ran ran = run("10", "100");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out()).filteredOn(line -> line.startsWith("| `")).hasSize(3);
    assertThat(ran.out().get(ran.out().size() - 1))
        .matches("\\| `random --filter r:<100` \\| 7 \\|.*");
    assertThat(Files.readAllLines(root.resolve("scripts/calls")))
        .hasSize(3)
        .allMatch(line -> line.startsWith("-Xmx512m run -j 2 "))
        .last()
        .asString()
        .endsWith("random --filter r:<100");
  }

  @Test
  void theTableIsWrittenBetweenItsMarks() throws Exception {
    String before = Files.readString(root.resolve("src/docs/speed.md"));

    assertThat(run("--update", "10").exit()).isZero();

    String after = Files.readString(root.resolve("src/docs/speed.md"));
    int mark = before.indexOf("<!-- table of: scripts/memory-table -->");
    assertThat(after).startsWith(before.substring(0, mark));
    assertThat(after)
        .contains("| `random --filter r:<10` | 7 |")
        .endsWith("<!-- end of table -->\n");
  }

  @Test
  void aNumberThatIsNoneIsWrongUsage() throws Exception {
    Ran ran = run("many");

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).contains("number of cases (many)");
  }

  @Test
  void aRunThatFailsIsNoMeasurement() throws Exception {
    command("#!/bin/sh\n[ \"$1\" = --version ] || exit 70\n");
    String before = Files.readString(root.resolve("src/docs/speed.md"));

    assertThat(run("--update", "10").exit()).isEqualTo(1);

    assertThat(Files.readString(root.resolve("src/docs/speed.md"))).isEqualTo(before);
  }
}
