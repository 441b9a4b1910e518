package io.github.convparity.cli;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code convparity bench}; the work is in {@link BenchJob}. */
@Command(
    name = "bench",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Measures how fast candidates are beside PyTorch: forward of both in turn, or backward alone"
            + " in cases with gradients, on the same data with as many threads, in several"
            + " processes. Without a selection: 13 layers of"
            + " well-known networks. Without --candidate: vector, or direct where there is none.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity bench --quick",
      "  convparity bench --quick --grad",
      "  convparity bench layers --filter k:3 --threads 1",
      "  convparity bench --case i1x64x56x56_o64_k3_p1 --candidate direct --format json"
    })
final class BenchCommand implements Callable<Integer>, VerboseCommand {
  private final Terminal terminal;

  @Mixin private BenchOptions options = new BenchOptions();

  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  BenchCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    List<String> words = spec.commandLine().getParent().getParseResult().originalArgs();
    boolean processesGiven = spec.commandLine().getParseResult().hasMatchedOption("--processes");
    List<String> own = words.subList(words.indexOf("bench") + 1, words.size());
    return new BenchJob(terminal, options, processesGiven, own).run();
  }

  @Override
  public boolean isVerbose() {
    return options.measurement.verbose;
  }
}
