package io.github.convparity.cli;

import io.github.convparity.reference.ReferenceUnavailableException;
import io.github.convparity.suite.Suggestions;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.LinkedHashSet;
import java.util.Set;
import picocli.CommandLine;

/** One clear sentence and the right exit code for whatever goes wrong. */
final class Errors
    implements CommandLine.IParameterExceptionHandler, CommandLine.IExecutionExceptionHandler {
  private final Terminal terminal;

  Errors(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(CommandLine.ParameterException e, String[] args) {
    terminal.err().println("convparity: " + message(e));
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && unmatched.isUnknownOption()) {
      CommandLine.UnmatchedArgumentException.printSuggestions(e, terminal.err());
    }
    terminal
        .err()
        .println("See " + e.getCommandLine().getCommandSpec().qualifiedName() + " --help");
    return ExitCodes.USAGE;
  }

  private static String message(CommandLine.ParameterException e) {
    Set<String> commands = new LinkedHashSet<>(e.getCommandLine().getSubcommands().keySet());
    commands.remove(BenchProcessCommand.NAME); // for the program itself
    commands.remove(CandidateProcessCommand.NAME);
    if (e instanceof CommandLine.UnmatchedArgumentException unmatched
        && !commands.isEmpty()
        && !unmatched.isUnknownOption()) {
      String word = unmatched.getUnmatched().get(0);
      return "command ("
          + word
          + ") must be one of "
          + String.join(", ", commands)
          + Suggestions.didYouMean(word, commands);
    }
    return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
  }

  @Override
  public int handleExecutionException(
      Exception e, CommandLine commandLine, CommandLine.ParseResult parsed) {
    boolean verbose =
        commandLine.getCommand() instanceof VerboseCommand command && command.isVerbose();
    return report(e, verbose);
  }

  /** Says what went wrong and returns the exit code. */
  int report(Throwable e, boolean verbose) {
    int code = code(e);
    terminal.err().println("convparity: " + message(e, code));
    if (verbose) {
      e.printStackTrace(terminal.err());
    } else if (code == ExitCodes.INTERNAL) {
      terminal.err().println("This is a fault of convparity; -v shows where it happened");
    }
    return code;
  }

  private static int code(Throwable e) {
    if (e instanceof UsageException) {
      return ExitCodes.USAGE;
    }
    return e instanceof IOException || e instanceof ReferenceUnavailableException
        ? ExitCodes.UNAVAILABLE
        : ExitCodes.INTERNAL;
  }

  private static String message(Throwable e, int code) {
    if (code == ExitCodes.INTERNAL) {
      return "internal error: " + e;
    }
    if (e instanceof FileSystemException file) {
      return file.getFile() + ": " + fileReason(file);
    }
    return String.valueOf(e.getMessage());
  }

  private static String fileReason(FileSystemException e) {
    if (e.getReason() != null) {
      return e.getReason();
    }
    if (e instanceof NoSuchFileException) {
      return "no such file or folder";
    }
    if (e instanceof FileAlreadyExistsException) {
      return "a folder is expected, but a file stands there";
    }
    return e instanceof AccessDeniedException
        ? "permission denied"
        : "cannot be used (" + e.getClass().getSimpleName() + ")";
  }
}
