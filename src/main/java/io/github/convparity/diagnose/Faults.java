package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The catalogue: every fault that is known, the simplest to make first. To add one is to add a line
 * or two: a name, a sentence, and what is misread.
 */
public final class Faults {
  /** All. */
  public static final List<Fault> ALL =
      List.of(
          weight(
              "kernel-rotated",
              "the kernel is rotated by 180 degrees (a convolution, not a correlation)",
              k -> (o, i, y, x) -> k.at(o, i, k.h() - 1 - y, k.w() - 1 - x)),
          weight(
              "kernel-flipped-h",
              "the kernel is flipped top to bottom",
              k -> (o, i, y, x) -> k.at(o, i, k.h() - 1 - y, x)),
          weight(
              "kernel-flipped-w",
              "the kernel is flipped left to right",
              k -> (o, i, y, x) -> k.at(o, i, y, k.w() - 1 - x)),
          weight(
              "kernel-transposed",
              "rows and columns of a square kernel are exchanged",
              k -> k.h() == k.w() ? (o, i, y, x) -> k.at(o, i, x, y) : null),
          weight(
              "weight-iohw",
              "the weight is read as [I, O, kH, kW]",
              k -> (o, i, y, x) -> ((i * k.a() + o) * k.h() + y) * k.w() + x),
          weight(
              "weight-ohwi",
              "the weight is read as [O, kH, kW, I]",
              k -> (o, i, y, x) -> ((o * k.h() + y) * k.w() + x) * k.b() + i),
          weight(
              "weight-hwio",
              "the weight is read as [kH, kW, I, O]",
              k -> (o, i, y, x) -> ((y * k.w() + x) * k.b() + i) * k.a() + o),
          input(
              "input-nhwc",
              "the input is read as [N, H, W, C]",
              x -> (n, c, h, w) -> ((n * x.h() + h) * x.w() + w) * x.b() + c),
          input(
              "input-transposed",
              "rows and columns of a square image are exchanged",
              x -> x.h() == x.w() ? (n, c, h, w) -> x.at(n, c, w, h) : null),
          input(
              "channels-reversed",
              "the input's channels are taken in reverse order",
              x -> (n, c, h, w) -> x.at(n, x.b() - 1 - c, h, w)),
          input(
              "first-image-for-all",
              "every image of the batch is computed from the first",
              x -> (n, c, h, w) -> x.at(0, c, h, w)),
          padding("padding-left-out", "nothing is padded", p -> new Pads(0, 0, 0, 0)),
          padding(
              "padding-swapped",
              "padding h and w are exchanged",
              p -> new Pads(p.left(), p.right(), p.top(), p.bottom())),
          padding("padding-one-more", "one too much is padded on every side", p -> plus(p, 1)),
          padding("padding-one-less", "one too little is padded on every side", p -> plus(p, -1)),
          padding(
              "padding-doubled",
              "twice as much is padded",
              p -> new Pads(2 * p.top(), 2 * p.bottom(), 2 * p.left(), 2 * p.right())),
          padding(
              "padding-before-only",
              "only the top and left are padded",
              p -> new Pads(p.top(), 0, p.left(), 0)),
          padding(
              "padding-after-only",
              "only the bottom and right are padded",
              p -> new Pads(0, p.bottom(), 0, p.right())),
          padding(
              "padding-all-before",
              "what belongs at the bottom and right is padded at the top and left too",
              p -> new Pads(p.top() + p.bottom(), 0, p.left() + p.right(), 0)),
          padding(
              "same-odd-before",
              "the odd row and column of padding \"same\" stand at the top and left",
              p -> new Pads(p.bottom(), p.top(), p.right(), p.left())),
          border("padded-with-zeros", "the padding is filled with zeros", PaddingMode.ZEROS),
          border(
              "padded-by-reflect", "the padding is filled as by mode reflect", PaddingMode.REFLECT),
          border(
              "padded-by-replicate",
              "the padding is filled as by mode replicate",
              PaddingMode.REPLICATE),
          border(
              "padded-by-circular",
              "the padding is filled as by mode circular",
              PaddingMode.CIRCULAR),
          new Fault(
              "reflect-repeats-edge",
              "reflect repeats the edge itself",
              a ->
                  a.options().paddingMode() == PaddingMode.REFLECT
                      ? Padded.of(a, pads(a), Padded.REPEATING_THE_EDGE, 0)
                      : null),
          new Fault(
              "padded-with-ones",
              "zero padding is filled with ones",
              a ->
                  a.options().paddingMode() == PaddingMode.ZEROS
                      ? Padded.of(a, pads(a), Padded.border(PaddingMode.ZEROS), 1)
                      : null),
          new Fault(
              "size-rounded-up",
              "the output's size is rounded up",
              a -> Padded.of(a, roundedUp(a))),
          new Fault(
              "stride-phase",
              "with a stride above 1 the first output begins one later",
              a -> {
                Pads p = pads(a);
                int h = a.options().stride().h() > 1 ? 1 : 0;
                int w = a.options().stride().w() > 1 ? 1 : 0;
                return h + w == 0
                    ? null
                    : Padded.of(
                        a, new Pads(p.top() - h, p.bottom() + h, p.left() - w, p.right() + w));
              }),
          options(
              "stride-swapped",
              "stride h and w are exchanged",
              o -> with(o.stride().swapped(), o.padding(), o.dilation(), o)),
          options(
              "stride-ignored",
              "the stride is taken for 1",
              o -> with(Pair.of(1), o.padding(), o.dilation(), o)),
          options(
              "stride-ignored-h",
              "the stride of rows is taken for 1",
              o -> with(new Pair(1, o.stride().w()), o.padding(), o.dilation(), o)),
          options(
              "stride-ignored-w",
              "the stride of columns is taken for 1",
              o -> with(new Pair(o.stride().h(), 1), o.padding(), o.dilation(), o)),
          options(
              "dilation-swapped",
              "dilation h and w are exchanged",
              o -> with(o.stride(), o.padding(), o.dilation().swapped(), o)),
          options(
              "dilation-ignored",
              "the dilation is taken for 1",
              o -> with(o.stride(), o.padding(), Pair.of(1), o)),
          options(
              "dilation-one-more",
              "the taps stand one further apart",
              o ->
                  with(
                      o.stride(),
                      o.padding(),
                      new Pair(o.dilation().h() + 1, o.dilation().w() + 1),
                      o)),
          part("first-tap-left-out", "the first tap of every filter is left out", (k, i) -> i == 0),
          part(
              "last-tap-left-out",
              "the last tap of every filter is left out",
              (k, i) -> i == k.b() * k.h() * k.w() - 1),
          part(
              "first-row-left-out",
              "the kernel's first row is left out",
              (k, i) -> i / k.w() % k.h() == 0),
          part(
              "last-row-left-out",
              "the kernel's last row is left out",
              (k, i) -> i / k.w() % k.h() == k.h() - 1),
          part(
              "first-column-left-out",
              "the kernel's first column is left out",
              (k, i) -> i % k.w() == 0),
          part(
              "last-column-left-out",
              "the kernel's last column is left out",
              (k, i) -> i % k.w() == k.w() - 1),
          part(
              "first-channel-left-out",
              "the first channel of every group is left out",
              (k, i) -> i / k.w() / k.h() == 0),
          part(
              "last-channel-left-out",
              "the last channel of every group is left out",
              (k, i) -> i / k.w() / k.h() == k.b() - 1),
          bias("bias-left-out", "the bias is not added", b -> null),
          bias("bias-doubled", "the bias is added twice", b -> Tensors.map(b, v -> 2 * v)),
          bias(
              "bias-of-first",
              "the first bias is added to every channel",
              b -> Tensors.pick(b, b.sizes(), i -> 0)),
          bias(
              "bias-of-next",
              "every channel has the bias of the next one",
              b -> Tensors.pick(b, b.sizes(), i -> (i + 1) % b.length())),
          output("output-clamped-at-0", "negative outputs are 0", v -> Math.max(v, 0)),
          output("output-negated", "the output has the wrong sign", v -> -v));

