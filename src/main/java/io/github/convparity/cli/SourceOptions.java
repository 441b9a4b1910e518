package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Where one case's data may come from, if its id alone does not say. */
class SourceOptions {
  @Option(
      names = "--cases",
      paramLabel = "FILE",
      description = "A file of cases in which an id with literal data is looked up. Repeatable.")
  List<Path> files = new ArrayList<>();

  @Option(names = "--image", paramLabel = "FILE", description = "The picture that the id names.")
  @Nullable Path image;

  @Option(
      names = "--input",
      paramLabel = "DIMS",
      description = "Input of a case in PyTorch's notation, like 1x3x32x32.")
  @Nullable String input;

  @Option(
      names = "--batch",
      paramLabel = "N",
      description = "Instead of --input: images, or none (1).")
  @Nullable String batch;

  @Option(names = "--size", paramLabel = "HxW", description = "Instead of --input (32x32).")
  @Nullable String size;

  /** As the options of a selection with this case alone. */
  SelectionOptions.CaseOptions toCaseOptions(String id) {
    SelectionOptions.CaseOptions cases = new SelectionOptions.CaseOptions();
    cases.ids = List.of(id);
    cases.lookedUpIn = files;
    cases.image = image;
    cases.input = input;
    return cases;
  }
}
