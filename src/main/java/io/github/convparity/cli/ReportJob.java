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
import io.github.convparity.run.RunOptions;
import io.github.convparity.suite.UsageException;
import io.github.convparity.torch.TorchReference;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads results and writes what is asked for. */
final class ReportJob {
  private static final Path STANDARD_OUTPUT = Path.of("-");

  private final Terminal terminal;
  private final List<Path> files;
  private final ReportCommand.Outputs outputs;
  private final CandidateOptions candidateOptions;
  private final boolean isolate;
  private final ReportData data = new ReportData();
  private final Columns columns = new Columns();

  ReportJob(
      Terminal terminal,
      List<Path> results,
      ReportCommand.Outputs outputs,
      CandidateOptions candidateOptions,
      boolean isolate) {
    this.terminal = terminal;
    this.files =
        results.stream()
            .map(path -> Files.isDirectory(path) ? ResultsFolder.results(path) : path)
            .toList();
    this.outputs = outputs;
    this.candidateOptions = candidateOptions;
    this.isolate = isolate;
  }

  /** Writes; the exit code says only whether that was done. */
  int write() throws IOException, InterruptedException {
    long maxSize = TrialOptions.size("--max-size", outputs.maxSize);
    Map<String, Candidate> candidates = candidates();
    Path html = outputs.html;
    if (html == null && outputs.markdown == null && outputs.csv == null && outputs.json == null) {
      html = files.get(0).resolveSibling("report.html");
    }
    check(html);
    if (outputs.csv == null) {
      read(null);
    } else {
      write(outputs.csv, this::readInto);
    }
    if (outputs.markdown != null) {
      write(outputs.markdown, out -> out.write(utf8(MarkdownReport.of(data))));
    }
    if (outputs.json != null) {
      write(outputs.json, out -> out.write(utf8(JsonReport.of(data))));
    }
    if (html != null) {
      byte[] page =
          HtmlPage.of(
              data, columns, closeUps(candidates), result -> again(result, candidates), maxSize);
      write(html, out -> out.write(page));
      if (!given(html).containsValue(STANDARD_OUTPUT)) {
        terminal.out().println("Report " + html);
      }
    }
    terminal.out().flush();
    return ExitCodes.PARITY;
  }

  /** The files to write, by their options. */
  private Map<String, Path> given(@Nullable Path html) {
    Map<String, Path> given = new LinkedHashMap<>();
    given.put("--html", html);
    given.put("--markdown", outputs.markdown);
    given.put("--csv", outputs.csv);
    given.put("--json", outputs.json);
    given.values().removeIf(Objects::isNull);
    return given;
  }

  /** Looks before anything is read whether everything can be written, and over what. */
  private void check(@Nullable Path html) throws IOException {
    Map<Path, String> taken = new HashMap<>();
    for (Path file : files) {
      taken.put(OutputFile.place(file), "the results that are read");
    }
    for (Map.Entry<String, Path> output : given(html).entrySet()) {
      Path file = output.getValue();
      if (!file.equals(STANDARD_OUTPUT)) {
        OutputFile.check(file, false, true);
      }
      String before = taken.put(OutputFile.place(file), output.getKey() + " as well");
      if (before != null) {
        throw new UsageException(output.getKey() + " (" + file + ") is " + before);
      }
    }
  }

  private void write(Path file, OutputFile.Content content) throws IOException {
    if (!file.equals(STANDARD_OUTPUT)) {
      OutputFile.write(file, false, true, content);
      return;
    }
    terminal.out().flush();
    content.to(terminal.bytes());
    terminal.bytes().flush();
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private void readInto(OutputStream out) throws IOException {
    Writer csv = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    csv.write(CsvReport.header());
    read(csv);
    csv.flush();
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

  private Map<ParityResult, CloseUp> closeUps(Map<String, Candidate> candidates)
      throws InterruptedException {
    if (outputs.noOutputs) {
      return CloseUps.none(data, "--no-outputs was given");
    }
    if (CloseUps.wanted(data).findAny().isEmpty()) {
      return Map.of();
    }
    CaseGuard guard = CaseGuard.begin(terminal);
    try (Reference reference = TorchReference.open(1)) {
      return CloseUps.of(data, candidates::get, reference, options());
    } catch (ReferenceUnavailableException e) {
      return CloseUps.none(data, "there is no PyTorch here: " + e.getMessage());
    } finally {
      guard.end();
    }
  }

  private RunOptions options() {
    Path crashes = files.get(0).toAbsolutePath().getParent();
    return new TrialOptions()
        .toRunOptions()
        .isolated(
            isolate && crashes != null
                ? CandidateProcessCommand.isolation(candidateOptions, crashes, terminal)
                : null);
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
