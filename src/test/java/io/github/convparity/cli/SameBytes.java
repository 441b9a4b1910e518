package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Files of a run without what differs from one run to the next. */
final class SameBytes {
  private SameBytes() {}

  /** Checks that two folders hold the same; a failure shows the first line that differs. */
  static void assertSame(Path found, Path expected) throws IOException {
    for (String file : List.of("results.ndjson", "summary.json")) {
      List<String> lines = of(found.resolve(file)).lines().toList();
      List<String> wanted = of(expected.resolve(file)).lines().toList();
      for (int i = 0; i < Math.min(lines.size(), wanted.size()); i++) {
        assertThat(lines.get(i)).as("%s line %d", file, i + 1).isEqualTo(wanted.get(i));
      }
      assertThat(lines).hasSameSizeAs(wanted);
    }
  }

  /** A file without times. */
  static String of(Path file) throws IOException {
    return Files.readString(file)
        .replaceAll("\"command\":\\[[^]]*],", "")
        .replaceAll("\"(started|version)\":\"[^\"]*\",?", "")
        .replaceAll("\"seconds\":[0-9.E-]+", "")
        .replaceAll("\"nanos\":\\{[^}]*}", "");
  }
}
