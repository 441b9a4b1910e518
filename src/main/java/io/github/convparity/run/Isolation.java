package io.github.convparity.run;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * How a process for candidates is started: one that runs a {@link CandidateServer} on its standard
 * streams.
 *
 * @param java the command up to the main class, but for what is added here
 * @param arguments the main class and what it is called with; the classes of the candidates are
 *     added, each after {@code --candidate}
 * @param reports folder for what Java writes of a crash
 * @param errors gets the lines that the process writes to its standard error
 */
public record Isolation(
    List<String> java, List<String> arguments, Path reports, Consumer<String> errors) {
  /** Copies the lists. */
  public Isolation {
    java = List.copyOf(java);
    arguments = List.copyOf(arguments);
  }

  /** How the message of a case begins whose process ended. */
  static final String DEATH = "the candidate's process ended with exit value ";

  /** Whether a candidate's message says that its process ended, so that others are in danger. */
  public static boolean isDeath(@Nullable String message) {
    return message != null && message.startsWith(DEATH);
  }

  /** The file in which Java reports the crash of a process. */
  Path report(long pid) {
    return reports.resolve("hs_err_" + pid + ".log");
  }

  /** The whole command for these candidates. */
  List<String> command(List<Candidate> candidates) {
    List<String> command = new ArrayList<>(java);
    // Standard output carries answers; what Java has to say of a crash must not stand there.
    command.add("-XX:+DisplayVMOutputToStderr");
    command.add("-XX:ErrorFile=" + reports.toAbsolutePath().resolve("hs_err_%p.log"));
    command.addAll(arguments);
    for (Candidate candidate : candidates) {
      command.add("--candidate");
      command.add(candidate.type().getName());
    }
    return command;
  }
}
