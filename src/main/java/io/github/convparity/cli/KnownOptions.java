package io.github.convparity.cli;

import io.github.convparity.result.KnownFailures;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is known of failures. */
final class KnownOptions {
  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "Known failures with reasons, in YAML: they are counted, but fail no run.")
  @Nullable Path file;

  @Option(
      names = "--strict-known",
      description = "A known failure that passes now fails the run, so that the file is kept true.")
  boolean strict;

  /** Those that stand in the configuration itself. */
  @Nullable KnownFailures inline;

  /** The file that these stand in. */
  String inlineSource = ConfigOptions.USUAL;

  /** Files that must be there. */
  List<Path> files() {
    return file == null ? List.of() : List.of(file);
  }

  /** Reads the file of known failures. */
  KnownFailures failures() throws IOException {
    if (file == null) {
      return inline == null ? KnownFailures.none() : inline;
    }
    return KnownFailures.read(file.toString(), HistoryOptions.bytes(file));
  }

  /** Where the known failures stand, for notes. */
  String source() {
    return file == null ? inlineSource : file.toString();
  }
}
