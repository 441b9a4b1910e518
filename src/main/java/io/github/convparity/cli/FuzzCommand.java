package io.github.convparity.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code convparity fuzz}: its options; the work is in {@link FuzzJob}. */
@Command(
    name = "fuzz",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Draws cases at random, legal and illegal, and shrinks the first failure of each kind to the"
            + " smallest case. Axis options say which values are drawn; suites, --cases and --case,"
            + " which cases are changed.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity fuzz --time 5m",
      "  convparity fuzz --seed 7 --max-cases 10000 -k 1..3 --dtype float32",
      "  convparity fuzz edges --grad --candidate com.acme.FastConv --candidate-path target/classes"
    })
final class FuzzCommand implements Callable<Integer>, VerboseCommand {
  private final Terminal terminal;

  @Mixin private SelectionOptions selection = new SelectionOptions();

  @ArgGroup(validate = false, heading = "%nFuzzing:%n")
  private FuzzOptions fuzz = new FuzzOptions();

  @ArgGroup(validate = false, heading = "%nCandidates:%n")
  private CandidateOptions candidates = new CandidateOptions();

  @ArgGroup(validate = false, heading = "%nExecution:%n")
  private ExecutionOptions execution = new ExecutionOptions();

  @ArgGroup(validate = false, heading = "%nOutput:%n")
  private OutputOptions output = new OutputOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  FuzzCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<String> command = spec.commandLine().getParent().getParseResult().originalArgs();
    return new FuzzJob(terminal, selection, fuzz, candidates, execution, output, command).run();
  }

  @Override
  public boolean isVerbose() {
    return output.verbose;
  }
}
