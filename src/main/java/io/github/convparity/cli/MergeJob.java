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
  private final Terminal terminal;
  private final List<Path> folders;
  private final OutputOptions output;
  private final List<String> command;

  MergeJob(Terminal terminal, List<Path> folders, OutputOptions output, List<String> command) {
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
    try (ResultsFolder folder = ResultsFolder.open(output.out)) {
      List<ResultSink> sinks =
          new ArrayList<>(List.of(folder, failures, new JUnitSink(output.out, MergeJob::again)));
      if (output.format != OutputOptions.Format.text) {
        boolean lines = output.format == OutputOptions.Format.ndjson;
        sinks.add(new StdoutSink(terminal.bytes(), lines));
      }
      shards.join(header, sinks, totals, counted -> RunJob.exitCode(Runner.End.COMPLETE, counted));
    }
    boolean text = output.format == OutputOptions.Format.text;
    if (text) {
      RunText printed = new RunText(terminal, output);
      printed.failures(failures, MergeJob::again);
      if (failures.count() > 1 && !output.quiet) {
        printed.groups(totals.groups());
      }
      printed.summary(header, totals, failures);
      printed.last(folders.size() + " shards are joined in " + ResultsFolder.results(output.out));
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
