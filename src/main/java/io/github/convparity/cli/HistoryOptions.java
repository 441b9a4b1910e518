package io.github.convparity.cli;

import io.github.convparity.result.KnownFailures;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is taken from earlier runs, and what is known of failures. */
final class HistoryOptions {
  @Option(
      names = "--last-failed",
      description =
          "Only cases that failed in the last run of the output folder; they narrow a selection.")
  boolean lastFailed;

  @Option(names = "--failed-first", description = "Cases that failed in the last run come first.")
  boolean failedFirst;

  @Option(
      names = "--known",
      paramLabel = "FILE",
      description = "Known failures with reasons, in YAML: they are counted, but fail no run.")
  @Nullable Path known;

  @Option(
      names = "--strict-known",
      description = "A known failure that passes now fails the run, so that the file is kept true.")
  boolean strictKnown;

  /** Those that stand in the configuration itself. */
  @Nullable KnownFailures inline;

  /** The file that these stand in. */
  String inlineSource = ConfigOptions.USUAL;

  /** Reads the file of known failures. */
  KnownFailures knownFailures() throws IOException {
    if (known == null) {
      return inline == null ? KnownFailures.none() : inline;
    }
    return KnownFailures.read(known.toString(), bytes(known));
  }

  /** What a file that a user named holds. */
  static byte[] bytes(Path file) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a file is expected, not a folder");
    }
    return Files.readAllBytes(file);
  }

  /** Where the known failures stand, for notes. */
  String knownSource() {
    return known == null ? inlineSource : known.toString();
  }
}
