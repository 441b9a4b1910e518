package io.github.convparity.cli;

import io.github.convparity.reference.Reference;
import io.github.convparity.result.FuzzFinding;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.run.RunOptions;
import io.github.convparity.run.Runner;
import io.github.convparity.suite.FuzzSuite;
import io.github.convparity.suite.Selection;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One call of {@code fuzz} from its options to its exit code: cases are drawn, then shrunk. */
final class FuzzJob {
  private static final long LINE_EVERY_NANOS = 10_000_000_000L;

  private final Terminal terminal;
  private final SelectionOptions selectionOptions;
  private final FuzzOptions fuzz;
  private final CandidateOptions candidateOptions;
  private final ExecutionOptions execution;
  private final OutputOptions output;
  private final List<String> command;
  private long lastLine = System.nanoTime();

  FuzzJob(
      Terminal terminal,
      SelectionOptions selectionOptions,
      FuzzOptions fuzz,
      CandidateOptions candidateOptions,
      ExecutionOptions execution,
      OutputOptions output,
      List<String> command) {
    this.terminal = terminal;
    this.selectionOptions = selectionOptions;
    this.fuzz = fuzz;
    this.candidateOptions = candidateOptions;
    this.execution = execution;
    this.output = output;
    this.command = command;
  }

  /** Checks everything, then draws and shrinks; the exit code. */
  int run() throws IOException, InterruptedException {
    SelectionBuilder.requireFiles(selectionOptions, candidateOptions.paths);
    RunOptions options = execution.toRunOptions();
    int torchThreads = execution.torchThreads();
    Duration time = fuzz.duration();
    long seed = FuzzOptions.seed(selectionOptions.axes.seed);
    FuzzSuite suite =
        new FuzzSelection(selectionOptions, output.out, this::note).suite(seed, fuzz.cases());
    List<Candidate> candidates = candidateOptions.find(this::note);
    if (!suite.hasAny()) {
      terminal.err().println("convparity: nothing is selected, so nothing was compared");
      return ExitCodes.NOTHING_COMPARED;
    }
    FileChannel lock = ResultsFolder.lock(output.out);
    try (Reference reference = TorchReference.open(torchThreads)) {
      FuzzFile.setAside(output.out);
      return run(suite, seed, time, candidates, reference, options);
    } finally {
      lock.close();
    }
  }

  private int run(
      FuzzSuite suite,
      long seed,
      @Nullable Duration time,
      List<Candidate> candidates,
      Reference reference,
      RunOptions options)
      throws IOException, InterruptedException {
    Header header = header(candidates, reference, options);
    AgainCommand again =
        new AgainCommand(
            List.of("show"),
            selectionOptions.cases,
            candidateOptions,
            candidates,
            execution,
            output.out);
    FuzzReport report = new FuzzReport(terminal, output, again, header, seed);
    FirstFailures failures = new FirstFailures();
    Totals totals = new Totals(suite.size(), candidates.size());
    Runner runner =
        new Runner(
            header,
            new Selection(List.of(suite)),
            candidates,
            reference,
            options,
            List.of(failures, ProgressSink.of(output, terminal)),
            totals);
    FuzzInterruption interruption =
        new FuzzInterruption(runner, totals, failures, report, terminal);
    ExitGuard.handOver();
    Runtime.getRuntime().addShutdownHook(interruption);
    try {
      report.begin(fuzz.limit());
      Runner.End end = draw(runner, time);
      if (!runner.end(counted -> RunJob.exitCode(end, counted))) {
        interruption.join(); // it tells what there is and ends the process
      }
      report.found(failures.inOrder());
      try {
        shrink(failures.inOrder(), report, new FailureShrinker(candidates, reference, options));
      } finally {
        report.end(totals, failures.left());
      }
      RunJob.explain(terminal, runner, end, execution.maxFailures, output.verbose);
      return RunJob.exitCode(end, totals);
    } finally {
      interruption.disarm();
    }
  }

  private Header header(List<Candidate> candidates, Reference reference, RunOptions options) {
    return new Header(
        Version.current(),
        command,
        List.of("fuzz"),
        fuzz.maxCases == null ? 0 : fuzz.maxCases,
        candidates.stream().map(Candidate::name).toList(),
        reference.name(),
        reference.fingerprint(),
        options.slack(),
        Instant.now().truncatedTo(ChronoUnit.MILLIS).toString());
  }

  /** Draws until the time is over, or there are as many cases as were asked for. */
  private static Runner.End draw(Runner runner, @Nullable Duration time) throws IOException {
    if (time == null) {
      return runner.run();
    }
    Thread clock =
        new Thread(
            () -> {
              try {
                Thread.sleep(time.toMillis());
                runner.stop();
              } catch (InterruptedException over) {
                // All cases are done before.
              }
            },
            "convparity-fuzz-time");
    clock.setDaemon(true);
    clock.start();
    try {
      return runner.run();
    } finally {
      clock.interrupt();
    }
  }

  private void shrink(List<ParityResult> failures, FuzzReport report, FailureShrinker shrinker)
      throws IOException, InterruptedException {
    for (int i = 0; i < failures.size(); i++) {
      int place = i;
      String what = "shrinking failure " + (i + 1) + " of " + failures.size() + ": ";
      progress(what + failures.get(i).id(), isWatched());
      FuzzFinding finished =
          shrinker.shrink(
              failures.get(i),
              smaller -> {
                report.update(place, smaller);
                progress(what + smaller.smallest().id(), false);
              });
      report.finish(i, finished);
    }
  }

  private boolean isWatched() {
    return output.progress == PrintingOptions.Progress.plain || terminal.errIsTerminal();
  }

  /** A line on standard error: now if it must be, otherwise now and then. */
  private void progress(String line, boolean now) {
    boolean due = now || System.nanoTime() - lastLine > LINE_EVERY_NANOS;
    if (due && !output.quiet && output.progress != PrintingOptions.Progress.none) {
      lastLine = System.nanoTime();
      terminal.err().println(line);
    }
  }

  private void note(String note) {
    terminal.err().println("note: " + note);
  }
}
