package io.github.convparity.cli;

import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where the configuration stands. */
final class ConfigOptions {
  /** The file that is read without being named. */
  static final String USUAL = "convparity.yaml";

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "What is not given on the command line (convparity.yaml, if it is there).")
  @Nullable Path config;

  @Option(names = "--no-config", description = "Reads no convparity.yaml.")
  boolean none;

  /**
   * Reads the configuration: the named one, otherwise that of the working directory.
   *
   * @return null if there is none, or none is wanted
   */
  @Nullable ConfigFile read(Terminal terminal) throws IOException {
    ConfigFile named = readNamed();
    if (named != null || none || !Files.exists(Path.of(USUAL))) {
      return named;
    }
    terminal.err().println("note: " + USUAL + " is used; --no-config does without");
    return ConfigFile.read(Path.of(USUAL));
  }

  /** Reads only one that is named; null if none is. */
  @Nullable ConfigFile readNamed() throws IOException {
    if (config != null && none) {
      throw new UsageException("--config must not be given beside --no-config");
    }
    return config == null ? null : ConfigFile.read(config);
  }
}
