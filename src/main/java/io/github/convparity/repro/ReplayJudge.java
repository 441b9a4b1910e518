package io.github.convparity.repro;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Where;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.exact.ExactGradients;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Compares what a candidate answered with what PyTorch had answered, and says it. */
final class ReplayJudge {
  /** Differing elements that are printed of each tensor. */
  private static final int MOST = 20;

  /** Where the elements lie is not asked. */
  private static final Where SOMEWHERE = new Where(1, 1, "somewhere", Map.of());

  private final Replay replay;
  private final Evidence.Answer answer;
  private final StringBuilder text = new StringBuilder();
  private @Nullable ExactValues<?> exact;
  private @Nullable ExactGradients exactGradients;
  private boolean passes = true;

  ReplayJudge(Replay replay, Evidence.Answer answer) {
    this.replay = replay;
    this.answer = answer;
  }

  /**
   * The report.
   *
   * @param fault what the candidate did against the interface, or null
   */
  Replay.Report report(@Nullable String fault) {
    if (replay.reference() instanceof Outcome.Output pytorch) {
      computeExact();
      part("output", answer.output(), pytorch.tensor(), exact);
      gradients();
    } else {
      passes = answer.output() instanceof Outcome.Refusal;
      line("candidate: %s", shown(answer.output()));
      line("PyTorch:   %s", shown(replay.reference()));
    }
    if (fault != null) {
      passes = false;
      line("%s", fault);
    }
    line("%s", passes ? "The candidate gives PyTorch's answer." : "The candidate differs.");
    return new Replay.Report(passes, text.toString());
  }

  @SuppressWarnings("AnnotateFormatMethod") // its callers pass literals
  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  /** The exact values; none where they cannot be had, and then every bit must be the same. */
  private void computeExact() {
    Arguments a = replay.arguments();
    try {
      Conv2dGeometry geometry =
          Conv2dGeometry.of(
              a.input().sizes(),
              a.weight().sizes(),
              a.bias() == null ? null : a.bias().sizes(),
              a.options());
      exact = ExactValues.of(geometry, a.input(), a.weight(), a.bias());
      Tensor gradOutput = a.gradOutput();
      if (replay.gradients() != null && gradOutput != null) {
        exactGradients = ExactGradients.of(geometry, a.input(), a.weight(), a.bias(), gradOutput);
      }
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      line("There is no bound: %s", String.valueOf(e.getMessage()));
    }
  }

  private void gradients() {
    Outcome asked = replay.gradients();
    if (asked == null) {
      return;
    }
    Outcome given = answer.gradients() == null ? answer.output() : answer.gradients();
    if (!(asked instanceof Outcome.Gradients pytorch)) {
      passes &= given instanceof Outcome.Refusal;
      line("gradients: candidate %s; PyTorch %s", shown(given), shown(asked));
      return;
    }
    Conv2dGradients theirs = pytorch.gradients();
    Conv2dGradients ours = given instanceof Outcome.Gradients g ? g.gradients() : null;
    ExactGradients right = exactGradients;
    gradient(
        "grad_input",
        given,
        ours == null ? null : ours.input(),
        theirs.input(),
        right == null ? null : right.input());
    gradient(
        "grad_weight",
        given,
        ours == null ? null : ours.weight(),
        theirs.weight(),
        right == null ? null : right.weight());
    Tensor bias = theirs.bias();
    if (bias != null) {
      gradient(
          "grad_bias",
          given,
          ours == null ? null : ours.bias(),
          bias,
          right == null ? null : right.bias());
    }
  }

  private void gradient(
      String name,
      Outcome given,
      @Nullable Tensor ours,
      Tensor theirs,
      @Nullable ExactValues<?> right) {
    part(name, ours == null ? given : new Outcome.Output(ours), theirs, right);
  }

  private void part(String name, Outcome given, Tensor theirs, @Nullable ExactValues<?> right) {
    if (!(given instanceof Outcome.Output output)) {
      passes = false;
      line("%s: PyTorch %s; candidate: %s", name, theirs, shown(given));
      return;
    }
    Tensor ours = output.tensor();
    boolean sameShape = ours.sizes().equals(theirs.sizes()) && ours.dtype() == theirs.dtype();
    line("%s: candidate %s, PyTorch %s", name, ours, theirs);
    if (!sameShape) {
      passes = false;
      return;
    }
    long differing = Places.differing(ours, theirs).count();
    Comparison found =
        right == null
            ? null
            : Comparison.of(right, ours, theirs, replay.slack(), (wrong, ratio) -> SOMEWHERE);
    passes &= found == null ? differing == 0 : found.verdict().passes();
    elements(ours, theirs, right, differing);
  }

  private void elements(
      Tensor ours, Tensor theirs, @Nullable ExactValues<?> right, long differing) {
    if (differing == 0) {
      line("  all %d elements have the same bits", ours.length());
      return;
    }
    DType dtype = ours.dtype();
    line("  %-20s %16s %16s %24s %12s", "element", "candidate", "PyTorch", "exact", "bound");
    Places.differing(ours, theirs)
        .limit(MOST)
        .forEach(
            i ->
                line(
                    "  %-20s %16s %16s %24s %12s",
                    Places.index(ours.sizes(), i),
                    number(ours.get(i), dtype),
                    number(theirs.get(i), dtype),
                    right == null ? "" : Double.toString(right.exactly(i)),
                    right == null ? "" : bound(right.bound(i) * replay.slack())));
    if (differing > MOST) {
      line("  ... and %d more", differing - MOST);
    }
    int worst = Places.worst(ours, theirs, 1).get(0);
    line(
        "  %d of %d elements differ, by at most %s, at %s",
        differing,
        ours.length(),
        Double.toString(Places.distance(ours.get(worst), theirs.get(worst))),
        Places.index(ours.sizes(), worst));
  }

  private static String bound(double bound) {
    return String.format(Locale.ROOT, "%.3e", bound);
  }

  /** Not by the writer of JSON, since the program needs no other library. */
  private static String number(double value, DType dtype) {
    return dtype == DType.FLOAT64 ? Double.toString(value) : Float.toString((float) value);
  }

  private static String shown(Outcome outcome) {
    if (outcome instanceof Outcome.Output output) {
      return "answers " + output.tensor();
    }
    if (outcome instanceof Outcome.Refusal refusal) {
      return "refuses: " + refusal.message();
    }
    if (outcome instanceof Outcome.Unsupported unsupported) {
      return "does not support this: " + unsupported.message();
    }
    return outcome instanceof Outcome.Failure failure
        ? "fails: " + failure.message()
        : "answers with gradients";
  }
}
