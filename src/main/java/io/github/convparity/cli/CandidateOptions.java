package io.github.convparity.cli;

import io.github.convparity.kernel.VectorConv2d;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Candidates;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
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

  /** Where the names stand, to be said before what is wrong with them; empty for the command. */
  String source = "";

  /**
   * The one that is named.
   *
   * @throws UsageException if there are several
   */
  Candidate one() throws IOException {
    List<Candidate> found = Candidates.find(names, paths);
    if (found.size() > 1) {
      throw new UsageException(
          "--candidate must name one of "
              + String.join(", ", found.stream().map(Candidate::name).toList()));
    }
    return found.get(0);
  }

  /**
   * Finds them.
   *
   * @param notes takes a sentence where one of them cannot do what it is made for
   */
  List<Candidate> find(Consumer<String> notes) throws IOException {
    List<Candidate> candidates = find();
    String obstacle = VectorConv2d.obstacle();
    if (obstacle != null && candidates.stream().anyMatch(c -> c.type() == VectorConv2d.class)) {
      notes.accept("candidate vector computes with the plain loops: " + obstacle);
    }
    return candidates;
  }

  private List<Candidate> find() throws IOException {
    try {
      return Candidates.find(names, paths);
    } catch (UsageException e) {
      throw source.isEmpty() ? e : new UsageException(source + e.getMessage());
    }
  }
}
