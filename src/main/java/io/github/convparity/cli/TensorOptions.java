package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
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

  /** The files that are named, without the names of arrays in them. */
  List<Path> files() {
    return Stream.of(input, weight, bias)
        .filter(Objects::nonNull)
        .map(TensorOptions::file)
        .toList();
  }

  /** The file of {@code FILE} or {@code FILE.npz#name}. */
  static Path file(String given) {
    int hash = given.lastIndexOf(".npz#");
    return Path.of(hash < 0 ? given : given.substring(0, hash + ".npz".length()));
  }

  boolean isEmpty() {
    return input == null && weight == null && bias == null;
  }
}
