package io.github.convparity.result;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Flag;
import io.github.convparity.suite.JsonNumbers;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is to be told of a result, as keys and values in a fixed order. */
public final class Facts {
  /** One thing that is known. */
  public record Fact(String key, String value) {}

  private final List<Fact> facts = new ArrayList<>();

  private Facts() {}

  /** The facts of a result; keys that do not apply are left out. */
  public static List<Fact> of(ParityResult result) {
    Facts facts = new Facts();
    facts.shapes(result.candidate().shape(), result.reference().shape());
    if (result.comparison() != null) {
      facts.numbers("", result.comparison(), result.parityCase().dtype());
    }
    result.gradients().forEach(gradient -> facts.gradient(gradient, result));
    result.controls().forEach(facts::control);
    facts.addUnlessNull("candidate", result.candidate().message());
    facts.addUnlessNull("PyTorch", result.reference().message());
    facts.addUnlessNull("harness", result.harnessMessage());
    facts.addUnlessNull("expected", result.expectation());
    result.diagnosis().forEach(cause -> facts.add("cause", cause.name() + ": " + cause.sentence()));
    if (!result.flags().isEmpty()) {
      String flags = result.flags().stream().map(Flag::name).collect(Collectors.joining(", "));
      facts.add("flags", flags);
    }
    if (result.flags().contains(Flag.LOW_POWER) && result.comparison() != null) {
      facts.add("low power", "at " + result.comparison().lowPower() + " elements of the output");
    }
    if (!result.weak().isEmpty()) {
      String give = result.weak().size() == 1 ? " gives" : " give";
      facts.add("weak", String.join(", ", result.weak()) + give + " the same bits");
    }
    return facts.facts;
  }

  private void add(String key, String value) {
    facts.add(new Fact(key, value));
  }

  private void addUnlessNull(String key, @Nullable String value) {
    if (value != null) {
      add(key, value);
    }
  }

  private void shapes(@Nullable Shape candidate, @Nullable Shape reference) {
    if (candidate == null && reference == null) {
      return;
    }
    if (Objects.equals(candidate, reference)) {
      add("shape", candidate + " both");
    } else {
      add("shape", "candidate " + shown(candidate) + ", PyTorch " + shown(reference));
    }
  }

  private static String shown(@Nullable Shape shape) {
    return shape == null ? "no output" : shape.toString();
  }

  /** The numbers of a gradient, or its shapes where they differ. */
  private void gradient(GradientResult gradient, ParityResult result) {
    Comparison comparison = gradient.comparison();
    String key = "grad " + gradient.of();
    if (comparison == null) {
      add(
          key,
          "shape: candidate "
              + shown(gradient.candidate().shape())
              + ", PyTorch "
              + shown(gradient.reference().shape()));
    } else {
      numbers(key, comparison, result.parityCase().dtype());
    }
  }

  private void control(ControlResult control) {
    Comparison comparison = control.comparison();
    String found = control.message() == null ? "no answer" : "not there: " + control.message();
    if (comparison != null) {
      int differing = comparison.elements() - comparison.equalBits();
      found =
          differing == 0
              ? "the same bits"
              : String.format(
                  Locale.ROOT,
                  "%d of %d elements differ, by up to %.1e, %d ulps, %.2g of the bound",
                  differing,
                  comparison.elements(),
                  comparison.maxAbs(),
                  comparison.maxUlp(),
                  comparison.candidateRatio());
    }
    add("control", control.name() + ": " + found);
  }

  /** The numbers of the output, or with a key of their own those of a gradient. */
  private void numbers(String key, Comparison comparison, DType dtype) {
    int differing = comparison.elements() - comparison.equalBits();
    String differ = differing + " of " + comparison.elements() + " elements";
    add(key.isEmpty() ? "differs" : key, differ + (key.isEmpty() ? "" : " differ"));
    if (comparison.where() != null) {
      add("where", comparison.where().sentence());
    }
    Comparison.Worst worst = shown(comparison);
    if (worst == null) {
      return;
    }
    add(
        "worst",
        String.format(
            Locale.ROOT,
            "%s  candidate %s  PyTorch %s  exact %s",
            worst.index(),
            element(worst.candidate(), dtype),
            element(worst.reference(), dtype),
            element(worst.exact(), DType.FLOAT64)));
    double distance = Math.abs(worst.candidate() - worst.exact());
    if (Double.isFinite(distance)) {
      add("bound", boundSentence(worst, distance));
    }
    if (comparison.verdict().fails()) { // not the case's, which may be that of another part
      add("PyTorch", referenceSentence(comparison));
    }
  }

  /** The worst element; the worst wrong one where that is a special value which is right. */
  private static Comparison.@Nullable Worst shown(Comparison comparison) {
    Comparison.Worst wrong = comparison.worstWrong();
    return wrong != null && isFinite(wrong) ? wrong : comparison.worst();
  }

  private static boolean isFinite(Comparison.Worst worst) {
    return Double.isFinite(worst.candidate()) && Double.isFinite(worst.reference());
  }

  private static String boundSentence(Comparison.Worst worst, double distance) {
    String explains =
        String.format(
            Locale.ROOT,
            "%d terms explain at most %.1e; the candidate is %.1e from the exact value",
            worst.terms(),
            worst.bound(),
            distance);
    return worst.bound() > 0
        ? explains + String.format(Locale.ROOT, " (%.2g times that)", distance / worst.bound())
        : explains;
  }

  private static String referenceSentence(Comparison comparison) {
    boolean referenceOff = comparison.referenceRatio() > 1;
    boolean candidateOff = comparison.candidateRatio() > 1;
    String ratio =
        Double.isFinite(comparison.referenceRatio())
            ? String.format(Locale.ROOT, "%.2g of the bound", comparison.referenceRatio())
            : "outside every bound";
    if (referenceOff && candidateOff) {
      return ratio + ": both sides are off";
    }
    if (referenceOff) {
      return ratio + ": PyTorch is the one that is off";
    }
    return ratio + (candidateOff ? ": the candidate is the one that is off" : "");
  }

  private static String element(double value, DType dtype) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return dtype == DType.FLOAT64
        ? JsonNumbers.shortest(value)
        : JsonNumbers.shortest((float) value);
  }
}
