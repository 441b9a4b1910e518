package io.github.convparity.cli;

import io.github.convparity.page.CloseUp;
import io.github.convparity.page.Columns;
import io.github.convparity.page.HtmlPage;
import io.github.convparity.reference.Reference;
import io.github.convparity.report.ReportData;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.ResultSink;
import io.github.convparity.run.RunOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Collects the results of a run for its report. */
final class RunReport implements ResultSink {
  /** Size of the page where nobody says otherwise. */
  static final String USUAL_SIZE = "20m";

  private final ReportData data = new ReportData();
  private final Columns columns = new Columns();

  RunReport() {
    data.explain(List.of()); // the run finds out itself
  }

  /** The report's place in a folder of results. */
  static Path in(Path folder) {
    return folder.resolve("report.html");
  }

  /** Writes the page of all that came; the worst cases are computed again. */
  void write(
      Path file,
      List<FailureGroup> groups,
      List<Candidate> candidates,
      Reference reference,
      RunOptions options,
      Function<ParityResult, String> again)
      throws IOException, InterruptedException {
    data.explain(groups);
    Map<String, Candidate> named = new HashMap<>();
    candidates.forEach(candidate -> named.put(candidate.name(), candidate));
    long size = TrialOptions.size("--max-size", USUAL_SIZE);
    Map<ParityResult, CloseUp> closeUps = CloseUps.of(data, named::get, reference, options);
    byte[] page = HtmlPage.of(data, columns, closeUps, again, size);
    OutputFile.write(file, page, false, true);
  }

  /** The same where nothing is computed again. */
  void write(
      Path file,
      List<FailureGroup> groups,
      String whyNoOutputs,
      Function<ParityResult, String> again)
      throws IOException {
    data.explain(groups);
    long size = TrialOptions.size("--max-size", USUAL_SIZE);
    Map<ParityResult, CloseUp> closeUps = CloseUps.none(data, whyNoOutputs);
    OutputFile.write(file, HtmlPage.of(data, columns, closeUps, again, size), false, true);
  }

  @Override
  public void header(Header header, byte[] line) {
    data.header(header, "");
  }

  @Override
  public void result(ParityResult result, byte[] line) {
    data.add(result);
    columns.add(result);
  }

  @Override
  public void flush() {}

  @Override
  public void totals(Header header, Totals totals, byte[] line) {}
}
