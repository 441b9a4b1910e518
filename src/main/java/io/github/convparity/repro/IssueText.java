package io.github.convparity.repro;

import io.github.convparity.compare.Verdict;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.result.Cause;
import io.github.convparity.result.Facts;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.TorchNotation;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A text in Markdown for whoever has to mend the candidate. */
final class IssueText {
  /** An output of no more elements is shown in full. */
  private static final int MOST_IN_FULL = 128;

  private static final int WIDEST_ROW = 12;

  private static final String FILES =
      """
      ## The files

      | file | is |
      |---|---|
      | `Repro.java` | calls the candidate and prints its answer beside PyTorch's; exits with 0 when they agree |
      | `ReproTest.java` | the same as a test for JUnit 5 |
      | `repro.py` | does the same in Python, with nothing but `torch`: whether another PyTorch gives this answer |
      | `data.npz` | all arrays, for `numpy.load`: @NAMES@ |
      | `case.json` | the case, for `scripts/convparity run --cases case.json` |

      In `data.npz`, `_pytorch` and `_candidate` are what the two gave, `_exact` the exact value rounded to
      float64, `_bound` how far from it a right answer may be; `_legal`, where it is there, adds up what may
      be right at an element: 1 a number within the bound, 2 NaN, 4 infinity, 8 minus infinity.@WIDENED@

      ```sh
      @COMMAND@
      python3 repro.py
      ```

      `CONVPARITY` is the jar of convparity, or its folder `target/classes`.
      """;

  private final Evidence evidence;
  private final StringBuilder text = new StringBuilder();

  private IssueText(Evidence evidence) {
    this.evidence = evidence;
  }

  /** The content of {@code issue.md}. */
  static String of(Evidence evidence, Map<String, Tensor> data, boolean literal) {
    IssueText issue = new IssueText(evidence);
    issue.setting();
    issue.found();
    issue.diagnosis();
    evidence.parts().forEach(issue::part);
    issue.versions();
    issue.files(data, literal);
    return issue.text.toString();
  }

  private void setting() {
    ParityResult result = evidence.result();
    ParityCase c = result.parityCase();
    text.append("# `").append(result.id()).append("`: ").append(result.verdict()).append("\n\n");
    text.append("## The setting\n\n");
    StringBuilder lines = new StringBuilder(TorchNotation.of(c.setting()));
    lines.append(" on ").append(c.setting().input()).append(", ").append(c.dtype().torchName());
    lines.append("\ndata: ");
    lines.append(
        c.literals().isNone() ? c.fill().jsonName() + ", seed " + c.seed() : "literal numbers");
    lines.append(c.grad() ? ", with gradients" : "");
    lines.append("\ncandidate: ").append(result.candidateName());
    lines.append(", ").append(evidence.subject().className());
    Map<String, ?> extras = c.extras();
    for (Map.Entry<String, ?> extra : extras.entrySet()) {
      lines.append("\n").append(Quoted.oneLine(extra.getKey() + ": " + extra.getValue()));
    }
    if (c.weak() != null) {
      lines.append("\nweak: ").append(Quoted.oneLine(c.weak()));
    }
    text.append(Quoted.fenced("text", lines.toString()));
  }

  private void found() {
    ParityResult result = evidence.result();
    Verdict verdict = result.verdict();
    text.append("\n## What was found\n\n`").append(verdict).append("`: ");
    text.append(verdict.sentence()).append(".\n\n");
    text.append(note(verdict));
    String facts =
        Facts.of(result).stream()
            .map(
                fact ->
                    String.format(
                        Locale.ROOT, "%-12s %s", fact.key(), Quoted.oneLine(fact.value())))
            .collect(Collectors.joining("\n"));
    text.append(Quoted.fenced("text", facts));
  }

  private static String note(Verdict verdict) {
    if (verdict == Verdict.EXPECTATION_MISMATCH) {
      return "The files hold what PyTorch answered, and the candidate gives that; what the case"
          + " itself expected stands in `case.json`.\n\n";
    }
    return verdict.passes()
        ? "**The candidate passes here.** If it failed in a run, look for something that it keeps"
            + " from one call to the next.\n\n"
        : "";
  }

  private void diagnosis() {
    if (!evidence.result().diagnosis().isEmpty()) {
      text.append("\n## What explains it\n\n");
      text.append(
          Quoted.fenced(
              "text",
              evidence.result().diagnosis().stream()
                  .map(IssueText::sentence)
                  .collect(Collectors.joining("\n"))));
    }
  }

  private static String sentence(Cause cause) {
    return Quoted.oneLine(cause.name() + ": " + cause.sentence());
  }

