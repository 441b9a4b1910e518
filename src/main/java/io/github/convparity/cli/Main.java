package io.github.convparity.cli;

import java.io.IOException;
import picocli.CommandLine;

/** The entry of the command. */
public final class Main {
  private Main() {}

  /** Runs the command and ends the process with its exit code. */
  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    System.setOut(System.err); // standard output carries results, not what candidates print
    ExitGuard guard = new ExitGuard(terminal);
    Runtime.getRuntime().addShutdownHook(guard);
    int exit;
    try {
      exit = commandLine(terminal, args).execute(args);
    } catch (Error e) { // out of memory, say; picocli catches exceptions only
      exit = new Errors(terminal).report(e, false);
    }
    terminal.out().flush();
    IOException lost = terminal.bytes().failure();
    if (lost != null) {
      terminal.err().println("convparity: standard output cannot be written: " + lost.getMessage());
      exit = Math.max(exit, ExitCodes.UNAVAILABLE);
    }
    guard.done();
    System.exit(exit);
  }

  /** Made for these arguments, which need not be all that it could take. */
  static CommandLine commandLine(Terminal terminal, String... arguments) {
    Errors errors = new Errors(terminal);
    CommandLine commandLine = new CommandLine(new ConvparityCommand(), new Commands(terminal));
    Subcommands.addTo(commandLine, arguments);
    commandLine.setParameterExceptionHandler(errors);
    commandLine.setExecutionExceptionHandler(errors);
    commandLine.setOut(terminal.out());
    commandLine.setErr(terminal.err());
    commandLine.setColorScheme(terminal.helpColors());
    commandLine.setUsageHelpAutoWidth(false);
    commandLine.setUsageHelpWidth(100);
    return commandLine;
  }
}
