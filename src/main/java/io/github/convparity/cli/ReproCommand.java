package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convparity repro}: its options; the work is in {@link ReproJob}. */
@Command(
    name = "repro",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Writes one case as files that stand alone: a program in Java and one in Python, a JUnit"
            + " test, the data, and a text for an issue tracker. Exits as run would.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity repro i1x3x32x32_o8_k3_p1_r7 --out repro",
      "  convparity repro i1x1x5x5_o1_k3 --candidate-path my.jar --out repro --force"
    })
final class ReproCommand implements Callable<Integer>, VerboseCommand {
  private final Terminal terminal;

  @Parameters(paramLabel = "CASE", description = "A case by its id, or in PyTorch's notation.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private String id;

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; made where it is missing.")
  @SuppressWarnings("NullAway.Init") // set by picocli
  private Path out;

  @Option(names = "--force", description = "Overwrites the files that are there.")
  private boolean force;

  @Option(
      names = "--results",
      paramLabel = "DIR",
      description = "Folder of a run's results, in which an id with _h is looked up (.convparity).")
  private Path results = Path.of(".convparity");

  @ArgGroup(validate = false, heading = "%nWhere the case's data may come from:%n")
  private SourceOptions source = new SourceOptions();

  @ArgGroup(validate = false, heading = "%nCandidates:%n")
  private CandidateOptions candidates = new CandidateOptions();

  @Mixin private TrialOptions trial = new TrialOptions();

  @Option(
      names = {"-v", "--verbose"},
      description = "Stack traces with errors.")
  private boolean verbose;

  ReproCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    SelectionOptions selection = new SelectionOptions();
    selection.cases = source.toCaseOptions(id);
    selection.axes.batch = source.batch;
    selection.axes.size = source.size;
    return new ReproJob(terminal, selection, results, candidates, trial).write(out, force);
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }
}
