package io.github.convparity.cli;

import io.github.convparity.diagnose.Coverage;
import io.github.convparity.diagnose.Fault;
import io.github.convparity.diagnose.Faults;
import io.github.convparity.diagnose.Grouping;
import io.github.convparity.reference.Reference;
import io.github.convparity.report.CoverageText;
import io.github.convparity.report.MutantsText;
import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.MutantScore;
import io.github.convparity.result.ParityResult;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.MutantRun;
import io.github.convparity.run.Narrowing;
import io.github.convparity.run.RunOptions;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suggestions;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.UsageException;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** One measurement of a suite. */
final class MutantsJob {
  private static final List<String> USUAL_SUITES = List.of("edges");

  /** A case that needs more memory is left out. */
  private static final long MAX_MEMORY = 2L << 30;

  private final Terminal terminal;
  private final SelectionOptions selectionOptions;
  private final MutantsCommand.Options options;
  private final MutantsCommand.Printing printing;
  private final Grouping grouping = new Grouping();
  private final CountDownLatch printed = new CountDownLatch(1);
  private final Thread self = Thread.currentThread();
  private long done;
  private long unsupported;

  MutantsJob(
      Terminal terminal,
      SelectionOptions selectionOptions,
      MutantsCommand.Options options,
      MutantsCommand.Printing printing) {
    this.terminal = terminal;
    this.selectionOptions = selectionOptions;
    this.options = options;
    this.printing = printing;
  }

  /** Runs all cases and prints the scores; the exit code. */
  int run() throws IOException, InterruptedException {
    SelectionBuilder.requireFiles(selectionOptions, List.of());
    RunOptions runOptions = new RunOptions(jobs(), Duration.ZERO, 0, MAX_MEMORY, 1);
    int torchThreads = TrialOptions.threads("--torch-threads", options.torchThreads);
    if (!(options.failUnder >= 0 && options.failUnder <= 100)) {
      throw new UsageException("--fail-under (" + options.failUnder + ") must be from 0 to 100");
    }
    List<Fault> faults = faults();
    Selection selection =
        new SelectionBuilder(
                selectionOptions, options.out, note -> terminal.err().println("note: " + note))
            .build(USUAL_SUITES);
    if (selection.size() == 0) {
      terminal.err().println("convparity: nothing is selected, so nothing was measured");
      return ExitCodes.NOTHING_COMPARED;
    }
    Thread guard = new Thread(this::interrupted, "convparity-interruption");
    ExitGuard.handOver();
    Runtime.getRuntime().addShutdownHook(guard);
    try (Reference reference = TorchReference.open(torchThreads)) {
      return measure(faults, selection, reference, runOptions);
    } finally {
      removeGuard(guard);
    }
  }

  private int measure(
      List<Fault> faults, Selection selection, Reference reference, RunOptions runOptions)
      throws InterruptedException {
    List<MutantScore> scores;
    boolean cut = false;
    try {
      runAll(faults, selection, reference, runOptions);
      scores = scores(faults, reference, runOptions);
    } catch (InterruptedException e) {
      cut = true;
      scores = scores(faults, grouping.groups());
    }
    if (!cut && unsupported == done) {
      terminal.err().println("convparity: no case can be computed, so nothing was measured");
      return ExitCodes.NOTHING_COMPARED;
    }
    print(selection, scores, faults.size(), cut);
    printed.countDown();
    if (cut) {
      return ExitCodes.INTERRUPTED;
    }
    long caught = scores.stream().filter(MutantScore::caught).count();
    return 100.0 * caught < options.failUnder * faults.size() ? ExitCodes.FAILED : ExitCodes.PARITY;
  }

  private void runAll(
      List<Fault> faults, Selection selection, Reference reference, RunOptions runOptions)
      throws InterruptedException {
    ProgressSink progress = progress(faults, selection, reference);
    try {
      new MutantRun(faults, reference, runOptions)
          .run(
              selection,
              result -> {
                take(result);
                progress.result(result, new byte[0]);
                progress.flush();
              });
    } finally {
      progress.close();
    }
  }

