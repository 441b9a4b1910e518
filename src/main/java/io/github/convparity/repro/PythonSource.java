package io.github.convparity.repro;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.TorchNotation;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The Python file: what belongs to the case, and a program that is always the same. */
final class PythonSource {
  private static final String PROGRAM = "repro_body.py";

  private static final String HEAD =
      """
      #!/usr/bin/env python3
      # %s
      # %s on %s, %s
      # %s (%s) compared with %s
      # %s: %s
      #
      # How to run it: python3 repro.py
      #
      # It needs torch alone%s.
      # It prints what this PyTorch answers beside what PyTorch and the candidate had answered, and
      # exits with 0 if this PyTorch gives the recorded answer, to the bit or within the bound, with
      # 1 if it does not, and with 4 if it cannot do this setting.

      TITLE = %s
      REFERENCE = %s
      REFUSAL = %s
      CANDIDATE = %s
      STRIDE, PADDING, DILATION, GROUPS = %s, %s, %s, %d
      PADDING_MODE, DTYPE_NAME, THREADS = "%s", "%s", %d

      """;

  private final Evidence evidence;
  private final Map<String, Tensor> data;
  private final boolean literal;

  private PythonSource(Evidence evidence, Map<String, Tensor> data, boolean literal) {
    this.evidence = evidence;
    this.data = data;
    this.literal = literal;
  }

  /** The content of {@code repro.py}. */
  static String of(Evidence evidence, Map<String, Tensor> data, boolean literal) {
    PythonSource source = new PythonSource(evidence, data, literal);
    return source.head() + source.arrays() + source.places() + "\n" + program();
  }

  private String head() {
    ParityResult result = evidence.result();
    Conv2dOptions options = evidence.arguments().options();
    String notation = TorchNotation.of(result.parityCase().setting());
    String title = result.id() + "  " + notation + " on " + result.parityCase().setting().input();
    return Template.filled(
        HEAD,
        Quoted.comment(result.id()),
        Quoted.comment(notation),
        result.parityCase().setting().input(),
        result.parityCase().dtype().torchName(),
        Quoted.comment(result.candidateName()),
        Quoted.comment(evidence.subject().className()),
        Quoted.comment(result.referenceName()),
        result.verdict(),
        Quoted.comment(result.verdict().sentence()),
        literal ? "" : ", and data.npz beside it",
        Quoted.python(title),
        Quoted.python(result.referenceName()),
        message(evidence.reference().output()),
        message(evidence.candidate().output()),
        pair(options.stride()),
        padding(options.padding()),
        pair(options.dilation()),
        options.groups(),
        options.paddingMode().torchName(),
        result.parityCase().dtype().torchName(),
        evidence.conditions().torchThreads());
  }

  private static String message(Outcome outcome) {
    String said = Messages.of(outcome);
    return said == null ? "None" : Quoted.python(said);
  }

  private String arrays() {
    StringBuilder text =
        new StringBuilder(
            literal
                ? "# Shape and elements, row by row.\n"
                : "# Shapes; the elements stand in data.npz.\n");
    text.append("ARRAYS = {\n");
    data.forEach(
        (name, tensor) ->
            text.append("    \"")
                .append(name)
                .append("\": (")
                .append(tuple(tensor.shape()))
                .append(", ")
                .append(literal ? "\"\"\"" + Numerals.words(tensor) + "\"\"\"" : "None")
                .append("),\n"));
    return text.append("}\n").toString();
  }

  private String places() {
    StringBuilder text = new StringBuilder("# The elements to look at.\nPLACES = {\n");
    for (Evidence.Part part : evidence.parts()) {
      text.append("    \"").append(part.name()).append("\": [");
      text.append(
          Reproducer.places(part).stream()
              .map(element -> tuple(indexOf(part, element)))
              .collect(Collectors.joining(", ")));
      text.append("],\n");
    }
    return text.append("}\n").toString();
  }

  private static int[] indexOf(Evidence.Part part, int element) {
    Tensor shown = part.reference() == null ? part.candidate() : part.reference();
    return shown == null ? new int[0] : shown.sizes().indexOf(element);
  }

  private static String tuple(int... numbers) {
    List<String> words = Arrays.stream(numbers).mapToObj(Integer::toString).toList();
    return "(" + String.join(", ", words) + (words.size() == 1 ? ",)" : ")");
  }

  private static String pair(Pair pair) {
    return tuple(pair.h(), pair.w());
  }

  private static String padding(Padding padding) {
    if (padding instanceof Padding.Explicit explicit) {
      return pair(explicit.amount());
    }
    return padding instanceof Padding.Same ? "\"same\"" : "\"valid\"";
  }

  private static String program() {
    try (@Nullable InputStream program = PythonSource.class.getResourceAsStream(PROGRAM)) {
      if (program == null) {
        throw new IllegalStateException(PROGRAM + " must be among the resources; build again");
      }
      return new String(program.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
