package io.github.convparity.golden;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Where;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.exact.ExactGradients;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.golden.PackChange.Kind;
import io.github.convparity.golden.PackChange.Numbers;
import io.github.convparity.golden.PackChange.Said;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Says which cases have other answers in another pack, and whether both are right. */
public final class PackDiff {
  /** Where elements lie is not asked for. */
  private static final Where NOWHERE = new Where(0, 0, "", Map.of());

  private final Pack before;
  private final Pack after;

  private PackDiff(Pack before, Pack after) {
    this.before = before;
    this.after = after;
  }

  /** The changes, in the order of the second pack; then what only the first has. */
  public static List<PackChange> of(Pack before, Pack after) {
    PackDiff diff = new PackDiff(before, after);
    Map<String, PackCase> old = new LinkedHashMap<>();
    before.manifest().cases().forEach(c -> old.put(c.parityCase().id(), c));
    List<PackChange> changes = new ArrayList<>();
    for (PackCase c : after.manifest().cases()) {
      PackCase was = old.remove(c.parityCase().id());
      PackChange change =
          was == null ? change(c, Kind.ADDED, null, said(c), null) : diff.change(was, c);
      if (change != null) {
        changes.add(change);
      }
    }
    old.values().forEach(c -> changes.add(change(c, Kind.REMOVED, said(c), null, null)));
    return changes;
  }

  private @Nullable PackChange change(PackCase was, PackCase is) {
    if (!Objects.equals(was.inputSha256(), is.inputSha256())) {
      return change(is, Kind.INPUTS, said(was), said(is), null);
    }
    boolean same = was.output().equals(is.output()) && Objects.equals(was.shape(), is.shape());
    if (same && Objects.equals(was.gradients(), is.gradients())) {
      return null;
    }
    Found output = same ? null : output(was, is);
    Found gradients = gradients(was, is);
    Found found = output == null ? gradients : output;
    if (output != null && gradients != null && gradients.kind.compareTo(output.kind) < 0) {
      found = gradients;
    }
    return found == null ? null : change(is, found.kind, found.was, found.is, found.numbers);
  }

  private static PackChange change(
      PackCase c, Kind kind, @Nullable Said was, @Nullable Said is, @Nullable Numbers numbers) {
    return new PackChange(c.selected().suite(), c.parityCase().id(), kind, was, is, numbers);
  }

  /** A difference of the outputs, or of the gradients. */
  private record Found(Kind kind, Said was, Said is, @Nullable Numbers numbers) {}

  private static Said said(PackCase c) {
    return said(c, c.output());
  }

  private static Said said(PackCase c, @Nullable StoredAnswer answer) {
    if (answer instanceof StoredAnswer.Refusal refusal) {
      return new Said(null, refusal.text());
    }
    return answer instanceof StoredAnswer.Unsupported unsupported
        ? new Said(null, unsupported.text())
        : new Said(c.shape(), null);
  }

  private Found output(PackCase was, PackCase is) {
    Outcome old = before.output(was);
    Outcome now = after.output(is);
    if (old instanceof Outcome.Output a && now instanceof Outcome.Output b) {
      Numbers numbers = null;
      Kind kind = Kind.SHAPE;
      if (a.tensor().sizes().equals(b.tensor().sizes())) {
        Comparison compared = compared(is, a.tensor(), b.tensor());
        kind = kind(compared);
        numbers = numbers("output", compared);
      }
      return new Found(kind, said(was), said(is), numbers);
    }
    Kind kind = old.getClass().equals(now.getClass()) ? Kind.TEXT : Kind.ANSWER;
    return new Found(kind, said(was), said(is), null);
  }

  private @Nullable Found gradients(PackCase was, PackCase is) {
    if (Objects.equals(was.gradients(), is.gradients())) {
      return null;
    }
    Outcome old = before.gradients(was);
    Outcome now = after.gradients(is);
    Said wasSaid = said(was, was.gradients());
    Said isSaid = said(is, is.gradients());
    if (old instanceof Outcome.Gradients a && now instanceof Outcome.Gradients b) {
      return gradients(is, a.gradients(), b.gradients(), wasSaid, isSaid);
    }
    boolean text = old != null && now != null && old.getClass().equals(now.getClass());
    return new Found(text ? Kind.TEXT : Kind.ANSWER, wasSaid, isSaid, null);
  }

  private static Found gradients(
      PackCase c, Conv2dGradients was, Conv2dGradients is, Said wasSaid, Said isSaid) {
    ExactGradients exact = exactGradients(c);
    if (exact == null) {
      return new Found(Kind.UNJUDGED, wasSaid, isSaid, null);
    }
    Found worst =
        worse(null, "input", compared(exact.input(), was.input(), is.input()), wasSaid, isSaid);
    Comparison weight = compared(exact.weight(), was.weight(), is.weight());
    worst = worse(worst, "weight", weight, wasSaid, isSaid);
    if (exact.bias() != null && was.bias() != null && is.bias() != null) {
      Comparison bias = compared(exact.bias(), was.bias(), is.bias());
      worst = worse(worst, "bias", bias, wasSaid, isSaid);
    }
    return worst;
  }

  private static Found worse(
      @Nullable Found found, String of, @Nullable Comparison compared, Said was, Said is) {
    Kind kind = kind(compared);
    if (found == null || kind.compareTo(found.kind) < 0) {
      return new Found(kind, was, is, numbers(of, compared));
    }
    return found;
  }

  private static Kind kind(@Nullable Comparison compared) {
    if (compared == null) {
      return Kind.UNJUDGED;
    }
    if (compared.verdict().fails()) {
      return Kind.OUTSIDE;
    }
    return compared.equalBits() == compared.elements() ? Kind.SIGN_OF_ZERO : Kind.WITHIN;
  }

  private static @Nullable Numbers numbers(String of, @Nullable Comparison compared) {
    return compared == null
        ? null
        : new Numbers(
            of,
            compared.elements(),
            compared.elements() - compared.equalBits(),
            compared.maxAbs(),
            compared.referenceRatio(),
            compared.candidateRatio());
  }

  /** Null where there is no exact value: the harness takes the setting for illegal. */
  private static @Nullable Comparison compared(PackCase c, Tensor was, Tensor is) {
    try {
      Arguments arguments = c.parityCase().arguments();
      Conv2dGeometry geometry = c.parityCase().setting().geometry();
      return compared(
          ExactValues.of(geometry, arguments.input(), arguments.weight(), arguments.bias()),
          was,
          is);
    } catch (IllegalArgumentException | UnsupportedOperationException noExactValue) {
      return null;
    }
  }

  private static @Nullable ExactGradients exactGradients(PackCase c) {
    try {
      Arguments arguments = c.parityCase().arguments();
      Tensor gradOutput = arguments.gradOutput();
      return gradOutput == null
          ? null
          : ExactGradients.of(
              c.parityCase().setting().geometry(),
              arguments.input(),
              arguments.weight(),
              arguments.bias(),
              gradOutput);
    } catch (IllegalArgumentException | UnsupportedOperationException noExactValue) {
      return null;
    }
  }

  private static @Nullable Comparison compared(ExactValues<?> exact, Tensor was, Tensor is) {
    return exact.shape().equals(was.sizes())
        ? Comparison.of(exact, is, was, 1, (elements, ratio) -> NOWHERE)
        : null;
  }
}
