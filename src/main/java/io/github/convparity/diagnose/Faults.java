package io.github.convparity.diagnose;

import static io.github.convparity.diagnose.FaultKinds.bias;
import static io.github.convparity.diagnose.FaultKinds.border;
import static io.github.convparity.diagnose.FaultKinds.fault;
import static io.github.convparity.diagnose.FaultKinds.input;
import static io.github.convparity.diagnose.FaultKinds.options;
import static io.github.convparity.diagnose.FaultKinds.output;
import static io.github.convparity.diagnose.FaultKinds.padding;
import static io.github.convparity.diagnose.FaultKinds.pads;
import static io.github.convparity.diagnose.FaultKinds.part;
import static io.github.convparity.diagnose.FaultKinds.plus;
import static io.github.convparity.diagnose.FaultKinds.roundedUp;
import static io.github.convparity.diagnose.FaultKinds.weight;
import static io.github.convparity.diagnose.FaultKinds.with;

import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import java.util.List;

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
          fault(
              "reflect-repeats-edge",
              "reflect repeats the edge itself",
              a ->
                  a.options().paddingMode() == PaddingMode.REFLECT
                      ? Padded.of(a, pads(a), Padded.REPEATING_THE_EDGE, 0)
                      : null),
          fault(
              "padded-with-ones",
              "zero padding is filled with ones",
              a ->
                  a.options().paddingMode() == PaddingMode.ZEROS
                      ? Padded.of(a, pads(a), Padded.border(PaddingMode.ZEROS), 1)
                      : null),
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
}
