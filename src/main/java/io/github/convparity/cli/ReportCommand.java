package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convparity report}: its options; the work is in {@link ReportJob}. */
@Command(
    name = "report",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Tells the results of one or several runs: as a page that opens anywhere, and as text for a"
            + " pull request, a table or JSON. Without an output: report.html beside the results.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity report --markdown comment.md",
      "  convparity report shard1 shard2/results.ndjson --html all.html --csv all.csv"
    })
final class ReportCommand implements Callable<Integer>, VerboseCommand {
  /** What is written, and where. */
  static final class Outputs {
    @Option(names = "--html", paramLabel = "FILE", description = "The page.")
    @Nullable Path html;

    @Option(
        names = "--markdown",
        paramLabel = "FILE",
        description = "Text for a comment on a pull request; - for standard output.")
    @Nullable Path markdown;

    @Option(
        names = "--csv",
        paramLabel = "FILE",
        description = "A line for each result; - for standard output.")
    @Nullable Path csv;

    @Option(
        names = "--json",
        paramLabel = "FILE",
        description = "Counts, failures by cause and the worst 10,000 results; - likewise.")
    @Nullable Path json;

    @Option(
        names = "--max-size",
        paramLabel = "SIZE",
        description = "Of the page: where it would be larger, the best results are left out (20m).")
    String maxSize = RunReport.USUAL_SIZE;

    @Option(
        names = "--no-outputs",
        description = "Does not compute the worst cases again to show their outputs.")
    boolean noOutputs;
  }

  private final Terminal terminal;

  @Parameters(
      paramLabel = "RESULTS",
      arity = "0..*",
      description = "Files of results, or folders with a results.ndjson (.convparity).")
  private List<Path> results = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nOutput:%n")
  private Outputs outputs = new Outputs();

  @ArgGroup(validate = false, heading = "%nCandidates, to compute the worst cases again:%n")
  private CandidateOptions candidates = new CandidateOptions();

  @Mixin private IsolationOption isolation = new IsolationOption();

  @Option(
      names = {"-v", "--verbose"},
      description = "Stack traces with errors.")
  private boolean verbose;

  ReportCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<Path> read = results.isEmpty() ? List.of(Path.of(".convparity")) : results;
    return new ReportJob(terminal, read, outputs, candidates, isolation.isolate).write();
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }
}
