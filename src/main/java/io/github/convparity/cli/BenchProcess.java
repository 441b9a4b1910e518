package io.github.convparity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.run.JavaNotes;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Starts the processes of {@code bench}, one at a time, and ends the one that runs. */
final class BenchProcess {
  /** Of the memory that the outputs of candidates take, none is given back either. */
  private static final List<String> HEAP = List.of("-Xms512m", "-XX:+AlwaysPreTouch");

  private static volatile @Nullable Process running;

  private BenchProcess() {}

  /** Ends the process that runs, if one does. */
  static void destroy() {
    Process process = running;
    if (process != null) {
      process.destroyForcibly();
    }
  }

  /**
   * Runs one to its end.
   *
   * @param threads of either side
   * @param words its arguments
   * @param environment to be added to that of this process
   * @param lines gets what it prints
   * @return its exit code
   */
  static int run(
      int threads,
      List<String> words,
      Map<String, String> environment,
      Consumer<JsonNode> lines,
      PrintWriter err)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(flags(ManagementFactory.getRuntimeMXBean().getInputArguments()));
    command.add("-Dconvparity.threads=" + threads);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(words);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    Process process = builder.start();
    running = process;
    try {
      Thread errors = new Thread(() -> copy(process, err), "convparity-bench-errors");
      errors.setDaemon(true);
      errors.start();
      try (BufferedReader reader =
          new BufferedReader(
              new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
        for (String line = reader.readLine(); line != null; line = reader.readLine()) {
          JsonNode node = BenchLines.read(line);
          if (node != null) {
            lines.accept(node);
          }
        }
      }
      int exit = process.waitFor();
      errors.join();
      return exit;
    } finally {
      process.destroyForcibly();
      running = null;
    }
  }

  /**
   * The flags of this Java without what watches it; with a heap that is there from the beginning
   * unless a size is given, and without a collector that works beside the candidate unless one is
   * given.
   */
  static List<String> flags(List<String> own) {
    List<String> flags = new ArrayList<>();
    for (String flag : own) {
      boolean watches = flag.startsWith("-javaagent") || flag.startsWith("-agentlib");
      if (!watches && !flag.startsWith("-Dconvparity.")) {
        flags.add(flag);
      }
    }
    if (flags.stream().noneMatch(flag -> flag.startsWith("-Xms") || flag.startsWith("-Xmx"))) {
      flags.addAll(HEAP);
    }
    if (flags.stream().noneMatch(flag -> flag.matches("-XX:\\+Use[A-Za-z0-9]+GC"))) {
      flags.add("-XX:+UseSerialGC");
    }
    return flags;
  }

  private static void copy(Process process, PrintWriter err) {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (!JavaNotes.isOnModules(line)) { // this Java has said it already
          err.println(line);
        }
      }
    } catch (IOException ended) {
      // The process was ended; it has nothing more to say.
    }
  }
}
