package io.github.convparity.diagnose;

import static io.github.convparity.diagnose.FaultKinds.bias;
import static io.github.convparity.diagnose.FaultKinds.biasTimes;
import static io.github.convparity.diagnose.FaultKinds.border;
import static io.github.convparity.diagnose.FaultKinds.channels;
import static io.github.convparity.diagnose.FaultKinds.cropped;
import static io.github.convparity.diagnose.FaultKinds.dilatedOnce;
import static io.github.convparity.diagnose.FaultKinds.fault;
import static io.github.convparity.diagnose.FaultKinds.flushing;
import static io.github.convparity.diagnose.FaultKinds.input;
import static io.github.convparity.diagnose.FaultKinds.lastReachLost;
import static io.github.convparity.diagnose.FaultKinds.operands;
import static io.github.convparity.diagnose.FaultKinds.options;
import static io.github.convparity.diagnose.FaultKinds.output;
import static io.github.convparity.diagnose.FaultKinds.outputBy;
import static io.github.convparity.diagnose.FaultKinds.padding;
import static io.github.convparity.diagnose.FaultKinds.pads;
import static io.github.convparity.diagnose.FaultKinds.part;
import static io.github.convparity.diagnose.FaultKinds.places;
import static io.github.convparity.diagnose.FaultKinds.plus;
import static io.github.convparity.diagnose.FaultKinds.rounded;
import static io.github.convparity.diagnose.FaultKinds.roundedUp;
import static io.github.convparity.diagnose.FaultKinds.same;
import static io.github.convparity.diagnose.FaultKinds.summedIn;
import static io.github.convparity.diagnose.FaultKinds.twice;
import static io.github.convparity.diagnose.FaultKinds.weight;
import static io.github.convparity.diagnose.FaultKinds.with;
import static io.github.convparity.diagnose.FaultKinds.withInput;
import static io.github.convparity.diagnose.FaultKinds.withWeight;

import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.result.Cause;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The catalogue: every fault that is known, the simplest to make first. To add one is to add a line
 * or two: a name, a sentence, and what is misread.
 */
