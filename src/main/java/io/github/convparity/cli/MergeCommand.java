package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code convparity merge}: its options; the work is in {@link MergeJob}. */
@Command(
    name = "merge",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Joins the results of all shards of a run (run --shard 1/8 and so on) into those of the"
            + " whole run, and exits as that would. Shards that are missing, doubled, unfinished or"
            + " of another run are named, and nothing is joined.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity merge shard-1 shard-2 shard-3",
      "  convparity merge nightly/* --out nightly-all"
    })
final class MergeCommand implements Callable<Integer>, VerboseCommand {
  private final Terminal terminal;

  @Parameters(paramLabel = "DIR", arity = "1..*", description = "The output folder of a shard.")
  private List<Path> folders = new ArrayList<>();

  @ArgGroup(validate = false, heading = "%nOutput:%n")
  private RunOutputOptions output = new RunOutputOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  MergeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<String> command = spec.commandLine().getParent().getParseResult().originalArgs();
    return new MergeJob(terminal, folders, output, command).merge();
  }

  @Override
  public boolean isVerbose() {
    return output.verbose;
  }
}
