package io.github.convparity.cli;

import io.github.convparity.page.CloseUp;
import io.github.convparity.page.Columns;
import io.github.convparity.page.HtmlPage;
import io.github.convparity.reference.Reference;
import io.github.convparity.reference.ReferenceUnavailableException;
import io.github.convparity.report.CsvReport;
import io.github.convparity.report.JsonReport;
import io.github.convparity.report.MarkdownReport;
import io.github.convparity.report.ReportData;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.RunFile;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Candidates;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.torch.TorchReference;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads results and writes what is asked for. */
final class ReportJob {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final Terminal terminal;
  private final List<Path> files;
  private final ReportCommand.Outputs outputs;
  private final CandidateOptions candidateOptions;
  private final ReportData data = new ReportData();
  private final Columns columns = new Columns();

  ReportJob(
      Terminal terminal,
      List<Path> results,
      ReportCommand.Outputs outputs,
      CandidateOptions candidateOptions) {
    this.terminal = terminal;
    this.files =
        results.stream()
            .map(path -> Files.isDirectory(path) ? ResultsFolder.results(path) : path)
            .toList();
    this.outputs = outputs;
    this.candidateOptions = candidateOptions;
  }

  /** Writes; the exit code says only whether that was done. */
  int write() throws IOException {
    long maxSize = TrialOptions.size("--max-size", outputs.maxSize);
    Map<String, Candidate> candidates = candidates();
    Path html = outputs.html;
    if (html == null && outputs.markdown == null && outputs.csv == null && outputs.json == null) {
      html = files.get(0).resolveSibling("report.html");
    }
    if (outputs.csv == null) {
      read(null);
    } else {
      try (Writer csv = writer(outputs.csv)) {
        csv.write(CsvReport.header());
        read(csv);
      }
    }
    write(outputs.markdown, () -> MarkdownReport.of(data));
    write(outputs.json, () -> JsonReport.of(data));
    if (html != null) {
      byte[] page =
          HtmlPage.of(
              data, columns, closeUps(candidates), result -> again(result, candidates), maxSize);
      Files.write(html, page);
      terminal.out().println("Report " + html);
    }
    terminal.out().flush();
    return ExitCodes.PARITY;
  }

  private interface Text {
    String make();
  }

  private void write(@Nullable Path file, Text text) throws IOException {
    if (file != null) {
      try (Writer writer = writer(file)) {
        writer.write(text.make());
      }
    }
  }

  private Writer writer(Path file) throws IOException {
    return file.equals(STANDARD_OUTPUT)
        ? new BufferedWriter(new StandardOutput(terminal.out()))
        : Files.newBufferedWriter(file);
  }

  private void read(@Nullable Writer csv) throws IOException {
    for (Path file : files) {
      try (BufferedReader lines = Files.newBufferedReader(file)) {
        if (!RunFile.read(lines, file.toString(), new Collector(file, csv))) {
          data.note(file + " was cut: its end is missing");
        }
      } catch (UncheckedIOException e) {
        throw e.getCause();
      }
    }
  }

  /** Hands on what is read. */
  private final class Collector implements RunFile.Visitor {
    private final Path file;
    private final @Nullable Writer csv;

    Collector(Path file, @Nullable Writer csv) {
      this.file = file;
      this.csv = csv;
    }

    @Override
    public void header(Header header) {
      data.header(header, file.toString());
    }

    @Override
    public void result(ParityResult result, String line) {
      data.add(result);
      columns.add(result);
      if (csv != null) {
        try {
          csv.write(CsvReport.line(result));
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  /** Those that may be called, by name. */
  private Map<String, Candidate> candidates() throws IOException {
    Map<String, Candidate> named = new HashMap<>();
    Candidates.own().forEach(candidate -> named.put(candidate.name(), candidate));
    if (!candidateOptions.names.isEmpty() || !candidateOptions.paths.isEmpty()) {
      Candidates.find(candidateOptions.names, candidateOptions.paths)
          .forEach(candidate -> named.put(candidate.name(), candidate));
    }
    return named;
  }

  private Map<ParityResult, CloseUp> closeUps(Map<String, Candidate> candidates) {
    if (outputs.noOutputs) {
      return CloseUps.none(data, "--no-outputs was given");
    }
    if (CloseUps.wanted(data).findAny().isEmpty()) {
      return Map.of();
    }
    CaseGuard guard = CaseGuard.begin(terminal);
    try (Reference reference = TorchReference.open(1)) {
      return CloseUps.of(data, reference, candidates::get);
    } catch (ReferenceUnavailableException e) {
      return CloseUps.none(data, "there is no PyTorch here: " + e.getMessage());
    } finally {
      guard.end();
    }
  }

  private String again(ParityResult result, Map<String, Candidate> candidates) {
    Candidate candidate = candidates.get(result.candidateName());
    StringBuilder words = new StringBuilder("scripts/convparity show ").append(result.id());
    if (candidate == null) {
      words.append(" --candidate ").append(AgainCommand.quoted(result.candidateName()));
    } else if (!candidate.name().equals(Candidates.DEFAULT)) {
      words.append(" --candidate ").append(AgainCommand.quoted(candidate.type().getName()));
    }
    for (Path path : candidateOptions.paths) {
      words.append(" --candidate-path ").append(AgainCommand.quoted(path.toString()));
    }
    return words.toString();
  }
}
