package io.github.convparity.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** Which implementations are under test. */
final class CandidateOptions {
  @Option(
      names = "--candidate",
      paramLabel = "NAME-OR-CLASS",
      description =
          "An implementation by its name or class (direct, or all that --candidate-path has)."
              + " Repeatable.")
  List<String> names = new ArrayList<>();

  @Option(
      names = "--candidate-path",
      paramLabel = "JAR-OR-FOLDER",
      description = "Where your own implementations are. Repeatable. They are code that runs.")
  List<Path> paths = new ArrayList<>();
}
