package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Images that are padded by hand, so that they can be padded wrongly. */
final class Padded {
  /** What stands at a position of an axis, below 0 and from its size on in the padding. */
  interface Border {
    /** A place from 0 to {@code size - 1}, or {@link Tensors#FILL}. */
    int source(int position, int size);
  }

  /** Reflection about the edge's outer side, as numpy's mode "symmetric". */
  static final Border REPEATING_THE_EDGE =
      (position, size) -> position < 0 ? -position - 1 : 2 * size - 1 - position;

  private static final double MOST_PADDED = 1 << 20;

  private Padded() {}

  /** As the padding mode says, with other pads; null where that mode does not reach so far. */
  static @Nullable Misread of(Arguments a, Pads pads) {
    return of(a, pads, border(a.options().paddingMode()), 0);
  }

  /** With another rule, or another number than 0. */
  static @Nullable Misread of(Arguments a, Pads pads, Border border, double fill) {
    return of(a, pads, border, fill, true);
  }

  /** As the padding mode says, but with zeros where rows and columns of the padding meet. */
  static @Nullable Misread withoutCorners(Arguments a, Pads pads) {
    return of(a, pads, border(a.options().paddingMode()), 0, false);
  }

  private static @Nullable Misread of(
      Arguments a, Pads pads, Border border, double fill, boolean corners) {
    Layout image = Layout.of(a.input().sizes());
    Layout padded =
        image.with(
            image.b(),
            image.h() + pads.top() + pads.bottom(),
            image.w() + pads.left() + pads.right());
    if (padded.h() < 0
        || padded.w() < 0
        || isTooLarge(image, padded)
        || !reaches(image, pads, border)) {
      return null;
    }
    int[] rows = places(padded.h(), pads.top(), image.h(), border);
    int[] columns = places(padded.w(), pads.left(), image.w(), border);
    Layout.Source source =
        (n, c, h, w) -> {
          int row = rows[h];
          int column = columns[w];
          boolean corner =
              (h < pads.top() || h >= pads.top() + image.h())
                  && (w < pads.left() || w >= pads.left() + image.w());
          boolean filled = row == Tensors.FILL || column == Tensors.FILL || (corner && !corners);
          return filled ? Tensors.FILL : image.at(n, c, row, column);
        };
    int[] from = padded.sources(source);
    Tensor input = Tensors.pick(a.input(), padded.shape(), from, fill);
    Conv2dOptions o = a.options();
    Conv2dOptions unpadded =
        new Conv2dOptions(o.stride(), Padding.of(0), o.dilation(), o.groups(), PaddingMode.ZEROS);
    // Where it matters, a zero of the padding may be left out.
    boolean mayBeLeftOut =
        fill == 0 && !Arrays.stream(a.weight().doubles()).allMatch(Double::isFinite);
    return Misread.of(new Arguments(input, a.weight(), a.bias(), a.gradOutput(), unpadded))
        .skipping(mayBeLeftOut ? (x, w) -> from[x] == Tensors.FILL : null);
  }

  /** What is padded is another number than 0. */
  static Misread withZerosTakenFor(Arguments a, Pads pads, double number) {
    Border zeros = border(PaddingMode.ZEROS);
    return Objects.requireNonNull(of(a, pads, zeros, number));
  }

  /** Where the positions of a padded axis come from. */
  private static int[] places(int padded, int before, int size, Border border) {
    return IntStream.range(0, padded).map(i -> at(i - before, size, border)).toArray();
  }

  private static int at(int position, int size, Border border) {
    if (size == 0) {
      return Tensors.FILL; // nothing to fill from
    }
    return position >= 0 && position < size ? position : border.source(position, size);
  }

  /** Whether so much would be copied that an explanation is not worth it. */
  private static boolean isTooLarge(Layout image, Layout padded) {
    double from = (double) image.a() * image.b() * image.h() * image.w();
    double to = (double) padded.a() * padded.b() * padded.h() * padded.w();
    return to > Math.max(MOST_PADDED, 4 * from);
  }

  /** Whether the padding mode gives every position of those pads a place. */
  static boolean reaches(Arguments a, Pads pads) {
    return reaches(Layout.of(a.input().sizes()), pads, border(a.options().paddingMode()));
  }

  private static boolean reaches(Layout image, Pads p, Border border) {
    return isPlace(-p.top(), image.h(), border)
        && isPlace(image.h() + p.bottom() - 1, image.h(), border)
        && isPlace(-p.left(), image.w(), border)
        && isPlace(image.w() + p.right() - 1, image.w(), border);
  }

  private static boolean isPlace(int position, int size, Border border) {
    int place = at(position, size, border);
    return place == Tensors.FILL || (place >= 0 && place < size);
  }

  /** The right rule of a mode ({@code torch.nn.functional.pad}). */
  static Border border(PaddingMode mode) {
    return switch (mode) {
      case ZEROS -> (position, size) -> Tensors.FILL;
      case REFLECT -> (position, size) -> position < 0 ? -position : 2 * (size - 1) - position;
      case REPLICATE -> (position, size) -> position < 0 ? 0 : size - 1;
      case CIRCULAR -> Math::floorMod;
    };
  }
}
