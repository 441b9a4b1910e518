package io.github.convparity.cli;

import io.github.convparity.report.DifferencesJson;
import io.github.convparity.report.DifferencesText;
import io.github.convparity.result.RunDifferences;
import io.github.convparity.result.RunDifferences.Kind;
import io.github.convparity.result.RunSnapshot;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.suite.Suggestions;
import io.github.convparity.suite.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convparity compare}: what is different between two runs. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Compares the results of two runs: newly failing, fixed, error grown or shrunk, other bits,"
            + " other fingerprint. Nothing is run.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity compare main-results .convparity",
      "  convparity compare .convparity/previous.ndjson .convparity --fail-on new-failures,bits"
    })
final class CompareCommand implements Callable<Integer>, VerboseCommand {
  private static final List<String> REASONS =
      List.of("new-failures", "missing", "grown", "bits", "fingerprint", "none");

  /** Formats of a comparison. */
  enum Format {
    text,
    json
  }

  private final Terminal terminal;

  @Parameters(index = "0", paramLabel = "BASE", description = "Results: a file, or their folder.")
  private Path base = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "Those to compare with them.")
  private Path now = Path.of("");

  @Option(
      names = "--fail-on",
      paramLabel = "WHAT,...",
      split = ",",
      description =
          "What exits with 1: new-failures, missing, grown, bits, fingerprint, none"
              + " (new-failures,missing).")
  private List<String> failOn = List.of("new-failures", "missing");

  @Option(
      names = "--factor",
      paramLabel = "F",
      description = "An error has grown or shrunk by more than this (1.5).")
  private String factor = "1.5";

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "So many results of each kind in the text (10).")
  private int limit = 10;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES} (text).")
  private Format format = Format.text;

  @Option(
      names = "--color",
      paramLabel = "WHEN",
      description = "${COMPLETION-CANDIDATES} (auto: on a terminal without NO_COLOR).")
  private PrintingOptions.Color color = PrintingOptions.Color.auto;

  @Option(
      names = {"-v", "--verbose"},
      description = "Stack traces with errors.")
  private boolean verbose;

  CompareCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    Path oldFile = file(base);
    Path newFile = file(now);
    double by = checkedFactor();
    failOn.forEach(CompareCommand::checkReason);
    if (limit < 0) {
      throw new UsageException("--limit (" + limit + ") must be 0 or more");
    }
    RunSnapshot before = read(oldFile);
    RunSnapshot after = read(newFile);
    RunDifferences found = RunDifferences.of(before, after, by);
    int exit = exitCode(found);
    if (format == Format.json) {
      DifferencesJson.write(before, after, found, exit, terminal.bytes());
      terminal.bytes().flush();
      return exit;
    }
    terminal.out().print(DifferencesText.run("base", oldFile.toString(), before));
    terminal.out().print(DifferencesText.run("new", newFile.toString(), after));
    terminal.out().print(DifferencesText.of(found, limit, color.ink(terminal)));
    terminal.out().flush();
    return exit;
  }

  private int exitCode(RunDifferences found) {
    boolean failed = failOn.stream().anyMatch(reason -> occurred(reason, found));
    if (failed) {
      return ExitCodes.FAILED;
    }
    return found.common() == 0 ? ExitCodes.NOTHING_COMPARED : ExitCodes.PARITY;
  }

  private static boolean occurred(String reason, RunDifferences found) {
    return switch (reason) {
      case "new-failures" -> !found.of(Kind.NEW_FAILURES).isEmpty();
      case "missing" -> !found.of(Kind.MISSING).isEmpty();
      case "grown" -> !found.of(Kind.GROWN).isEmpty();
      case "bits" ->
          !found.of(Kind.CANDIDATE_BITS).isEmpty() || !found.of(Kind.REFERENCE_BITS).isEmpty();
      case "fingerprint" -> found.facts().stream().anyMatch(RunDifferences.Fact::inFingerprint);
      default -> false;
    };
  }

  private static void checkReason(String reason) {
    if (!REASONS.contains(reason)) {
      throw new UsageException(
          "--fail-on ("
              + reason
              + ") must be one of "
              + String.join(", ", REASONS)
              + Suggestions.didYouMean(reason, REASONS));
    }
  }

  private double checkedFactor() {
    double value;
    try {
      value = Double.parseDouble(factor);
    } catch (NumberFormatException e) {
      value = Double.NaN;
    }
    if (!(value >= 1) || Double.isInfinite(value)) {
      throw new UsageException("--factor (" + factor + ") must be a number from 1, like 1.5");
    }
    return value;
  }

  private static Path file(Path named) throws IOException {
    Path file = Files.isDirectory(named) ? ResultsFolder.results(named) : named;
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    return file;
  }

  private static RunSnapshot read(Path file) throws IOException {
    try (BufferedReader lines = Files.newBufferedReader(file)) {
      return RunSnapshot.read(lines, file.toString());
    } catch (CharacterCodingException e) {
      throw new UsageException(file + " must be a file of results in UTF-8");
    }
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }
}
