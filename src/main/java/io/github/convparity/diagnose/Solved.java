package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Faults with a number that nobody knows beforehand: it is worked out from an element that is off,
 * and then has to explain all the others.
 */
final class Solved {
  /** The number is known as exactly as the element that it comes from, which may be off as well. */
  private static final double SLACK = 4;

  private final Tensor output;
  private final ExactValues<Products> exact;

  private Solved(Tensor output, ExactValues<Products> exact) {
    this.output = output;
    this.exact = exact;
  }

  /** One number of the weight is another. */
  static @Nullable Misread weight(Call call) {
    Arguments a = call.arguments();
    if (call.output() == null) {
      int middle = a.weight().length() / 2;
      return a.weight().length() == 0 ? null : withWeight(a, middle, a.weight().get(middle) + 1);
    }
    Solved solved = of(call);
    int worst = solved == null ? -1 : solved.worst();
    return solved == null || worst < 0 ? null : solved.weight(a, worst);
  }

  /** Zero padding is filled with another number. */
  static @Nullable Misread filling(Call call) {
    Arguments a = call.arguments();
    if (a.options().paddingMode() != PaddingMode.ZEROS) {
      return null;
    }
    if (call.output() == null) {
      return filled(a, 1);
    }
    Solved solved = of(call);
    int worst = solved == null ? -1 : solved.worst();
    if (solved == null || worst < 0) {
      return null;
    }
    double sum = Arrays.stream(solved.taps(worst, true)).sum();
    double number = solved.off(worst) / sum;
    double half = Math.rint(2 * number) / 2;
    double error = SLACK * solved.exact.bound(worst) / Math.abs(sum);
    if (Math.abs(number - half) <= error) {
      return filled(a, half);
    }
    return Double.isFinite(number) ? filled(a, number).within(SLACK) : null;
  }

  /** The bias times a number. */
  static @Nullable Misread bias(Call call) {
    Arguments a = call.arguments();
    Tensor bias = a.bias();
    if (bias == null || call.output() == null) {
      return bias == null ? null : biasTimes(a, bias, 3);
    }
    Solved solved = of(call);
    int worst = solved == null ? -1 : solved.worst();
    if (solved == null || worst < 0) {
      return null;
    }
    Layout layout = Layout.of(solved.output.sizes());
    double own = bias.get(worst / (layout.h() * layout.w()) % layout.b());
    double factor = 1 + solved.off(worst) / own;
    double half = Math.rint(2 * factor) / 2;
    if (Math.abs(factor - half) <= SLACK * solved.exact.bound(worst) / Math.abs(own)) {
      return biasTimes(a, bias, half);
    }
    return Double.isFinite(factor) ? biasTimes(a, bias, factor).within(SLACK) : null;
  }

  private static Misread biasTimes(Arguments a, Tensor bias, double factor) {
    return Misread.of(FaultKinds.withBias(a, Tensors.map(bias, b -> factor * b)));
  }

  private static Misread filled(Arguments a, double number) {
    Layout kernel = Layout.of(a.weight().sizes());
    return Padded.withZerosTakenFor(a, a.options().pads(kernel.h(), kernel.w()), number);
  }

  private static @Nullable Solved of(Call call) {
    Arguments a = call.arguments();
    Tensor output = call.output();
    try {
      Shape bias = a.bias() == null ? null : a.bias().sizes();
      Conv2dGeometry g =
          Conv2dGeometry.of(a.input().sizes(), a.weight().sizes(), bias, a.options());
      return output == null || !g.output().equals(output.sizes())
          ? null
          : new Solved(output, ExactValues.of(g, a.input(), a.weight(), a.bias()));
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      return null;
    }
  }

  private double off(int element) {
    return output.get(element) - exact.value(element);
  }

  private boolean isOff(int element) {
    return !(Math.abs(off(element)) <= exact.bound(element));
  }

  /** The element that is off the most among those with finite numbers; -1 if there is none. */
  private int worst() {
    int worst = -1;
    for (int i = 0; i < output.length(); i++) {
      boolean known = exact.isPlain(i) && Double.isFinite(output.get(i));
      if (known && isOff(i) && (worst < 0 || Math.abs(off(i)) > Math.abs(off(worst)))) {
        worst = i;
      }
    }
    return worst;
  }

  /** For each tap of an element what it reads, 0 in padding; or its weight in padding alone. */
  private double[] taps(int element, boolean padding) {
    double[] found = new double[Math.toIntExact(exact.terms().most())];
    int[] next = {0};
    exact
        .terms()
        .forEach(
            element,
            (c, kh, kw, inPadding, x, w) ->
                found[next[0]++] = padding ? (inPadding ? w : 0) : (inPadding ? 0 : x));
    return found;
  }

  private @Nullable Misread weight(Arguments a, int worst) {
    Layout layout = Layout.of(output.sizes());
    int plane = layout.h() * layout.w();
    int filter = worst / plane % layout.b();
    double[] read = taps(worst, false);
    int size = a.weight().length() / a.weight().sizes().dim(0);
    for (int k = 0; k < size; k++) {
      double difference = off(worst) / read[k];
      if (read[k] != 0 && explains(filter, k, difference, worst)) {
        int place = filter * size + k;
        double changed = a.weight().dtype().round(a.weight().get(place) + difference);
        return withWeight(a, place, changed).within(SLACK);
      }
    }
    return null;
  }

  /** Whether a difference at one tap of one filter explains a handful of elements. */
  private boolean explains(int filter, int tap, double difference, int worst) {
    Layout layout = Layout.of(output.sizes());
    int plane = layout.h() * layout.w();
    double error = exact.bound(worst);
    int looked = 0;
    for (int i = 0; i < output.length() && looked < 16; i++) {
      boolean own = i / plane % layout.b() == filter;
      if (!own && exact.isPlain(i) && isOff(i)) {
        return false;
      }
      if (own && exact.isPlain(i)) {
        looked++;
        double expected = difference * taps(i, false)[tap];
        if (!(Math.abs(off(i) - expected) <= SLACK * (exact.bound(i) + error))) {
          return false;
        }
      }
    }
    return true;
  }

  private static Misread withWeight(Arguments a, int place, double value) {
    Tensor weight = Tensors.map(a.weight(), (i, v) -> i == place ? value : v);
    return Misread.of(FaultKinds.withWeight(a, weight));
  }
}
