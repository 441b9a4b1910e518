package io.github.convparity.cli;

import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.Candidates;
import io.github.convparity.run.ResultSink;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.run.Runner;
import io.github.convparity.run.ShardSet;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Shards joined into the results of the whole run. */
final class MergeJob {
  private static final String NO_OUTPUTS =
      "merge computes nothing again; convparity report with the folder of the results does";

  private final Terminal terminal;
  private final List<Path> folders;
  private final RunOutputOptions output;
  private final List<String> command;

  MergeJob(Terminal terminal, List<Path> folders, RunOutputOptions output, List<String> command) {
    this.terminal = terminal;
    this.folders = folders;
    this.output = output;
    this.command = command;
  }

  /** Checks the whole set, then writes; the exit code is that of the whole run. */
  int merge() throws IOException {
    ShardSet shards = ShardSet.of(folders);
    for (Path folder : folders) {
      if (Files.exists(output.out) && Files.isSameFile(folder, output.out)) {
        throw new UsageException(
            "--out (" + output.out + ") must not be one of the folders that are joined");
      }
    }
    Header header = shards.header(command);
    Totals totals = new Totals(header.cases(), header.candidates().size());
    WorstFailures failures = new WorstFailures();
    RunReport report = output.noReport ? null : new RunReport();
    Path page = RunReport.in(output.out);
    try (ResultsFolder folder = ResultsFolder.locked(output.out)) {
      OutputFile.check(page, false, true);
      folder.begin(true);
      Files.deleteIfExists(page); // that of other results
      JUnitSink junit = new JUnitSink(output.out, MergeJob::again);
      List<ResultSink> sinks = new ArrayList<>(List.of(folder, failures, junit));
      if (report != null) {
        sinks.add(report);
      }
      if (output.format != OutputOptions.Format.text) {
        boolean lines = output.format == OutputOptions.Format.ndjson;
        sinks.add(new StdoutSink(terminal.bytes(), lines));
      }
      shards.join(header, sinks, totals, counted -> RunJob.exitCode(Runner.End.COMPLETE, counted));
      if (report != null) {
        report.write(page, totals.groups(), NO_OUTPUTS, MergeJob::again);
      }
    }
    boolean text = output.format == OutputOptions.Format.text;
    if (text) {
      RunText printed = new RunText(terminal, output);
      printed.failures(failures, MergeJob::again);
      if (failures.count() > 1 && !output.quiet) {
        printed.groups(totals.groups());
      }
      printed.summary(header, totals, failures);
      printed.last(
          folders.size()
              + " shards are joined in "
              + ResultsFolder.results(output.out)
              + (report == null ? "" : "     Report " + page));
    }
    new GitHubNotes(terminal)
        .tell(header, totals, totals.groups(), failures, MergeJob::again, text);
    return totals.exit();
  }

  /** Where the candidate is to be found, and files of cases, only the user knows. */
  private static String again(ParityResult failure) {
    String candidate =
        failure.candidateName().equals(Candidates.DEFAULT)
            ? ""
            : " --candidate " + failure.candidateName();
    return "scripts/convparity show " + failure.id() + candidate;
  }
}
