package io.github.convparity.cli;

import io.github.convparity.run.Exits;

/**
 * While a candidate is at work on the one case of a command: the process must not end as if there
 * were parity, whoever ends it.
 */
final class CaseGuard {
  private final Terminal terminal;
  private final Thread hook;

  private CaseGuard(Terminal terminal) {
    this.terminal = terminal;
    this.hook = new Thread(this::endEarly, "convparity-interruption");
  }

  /** Begins to guard. */
  static CaseGuard begin(Terminal terminal) {
    CaseGuard guard = new CaseGuard(terminal);
    ExitGuard.handOver();
    Runtime.getRuntime().addShutdownHook(guard.hook);
    return guard;
  }

  private void endEarly() {
    boolean candidate = Exits.isByCode();
    terminal
        .err()
        .println("convparity: " + (candidate ? "the candidate called System.exit" : "interrupted"));
    Runtime.getRuntime().halt(candidate ? ExitCodes.FAILED : ExitCodes.INTERRUPTED);
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