  private Faults() {}

  private interface Axes {
    Layout.@Nullable Source of(Layout layout);
  }

  private static Fault weight(String name, String sentence, Axes axes) {
    return new Fault(
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

  private static Fault input(String name, String sentence, Axes axes) {
    return new Fault(
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

  private static Pads pads(Arguments a) {
    Layout kernel = Layout.of(a.weight().sizes());
    return a.options().pads(kernel.h(), kernel.w());
  }

  /** So much more at the bottom and right that every position that is begun is computed. */
  private static Pads roundedUp(Arguments a) {
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
  private static Fault border(String name, String sentence, PaddingMode mode) {
    return new Fault(
        name,
        sentence,
        a ->
            a.options().paddingMode() == mode
                ? null
                : Padded.of(a, pads(a), Padded.border(mode), 0));
  }

  private interface Part {
    /**
     * Whether a place of a filter is left out.
     *
     * @param place in the filter, row-major
     */
    boolean has(Layout kernel, int place);
  }

  /** Some places of every filter taken for 0. */
  private static Fault part(String name, String sentence, Part part) {
    return new Fault(
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
  private static Fault padding(String name, String sentence, UnaryOperator<Pads> change) {
    return new Fault(
        name,
        sentence,
        a -> {
          Pads pads = pads(a);
          Pads changed = change.apply(pads);
          return changed.equals(pads) ? null : Padded.of(a, changed);
        });
  }

  private static Pads plus(Pads p, int more) {
    return new Pads(p.top() + more, p.bottom() + more, p.left() + more, p.right() + more);
  }

  private static Fault options(String name, String sentence, UnaryOperator<Conv2dOptions> change) {
    return new Fault(
        name,
        sentence,
        a -> {
          Conv2dOptions changed = change.apply(a.options());
          return changed.equals(a.options())
              ? null
              : Misread.of(new Arguments(a.input(), a.weight(), a.bias(), a.gradOutput(), changed));
        });
  }

  private static Conv2dOptions with(Pair stride, Padding padding, Pair dilation, Conv2dOptions o) {
    return new Conv2dOptions(stride, padding, dilation, o.groups(), o.paddingMode());
  }

  private interface BiasChange {
    @Nullable Tensor of(Tensor bias);
  }

  private static Fault bias(String name, String sentence, BiasChange change) {
    return new Fault(
        name,
        sentence,
        a ->
            a.bias() == null
                ? null
                : Misread.of(
                    new Arguments(
                        a.input(), a.weight(), change.of(a.bias()), a.gradOutput(), a.options())));
  }

  private static Fault output(String name, String sentence, DoubleUnaryOperator change) {
    return new Fault(name, sentence, a -> new Misread(a, null, change));
  }

  private static Arguments withWeight(Arguments a, Tensor weight) {
    return new Arguments(a.input(), weight, a.bias(), a.gradOutput(), a.options());
  }

  private static Arguments withInput(Arguments a, Tensor input) {
    return new Arguments(input, a.weight(), a.bias(), a.gradOutput(), a.options());
  }
}
