package io.github.convparity.cli;

import io.github.convparity.reference.Reference;
import io.github.convparity.report.SummaryText;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.KnownFailures;
import io.github.convparity.result.Totals;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Isolation;
import io.github.convparity.run.Journal;
import io.github.convparity.run.Narrowing;
import io.github.convparity.run.ResultSink;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.run.RunFacts;
import io.github.convparity.run.RunOptions;
import io.github.convparity.run.Runner;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Shard;
import io.github.convparity.suite.Suite;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One run from its options to its exit code. */
final class RunJob {
  private final Terminal terminal;
  private final RunSettings settings;
  private final List<String> command;
  private final List<String> show;
  private KnownFailures known = KnownFailures.none();

  RunJob(Terminal terminal, RunSettings settings, List<String> command) {
    this(terminal, settings, command, List.of("show"));
  }

  /**
   * One that is told how a case of it is done again.
   *
   * @param show the words of that command before the case's id
   */
  RunJob(Terminal terminal, RunSettings settings, List<String> command, List<String> show) {
    this.terminal = terminal;
    this.settings = settings;
    this.command = command;
    this.show = show;
  }

  /** Checks everything, then runs; the exit code. */
  int run() throws IOException, InterruptedException {
    // What is missing is said before what is wrong, as its exit code goes first.
    KnownOptions knownOptions = settings.history().known;
    List<Path> more = new ArrayList<>(settings.candidates().paths);
    more.addAll(knownOptions.files());
    SelectionBuilder.requireFiles(settings.selection(), more);
    RunOptions options = settings.execution().toRunOptions();
    int torchThreads = settings.execution().torchThreads();
    known = knownOptions.failures();
    RunSelection selecting = new RunSelection(settings, this::note);
    Selection selection = selecting.build();
    List<Candidate> candidates = settings.candidates().find(this::note);
    selecting.compareCandidates(candidates.stream().map(Candidate::name).toList());
    if (selection.size() == 0) {
      terminal.err().println("convparity: " + selecting.whyNothing());
      return ExitCodes.NOTHING_COMPARED;
    }
    return compare(selection, candidates, options, () -> TorchReference.open(torchThreads));
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
    known = settings.history().known.failures();
    return compare(selection, candidates, options, opened);
  }

  private int compare(
      Selection whole, List<Candidate> candidates, RunOptions options, Supplier<Reference> opened)
      throws IOException, InterruptedException {
    Path out = settings.output().out;
    Shard.Taken shard = settings.survival().shard.of(whole);
    Selection selection = shard == null ? whole : shard.selection();
    Isolation isolation = CandidateProcessCommand.isolation(settings.candidates(), out, terminal);
    SurvivalOptions survival = settings.survival();
    RunOptions isolated = options.isolated(survival.isolation.isolate ? isolation : null);
    try (Reference reference = opened.get();
        ResultsFolder folder = ResultsFolder.locked(out)) {
      Header header =
          header(selection, candidates, reference, options)
              .of(shard == null ? null : shard.whole());
      Map<String, String> facts = RunFacts.of(header, selection, candidates, options);
      try (Journal journal = survival.journal(out, command, facts, selection, header, this::note)) {
        OutputFile.check(RunReport.in(out), false, true);
        folder.begin(!journal.isGoneOn());
        Files.deleteIfExists(RunReport.in(out)); // that of other results
        Runner.Resumption resumption = new Runner.Resumption(journal, isolation);
        Header told = header.asked(journal.command()); // the words of the run that it is one with
        return compare(told, selection, candidates, reference, isolated, folder, resumption);
      }
    }
  }

  private int compare(
      Header header,
      Selection selection,
      List<Candidate> candidates,
      Reference reference,
      RunOptions options,
      ResultsFolder folder,
      Runner.Resumption resumption)
      throws IOException, InterruptedException {
    RunOutputOptions output = settings.output();
    WorstFailures failures = new WorstFailures();
    ProgressSink progress = ProgressSink.of(output, terminal);
    AgainCommand again =
        new AgainCommand(
            show,
            settings.selection().cases,
            settings.candidates(),
            candidates,
            settings.execution(),
            output.out);
    JUnitSink junit = new JUnitSink(output.out, again::of);
    List<ResultSink> sinks = new ArrayList<>(List.of(folder, failures, progress, junit));
    RunReport report = output.noReport ? null : new RunReport();
    if (report != null) {
      sinks.add(report);
    }
    if (output.format != OutputOptions.Format.text) {
      boolean lines = output.format == OutputOptions.Format.ndjson;
      sinks.add(1, new StdoutSink(terminal.bytes(), lines));
    } else if (!output.quiet) {
      terminal.out().print(SummaryText.versions(header));
      terminal.out().flush();
    }
    Totals totals = new Totals(selection.size(), candidates.size());
    Runner runner =
        new Runner(header, selection, candidates, reference, options, sinks, totals, resumption);
    runner.expect(known);
    Interruption interruption = new Interruption(runner, totals, output.out, terminal);
    ExitGuard.handOver();
    Runtime.getRuntime().addShutdownHook(interruption);
    try {
      Runner.End end = runner.run();
      if (!runner.end(counted -> exitCode(end, counted, header))) {
        interruption.join(); // it writes what there is and ends the process
      }
      if (end == Runner.End.COMPLETE && !runner.failureLimitReached()) {
        resumption.journal().delete();
      }
      boolean text = output.format == OutputOptions.Format.text;
      RunText printed = new RunText(terminal, output);
      if (text) {
        printed.failures(failures, again::of);
      }
      boolean isGrouped = text && !output.quiet && failures.count() > 1;
      List<FailureGroup> groups =
          isGrouped || report != null
              ? Narrowing.of(totals.groups(), candidates, reference, options)
              : totals.groups();
      if (text) {
        printed.groups(isGrouped ? groups : List.of());
        printed.summary(header, totals, failures);
      }
      Path page = RunReport.in(output.out);
      boolean isReported = false;
      if (report != null) {
        try {
          report.write(page, groups, candidates, reference, options, again::of);
          isReported = true;
        } catch (IOException e) {
          new Errors(terminal).report(e, output.verbose); // the results are there all the same
        }
      }
      if (text) {
        printed.last(
            (isReported ? "Report " + page : "Results " + ResultsFolder.results(output.out))
                + "     One case: "
                + again.ofId());
      }
      explain(runner, end);
      KnownNotes.tell(known, settings.history().known.source(), header, this::note);
      new GitHubNotes(terminal).tell(header, totals, groups, failures, again::of, text);
      int exit = exitCode(end, totals, header);
      boolean isReportMissing = report != null && !isReported;
      return isReportMissing && exit == ExitCodes.PARITY ? ExitCodes.UNAVAILABLE : exit;
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

  /**
   * The same for this run. A known failure that passes may have to fail it; and a shard in which
   * nothing can be compared is none of a run in which nothing can be.
   */
  private int exitCode(Runner.End end, Totals totals, Header header) {
    int code = exitCode(end, totals);
    int exit =
        header.whole() != null && code == ExitCodes.NOTHING_COMPARED ? ExitCodes.PARITY : code;
    boolean good = exit == ExitCodes.PARITY || exit == ExitCodes.NOTHING_COMPARED;
    boolean strict = settings.history().known.strict && !known.passing().isEmpty();
    return good && strict ? ExitCodes.FAILED : exit;
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

  private void explain(Runner runner, Runner.End end) {
    explain(terminal, runner, end, settings.execution().maxFailures, settings.output().verbose);
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
