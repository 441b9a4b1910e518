package io.github.convparity.cli;

import io.github.convparity.report.FailureText;
import io.github.convparity.report.GroupsText;
import io.github.convparity.report.Ink;
import io.github.convparity.report.SummaryText;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.ResultsFolder;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

/** What a run says on standard output when it has ended, in the format {@code text}. */
final class RunText {
  private final Terminal terminal;
  private final OutputOptions output;
  private final Ink ink;

  RunText(Terminal terminal, OutputOptions output) {
    this.terminal = terminal;
    this.output = output;
    this.ink = output.color.ink(terminal);
  }

  /**
   * The worst failures, and how many more there are.
   *
   * @param again the command that does a case again
   */
  void failures(WorstFailures failures, Function<ParityResult, String> again) {
    for (ParityResult failure : failures.worstFirst()) {
      terminal.out().println(FailureText.of(failure, again.apply(failure), ink));
    }
    long more = failures.count() - failures.worstFirst().size();
    if (more > 0) {
      terminal
          .out()
          .println(more + " more failures are in " + ResultsFolder.results(output.out) + "\n");
    }
    terminal.out().flush(); // what follows may ask candidates for one more case
  }

  /** Failures by their causes. */
  void groups(List<FailureGroup> groups) {
    if (!groups.isEmpty()) {
      terminal.out().println(GroupsText.of(groups, ink));
    }
  }

  /** The counts. */
  void summary(Header header, Totals totals, WorstFailures failures) {
    String summary = SummaryText.of(header, totals, ink);
    if (output.quiet) {
      summary = summary.substring(summary.lastIndexOf('\n', summary.length() - 2) + 1);
    }
    terminal.out().print(summary);
    ParityResult unsupported = failures.unsupported();
    if (unsupported != null && !output.quiet) {
      terminal
          .out()
          .println(
              "Unsupported, for example: "
                  + unsupported.id()
                  + ": "
                  + Objects.requireNonNullElse(unsupported.whyUnsupported(), "nobody says why"));
    }
    terminal.out().flush();
  }

  /** A last line, on where the results are. */
  void last(String line) {
    if (!output.quiet) {
      terminal.out().println(line);
    }
    terminal.out().flush();
  }
}
