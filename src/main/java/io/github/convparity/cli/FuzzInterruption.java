package io.github.convparity.cli;

import io.github.convparity.result.Totals;
import io.github.convparity.run.Exits;
import io.github.convparity.run.Runner;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * What is done on Ctrl-C while cases are drawn or shrunk, or when a candidate ends the process:
 * what was found is told, as small as it is, then it is over.
 */
final class FuzzInterruption extends Thread {
  private final Runner runner;
  private final Totals totals;
  private final FirstFailures failures;
  private final FuzzReport report;
  private final Terminal terminal;
  private volatile boolean disarmed;

  FuzzInterruption(
      Runner runner, Totals totals, FirstFailures failures, FuzzReport report, Terminal terminal) {
    super("convparity-fuzz-interruption");
    this.runner = runner;
    this.totals = totals;
    this.failures = failures;
    this.report = report;
    this.terminal = terminal;
  }

  /** It has ended by itself. */
  void disarm() {
    disarmed = true;
  }

  @Override
  public void run() {
    if (disarmed) {
      return;
    }
    String blamed = blamed();
    int code = blamed == null ? ExitCodes.INTERRUPTED : ExitCodes.FAILED;
    String what = blamed == null ? "interrupted" : blamed;
    try {
      runner.end(counted -> code);
      totals.finish(totals.seconds(), code); // also where cases are being shrunk
      report.found(failures.inOrder());
      report.end(totals, failures.left());
      terminal.err().println("convparity: " + what + "; what was found is in " + report.file());
    } catch (IOException | InterruptedException e) {
      terminal.err().println("convparity: " + what + "; findings could not be written: " + e);
    }
    terminal.bytes().flush();
    Runtime.getRuntime().halt(code);
  }

  private @Nullable String blamed() {
    if (!totals.isFinished()) {
      return runner.blameExit();
    }
    return Exits.isByCode() ? "a candidate called System.exit" : null;
  }
}
