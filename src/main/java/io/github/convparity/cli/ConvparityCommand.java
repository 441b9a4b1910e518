package io.github.convparity.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command without a subcommand: prints the help. {@link Subcommands} adds the others. */
@Command(
    name = "convparity",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    description = "Compares Java convolutions with the real PyTorch Conv2d.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  convparity run                      the suites seed and edges",
      "  convparity run -k 1..5 -p 0..2,same --padding-mode reflect",
      "  convparity list edges               what a run would do",
      "",
      "Exit codes: 0 parity, 1 a failing verdict, 2 wrong usage, 3 a file or PyTorch is",
      "missing, 4 nothing was compared, 70 internal error, 130 interrupted."
    })
final class ConvparityCommand implements Runnable {
  @Spec
  @SuppressWarnings("NullAway.Init") // set by picocli
  private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
