package io.github.convparity.cli;

import picocli.CommandLine.Option;

/** The same for commands that write results and a report of them. */
final class RunOutputOptions extends OutputOptions {
  @Option(names = "--no-report", description = "Writes no report.html.")
  boolean noReport;
}
