package io.github.convparity.repro;

import io.github.convparity.result.ResultLines;
import io.github.convparity.tensor.Tensor;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The files with which somebody else sees what a candidate and PyTorch make of a case.
 *
 * <pre>{@code
 * Map<String, byte[]> files = Reproducer.files(evidence); // Repro.java, repro.py, ...
 * ReproFolder.write(folder, files, false);
 * }</pre>
 */
public final class Reproducer {
  /** The names of the files, in the order in which they are told. */
  public static final List<String> NAMES =
      List.of("issue.md", "Repro.java", "ReproTest.java", "repro.py", "data.npz", "case.json");

  /** More elements than these are read from {@code data.npz}, not from the source. */
  private static final int MOST_LITERAL = 1500;

  /** Elements that are told of an output or a gradient. */
  private static final int MOST_PLACES = 10;

  private Reproducer() {}

  /**
   * The contents by name, those of {@link #NAMES}.
   *
   * @throws IllegalArgumentException if the data need more bytes than a Java array has
   */
  public static Map<String, byte[]> files(Evidence evidence) {
    Map<String, Tensor> data = ReproData.of(evidence);
    boolean literal = isLiteral(data);
    Map<String, byte[]> files = new LinkedHashMap<>();
    files.put("issue.md", bytes(IssueText.of(evidence, data, literal)));
    files.put("Repro.java", bytes(JavaSource.program(evidence, data, literal)));
    files.put("ReproTest.java", bytes(JavaSource.test(evidence, data, literal)));
    files.put("repro.py", bytes(PythonSource.of(evidence, data, literal)));
    files.put("data.npz", ReproData.npz(data));
    files.put("case.json", bytes(ResultLines.caseLine(evidence.result().parityCase()) + "\n"));
    return files;
  }

  private static boolean isLiteral(Map<String, Tensor> data) {
    long elements = data.values().stream().mapToLong(Tensor::length).sum();
    return elements <= MOST_LITERAL && data.values().stream().allMatch(Numerals::isWritable);
  }

  /** The elements that are worth a look: those that differ most, otherwise the first ones. */
  static List<Integer> places(Evidence.Part part) {
    Tensor ours = part.candidate();
    Tensor theirs = part.reference();
    if (ours != null && theirs != null && part.isComparable()) {
      List<Integer> worst = Places.worst(ours, theirs, MOST_PLACES);
      if (!worst.isEmpty()) {
        return worst;
      }
    }
    Tensor shown = theirs == null ? ours : theirs;
    int elements = shown == null ? 0 : Math.min(shown.length(), MOST_PLACES);
    return IntStream.range(0, elements).boxed().toList();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
