package io.github.convparity.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.github.convparity.bench.BenchText;
import io.github.convparity.bench.LayerSummary;
import io.github.convparity.bench.MallocSettings;
import io.github.convparity.bench.Operations;
import io.github.convparity.bench.ProcessTimes;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.run.Candidate;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** One {@code bench} from its options to its exit code. */
final class BenchJob {
  /** Of the minute that a quick one has, what the processes get together. */
  private static final double QUICK_SECONDS = 50;

  /** What starting Java and loading PyTorch take of it, for each process. */
  private static final double START_SECONDS = 1;

  private final Terminal terminal;
  private final BenchOptions options;
  private final boolean processesGiven;
  private final List<String> words;
  private final long begin = System.nanoTime();
  private final Map<Key, List<ProcessTimes>> times = new TreeMap<>();
  private final Map<Key, String> reasons = new TreeMap<>();
  private JsonNode fingerprint = JsonNodeFactory.instance.objectNode();

  /** A row of the report; they stand by candidate, threads, position. */
  private record Key(int candidate, int threads, long position) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int first = Integer.compare(candidate, other.candidate);
      int second = Integer.compare(threads, other.threads);
      int third = Long.compare(position, other.position);
      return first != 0 ? first : second != 0 ? second : third;
    }
  }

  BenchJob(Terminal terminal, BenchOptions options, boolean processesGiven, List<String> words) {
    this.terminal = terminal;
    this.options = options;
    this.processesGiven = processesGiven;
    this.words = words;
  }

  /** Checks everything, then measures; the exit code. */
  int run() throws IOException, InterruptedException {
    SelectionBuilder.requireFiles(options.selection, options.candidates.paths);
    List<Integer> threads = options.threads();
    int processes = options.processes(processesGiven);
    options.maxLoad();
    Selection cases = options.cases(note -> terminal.err().println("convparity: " + note));
    List<Candidate> candidates = options.candidates();
    Map<String, String> malloc = Map.of();
    if (System.getProperty("os.name").equals("Linux")) {
      malloc = MallocSettings.require(terminal.environment());
    }
    if (cases.size() == 0) {
      terminal.err().println("convparity: nothing is selected, so nothing was measured");
      return ExitCodes.NOTHING_COMPARED;
    }
    BenchInterruption interruption = new BenchInterruption(terminal);
    ExitGuard.handOver();
    Runtime.getRuntime().addShutdownHook(interruption);
    try {
      int exit = measure(cases.size(), threads, processes, candidates, malloc);
      return exit == ExitCodes.PARITY ? report(cases, candidates) : exit;
    } finally {
      interruption.disarm();
    }
  }

  private int measure(
      long cases,
      List<Integer> threads,
      int processes,
      List<Candidate> candidates,
      Map<String, String> environment)
      throws IOException, InterruptedException {
    int all = processes * threads.size() * candidates.size();
    int done = 0;
    for (int process = 0; process < processes; process++) {
      long first = process * cases / processes;
      for (int count : threads) {
        for (int candidate = 0; candidate < candidates.size(); candidate++) {
          progress(done + 1, all, candidates.get(candidate).name(), count);
          int exit = runOne(candidate, count, first, seconds(all - done), environment);
          if (exit != ExitCodes.PARITY) {
            return failed(exit, done + 1);
          }
          done++;
        }
      }
    }
    return ExitCodes.PARITY;
  }

  private int runOne(
      int candidate, int count, long first, double seconds, Map<String, String> environment)
      throws IOException, InterruptedException {
    List<String> arguments = new ArrayList<>(List.of(BenchProcessCommand.NAME));
    arguments.add("--candidate-index=" + candidate);
    arguments.add("--thread-count=" + count);
    arguments.add("--first=" + first);
    if (options.measurement.quick) {
      arguments.add("--seconds=" + seconds);
    }
    arguments.addAll(words);
    return BenchProcess.run(
        count, arguments, environment, line -> take(candidate, count, line), terminal.err());
  }

  /** What a process may take, where all that are left are to end in time. */
  private double seconds(int left) {
    double elapsed = (System.nanoTime() - begin) / 1e9;
    return Math.max(0.1, (QUICK_SECONDS - elapsed) / left - START_SECONDS);
  }

  private void take(int candidate, int threads, JsonNode line) {
    if (line.has("fingerprint")) {
      if (fingerprint.isEmpty()) {
        fingerprint = line.get("fingerprint");
      }
      return;
    }
    Key key = new Key(candidate, threads, line.path("position").asLong());
    if (line.has("reason")) {
      reasons.putIfAbsent(key, line.path("reason").asText());
    } else {
      times.computeIfAbsent(key, unused -> new ArrayList<>()).add(BenchLines.times(line));
    }
  }

  private void progress(int number, int all, String candidate, int threads) {
    if (!options.measurement.quiet) {
      terminal
          .err()
          .printf(
              Locale.ROOT,
              "process %d of %d: %s, %d %s, %.0f s so far%n",
              number,
              all,
              candidate,
              threads,
              threads == 1 ? "thread" : "threads",
              (System.nanoTime() - begin) / 1e9);
    }
  }

  /** A process has said itself what is wrong, unless something ended it. */
  private int failed(int exit, int number) {
    boolean said = exit == ExitCodes.USAGE || exit == ExitCodes.UNAVAILABLE;
    if (!said) {
      terminal
          .err()
          .printf(Locale.ROOT, "convparity: process %d ended with exit code %d%n", number, exit);
    }
    return said ? exit : ExitCodes.INTERNAL;
  }

  private int report(Selection cases, List<Candidate> candidates) {
    List<LayerSummary> layers = new ArrayList<>();
    times.forEach(
        (key, found) -> {
          ParityCase parityCase = cases.get(key.position()).parityCase();
          Conv2dGeometry geometry = parityCase.setting().geometry();
          boolean grad = parityCase.grad();
          layers.add(
              LayerSummary.of(
                  parityCase.id(),
                  grad,
                  key.threads(),
                  candidates.get(key.candidate()).name(),
                  grad ? Operations.ofBackward(geometry) : Operations.of(geometry),
                  found));
        });
    reasons.forEach((key, reason) -> note(cases, candidates, key, reason));
    if (layers.isEmpty()) {
      terminal.err().println("convparity: nothing could be measured");
      return ExitCodes.NOTHING_COMPARED;
    }
    boolean json = options.measurement.format == BenchOptions.Format.json;
    terminal
        .out()
        .print(json ? BenchLines.report(fingerprint, layers) + "\n" : BenchText.of(layers));
    terminal.out().flush();
    return ExitCodes.PARITY;
  }

  private void note(Selection cases, List<Candidate> candidates, Key key, String reason) {
    List<ProcessTimes> found = times.getOrDefault(key, List.of());
    terminal
        .err()
        .printf(
            Locale.ROOT,
            "convparity: %s, %s, %d %s: %s: %s%n",
            cases.get(key.position()).parityCase().id(),
            candidates.get(key.candidate()).name(),
            key.threads(),
            key.threads() == 1 ? "thread" : "threads",
            found.isEmpty() ? "not measured" : "measured in " + found.size() + " processes only",
            reason);
  }
}
