package io.github.convparity.run;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.compare.Where;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.exact.ExactGradients;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ControlResult;
import io.github.convparity.result.GradientResult;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Side;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** From the answers of both sides to a result. */
final class Verdicts {
  private final CaseWork work;
  private final double slack;
  private final @Nullable Answers candidate;
  private final @Nullable Answers reference;
  private @Nullable Comparison comparison;
  private List<GradientResult> gradients = List.of();

  private Verdicts(CaseWork work, @Nullable Answers candidate, double slack) {
    this.work = work;
    this.candidate = candidate;
    this.reference = work.reference();
    this.slack = slack;
  }

  /**
   * The result of a case with one candidate.
   *
   * @param answers the candidate's; null where it was not asked
   * @param nanos how long its calls took
   */
  static ParityResult judge(
      CaseWork work, String candidate, @Nullable Answers answers, long nanos, double slack) {
    return new Verdicts(work, answers, slack).result(candidate, nanos);
  }

  private ParityResult result(String name, long nanos) {
    comparison = compareOutputs();
    gradients = compareGradients();
    Verdict verdict = verdict();
    if (verdict.compareTo(Verdict.SHAPE_MISMATCH) <= 0) {
      comparison = null; // there is nothing to be said of numbers
    }
    String expectation = null;
    ParityCase parityCase = work.parityCase();
    if (verdict.passes() && !parityCase.expectation().isNone()) {
      expectation =
          Expectations.check(
              parityCase.expectation(),
              candidate == null ? null : candidate.output(),
              reference == null ? null : reference.output(),
              comparison == null ? null : work.exact(),
              slack);
      verdict = expectation.equals(ParityResult.MET) ? verdict : Verdict.EXPECTATION_MISMATCH;
    }
    return new ParityResult(
            work.selected().suite(),
            work.selected().index(),
            parityCase.id(),
            parityCase,
            name,
            work.referenceName(),
            verdict,
            side(candidate, nanos),
            side(reference, work.referenceNanos()),
            work.harnessMessage(),
            comparison,
            gradients,
            controls(),
            flags(),
            expectation,
            work.inputSha256(),
            List.of(),
            List.of())
        .withWeak(comparison == null ? List.of() : work.weak());
  }

  /** The output's side, or that of gradients which were not answered. */
  private static Side side(@Nullable Answers answers, long nanos) {
    if (answers == null) {
      return Side.NONE;
    }
    Side output = Side.of(answers.output(), nanos);
    Outcome backward = answers.gradients();
    return backward == null || backward instanceof Outcome.Gradients
        ? output
        : output.withMessage(Side.of(backward, nanos).message());
  }

  private @Nullable Comparison compareOutputs() {
    if (candidate == null
        || reference == null
        || !(candidate.output() instanceof Outcome.Output c)
        || !(reference.output() instanceof Outcome.Output r)
        || !c.tensor().sizes().equals(r.tensor().sizes())) {
      return null;
    }
    ExactValues<Products> exact = work.exact();
    return exact == null ? null : Comparison.of(exact, c.tensor(), r.tensor(), slack);
  }

  private List<GradientResult> compareGradients() {
    if (comparison == null
        || candidate == null
        || reference == null
        || !(candidate.gradients() instanceof Outcome.Gradients c)
        || !(reference.gradients() instanceof Outcome.Gradients r)) {
      return List.of();
    }
    ExactGradients exact = work.exactGradients();
    if (exact == null) {
      return List.of();
    }
    Conv2dGradients ours = c.gradients();
    Conv2dGradients theirs = r.gradients();
    Conv2dGeometry g = work.parityCase().setting().geometry();
    List<GradientResult> found = new ArrayList<>();
    found.add(
        gradient(
            "input",
            exact.input(),
            ours.input(),
            theirs.input(),
            (elements, ratio) -> Where.inputGradient(g, elements, ratio)));
    found.add(
        gradient(
            "weight",
            exact.weight(),
            ours.weight(),
            theirs.weight(),
            (elements, ratio) -> Where.weightGradient(g, elements, ratio)));
    if (exact.bias() != null && ours.bias() != null && theirs.bias() != null) {
      int filters = exact.bias().elements();
      int groups = g.options().groups();
      found.add(
          gradient(
              "bias",
              exact.bias(),
              ours.bias(),
              theirs.bias(),
              (elements, ratio) -> Where.biasGradient(filters, groups, elements, ratio)));
    }
    return found;
  }

