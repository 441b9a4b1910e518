package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** The kinds of faults: what is misread, said so that a fault of the kind is one line. */
final class FaultKinds {
  private FaultKinds() {}

  /** What is misread of the arguments alone; null for nothing. */
  interface ArgumentsReading {
    @Nullable Misread of(Arguments arguments);
  }

  /** A fault that depends on the arguments of the call alone. */
  static Fault fault(String name, String sentence, ArgumentsReading reading) {
    return new Fault(name, sentence, call -> reading.of(call.arguments()));
  }

  interface Axes {
    Layout.@Nullable Source of(Layout layout);
  }

  static Fault weight(String name, String sentence, Axes axes) {
    return fault(
        name,
        sentence,
        a -> {
          Layout layout = Layout.of(a.weight().sizes());
          Layout.Source source = axes.of(layout);
          return source == null
              ? null
              : Misread.of(
                  withWeight(
                      a, Tensors.pick(a.weight(), a.weight().sizes(), layout.source(source))));
        });
  }

  static Fault input(String name, String sentence, Axes axes) {
    return fault(
        name,
        sentence,
        a -> {
          Layout layout = Layout.of(a.input().sizes());
          Layout.Source source = axes.of(layout);
          return source == null
              ? null
              : Misread.of(
                  withInput(a, Tensors.pick(a.input(), a.input().sizes(), layout.source(source))));
        });
  }

  static Pads pads(Arguments a) {
    Layout kernel = Layout.of(a.weight().sizes());
    return a.options().pads(kernel.h(), kernel.w());
  }

  /** So much more at the bottom and right that every position that is begun is computed. */
  static Pads roundedUp(Arguments a) {
    Pads p = pads(a);
    Layout image = Layout.of(a.input().sizes());
    Layout kernel = Layout.of(a.weight().sizes());
    Conv2dOptions o = a.options();
    int h = image.h() + p.top() + p.bottom() - o.dilation().h() * (kernel.h() - 1) - 1;
    int w = image.w() + p.left() + p.right() - o.dilation().w() * (kernel.w() - 1) - 1;
    return new Pads(
        p.top(),
        p.bottom() + Math.floorMod(-h, o.stride().h()),
        p.left(),
        p.right() + Math.floorMod(-w, o.stride().w()));
  }

  /** The pads of the options, filled by another mode. */
  static Fault border(String name, String sentence, PaddingMode mode) {
    return fault(
        name,
        sentence,
        a ->
            a.options().paddingMode() == mode
                ? null
                : Padded.of(a, pads(a), Padded.border(mode), 0));
  }

  interface Part {
    /**
     * Whether a place of a filter is left out.
     *
     * @param place in the filter, row-major
     */
    boolean has(Layout kernel, int place);
  }

  /** Some places of every filter taken for 0. */
  static Fault part(String name, String sentence, Part part) {
    return fault(
        name,
        sentence,
        a -> {
          Layout kernel = Layout.of(a.weight().sizes());
          int filter = Math.max(1, kernel.b() * kernel.h() * kernel.w());
          return Misread.of(
              withWeight(
                  a,
                  Tensors.pick(
                      a.weight(),
                      a.weight().sizes(),
                      i -> part.has(kernel, i % filter) ? Tensors.FILL : i)));
        });
  }

  /** Other pads, filled as the padding mode says. */
  static Fault padding(String name, String sentence, UnaryOperator<Pads> change) {
    return fault(
        name,
        sentence,
        a -> {
          Pads pads = pads(a);
          Pads changed = change.apply(pads);
          return changed.equals(pads) ? null : Padded.of(a, changed);
        });
  }

  static Pads plus(Pads p, int more) {
    return new Pads(p.top() + more, p.bottom() + more, p.left() + more, p.right() + more);
  }

  static Fault options(String name, String sentence, UnaryOperator<Conv2dOptions> change) {
    return fault(
        name,
        sentence,
        a -> {
          Conv2dOptions changed = change.apply(a.options());
          return changed.equals(a.options())
              ? null
              : Misread.of(new Arguments(a.input(), a.weight(), a.bias(), a.gradOutput(), changed));
        });
  }

  static Conv2dOptions with(Pair stride, Padding padding, Pair dilation, Conv2dOptions o) {
    return new Conv2dOptions(stride, padding, dilation, o.groups(), o.paddingMode());
  }

  interface BiasChange {
    @Nullable Tensor of(Tensor bias);
  }

  static Fault bias(String name, String sentence, BiasChange change) {
    return fault(
        name,
        sentence,
        a ->
            a.bias() == null
                ? null
                : Misread.of(
                    new Arguments(
                        a.input(), a.weight(), change.of(a.bias()), a.gradOutput(), a.options())));
  }

  static Fault output(String name, String sentence, DoubleUnaryOperator change) {
    return fault(name, sentence, a -> new Misread(a, null, change));
  }

  static Arguments withWeight(Arguments a, Tensor weight) {
    return new Arguments(a.input(), weight, a.bias(), a.gradOutput(), a.options());
  }

  static Arguments withInput(Arguments a, Tensor input) {
    return new Arguments(input, a.weight(), a.bias(), a.gradOutput(), a.options());
  }
}
