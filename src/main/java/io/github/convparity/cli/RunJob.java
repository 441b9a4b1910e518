package io.github.convparity.cli;

import io.github.convparity.reference.Reference;
import io.github.convparity.report.FailureText;
import io.github.convparity.report.GroupsText;
import io.github.convparity.report.Ink;
import io.github.convparity.report.SummaryText;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.KnownFailures;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Narrowing;
import io.github.convparity.run.ResultSink;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.run.RunOptions;
import io.github.convparity.run.Runner;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suite;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run from its options to its exit code. */
final class RunJob {
  private final Terminal terminal;
  private final SelectionOptions selectionOptions;
  private final CandidateOptions candidateOptions;
  private final ExecutionOptions execution;
  private final OutputOptions output;
  private final HistoryOptions history;
  private final List<String> command;
  private final List<String> show;
  private KnownFailures known = KnownFailures.none();

  RunJob(
      Terminal terminal,
      SelectionOptions selectionOptions,
      CandidateOptions candidateOptions,
      ExecutionOptions execution,
      OutputOptions output,
      HistoryOptions history,
      List<String> command) {
    this(
        terminal,
        selectionOptions,
        candidateOptions,
        execution,
        output,
        history,
        command,
        List.of("show"));
  }

  /**
   * One that is told how a case of it is done again.
   *
   * @param show the words of that command before the case's id
   */
  RunJob(
      Terminal terminal,
      SelectionOptions selectionOptions,
      CandidateOptions candidateOptions,
      ExecutionOptions execution,
      OutputOptions output,
      HistoryOptions history,
      List<String> command,
      List<String> show) {
    this.terminal = terminal;
    this.selectionOptions = selectionOptions;
    this.candidateOptions = candidateOptions;
    this.execution = execution;
    this.output = output;
    this.history = history;
    this.command = command;
    this.show = show;
  }

  /** Checks everything, then runs; the exit code. */
  int run() throws IOException, InterruptedException {
    // What is missing is said before what is wrong, as its exit code goes first.
    List<Path> more = new ArrayList<>(candidateOptions.paths);
    if (history.known != null) {
      more.add(history.known);
    }
    SelectionBuilder.requireFiles(selectionOptions, more);
    RunOptions options = execution.toRunOptions();
    int torchThreads = execution.torchThreads();
    known = history.knownFailures();
    RunSelection selecting = new RunSelection(selectionOptions, history, output.out, this::note);
    Selection selection = selecting.build();
    List<Candidate> candidates = candidateOptions.find(this::note);
    selecting.compareCandidates(candidates.stream().map(Candidate::name).toList());
    if (selection.size() == 0) {
      terminal.err().println("convparity: " + selecting.whyNothing());
      return ExitCodes.NOTHING_COMPARED;
    }
    return run(selection, candidates, options, () -> TorchReference.open(torchThreads));
  }

  /** Runs what has been checked, against any reference; the exit code. */
  int run(
      Selection selection,
      List<Candidate> candidates,
      RunOptions options,
      Supplier<Reference> opened)
      throws IOException, InterruptedException {
    if (selection.size() == 0) {
      terminal.err().println("convparity: nothing is selected, so nothing was compared");
      return ExitCodes.NOTHING_COMPARED;
    }
    try (Reference reference = opened.get();
        ResultsFolder folder = ResultsFolder.open(output.out)) {
      Header header = header(selection, candidates, reference, options);
      return run(header, selection, candidates, reference, options, folder);
    }
  }

