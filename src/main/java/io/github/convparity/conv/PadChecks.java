package io.github.convparity.conv;

import static io.github.convparity.conv.Conv2dChecks.refuseIf;

import io.github.convparity.tensor.Shape;
import java.util.Arrays;
import java.util.Locale;

/**
 * The rules of {@code torch.nn.functional.pad} for the modes reflect, replicate and circular, as of
 * PyTorch 2.7.1: what they refuse, in their order and words, and the padded shape.
 */
final class PadChecks {
  private PadChecks() {}

  /**
   * The input's shape with padding added or cropped.
   *
   * @throws IllegalArgumentException where PyTorch refuses to pad
   */
  static Shape padded(Shape input, Conv2dOptions options, int kernelH, int kernelW) {
    refuseIf(
        input.rank() != 3 && input.rank() != 4,
        "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now");
    Pads pads = options.pads(kernelH, kernelW);
    long[] size = Arrays.stream(input.dims()).asLongStream().toArray();
    int h = size.length - 2;
    int w = size.length - 1;
    size[h] += (long) pads.top() + pads.bottom();
    size[w] += (long) pads.left() + pads.right();
    switch (options.paddingMode()) {
      case REFLECT -> checkReflect(input, pads, size);
      case REPLICATE -> checkReplicate(input, size);
      case CIRCULAR -> checkCircular(input, pads, size);
      case ZEROS -> throw new IllegalStateException("zeros are not padded beforehand");
    }
    if (size[h] > Integer.MAX_VALUE || size[w] > Integer.MAX_VALUE) {
      throw new UnsupportedOperationException(
          "padded input (" + Arrays.toString(size) + ") must have sizes below 2^31");
    }
    return Shape.of(Arrays.stream(size).mapToInt(dim -> (int) dim).toArray());
  }

  private static void checkReflect(Shape input, Pads pads, long[] size) {
    checkNotEmpty(input);
    int h = input.dim(-2);
    int w = input.dim(-1);
    checkBelowSize(4, pads.left(), pads.right(), w, input.rank() - 1, input);
    checkBelowSize(6, pads.top(), pads.bottom(), h, input.rank() - 2, input);
    long outH = size[size.length - 2];
    long outW = size[size.length - 1];
    refuseIf(
        outW < 1 && outH < 1,
        () ->
            String.format(
                Locale.ROOT,
                "input (H: %d, W: %d) is too small. Calculated output H: %d W: %d",
                h,
                w,
                outH,
                outW));
    refuseIf(outW < 0 || outH < 0, "numel: integer multiplication overflow");
  }

  private static void checkBelowSize(
      int argument, int before, int after, int size, int axis, Shape input) {
    refuseIf(
        before >= size || after >= size,
        () ->
            String.format(
                Locale.ROOT,
                "Argument #%d: Padding size should be less than the corresponding input dimension, but got:"
                    + " padding (%d, %d) at dimension %d of input %s",
                argument,
                before,
                after,
                axis,
                input));
  }

  private static void checkReplicate(Shape input, long[] size) {
    checkNotEmpty(input);
    long outH = size[size.length - 2];
    long outW = size[size.length - 1];
    refuseIf(
        outW < 1 && outH < 1,
        () ->
            String.format(
                Locale.ROOT,
                "input (H: %d, W: %d ) is too small. Calculated output H: %d W: %d",
                input.dim(-2),
                input.dim(-1),
                outH,
                outW));
    refuseIf(
        outW < 0 || outH < 0,
        () ->
            String.format(
                Locale.ROOT,
                "Trying to create tensor with negative dimension %d: %s",
                Math.min(outH, outW),
                Arrays.toString(size)));
  }

  private static void checkCircular(Shape input, Pads pads, long[] size) {
    checkWrap(pads.top(), pads.bottom(), input.dim(-2), size[size.length - 2]);
    checkWrap(pads.left(), pads.right(), input.dim(-1), size[size.length - 1]);
  }

  private static void checkWrap(int before, int after, int size, long padded) {
    refuseIf(before > size || after > size, "Padding value causes wrapping around more than once.");
    refuseIf(padded < 0, "Negative padding value is resulting in an empty dimension");
  }

  private static void checkNotEmpty(Shape input) {
    boolean empty = false;
    for (int axis = 1; axis <= 3; axis++) {
      empty |= input.dim(-axis) == 0;
    }
    refuseIf(
        empty,
        () ->
            String.format(
                Locale.ROOT,
                "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero"
                    + " dimensions for input, but got: %s",
                input));
  }
}