  private GradientResult gradient(
      String of, ExactValues<?> exact, Tensor ours, Tensor theirs, Comparison.Locator locator) {
    return new GradientResult(
        of,
        Side.of(new Outcome.Output(ours), 0),
        Side.of(new Outcome.Output(theirs), 0),
        ours.sizes().equals(theirs.sizes())
            ? Comparison.of(exact, ours, theirs, slack, locator)
            : null);
  }

  private List<ControlResult> controls() {
    List<ControlResult> controls = new ArrayList<>();
    for (Reference.Control control :
        comparison == null ? List.<Reference.Control>of() : work.controls()) {
      controls.add(control(control));
    }
    return controls;
  }

  private ControlResult control(Reference.Control control) {
    ExactValues<Products> exact = work.exact();
    if (exact != null
        && reference != null
        && reference.output() instanceof Outcome.Output usual
        && control.outcome() instanceof Outcome.Output other) {
      Comparison difference = Comparison.of(exact, other.tensor(), usual.tensor(), slack);
      return new ControlResult(control.name(), difference, null);
    }
    return new ControlResult(control.name(), null, Side.of(control.outcome(), 0).message());
  }

  private Set<Flag> flags() {
    Set<Flag> flags = EnumSet.noneOf(Flag.class);
    if (comparison != null) {
      flags.addAll(comparison.flags());
    }
    for (GradientResult gradient : gradients) {
      if (gradient.comparison() != null) {
        flags.addAll(gradient.comparison().flags());
      }
    }
    return flags;
  }

  /** The first that applies, to the output or to any gradient. */
  private Verdict verdict() {
    if (candidate == null || reference == null) {
      return failed(candidate);
    }
    Verdict verdict = verdict(candidate.output(), reference.output(), comparison);
    Outcome ours = candidate.gradients();
    Outcome theirs = reference.gradients();
    if (ours instanceof Outcome.Gradients && theirs instanceof Outcome.Gradients) {
      for (GradientResult gradient : gradients) {
        Comparison found = gradient.comparison();
        verdict = first(verdict, found == null ? Verdict.SHAPE_MISMATCH : found.verdict());
      }
    } else if (ours != null && theirs != null) {
      verdict = first(verdict, verdict(ours, theirs, null));
    } else if (ours instanceof Outcome.Failure || ours instanceof Outcome.Unsupported) {
      verdict = first(verdict, verdict(ours, ours, null));
    }
    return verdict;
  }

  private static Verdict first(Verdict a, Verdict b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  private static Verdict failed(@Nullable Answers candidate) {
    return candidate != null && candidate.output() instanceof Outcome.Failure failure
        ? verdict(failure)
        : Verdict.UNSUPPORTED;
  }

  private static Verdict verdict(Outcome.Failure failure) {
    return failure.timedOut() ? Verdict.TIMEOUT : Verdict.ERROR;
  }

  private static Verdict verdict(
      Outcome candidate, Outcome reference, @Nullable Comparison comparison) {
    if (candidate instanceof Outcome.Failure failure) {
      return verdict(failure);
    }
    if (candidate instanceof Outcome.Unsupported || reference instanceof Outcome.Unsupported) {
      return Verdict.UNSUPPORTED;
    }
    if (candidate instanceof Outcome.Refusal || reference instanceof Outcome.Refusal) {
      return candidate instanceof Outcome.Refusal && reference instanceof Outcome.Refusal
          ? Verdict.BOTH_REFUSE
          : Verdict.REFUSAL_MISMATCH;
    }
    if (candidate instanceof Outcome.Output c
        && reference instanceof Outcome.Output r
        && !c.tensor().sizes().equals(r.tensor().sizes())) {
      return Verdict.SHAPE_MISMATCH;
    }
    return comparison == null ? Verdict.UNSUPPORTED : comparison.verdict();
  }
}
