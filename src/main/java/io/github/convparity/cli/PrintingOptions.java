package io.github.convparity.cli;

import io.github.convparity.report.Ink;
import picocli.CommandLine.Option;

/** How any command prints. */
class PrintingOptions {
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
