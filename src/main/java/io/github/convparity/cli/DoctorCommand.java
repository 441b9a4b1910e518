package io.github.convparity.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code convparity doctor}; the work is in {@link DoctorJob}. */
@Command(
    name = "doctor",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Tells what this machine has: Java, DJL, PyTorch and its library, threads, CPU flags; and"
            + " compares one case. Exits with 0; 3 without a working PyTorch; 1 if the case fails.",
    footerHeading = "%nExample:%n",
    footer = {"  convparity doctor"})
final class DoctorCommand implements Callable<Integer>, VerboseCommand {
  private final Terminal terminal;

  @Option(
      names = {"-v", "--verbose"},
      description = "Stack traces with errors.")
  private boolean verbose;

  DoctorCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws Exception {
    return new DoctorJob(terminal).run();
  }

  @Override
  public boolean isVerbose() {
    return verbose;
  }
}