  private void part(Evidence.Part part) {
    text.append("\n## `").append(part.name()).append("`\n\n");
    Tensor ours = part.candidate();
    Tensor theirs = part.reference();
    if (isSmall(ours) && isSmall(theirs)) {
      StringBuilder grids = new StringBuilder();
      grid(grids, "candidate", ours);
      grid(grids, "PyTorch", theirs);
      if (part.exact() != null && theirs != null) {
        grid(grids, "exact", exact(part.exact()));
      }
      text.append(Quoted.fenced("text", grids.toString()));
    } else if (ours != null && theirs != null && part.isComparable()) {
      text.append("The elements that differ most:\n\n");
      text.append(Quoted.fenced("text", worst(part, ours, theirs)));
    } else {
      text.append(
          Quoted.fenced("text", "candidate " + shown(ours) + "\nPyTorch   " + shown(theirs)));
    }
  }

  private static String shown(@Nullable Tensor tensor) {
    return tensor == null ? "none" : tensor.toString();
  }

  private static boolean isSmall(@Nullable Tensor tensor) {
    if (tensor == null) {
      return true;
    }
    int[] shape = tensor.shape();
    return tensor.length() <= MOST_IN_FULL && shape[shape.length - 1] <= WIDEST_ROW;
  }

  private static Tensor exact(ExactValues<?> exact) {
    double[] values = new double[exact.elements()];
    for (int i = 0; i < values.length; i++) {
      values[i] = exact.exactly(i);
    }
    return Tensor.float64(values, exact.shape().dims());
  }

  /** Each plane of a tensor, row by row. */
  private static void grid(StringBuilder lines, String side, @Nullable Tensor tensor) {
    lines.append(side).append(' ').append(shown(tensor)).append('\n');
    if (tensor == null || tensor.length() == 0) {
      return;
    }
    Shape shape = tensor.sizes();
    String cell = tensor.dtype() == DType.FLOAT64 ? "%24s" : "%14s";
    int width = shape.dim(-1);
    int rows = shape.rank() == 1 ? 1 : shape.dim(-2);
    for (int i = 0; i < tensor.length(); i++) {
      boolean plane = i % (rows * width) == 0 && shape.rank() > 2;
      if (plane) {
        int[] place = shape.indexOf(i);
        lines.append("  [");
        for (int axis = 0; axis < place.length - 2; axis++) {
          lines.append(place[axis]).append(", ");
        }
        lines.append(":, :]\n");
      }
      String number = Numerals.shown(tensor.get(i), tensor.dtype());
      lines.append(i % width == 0 ? "    " : " ");
      lines.append(String.format(Locale.ROOT, cell, number));
      lines.append(i % width == width - 1 ? "\n" : "");
    }
  }

  private String worst(Evidence.Part part, Tensor ours, Tensor theirs) {
    String row = "%-20s %16s %16s %24s %12s%n".replace("%n", "\n");
    StringBuilder lines = new StringBuilder();
    lines.append(
        String.format(Locale.ROOT, row, "element", "candidate", "PyTorch", "exact", "bound"));
    DType dtype = ours.dtype();
    ExactValues<?> exact = part.exact();
    for (int i : Reproducer.places(part)) {
      lines.append(
          String.format(
              Locale.ROOT,
              row,
              Places.index(ours.sizes(), i),
              Numerals.shown(ours.get(i), dtype),
              Numerals.shown(theirs.get(i), dtype),
              exact == null ? "" : Numerals.shown(exact.exactly(i), DType.FLOAT64),
              exact == null ? "" : bound(exact.bound(i) * evidence.conditions().slack())));
    }
    return lines.toString();
  }

  private static String bound(double bound) {
    return String.format(Locale.ROOT, "%.3e", bound);
  }

  private void versions() {
    text.append("\n## Versions\n\n");
    StringBuilder lines = new StringBuilder("convparity ");
    lines.append(evidence.conditions().version());
    lines.append(", reference ").append(evidence.result().referenceName());
    evidence
        .conditions()
        .facts()
        .forEach(
            (name, value) ->
                lines.append(
                    String.format(Locale.ROOT, "\n%-24s %s", name, Quoted.oneLine(value))));
    double slack = evidence.conditions().slack();
    lines.append(slack == 1 ? "" : "\nevery bound times " + slack);
    text.append(Quoted.fenced("text", lines.toString())).append("\n");
  }

  private void files(Map<String, Tensor> data, boolean literal) {
    String names =
        data.keySet().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    boolean widened = evidence.arguments().input().dtype() == DType.BFLOAT16;
    String note =
        widened
            ? "\nNumpy has no bfloat16: such arrays are float32, which holds them exactly."
            : "";
    String command = Quoted.oneLine(JavaSource.command(evidence, literal));
    // The command comes last, since it has words of the user's.
    text.append(
        FILES.replace("@NAMES@", names).replace("@WIDENED@", note).replace("@COMMAND@", command));
  }
}
