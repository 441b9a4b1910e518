package io.github.convparity.cli;

import io.github.convparity.report.GitHubText;
import io.github.convparity.report.StepSummary;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.function.Function;

/** What a run tells GitHub, where it runs in one of its workflows. */
final class GitHubNotes {
  private final Terminal terminal;

  GitHubNotes(Terminal terminal) {
    this.terminal = terminal;
  }

  /**
   * Prints annotations, and appends to the summary of the step.
   *
   * @param again the command that does a case again
   * @param stdoutIsText whether standard output may carry them; otherwise they go to standard error
   */
  void tell(
      Header header,
      Totals totals,
      List<FailureGroup> groups,
      WorstFailures failures,
      Function<ParityResult, String> again,
      boolean stdoutIsText) {
    if (!terminal.environment().getOrDefault("GITHUB_ACTIONS", "").equals("true")) {
      return;
    }
    PrintWriter to = stdoutIsText ? terminal.out() : terminal.err();
    GitHubText.annotations(groups).forEach(line -> to.print(line + "\n"));
    to.flush();
    String file = terminal.environment().getOrDefault("GITHUB_STEP_SUMMARY", "");
    if (!file.isEmpty()) {
      append(file, header, totals, groups, failures, again);
    }
  }

  private void append(
      String name,
      Header header,
      Totals totals,
      List<FailureGroup> groups,
      WorstFailures failures,
      Function<ParityResult, String> again) {
    try {
      Path file = Path.of(name);
      long before = Files.exists(file) ? Files.size(file) : 0;
      int room = (int) Math.max(0, StepSummary.MOST_BYTES - before);
      String summary = StepSummary.of(header, totals, groups, failures.worstFirst(), again, room);
      Files.writeString(file, summary, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    } catch (IOException | InvalidPathException e) {
      terminal.err().println("note: the step's summary (" + name + ") cannot be written: " + e);
    }
  }
}