public final class Faults {
  /** Those of layout and geometry: how arguments are read, and what is made of the output. */
  static final List<Fault> OF_READING =
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
          fault(
              "kernel-swapped",
              "the kernel's height and width are exchanged",
              a -> {
                Shape w = a.weight().sizes();
                Shape swapped = Shape.of(w.dim(0), w.dim(1), w.dim(3), w.dim(2));
                return w.dim(2) == w.dim(3)
                    ? null
                    : Misread.of(withWeight(a, Tensors.pick(a.weight(), swapped, i -> i)));
              }),
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
          input(
              "images-reversed",
              "the images of the batch are taken in reverse order",
              x -> (n, c, h, w) -> x.at(x.a() - 1 - n, c, h, w)),
          input(
              "last-image-repeats",
              "the last image of the batch is computed from the one before it",
              x -> (n, c, h, w) -> x.at(n > 0 && n == x.a() - 1 ? n - 1 : n, c, h, w)),
          channels(
              "groups-read-first",
              "every group reads the channels of the first",
              (c, each, groups) -> c % each),
          channels(
              "groups-reversed",
              "the groups of channels are taken in reverse order",
              (c, each, groups) -> (groups - 1 - c / each) * each + c % each),
          channels(
              "groups-shifted",
              "every group reads the channels of the next one",
              (c, each, groups) -> (c + each) % (each * groups)),
          channels(
              "groups-interleaved",
              "a group reads every groups-th channel, not channels side by side",
              (c, each, groups) -> c % each * groups + c / each),
          fault(
              "filters-interleaved",
              "every groups-th filter belongs to a group, not filters side by side",
              FaultKinds::interleavedFilters),
          fault(
              "groups-ignored",
              "every filter reads all channels, as without groups",
              FaultKinds::withoutGroups),
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
              "padding-all-after",
              "what belongs at the top and left is padded at the bottom and right too",
              p -> new Pads(0, p.top() + p.bottom(), 0, p.left() + p.right())),
          same(
              "same-ignores-dilation",
              "padding \"same\" is worked out without the dilation",
              (k, d) -> new Pair((k - 1) / 2, k - 1 - (k - 1) / 2)),
          same(
              "same-half-kernel",
              "padding \"same\" is half the kernel on every side, also where the kernel is even",
              (k, d) -> new Pair(d * (k / 2), d * (k / 2))),
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
          fault(
              "reflect-repeats-edge",
              "reflect repeats the edge itself",
              a ->
                  a.options().paddingMode() == PaddingMode.REFLECT
                      ? Padded.of(a, pads(a), Padded.REPEATING_THE_EDGE, 0)
                      : null),
          fault(
              "padded-without-corners",
              "in the modes other than zeros the corners of the padding are zeros",
              a ->
                  a.options().paddingMode() == PaddingMode.ZEROS
                      ? null
                      : Padded.withoutCorners(a, pads(a))),
          fault(
              "size-rounded-up",
              "the output's size is rounded up",
              a -> Padded.of(a, roundedUp(a))),
          fault(
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
          cropped(
              "stride-ignored-size-right",
              "the stride is taken for 1 but the output's size is right",
              o -> with(Pair.of(1), o.padding(), o.dilation(), o)),
          cropped(
              "dilation-ignored-size-right",
              "the dilation is taken for 1 but the output's size is right",
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
          options(
              "dilation-ignored-h",
              "the dilation of rows is taken for 1",
              o -> with(o.stride(), o.padding(), new Pair(1, o.dilation().w()), o)),
          options(
              "dilation-ignored-w",
              "the dilation of columns is taken for 1",
              o -> with(o.stride(), o.padding(), new Pair(o.dilation().h(), 1), o)),
          options(
              "dilation-one-less",
              "the taps stand one closer together, side by side at least",
              o ->
                  with(
                      o.stride(),
                      o.padding(),
                      new Pair(
                          Math.max(1, o.dilation().h() - 1), Math.max(1, o.dilation().w() - 1)),
                      o)),
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
          biasTimes(
              "bias-per-input-channel",
              "the bias is added once for every input channel of the group",
              Layout::b),
          biasTimes(
              "bias-per-tap",
              "the bias is added once for every tap of the kernel",
              k -> k.b() * k.h() * k.w()),
          output("output-clamped-at-0", "negative outputs are 0", v -> Math.max(v, 0)),
          output(
              "output-clamped-at-6",
              "outputs are clamped to 0 and 6",
              v -> Math.min(Math.max(v, 0), 6)),
          output("output-negated", "the output has the wrong sign", v -> -v),
          outputBy(
              "output-averaged",
              "the output is divided by the number of taps of the kernel",
              a -> {
                Layout kernel = Layout.of(a.weight().sizes());
                double taps = (double) kernel.h() * kernel.w();
                return taps > 1 ? v -> v / taps : null;
              }),
          outputBy(
              "output-averaged-over-all",
              "the output is divided by the number of products of a filter",
              a -> {
                Layout kernel = Layout.of(a.weight().sizes());
                double products = (double) kernel.b() * kernel.h() * kernel.w();
                return products > 1 ? v -> v / products : null;
              }),
          outputBy(
              "output-times-taps",
              "the output is multiplied by the number of taps of the kernel",
              a -> {
                Layout kernel = Layout.of(a.weight().sizes());
                double taps = (double) kernel.h() * kernel.w();
                return taps > 1 ? v -> v * taps : null;
              }),
          places(
              "output-transposed",
              "rows and columns of the output are exchanged",
              right -> right.with(right.b(), right.w(), right.h()),
              right -> (n, c, h, w) -> right.at(n, c, w, h)),
          places(
              "output-nhwc",
              "the output is written as [N, H, W, C]",
              right ->
                  (n, c, h, w) -> {
                    int place = (c * right.h() + h) * right.w() + w;
                    int pixel = place / right.b();
                    return right.at(n, place % right.b(), pixel / right.w(), pixel % right.w());
                  }),
          places(
              "output-batch-and-channels-exchanged",
              "the output is written as [O, N, H, W]",
              right ->
                  (n, c, h, w) -> {
                    int plane = n * right.b() + c;
                    return right.at(plane % right.a(), plane / right.a(), h, w);
                  }),
          places(
              "output-channels-reversed",
              "the output's channels stand in reverse order",
              right -> (n, c, h, w) -> right.at(n, right.b() - 1 - c, h, w)));

  /** Those that leave out a part of the sums, or count it twice. */
  static final List<Fault> OF_PARTS =
      List.of(
          input(
              "first-input-row-ignored",
              "the first row of the image is taken for padding",
              x -> (n, c, h, w) -> h == 0 ? Tensors.FILL : x.at(n, c, h, w)),
          input(
              "last-input-row-ignored",
              "the last row of the image is taken for padding",
              x -> (n, c, h, w) -> h == x.h() - 1 ? Tensors.FILL : x.at(n, c, h, w)),
          input(
              "first-input-column-ignored",
              "the first column of the image is taken for padding",
              x -> (n, c, h, w) -> w == 0 ? Tensors.FILL : x.at(n, c, h, w)),
          input(
              "last-input-column-ignored",
              "the last column of the image is taken for padding",
              x -> (n, c, h, w) -> w == x.w() - 1 ? Tensors.FILL : x.at(n, c, h, w)),
          fault(
              "dilation-of-second-tap-only",
              "the second tap stands as far as the dilation says, those after it side by side",
              a -> dilatedOnce(a, true, true)),
          fault(
              "dilation-of-second-tap-only-h",
              "of rows, the second tap stands as the dilation says, those after it side by side",
              a -> dilatedOnce(a, true, false)),
          fault(
              "dilation-of-second-tap-only-w",
              "of columns, the second tap stands as the dilation says, those after it side by side",
              a -> dilatedOnce(a, false, true)),
          fault(
              "last-reach-of-rows-lost",
              "with a stride the last row of the image that a tap reaches is missed",
              a -> lastReachLost(a, true)),
          fault(
              "last-reach-of-columns-lost",
              "with a stride the last column of the image that a tap reaches is missed",
              a -> lastReachLost(a, false)),
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
          twice("first-tap-twice", "the first tap of every filter counts twice", (k, i) -> i == 0),
          twice(
              "last-tap-twice",
              "the last tap of every filter counts twice",
              (k, i) -> i == k.b() * k.h() * k.w() - 1),
          twice(
              "first-row-twice",
              "the kernel's first row counts twice",
              (k, i) -> i / k.w() % k.h() == 0),
          twice(
              "first-column-twice",
              "the kernel's first column counts twice",
              (k, i) -> i % k.w() == 0),
          twice(
              "last-row-twice",
              "the kernel's last row counts twice",
              (k, i) -> i / k.w() % k.h() == k.h() - 1),
          twice(
              "last-column-twice",
              "the kernel's last column counts twice",
              (k, i) -> i % k.w() == k.w() - 1),
          twice(
              "first-channel-twice",
              "the first channel of every group counts twice",
              (k, i) -> i / k.w() / k.h() == 0),
          twice(
              "last-channel-twice",
              "the last channel of every group counts twice",
              (k, i) -> i / k.w() / k.h() == k.b() - 1),
          places(
              "last-output-row-0",
              "the last row of the output is left at 0",
              right -> (n, c, h, w) -> h == right.h() - 1 ? Tensors.FILL : right.at(n, c, h, w)),
          places(
              "last-output-column-0",
              "the last column of the output is left at 0",
              right -> (n, c, h, w) -> w == right.w() - 1 ? Tensors.FILL : right.at(n, c, h, w)),
          places(
              "last-output-channel-0",
              "the last channel of the output is left at 0",
              right -> (n, c, h, w) -> c == right.b() - 1 ? Tensors.FILL : right.at(n, c, h, w)),
          places(
              "first-image-left-out",
              "the first image of the output is left at 0",
              right -> (n, c, h, w) -> n == 0 ? Tensors.FILL : right.at(n, c, h, w)),
          places(
              "last-image-left-out",
              "the last image of the output is left at 0",
              right -> (n, c, h, w) -> n == right.a() - 1 ? Tensors.FILL : right.at(n, c, h, w)));

  /** Those of numbers: special values and precision. */
  static final List<Fault> OF_NUMBERS =
      List.of(
          operands(
              "nan-swallowed",
              "a NaN in input, weight or bias is taken for 0",
              a -> v -> Double.isNaN(v) ? 0 : v),
          output("nan-output-0", "an output that is NaN is 0", v -> Double.isNaN(v) ? 0 : v),
          fault(
              "zero-times-anything-0",
              "a product with 0 is left out, also where the other number is NaN or infinite",
              FaultKinds::withoutZeros),
          operands(
              "infinity-clamped",
              "an infinity in input, weight or bias is taken for the largest finite number",
              a -> {
                double most = a.input().dtype().maxFinite();
                return v -> Double.isInfinite(v) ? Math.copySign(most, v) : v;
              }),
          operands(
              "subnormal-operands-flushed",
              "subnormal numbers in input, weight and bias are taken for 0",
              a -> flushing(a.input().dtype())),
          outputBy(
              "subnormal-outputs-flushed",
              "subnormal outputs are 0",
              a -> flushing(a.input().dtype())),
          rounded(DType.FLOAT32),
          rounded(DType.FLOAT16),
          rounded(DType.BFLOAT16),
          summedIn(DType.FLOAT32),
          summedIn(DType.FLOAT16),
          summedIn(DType.BFLOAT16));

  /** Those that are seen from the arguments alone. */
  static final List<Fault> OF_ARGUMENTS =
      Stream.of(OF_READING, OF_PARTS, OF_NUMBERS).flatMap(List::stream).toList();

  /** Those that keep something from one call to another. */
  public static final List<Fault> WITH_MEMORY =
      List.of(
          new Fault(
              "first-weight-kept",
              "the first weight of a shape is kept and used ever after",
              call ->
                  call.firstWeight() == null
                      ? null
                      : Misread.of(withWeight(call.arguments(), call.firstWeight()))),
          new Fault(
              "first-input-kept",
              "the first input of a shape is kept and used ever after",
              call ->
                  call.firstInput() == null
                      ? null
                      : Misread.of(withInput(call.arguments(), call.firstInput()))),
          new Fault(
              "previous-weight-kept",
              "the weight is that of the call before with one of the same shape",
              call ->
                  call.previousWeight() == null
                      ? null
                      : Misread.of(withWeight(call.arguments(), call.previousWeight()))),
          new Fault(
              "previous-input-kept",
              "the input is that of the call before with one of the same shape",
              call ->
                  call.previousInput() == null
                      ? null
                      : Misread.of(withInput(call.arguments(), call.previousInput()))));

  /** Those with a number that is worked out from an output that is wrong. */
  static final List<Fault> SOLVED =
      List.of(
          new Fault(
              "padded-with-another-number",
              "zero padding is filled with a number other than 0",
              Solved::filling),
          new Fault("bias-times-a-number", "the bias is multiplied by a number", Solved::bias),
          new Fault("one-weight-off", "a single number of the weight is off", Solved::weight));

  /** All. */
  public static final List<Fault> ALL =
      Stream.of(OF_ARGUMENTS, WITH_MEMORY, SOLVED).flatMap(List::stream).toList();

  private static final Set<String> OF_SPECIAL_VALUES =
      Set.of(
          "nan-swallowed",
          "nan-output-0",
          "zero-times-anything-0",
          "infinity-clamped",
          "subnormal-operands-flushed",
          "subnormal-outputs-flushed");

  private Faults() {}

  /** Whether a fault shows only where numbers are NaN, infinite or subnormal. */
  public static boolean needsSpecialValues(String name) {
    return OF_SPECIAL_VALUES.contains(name);
  }

  /**
   * Without those that have a number of their own to fit with, where others explain as much: they
   * explain more and say less.
   */
  static List<Cause> specific(List<Cause> causes) {
    List<Cause> specific =
        causes.stream()
            .filter(cause -> SOLVED.stream().noneMatch(f -> f.name().equals(cause.name())))
            .toList();
    return specific.isEmpty() ? causes : specific;
  }
}
