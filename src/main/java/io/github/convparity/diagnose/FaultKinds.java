package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
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
              : Misread.of(withWeight(a, Tensors.pick(a.weight(), layout, source)));
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
              : Misread.of(withInput(a, Tensors.pick(a.input(), layout, source)));
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
    return times(name, sentence, 0, part);
  }

  /** Some places of every filter counted twice. */
  static Fault twice(String name, String sentence, Part part) {
    return times(name, sentence, 2, part);
  }

  private static Fault times(String name, String sentence, int factor, Part part) {
    return fault(
        name,
        sentence,
        a -> {
          Layout kernel = Layout.of(a.weight().sizes());
          int filter = Math.max(1, kernel.b() * kernel.h() * kernel.w());
          return Misread.of(
              withWeight(
                  a,
                  // A NaN that is left out is no product at all.
                  Tensors.map(
                      a.weight(),
                      (i, v) -> !part.has(kernel, i % filter) ? v : factor == 0 ? 0 : factor * v)));
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
          if (changed.equals(pads)) {
            return null;
          }
          return Padded.reaches(a, changed)
              ? Padded.of(a, changed)
              : Misread.of(withOptions(a, beyondReach(a, changed)));
        });
  }

  /** An amount that is refused as those pads would be: too much for the padding mode. */
  private static Conv2dOptions beyondReach(Arguments a, Pads pads) {
    Conv2dOptions o = a.options();
    Pair most = new Pair(Math.max(pads.top(), pads.bottom()), Math.max(pads.left(), pads.right()));
    return with(o.stride(), new Padding.Explicit(most), o.dilation(), o);
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
          return changed.equals(a.options()) ? null : Misread.of(withOptions(a, changed));
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
        a -> a.bias() == null ? null : Misread.of(withBias(a, change.of(a.bias()))));
  }

  static Arguments withBias(Arguments a, @Nullable Tensor bias) {
    return new Arguments(a.input(), a.weight(), bias, a.gradOutput(), a.options());
  }

  /** What becomes of every number of the output. */
  static Fault output(String name, String sentence, DoubleUnaryOperator change) {
    return outputBy(name, sentence, a -> change);
  }

  /** The same, where it depends on the arguments. */
  static Fault outputBy(String name, String sentence, ChangeOf change) {
    return fault(
        name,
        sentence,
        a -> {
          DoubleUnaryOperator of = change.of(a);
          return of == null ? null : Misread.of(a).changed(of);
        });
  }

  /** A change that arguments lead to; null for none. */
  interface ChangeOf {
    @Nullable DoubleUnaryOperator of(Arguments arguments);
  }

  /** Where the numbers of an output of the right shape come from. */
  static Fault places(String name, String sentence, Axes axes) {
    return places(name, sentence, right -> right, axes);
  }

  /** The same with another shape. */
  static Fault places(String name, String sentence, UnaryOperator<Layout> shape, Axes axes) {
    return fault(name, sentence, a -> Misread.of(a).ordered(order(shape, axes)));
  }

  private static Misread.Order order(UnaryOperator<Layout> shape, Axes axes) {
    return new Misread.Order() {
      @Override
      public Shape shape(Shape right) {
        return shape.apply(Layout.of(right)).shape();
      }

      @Override
      public int source(Shape right, int element) {
        Layout layout = Layout.of(right);
        Layout.Source source = Objects.requireNonNull(axes.of(layout));
        return shape.apply(layout).source(source).applyAsInt(element);
      }
    };
  }

  /** The upper left part of what other options give, as large as the right output. */
  static Fault cropped(String name, String sentence, UnaryOperator<Conv2dOptions> change) {
    return fault(
        name,
        sentence,
        a -> {
          Conv2dOptions changed = change.apply(a.options());
          Shape right = outputOf(a);
          return changed.equals(a.options())
              ? null
              : Misread.of(withOptions(a, changed)).ordered(crop(Layout.of(right)));
        });
  }

  private static Misread.Order crop(Layout to) {
    return new Misread.Order() {
      @Override
      public Shape shape(Shape right) {
        Layout from = Layout.of(right);
        boolean holds = from.h() >= to.h() && from.w() >= to.w();
        return holds ? to.shape() : right;
      }

      @Override
      public int source(Shape right, int element) {
        return to.source(Layout.of(right)::at).applyAsInt(element);
      }
    };
  }

  private static Shape outputOf(Arguments a) {
    Shape bias = a.bias() == null ? null : a.bias().sizes();
    return Conv2dGeometry.of(a.input().sizes(), a.weight().sizes(), bias, a.options()).output();
  }

  /** What becomes of every number of input, weight and bias. */
  static Fault operands(String name, String sentence, ChangeOf change) {
    return fault(
        name,
        sentence,
        a -> {
          DoubleUnaryOperator of = change.of(a);
          return of == null
              ? null
              : Misread.of(
                  new Arguments(
                      Tensors.map(a.input(), of),
                      Tensors.map(a.weight(), of),
                      a.bias() == null ? null : Tensors.map(a.bias(), of),
                      a.gradOutput(),
                      a.options()));
        });
  }

  /** Operands rounded to a type with fewer bits. */
  static Fault rounded(DType to) {
    return operands(
        "operands-rounded-to-" + to.torchName(),
        "input, weight and bias are rounded to " + to.torchName() + " first",
        a -> to.precision() < a.input().dtype().precision() ? to::round : null);
  }

  /** Sums in a type with fewer bits. */
  static Fault summedIn(DType to) {
    return fault(
        "summed-in-" + to.torchName(),
        "products are added up in " + to.torchName(),
        a ->
            to.precision() < a.input().dtype().accumulator().precision()
                ? Misread.of(a).summedIn(to)
                : null);
  }

  /** The groups of the input, or the filters of other groups. */
  static Fault channels(String name, String sentence, ChannelSource source) {
    return fault(
        name,
        sentence,
        a -> {
          int groups = a.options().groups();
          Layout image = Layout.of(a.input().sizes());
          int each = image.b() / groups;
          return groups == 1
              ? null
              : Misread.of(
                  withInput(
                      a,
                      Tensors.pick(
                          a.input(),
                          image,
                          (n, c, h, w) -> image.at(n, source.of(c, each, groups), h, w))));
        });
  }

  /** Filter o in group o % groups. */
  static @Nullable Misread interleavedFilters(Arguments a) {
    int groups = a.options().groups();
    Layout kernel = Layout.of(a.weight().sizes());
    int filters = kernel.a();
    int each = Math.max(1, filters / groups);
    if (groups == 1) {
      return null;
    }
    // The filters stand in another order, and so do their outputs.
    IntUnaryOperator from = place -> place % each * groups + place / each;
    Tensor weight =
        Tensors.pick(a.weight(), kernel, (o, i, y, x) -> kernel.at(from.applyAsInt(o), i, y, x));
    Tensor bias = a.bias() == null ? null : Tensors.pick(a.bias(), a.bias().sizes(), from);
    Axes outputs = right -> (n, o, h, w) -> right.at(n, o % groups * each + o / groups, h, w);
    return Misread.of(new Arguments(a.input(), weight, bias, a.gradOutput(), a.options()))
        .ordered(order(right -> right, outputs));
  }

  /** One group of all channels, the numbers of every filter used again for each group. */
  static @Nullable Misread withoutGroups(Arguments a) {
    Conv2dOptions o = a.options();
    Layout kernel = Layout.of(a.weight().sizes());
    Layout whole = kernel.with(kernel.b() * o.groups(), kernel.h(), kernel.w());
    Layout.Source source = (f, i, y, x) -> kernel.at(f, i % kernel.b(), y, x);
    return o.groups() == 1
        ? null
        : Misread.of(
            withOptions(
                withWeight(a, Tensors.pick(a.weight(), whole, source)),
                new Conv2dOptions(o.stride(), o.padding(), o.dilation(), 1, o.paddingMode())));
  }

  /** Taps at 0, d, d + 1, d + 2 and so on, on some axes. */
  static @Nullable Misread dilatedOnce(Arguments a, boolean rows, boolean columns) {
    Conv2dOptions o = a.options();
    Layout kernel = Layout.of(a.weight().sizes());
    Pair d = o.dilation();
    boolean shows =
        (rows && d.h() > 1 && kernel.h() > 2) || (columns && d.w() > 1 && kernel.w() > 2);
    if (!shows || kernel.h() == 0 || kernel.w() == 0) {
      return null;
    }
    Layout whole =
        kernel.with(kernel.b(), d.h() * (kernel.h() - 1) + 1, d.w() * (kernel.w() - 1) + 1);
    Layout.Source source =
        (f, i, y, x) -> {
          int row = tapAt(y, d.h(), kernel.h(), rows);
          int column = tapAt(x, d.w(), kernel.w(), columns);
          boolean none = row == Tensors.FILL || column == Tensors.FILL;
          return none ? Tensors.FILL : kernel.at(f, i, row, column);
        };
    Tensor weight = Tensors.pick(a.weight(), whole, source);
    Conv2dOptions undilated = with(o.stride(), o.padding(), Pair.of(1), o);
    return Padded.of(withOptions(withWeight(a, weight), undilated), pads(a));
  }

  /** Which tap stands at a position of a dilated kernel. */
  private static int tapAt(int position, int dilation, int kernel, boolean once) {
    if (!once) {
      return position % dilation == 0 ? position / dilation : Tensors.FILL;
    }
    int tap = position == 0 ? 0 : position - dilation + 1;
    return tap < kernel && (position == 0 || tap > 0) ? tap : Tensors.FILL;
  }

  /** With a stride above 1 and zeros around, a range of outputs rounded down, not up. */
  static @Nullable Misread lastReachLost(Arguments a, boolean rows) {
    Conv2dOptions o = a.options();
    Layout image = Layout.of(a.input().sizes());
    Layout kernel = Layout.of(a.weight().sizes());
    Pads pads = pads(a);
    int stride = rows ? o.stride().h() : o.stride().w();
    int dilation = rows ? o.dilation().h() : o.dilation().w();
    int before = rows ? pads.top() : pads.left();
    int size = rows ? image.h() : image.w();
    if (stride == 1 || o.paddingMode() != PaddingMode.ZEROS) {
      return null;
    }
    return Misread.of(a)
        .skipping(
            (x, w) -> {
              int place = rows ? x / image.w() % image.h() : x % image.w();
              int tap = rows ? w / kernel.w() % kernel.h() : w % kernel.w();
              return place + Math.floorMod(size + before - tap * dilation, stride) == size;
            });
  }

  /** Products with 0 left out, where anything is not finite. */
  static @Nullable Misread withoutZeros(Arguments a) {
    double[] input = a.input().doubles();
    double[] weight = a.weight().doubles();
    boolean finite =
        DoubleStream.concat(Arrays.stream(input), Arrays.stream(weight)).allMatch(Double::isFinite);
    return finite ? null : Misread.of(a).skipping((x, w) -> input[x] == 0 || weight[w] == 0);
  }

  /** Other pads for padding "same". */
  static Fault same(String name, String sentence, SamePads pads) {
    return fault(
        name,
        sentence,
        a -> {
          Layout kernel = Layout.of(a.weight().sizes());
          Pair h = pads.of(kernel.h(), a.options().dilation().h());
          Pair w = pads.of(kernel.w(), a.options().dilation().w());
          Pads changed = new Pads(h.h(), h.w(), w.h(), w.w());
          return !(a.options().padding() instanceof Padding.Same) || changed.equals(pads(a))
              ? null
              : Padded.of(a, changed);
        });
  }

  /** What is padded before and after an axis. */
  interface SamePads {
    Pair of(int kernel, int dilation);
  }

  /** The bias added several times. */
  static Fault biasTimes(String name, String sentence, ToIntFunction<Layout> times) {
    return fault(
        name,
        sentence,
        a -> {
          int count = times.applyAsInt(Layout.of(a.weight().sizes()));
          return a.bias() == null || count == 1
              ? null
              : Misread.of(withBias(a, Tensors.map(a.bias(), b -> count * b)));
        });
  }

  /** Subnormal numbers of a type become 0. */
  static DoubleUnaryOperator flushing(DType dtype) {
    return v -> Math.abs(v) < dtype.minNormal() ? Math.copySign(0, v) : v;
  }

  /** Which channel of the input stands for a channel. */
  interface ChannelSource {
    /**
     * The channel that is read.
     *
     * @param each channels in a group
     */
    int of(int channel, int each, int groups);
  }

  private static Arguments withOptions(Arguments a, Conv2dOptions options) {
    return new Arguments(a.input(), a.weight(), a.bias(), a.gradOutput(), options);
  }

  static Arguments withWeight(Arguments a, Tensor weight) {
    return new Arguments(a.input(), weight, a.bias(), a.gradOutput(), a.options());
  }

  static Arguments withInput(Arguments a, Tensor input) {
    return new Arguments(input, a.weight(), a.bias(), a.gradOutput(), a.options());
  }
}
