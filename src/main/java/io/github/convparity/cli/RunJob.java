package io.github.convparity.cli;

import io.github.convparity.kernel.VectorConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.report.FailureText;
import io.github.convparity.report.GroupsText;
import io.github.convparity.report.Ink;
import io.github.convparity.report.SummaryText;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Candidates;
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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One run from its options to its exit code. */
final class RunJob {
  private final Terminal terminal;
  private final SelectionOptions selectionOptions;
  private final CandidateOptions candidateOptions;
  private final ExecutionOptions execution;
  private final OutputOptions output;
  private final List<String> command;

  RunJob(
      Terminal terminal,
      SelectionOptions selectionOptions,
      CandidateOptions candidateOptions,
      ExecutionOptions execution,
      OutputOptions output,
      List<String> command) {
    this.terminal = terminal;
    this.selectionOptions = selectionOptions;
    this.candidateOptions = candidateOptions;
    this.execution = execution;
    this.output = output;
    this.command = command;
  }

  /** Checks everything, then runs; the exit code. */
  int run() throws IOException, InterruptedException {
    // What is missing is said before what is wrong, as its exit code goes first.
    SelectionBuilder.requireFiles(selectionOptions, candidateOptions.paths);
    RunOptions options = execution.toRunOptions();
    int torchThreads = execution.torchThreads();
    Selection selection =
        new SelectionBuilder(selectionOptions, output.out, this::note)
            .build(RunCommand.USUAL_SUITES);
    List<Candidate> candidates = Candidates.find(candidateOptions.names, candidateOptions.paths);
    noteOnVectors(candidates);
    if (selection.size() == 0) {
      terminal.err().println("convparity: nothing is selected, so nothing was compared");
      return ExitCodes.NOTHING_COMPARED;
    }
    try (Reference reference = TorchReference.open(torchThreads);
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
    List<ResultSink> sinks = new ArrayList<>(List.of(folder, failures, progress));
    if (output.format != OutputOptions.Format.text) {
      boolean lines = output.format == OutputOptions.Format.ndjson;
      sinks.add(1, new StdoutSink(terminal.bytes(), lines));
    } else if (!output.quiet) {
      terminal.out().print(SummaryText.versions(header));
      terminal.out().flush();
    }
    Totals totals = new Totals(selection.size(), candidates.size());
    Runner runner = new Runner(header, selection, candidates, reference, options, sinks, totals);
    Interruption interruption = new Interruption(runner, totals, output.out, terminal);
    ExitGuard.handOver();
    Runtime.getRuntime().addShutdownHook(interruption);
    try {
      Runner.End end = runner.run();
      if (!runner.end(counted -> exitCode(end, counted))) {
        interruption.join(); // it writes what there is and ends the process
      }
      if (output.format == OutputOptions.Format.text) {
        boolean grouped = !output.quiet && failures.count() > 1;
        List<FailureGroup> groups = grouped ? totals.groups() : List.of();
        printFailures(failures, candidates);
        printGroups(Narrowing.of(groups, candidates, reference, options));
        printSummary(header, totals, failures);
      }
      explain(runner, end);
      return exitCode(end, totals);
    } finally {
      interruption.disarm();
    }
  }

  private Header header(
      Selection selection, List<Candidate> candidates, Reference reference, RunOptions options) {
    return new Header(
        Version.current(),
        command,
        selection.suites().stream().map(Suite::name).toList(),
        selection.size(),
        candidates.stream().map(Candidate::name).toList(),
        reference.name(),
        reference.fingerprint(),
        options.slack(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  private static int exitCode(Runner.End end, Totals totals) {
    if (end == Runner.End.INTERNAL) {
      return ExitCodes.INTERNAL;
    }
    if (end == Runner.End.BROKEN) {
      return ExitCodes.UNAVAILABLE;
    }
    if (totals.all().failed() > 0) {
      return ExitCodes.FAILED;
    }
    return totals.nothingCompared() ? ExitCodes.NOTHING_COMPARED : ExitCodes.PARITY;
  }

  private void printFailures(WorstFailures failures, List<Candidate> candidates) {
    Ink ink = output.color.ink(terminal);
    for (ParityResult failure : failures.worstFirst()) {
      terminal.out().println(FailureText.of(failure, again(failure, candidates), ink));
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

  private void printSummary(Header header, Totals totals, WorstFailures failures) {
    String summary = SummaryText.of(header, totals, output.color.ink(terminal));
    if (output.quiet) {
      summary = summary.substring(summary.lastIndexOf('\n', summary.length() - 2) + 1);
    }
    terminal.out().print(summary);
    ParityResult unsupported = failures.unsupported();
    if (unsupported != null && !output.quiet) {
      terminal
          .out()
          .println("Unsupported, for example: " + unsupported.id() + ": " + why(unsupported));
    }
    if (!output.quiet) {
      terminal
          .out()
          .println(
              "Results "
                  + ResultsFolder.results(output.out)
                  + "     One case: scripts/convparity show ID"
                  + (isUsualFolder() ? "" : " --out " + quoted(output.out.toString())));
    }
    terminal.out().flush();
  }

  /** The command that runs the case of a failure again, with the same candidate. */
  private String again(ParityResult failure, List<Candidate> candidates) {
    List<String> words = new ArrayList<>(List.of("scripts/convparity", "show", failure.id()));
    if (selectionOptions.cases.image != null && failure.id().contains("_x-image-")) {
      words.addAll(List.of("--image", selectionOptions.cases.image.toString()));
    }
    for (Candidate candidate : candidates) {
      if (candidate.name().equals(failure.candidateName())
          && !candidate.name().equals(Candidates.DEFAULT)) {
        words.addAll(List.of("--candidate", candidate.type().getName()));
      }
    }
    if (failure.id().contains("_h") || failure.expectation() != null) {
      selectionOptions.cases.files.forEach(
          file -> words.addAll(List.of("--cases", file.toString())));
    }
    if (!execution.slack.equals("1")) {
      words.addAll(List.of("--slack", execution.slack));
    }
    if (!execution.timeout.equals("60s")) {
      words.addAll(List.of("--timeout", execution.timeout));
    }
    if (!isUsualFolder()) {
      words.addAll(List.of("--out", output.out.toString()));
    }
    candidateOptions.paths.forEach(
        path -> words.addAll(List.of("--candidate-path", path.toString())));
    return words.stream().map(RunJob::quoted).collect(Collectors.joining(" "));
  }

  private static String why(ParityResult unsupported) {
    return Stream.of(
            unsupported.harnessMessage(),
            unsupported.candidate().message(),
            unsupported.reference().message())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("nobody says why");
  }

  private boolean isUsualFolder() {
    return output.out.equals(Path.of(".convparity"));
  }

  /** As a shell takes it for one word. */
  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  private void explain(Runner runner, Runner.End end) {
    if (runner.failureLimitReached()) {
      terminal.err().println("convparity: stopped at --max-failures " + execution.maxFailures);
    }
    if (end == Runner.End.LEFT_BEHIND) {
      terminal.err().println("convparity: stopped: 4 calls of candidates did not come back");
    }
    Throwable failure = end == Runner.End.BROKEN ? runner.broken() : runner.failure();
    if (end == Runner.End.BROKEN || end == Runner.End.INTERNAL) {
      new Errors(terminal).report(Objects.requireNonNull(failure), output.verbose);
    }
  }

  private void noteOnVectors(List<Candidate> candidates) {
    String obstacle = VectorConv2d.obstacle();
    if (obstacle != null && candidates.stream().anyMatch(c -> c.type() == VectorConv2d.class)) {
      note("candidate vector computes with the plain loops: " + obstacle);
    }
  }

  private void note(String note) {
    terminal.err().println("note: " + note);
  }
}
