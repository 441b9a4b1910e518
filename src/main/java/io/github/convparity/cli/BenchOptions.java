package io.github.convparity.cli;

import io.github.convparity.bench.BenchLayers;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Candidates;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options of {@code bench}, which its child processes read as well. */
final class BenchOptions {
  /** What goes to standard output. */
  enum Format {
    text,
    json
  }

  private static final String FASTEST = "vector";
  private static final int MOST_PROCESSES = 1000;

  @Mixin SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nCandidates:%n")
  CandidateOptions candidates = new CandidateOptions();

  @ArgGroup(validate = false, heading = "%nMeasurement:%n")
  MeasurementOptions measurement = new MeasurementOptions();

  /** How it is measured and printed. */
  static final class MeasurementOptions {
    @Option(
        names = "--threads",
        paramLabel = "N,...",
        description = "Threads of either side (1,2, as far as there are processors).")
    String threads = "";

    @Option(
        names = "--processes",
        paramLabel = "N",
        description = "Processes one after the other, for each number of threads (7; quick: 2).")
    int processes;

    @Option(names = "--quick", description = "Ends within a minute: less exact.")
    boolean quick;

    @Option(
        names = "--max-load",
        paramLabel = "PERCENT",
        description = "Rounds are left out in which others took more than this of a processor (5).")
    double maxLoad = 5;

    @Option(
        names = "--format",
        paramLabel = "FORMAT",
        description = "${COMPLETION-CANDIDATES} (text).")
    Format format = Format.text;

    @Option(
        names = {"-q", "--quiet"},
        description = "No progress.")
    boolean quiet;

    @Option(
        names = {"-v", "--verbose"},
        description = "Stack traces with errors.")
    boolean verbose;
  }

  /** The numbers of threads, in their order. */
  List<Integer> threads() {
    int processors = Runtime.getRuntime().availableProcessors();
    if (measurement.threads.isEmpty()) {
      return processors > 1 ? List.of(1, 2) : List.of(1);
    }
    List<Integer> threads = new ArrayList<>();
    for (String word : measurement.threads.split(",", -1)) {
      int number = word.matches("[0-9]{1,4}") ? Integer.parseInt(word) : 0;
      if (number < 1 || number > processors) {
        throw new UsageException(
            String.format(
                Locale.ROOT,
                "--threads (%s) must be numbers from 1 to %d, the processors of this machine",
                measurement.threads,
                processors));
      }
      if (!threads.contains(number)) {
        threads.add(number);
      }
    }
    return threads;
  }

  /** How many processes for each number of threads. */
  int processes(boolean given) {
    if (!given) {
      return measurement.quick ? 2 : 7;
    }
    if (measurement.processes < 1 || measurement.processes > MOST_PROCESSES) {
      throw new UsageException(
          "--processes (" + measurement.processes + ") must be from 1 to " + MOST_PROCESSES);
    }
    return measurement.processes;
  }

  /** What others may take of the processors, 1 for one whole processor. */
  double maxLoad() {
    if (!(measurement.maxLoad >= 0)) {
      throw new UsageException(
          "--max-load (" + measurement.maxLoad + ") must be a percentage from 0");
    }
    return measurement.maxLoad / 100;
  }

  /** The selected cases; those of {@link BenchLayers} if nothing is selected. */
  Selection cases(Consumer<String> notes) throws IOException {
    return new SelectionBuilder(selection, Path.of(".convparity"), notes)
        .buildOr(() -> List.of(BenchLayers.suite()));
  }

  /** As for {@code run}; where none is asked for, the fastest of the project's own. */
  List<Candidate> candidates() throws IOException {
    boolean isOpen = candidates.names.isEmpty() && candidates.paths.isEmpty();
    boolean hasFastest =
        isOpen && Candidates.own().stream().anyMatch(own -> own.name().equals(FASTEST));
    return Candidates.find(hasFastest ? List.of(FASTEST) : candidates.names, candidates.paths);
  }
}
