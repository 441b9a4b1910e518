package io.github.convparity.cli;

/** What is done on Ctrl-C in the middle of a measurement: the process that runs is ended. */
final class BenchInterruption extends Thread {
  private final Terminal terminal;
  private volatile boolean disarmed;

  BenchInterruption(Terminal terminal) {
    super("convparity-bench-interruption");
    this.terminal = terminal;
  }

  /** The measurement has ended by itself. */
  void disarm() {
    disarmed = true;
  }

  @Override
  public void run() {
    if (disarmed) {
      return;
    }
    BenchProcess.destroy();
    terminal.err().println("convparity: interrupted; nothing is reported");
    Runtime.getRuntime().halt(ExitCodes.INTERRUPTED);
  }
}
