package io.github.convparity.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What a setting, or many of them, are made of; null where not given. */
class SettingOptions {
  @Option(
      names = {"-k", "--kernel"},
      paramLabel = "K",
      description = "Kernel size (3).")
  @Nullable String kernel;

  @Option(
      names = {"-s", "--stride"},
      paramLabel = "S",
      description = "Stride (1).")
  @Nullable String stride;

  @Option(
      names = {"-p", "--padding"},
      paramLabel = "P",
      description = "Padding, same or valid (0).")
  @Nullable String padding;

  @Option(
      names = {"-d", "--dilation"},
      paramLabel = "D",
      description = "Dilation (1).")
  @Nullable String dilation;

  @Option(
      names = {"-g", "--groups"},
      paramLabel = "G",
      description = "Groups (1).")
  @Nullable String groups;

  @Option(
      names = "--padding-mode",
      paramLabel = "MODE",
      description = "zeros, reflect, replicate, circular (zeros).")
  @Nullable String paddingMode;

  @Option(names = "--in-channels", paramLabel = "C", description = "Input channels (3).")
  @Nullable String inChannels;
}
