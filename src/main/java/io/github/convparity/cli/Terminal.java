package io.github.convparity.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import picocli.CommandLine.Help;

/**
 * Where a command prints: results to standard output, the rest to standard error, both in UTF-8.
 *
 * @param bytes standard output for what comes as bytes
 * @param out standard output as text; flush it before {@code bytes} is used
 * @param err standard error
 * @param outIsTerminal whether somebody looks at standard output
 * @param errIsTerminal whether somebody looks at standard error
 * @param environment variables of the process
 */
record Terminal(
    ClosableOutput bytes,
    PrintWriter out,
    PrintWriter err,
    boolean outIsTerminal,
    boolean errIsTerminal,
    Map<String, String> environment) {

  /** Of this process; the launcher says what is a terminal. */
  static Terminal ofProcess() {
    return of(
        new FileOutputStream(FileDescriptor.out),
        new FileOutputStream(FileDescriptor.err),
        Boolean.getBoolean("convparity.stdout.terminal"),
        Boolean.getBoolean("convparity.stderr.terminal"),
        System.getenv());
  }

  static Terminal of(
      OutputStream out,
      OutputStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      Map<String, String> environment) {
    ClosableOutput bytes = new ClosableOutput(out);
    return new Terminal(
        bytes,
        new PrintWriter(new OutputStreamWriter(bytes, StandardCharsets.UTF_8), true),
        new PrintWriter(new OutputStreamWriter(err, StandardCharsets.UTF_8), true),
        outIsTerminal,
        errIsTerminal,
        environment);
  }

  /** Whether NO_COLOR is set, to anything but an empty text. */
  boolean colorUnwanted() {
    return !environment.getOrDefault("NO_COLOR", "").isEmpty();
  }

  Help.ColorScheme helpColors() {
    boolean color = outIsTerminal && !colorUnwanted();
    return Help.defaultColorScheme(color ? Help.Ansi.ON : Help.Ansi.OFF);
  }
}
