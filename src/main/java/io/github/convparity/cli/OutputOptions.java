package io.github.convparity.cli;

import io.github.convparity.report.Ink;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** What is printed and where results go. */
final class OutputOptions {
  /** Formats of results on standard output. */
  enum Format {
    text,
    json,
    ndjson
  }

  /** When to use colour. */
  enum Color {
    auto,
    always,
    never;

    /** What that comes to on this terminal. */
    Ink ink(Terminal terminal) {
      boolean color =
          switch (this) {
            case always -> true;
            case never -> false;
            case auto -> terminal.outIsTerminal() && !terminal.colorUnwanted();
          };
      return color ? Ink.COLOR : Ink.PLAIN;
    }
  }

  /** How to show progress. */
  enum Progress {
    auto,
    plain,
    none
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

  @Option(
      names = {"-v", "--verbose"},
      description = "Stack traces with errors.")
  boolean verbose;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES} (auto: on a terminal without NO_COLOR).")
  Color color = Color.auto;

  @Option(
      names = "--progress",
      paramLabel = "HOW",
      description =
          "${COMPLETION-CANDIDATES} (auto: a bar on a terminal, otherwise a line now and then).")
  Progress progress = Progress.auto;
}
