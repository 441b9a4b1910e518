package io.github.convparity.cli;

import io.github.convparity.run.Exits;

/**
 * Keeps a candidate that ends the process, in its constructor say, from looking like parity: until
 * somebody else watches, an early end has an exit code that says so.
 */
final class ExitGuard extends Thread {
  private static volatile boolean handedOver;

  private final Terminal terminal;
  private volatile boolean done;

  ExitGuard(Terminal terminal) {
    super("convparity-exit-guard");
    this.terminal = terminal;
  }

  /** From now on another shutdown hook has the last word. */
  static void handOver() {
    handedOver = true;
  }

  /** The command has ended by itself. */
  void done() {
    done = true;
  }

  @Override
  public void run() {
    if (done || handedOver) {
      return;
    }
    boolean byCode = Exits.isByCode();
    terminal
        .err()
        .println(
            "convparity: "
                + (byCode ? "a candidate called System.exit; nothing was run" : "interrupted"));
    Runtime.getRuntime().halt(byCode ? ExitCodes.USAGE : ExitCodes.INTERRUPTED);
  }
}
