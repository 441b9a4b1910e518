package io.github.convparity.cli;

import io.github.convparity.result.Totals;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.run.Runner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

/**
 * What is done on Ctrl-C in the middle of a run, or when a candidate ends the process: finished
 * results are kept, then it is over.
 */
final class Interruption extends Thread {
  private final Runner runner;
  private final Totals totals;
  private final Path folder;
  private final Terminal terminal;
  private volatile boolean disarmed;

  Interruption(Runner runner, Totals totals, Path folder, Terminal terminal) {
    super("convparity-interruption");
    this.runner = runner;
    this.totals = totals;
    this.folder = folder;
    this.terminal = terminal;
  }

  /** The run has ended by itself. */
  void disarm() {
    disarmed = true;
  }

  @Override
  public void run() {
    if (disarmed) {
      return;
    }
    String blamed = runner.blameExit();
    int code = blamed == null ? ExitCodes.INTERRUPTED : ExitCodes.FAILED;
    String what = blamed == null ? "interrupted" : blamed;
    try {
      if (runner.end(counted -> code)) {
        terminal
            .err()
            .printf(
                Locale.ROOT,
                "%nconvparity: %s; %d of %d results are in %s; --resume goes on%n",
                what,
                totals.all().results(),
                totals.all().results() + totals.notRun(),
                ResultsFolder.results(folder));
      }
    } catch (IOException | InterruptedException e) {
      terminal.err().println("convparity: " + what + "; results could not be written: " + e);
    }
    terminal.bytes().flush();
    Runtime.getRuntime().halt(code);
  }
}