  private ProgressSink progress(List<Fault> faults, Selection selection, Reference reference) {
    OutputOptions shown = new OutputOptions();
    shown.quiet = printing.quiet;
    shown.progress = printing.progress;
    ProgressSink progress = ProgressSink.of(shown, terminal);
    Header header =
        new Header(
            Version.current(),
            List.of(),
            List.of(),
            selection.size(),
            faults.stream().map(Fault::name).toList(),
            reference.name(),
            reference.fingerprint(),
            1,
            "");
    progress.header(header, new byte[0]);
    return progress;
  }

  private void take(ParityResult result) {
    done++;
    unsupported += result.verdict().passes() || result.verdict().fails() ? 0 : 1;
    grouping.add(result);
  }

  /** The scores, with causes told apart. */
  private List<MutantScore> scores(List<Fault> faults, Reference reference, RunOptions runOptions)
      throws InterruptedException {
    List<Candidate> candidates = faults.stream().map(MutantRun::candidate).toList();
    return scores(faults, Narrowing.of(grouping.groups(), candidates, reference, runOptions));
  }

  private static List<MutantScore> scores(List<Fault> faults, List<FailureGroup> groups) {
    return faults.stream()
        .map(
            fault ->
                score(
                    fault,
                    groups.stream().filter(g -> g.candidate().equals(fault.name())).toList()))
        .toList();
  }

  private static MutantScore score(Fault fault, List<FailureGroup> groups) {
    Cause planted = new Cause(fault.name(), fault.sentence());
    if (groups.isEmpty()) {
      return new MutantScore(planted, 0, List.of(), 0, null);
    }
    FailureGroup first = groups.get(0);
    long failures = groups.stream().mapToLong(FailureGroup::failures).sum();
    long explained = first.causes().isEmpty() ? 0 : first.failures();
    return new MutantScore(
        planted, failures, first.causes(), failures - explained, first.telling());
  }

  private void print(Selection selection, List<MutantScore> scores, int faults, boolean cut) {
    Coverage coverage = new Coverage();
    for (long position = 0; position < done / faults; position++) {
      coverage.add(selection.get(position).parityCase());
    }
    if (printing.format == MutantsCommand.Format.json) {
      List<String> suites = selection.suites().stream().map(Suite::name).toList();
      terminal.out().println(MutantsText.json(suites, done / faults, scores, coverage));
    } else {
      terminal.out().print(MutantsText.of(scores, printing.color.ink(terminal), printing.quiet));
      if (!printing.quiet) {
        terminal.out().print(CoverageText.of(coverage));
      }
    }
    terminal.out().flush();
    if (cut) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "%nconvparity: interrupted; these are the scores of %d of %d cases%n",
              done / faults,
              selection.size());
    }
  }

  private int jobs() {
    return options.jobs == null
        ? Runtime.getRuntime().availableProcessors()
        : TrialOptions.threads("--jobs", options.jobs);
  }

  private List<Fault> faults() {
    if (options.faults.isEmpty()) {
      return Faults.ALL;
    }
    List<String> names = Faults.ALL.stream().map(Fault::name).toList();
    for (String wanted : options.faults) {
      if (!names.contains(wanted)) {
        throw new UsageException(
            "--fault ("
                + wanted
                + ") must be one of the "
                + names.size()
                + " faults that mutants lists where none is named"
                + Suggestions.didYouMean(wanted, names));
      }
    }
    return Faults.ALL.stream().filter(fault -> options.faults.contains(fault.name())).toList();
  }

  /** On Ctrl-C the scores so far are printed. */
  private void interrupted() {
    self.interrupt();
    try {
      printed.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException ending) {
      // It ends in any case.
    }
    Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
  }

  private static void removeGuard(Thread guard) {
    try {
      Runtime.getRuntime().removeShutdownHook(guard);
    } catch (IllegalStateException ending) {
      // It has the last word already.
    }
  }
}
