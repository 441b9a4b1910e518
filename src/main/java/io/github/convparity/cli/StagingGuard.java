package io.github.convparity.cli;

import java.io.IOException;

/** While a folder is being written: Ctrl-C deletes what there is of it. */
final class StagingGuard {
  private final Thread hook;

  private StagingGuard(Thread hook) {
    this.hook = hook;
  }

  /** Something that deletes what it has written so far, on another thread. */
  interface Staged {
    void close() throws IOException;
  }

  /** Begins to guard. */
  static StagingGuard of(Terminal terminal, Staged staged) {
    Thread hook = new Thread(() -> interrupted(terminal, staged), "convparity-interruption");
    ExitGuard.handOver();
    Runtime.getRuntime().addShutdownHook(hook);
    return new StagingGuard(hook);
  }

  private static void interrupted(Terminal terminal, Staged staged) {
    try {
      staged.close();
      terminal.err().println("convparity: interrupted");
    } catch (IOException e) {
      terminal.err().println("convparity: interrupted; something is left: " + e.getMessage());
    }
    Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
  }

  /** Ends to guard. */
  void end() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException ending) {
      // It has the last word already.
    }
  }
}
