package io.github.convparity.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is printed and where results go. */
class OutputOptions extends PrintingOptions {
  /** Formats of results on standard output. */
  enum Format {
    text,
    json,
    ndjson
  }

  @Option(
      names = {"-o", "--out"},
      paramLabel = "DIR",
      description = "Folder of the results (.convparity).")
  Path out = Path.of(".convparity");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text).")
  Format format = Format.text;

  @Option(
      names = {"-q", "--quiet"},
      description = "Only failures and the last line.")
  boolean quiet;
}
