package io.github.convparity.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code convparity run}: its options; the work is in {@link RunJob}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Runs candidates and PyTorch on the same cases and compares them. Without a selection: the"
            + " suites seed and edges.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity run seed --image photo.png",
      "  convparity run -k 1..10 -s 1..10 -p 0..5,same --format ndjson",
      "  convparity run edges --candidate com.acme.FastConv --candidate-path target/classes"
    })
final class RunCommand implements Callable<Integer>, VerboseCommand {
  /** What is run where nothing is selected. */
  static final List<String> USUAL_SUITES = List.of("seed", "edges");

  private final Terminal terminal;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nCandidates:%n")
  private CandidateOptions candidates = new CandidateOptions();

  @ArgGroup(validate = false, heading = "%nExecution:%n")
  private ExecutionOptions execution = new ExecutionOptions();

  @ArgGroup(validate = false, heading = "%nRuns that survive:%n")
  private SurvivalOptions survival = new SurvivalOptions();

  @ArgGroup(validate = false, heading = "%nOutput:%n")
  private RunOutputOptions output = new RunOutputOptions();

  @ArgGroup(validate = false, heading = "%nEarlier runs and known failures:%n")
  private HistoryOptions history = new HistoryOptions();

  @ArgGroup(validate = false, heading = "%nConfiguration:%n")
  private ConfigOptions config = new ConfigOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  RunCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    ConfigFile file = config.read(terminal);
    if (file != null) {
      CommandLine.ParseResult parsed = spec.commandLine().getParseResult();
      file.fill(selection, candidates, parsed::hasMatchedOption);
      file.fill(execution, history, output, parsed::hasMatchedOption);
    }
    List<String> command = spec.commandLine().getParent().getParseResult().originalArgs();
    RunSettings settings =
        new RunSettings(selection, candidates, execution, survival, output, history);
    return new RunJob(terminal, settings, command).run();
  }

  @Override
  public boolean isVerbose() {
    return output.verbose;
  }
}