  private int run(
      Header header,
      Selection selection,
      List<Candidate> candidates,
      Reference reference,
      RunOptions options,
      ResultsFolder folder)
      throws IOException, InterruptedException {
    WorstFailures failures = new WorstFailures();
    ProgressSink progress = ProgressSink.of(output, terminal);
    AgainCommand again =
        new AgainCommand(
            show, selectionOptions.cases, candidateOptions, candidates, execution, output.out);
    JUnitSink junit = new JUnitSink(output.out, again::of);
    List<ResultSink> sinks = new ArrayList<>(List.of(folder, failures, progress, junit));
    if (output.format != OutputOptions.Format.text) {
      boolean lines = output.format == OutputOptions.Format.ndjson;
      sinks.add(1, new StdoutSink(terminal.bytes(), lines));
    } else if (!output.quiet) {
      terminal.out().print(SummaryText.versions(header));
      terminal.out().flush();
    }
    Totals totals = new Totals(selection.size(), candidates.size());
    Runner runner = new Runner(header, selection, candidates, reference, options, sinks, totals);
    runner.expect(known);
    Interruption interruption = new Interruption(runner, totals, output.out, terminal);
    ExitGuard.handOver();
    Runtime.getRuntime().addShutdownHook(interruption);
    try {
      Runner.End end = runner.run();
      if (!runner.end(counted -> strictExitCode(end, counted))) {
        interruption.join(); // it writes what there is and ends the process
      }
      boolean text = output.format == OutputOptions.Format.text;
      List<FailureGroup> groups = totals.groups();
      if (text) {
        printFailures(failures, again);
        if (!output.quiet && failures.count() > 1) {
          groups = Narrowing.of(groups, candidates, reference, options);
          printGroups(groups);
        }
        printSummary(header, totals, failures, again);
      }
      explain(runner, end);
      KnownNotes.tell(known, history.knownSource(), this::note);
      new GitHubNotes(terminal).tell(header, totals, groups, failures, again, text);
      return strictExitCode(end, totals);
    } finally {
      interruption.disarm();
    }
  }

  private Header header(
      Selection selection, List<Candidate> candidates, Reference reference, RunOptions options) {
    return new Header(
        Version.current(),
        command,
        selection.suites().stream().map(Suite::name).distinct().toList(),
        selection.size(),
        candidates.stream().map(Candidate::name).toList(),
        reference.name(),
        reference.fingerprint(),
        options.slack(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** The same where a known failure that passes is to be one. */
  private int strictExitCode(Runner.End end, Totals totals) {
    int code = exitCode(end, totals);
    boolean good = code == ExitCodes.PARITY || code == ExitCodes.NOTHING_COMPARED;
    return good && history.strictKnown && !known.passing().isEmpty() ? ExitCodes.FAILED : code;
  }

  /** The exit code of a run that has ended in this way. */
  static int exitCode(Runner.End end, Totals totals) {
    if (end == Runner.End.INTERNAL) {
      return ExitCodes.INTERNAL;
    }
    if (end == Runner.End.BROKEN) {
      return ExitCodes.UNAVAILABLE;
    }
    if (totals.all().newFailures() > 0) {
      return ExitCodes.FAILED;
    }
    return totals.nothingCompared() ? ExitCodes.NOTHING_COMPARED : ExitCodes.PARITY;
  }

  private void printFailures(WorstFailures failures, AgainCommand again) {
    Ink ink = output.color.ink(terminal);
    for (ParityResult failure : failures.worstFirst()) {
      terminal.out().println(FailureText.of(failure, again.of(failure), ink));
    }
    if (failures.count() > failures.worstFirst().size()) {
      terminal
          .out()
          .println(
              (failures.count() - failures.worstFirst().size())
                  + " more failures are in "
                  + ResultsFolder.results(output.out)
                  + "\n");
    }
    terminal.out().flush(); // what follows may ask candidates for one more case
  }

  private void printGroups(List<FailureGroup> groups) {
    if (!groups.isEmpty()) {
      terminal.out().println(GroupsText.of(groups, output.color.ink(terminal)));
    }
  }

  private void printSummary(
      Header header, Totals totals, WorstFailures failures, AgainCommand again) {
    String summary = SummaryText.of(header, totals, output.color.ink(terminal));
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
    if (!output.quiet) {
      terminal
          .out()
          .println(
              "Results " + ResultsFolder.results(output.out) + "     One case: " + again.ofId());
    }
    terminal.out().flush();
  }

  private void explain(Runner runner, Runner.End end) {
    explain(terminal, runner, end, execution.maxFailures, output.verbose);
  }

  /** Says why a run stopped early, or what went wrong. */
  static void explain(
      Terminal terminal,
      Runner runner,
      Runner.End end,
      @Nullable Integer maxFailures,
      boolean verbose) {
    if (runner.failureLimitReached()) {
      terminal.err().println("convparity: stopped at --max-failures " + maxFailures);
    }
    if (end == Runner.End.LEFT_BEHIND) {
      terminal.err().println("convparity: stopped: 4 calls of candidates did not come back");
    }
    Throwable failure = end == Runner.End.BROKEN ? runner.broken() : runner.failure();
    if (end == Runner.End.BROKEN || end == Runner.End.INTERNAL) {
      new Errors(terminal).report(Objects.requireNonNull(failure), verbose);
    }
  }

  private void note(String note) {
    terminal.err().println("note: " + note);
  }
}
