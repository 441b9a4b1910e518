package io.github.convparity.cli;

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
}
