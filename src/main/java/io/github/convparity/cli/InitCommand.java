package io.github.convparity.cli;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code convparity init}: writes a commented configuration. */
@Command(
    name = "init",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    description =
        "Writes a commented convparity.yaml into this folder, which run then uses. As it stands it"
            + " changes nothing.")
final class InitCommand implements Callable<Integer> {
  private final Terminal terminal;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "Another file to write (convparity.yaml).")
  private Path file = Path.of(ConfigOptions.USUAL);

  @Option(names = "--force", description = "Overwrites a file that is there.")
  private boolean force;

  InitCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException {
    if (Files.exists(file) && !force) {
      throw new FileSystemException(
          file.toString(), null, "it is there already; --force overwrites it");
    }
    Files.write(file, template());
    String option =
        file.equals(Path.of(ConfigOptions.USUAL))
            ? ""
            : " --config " + AgainCommand.quoted(file.toString());
    terminal.out().println("Wrote " + file + ". Change it, then:");
    terminal
        .out()
        .println(
            "  scripts/convparity list --config "
                + AgainCommand.quoted(file.toString())
                + " --count     how many cases that is");
    terminal.out().println("  scripts/convparity run" + option + "     runs them");
    terminal.out().flush();
    return ExitCodes.PARITY;
  }

  /** What is written. */
  static byte[] template() throws IOException {
    try (InputStream in = InitCommand.class.getResourceAsStream(ConfigOptions.USUAL)) {
      return Objects.requireNonNull(in, ConfigOptions.USUAL).readAllBytes();
    }
  }
}
