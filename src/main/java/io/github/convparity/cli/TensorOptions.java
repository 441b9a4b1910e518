package io.github.convparity.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Tensors from numpy files: FILE.npy, FILE.npz with one array, or FILE.npz#name. */
final class TensorOptions {
  @Option(
      names = "--input-file",
      paramLabel = "FILE",
      description = "Input, [N,C,H,W] or [C,H,W]; its shape and dtype are the case's.")
  @Nullable String input;

  @Option(
      names = "--weight-file",
      paramLabel = "FILE",
      description = "Weight, [O,I/groups,kH,kW]. Without --bias and --bias-file: no bias.")
  @Nullable String weight;

  @Option(names = "--bias-file", paramLabel = "FILE", description = "Bias, [O].")
  @Nullable String bias;

  boolean isEmpty() {
    return input == null && weight == null && bias == null;
  }
}
