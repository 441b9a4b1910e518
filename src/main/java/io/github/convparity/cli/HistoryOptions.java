package io.github.convparity.cli;

import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import picocli.CommandLine.ArgGroup;
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

  @ArgGroup(validate = false)
  KnownOptions known = new KnownOptions();

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
}
