package io.github.convparity.cli;

import io.github.convparity.bench.CaseMeasurement;
import io.github.convparity.bench.Effort;
import io.github.convparity.bench.FmaPeak;
import io.github.convparity.bench.ProcessTimes;
import io.github.convparity.bench.Round;
import io.github.convparity.bench.Statistics;
import io.github.convparity.conv.Conv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.run.Candidate;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.DType;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * One process of {@code bench}: one candidate, one number of threads, all cases. It prints a line
 * for the process and one for each case, see {@link BenchLines}, and ends when its standard input
 * does, so that it does not outlive who started it.
 */
@Command(name = BenchProcessCommand.NAME, hidden = true, mixinStandardHelpOptions = true)
final class BenchProcessCommand implements Callable<Integer>, VerboseCommand {
  static final String NAME = "bench-process";

  private final Terminal terminal;

  @Mixin private BenchOptions options = new BenchOptions();

  @Option(names = "--candidate-index", required = true, hidden = true)
  private int candidateIndex;

  @Option(names = "--thread-count", required = true, hidden = true)
  private int threads;

  /** Processes begin at different cases, so that where time is short each case has its turn. */
  @Option(names = "--first", required = true, hidden = true)
  private long first;

  @Option(names = "--seconds", hidden = true)
  private double seconds;

  BenchProcessCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    long begin = System.nanoTime();
    endWithStandardInput();
    Selection cases = options.cases(note -> {});
    Candidate candidate = options.candidates().get(candidateIndex);
    try (Reference reference = TorchReference.open(threads)) {
      print(BenchLines.process(reference.fingerprint()));
      double peak = FmaPeak.gflops(threads);
      // The candidate reads it in its constructor.
      System.setProperty("convparity.threads", Integer.toString(threads));
      Conv2d implementation = candidate.factory().get();
      for (long done = 0; done < cases.size(); done++) {
        long position = (first + done) % cases.size();
        Effort effort = effort(begin, cases.size() - done);
        print(
            line(
                position,
                cases.get(position).parityCase(),
                implementation,
                reference,
                effort,
                peak));
      }
      if (implementation instanceof AutoCloseable closeable) {
        closeable.close();
      }
    }
    return ExitCodes.PARITY;
  }

  private String line(
      long position,
      ParityCase parityCase,
      Conv2d implementation,
      Reference reference,
      Effort effort,
      double peak) {
    if (effort.budgetNanos() <= 0) {
      return BenchLines.notMeasured(position, "there was no time left");
    }
    CaseMeasurement.Result result =
        CaseMeasurement.of(
            parityCase, implementation, reference, threads, effort, options.maxLoad());
    if (result instanceof CaseMeasurement.NotMeasured not) {
      return BenchLines.notMeasured(position, not.reason());
    }
    CaseMeasurement.Measured measured = (CaseMeasurement.Measured) result;
    ProcessTimes times =
        ProcessTimes.of(
            measured.rounds(),
            options.maxLoad(),
            parityCase.dtype() == DType.FLOAT32 ? peak : null);
    return times == null
        ? BenchLines.notMeasured(position, allRejected(measured))
        : BenchLines.measured(position, times);
  }

  private String allRejected(CaseMeasurement.Measured measured) {
    double load = Statistics.median(measured.rounds().stream().map(Round::load).toList());
    return String.format(
        Locale.ROOT,
        "rounds left out: all %d, since others took %.0f %% of a processor, more than %.0f %%",
        measured.rounds().size(),
        100 * load,
        100 * options.maxLoad());
  }

  /** Of the time that is left, each case that is left gets the same. */
  private Effort effort(long begin, long casesLeft) {
    if (seconds <= 0) {
      return Effort.USUAL;
    }
    double left = seconds * 1e9 - (System.nanoTime() - begin);
    return Effort.quick((long) (left / casesLeft));
  }

  private void print(String line) {
    terminal.out().println(line);
    terminal.out().flush();
  }

  private static void endWithStandardInput() {
    Thread watch =
        new Thread(
            () -> {
              try {
                System.in.transferTo(OutputStream.nullOutputStream());
              } catch (IOException closed) {
                // It has ended as well.
              }
              Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
            },
            "convparity-bench-watch");
    watch.setDaemon(true);
    watch.start();
  }

  @Override
  public boolean isVerbose() {
    return options.measurement.verbose;
  }
}
