package io.github.convparity.conv;

import io.github.convparity.tensor.Shape;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What PyTorch 2.7.1 refuses, in the order in which it checks, with its words: one check of the
 * constructor of {@code torch.nn.Conv2d}, then {@code torch.nn.functional.pad} where a padding mode
 * other than zeros asks for it, then {@code conv2d}. Texts that in PyTorch depend on the kernel
 * that it picks (a kernel size or dilation of 0) are given in one of their forms.
 */
final class Conv2dChecks {
  private Conv2dChecks() {}

  static void check(Shape input, Shape weight, @Nullable Shape bias, Conv2dOptions options) {
    boolean same = options.padding() instanceof Padding.Same;
    refuseIf(
        same && !options.stride().is(1),
        "padding='same' is not supported for strided convolutions");
    if (options.paddingMode() == PaddingMode.ZEROS) {
      checkRanks(input, weight, options.groups());
      Pads pads = options.pads(weight.dim(2), weight.dim(3));
      if (same) {
        checkUneven(input, pads);
      }
      convolve(input, weight, bias, options, pads);
    } else {
      refuseIf(weight.rank() != 4, "weight should have at least three dimensions");
      Shape padded = PadChecks.padded(input, options, weight.dim(2), weight.dim(3));
      checkRanks(padded, weight, options.groups());
      convolve(padded, weight, bias, options, new Pads(0, 0, 0, 0));
    }
  }

  private static void checkRanks(Shape input, Shape weight, int groups) {
    refuseIf(
        input.rank() != 3 && input.rank() != 4,
        () ->
            "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size: "
                + input);
    refuseIf(weight.rank() != 4, "weight should have at least three dimensions");
    refuseIf(groups <= 0, "non-positive groups is not supported");
  }

  /**
   * Where same adds more on one side, PyTorch first makes a padded copy, which must not be empty.
   */
  private static void checkUneven(Shape input, Pads pads) {
    int moreH = pads.bottom() - pads.top();
    int moreW = pads.right() - pads.left();
    if (moreH + moreW > 0 && Math.min(pads.top(), pads.left()) >= 0) {
      checkCopied(input.dim(-2), moreH, 2);
      checkCopied(input.dim(-1), moreW, 3);
    }
  }

  private static void checkCopied(int size, int more, int axis) {
    refuseIf(
        size + more <= 0,
        () ->
            String.format(
                Locale.ROOT,
                "The input size %d, plus negative padding 0 and %d resulted in a negative output"
                    + " size, which is invalid. Check dimension %d of your input.",
                size,
                more,
                axis));
  }

  private static void convolve(
      Shape input, Shape weight, @Nullable Shape bias, Conv2dOptions options, Pads pads) {
    Pair stride = options.stride();
    Pair dilation = options.dilation();
    refuseIf(
        Math.min(Math.min(pads.top(), pads.bottom()), Math.min(pads.left(), pads.right())) < 0,
        "negative padding is not supported");
    refuseIf(stride.h() <= 0 || stride.w() <= 0, "non-positive stride is not supported");
    refuseIf(dilation.h() < 0 || dilation.w() < 0, "dilation should be greater than zero");
    checkChannels(batched(input, pads), weight, bias, options.groups());
    checkKernelFits(input, weight, dilation, pads);
    checkEmpty(batched(input, new Pads(0, 0, 0, 0)), weight, dilation);
  }

  private static void checkChannels(Shape input, Shape weight, @Nullable Shape bias, int groups) {
    int filters = weight.dim(0);
    refuseIf(
        filters < groups,
        () ->
            String.format(
                Locale.ROOT,
                "Given groups=%d, expected weight to be at least %d at dimension 0, but got weight of size"
                    + " %s instead",
                groups,
                groups,
                weight));
    refuseIf(
        filters % groups != 0,
        () ->
            String.format(
                Locale.ROOT,
                "Given groups=%d, expected weight to be divisible by %d at dimension 0, but got weight of"
                    + " size [%s] instead",
                groups,
                groups,
                weight));
    refuseIf(
        input.dim(1) != (long) weight.dim(1) * groups,
        () ->
            String.format(
                Locale.ROOT,
                "Given groups=%d, weight of size %s, expected input%s to have %d channels, but got %d"
                    + " channels instead",
                groups,
                weight,
                input,
                (long) weight.dim(1) * groups,
                input.dim(1)));
    refuseIf(
        bias != null && (bias.rank() != 1 || bias.dim(0) != filters),
        () ->
            String.format(
                Locale.ROOT,
                "Given weight of size %s, expected bias to be 1-dimensional with %d elements, but got bias"
                    + " of size %s instead",
                weight,
                filters,
                bias));
  }

  private static void checkKernelFits(Shape input, Shape weight, Pair dilation, Pads pads) {
    long paddedH = (long) input.dim(-2) + pads.top() + pads.bottom();
    long paddedW = (long) input.dim(-1) + pads.left() + pads.right();
    long reachH = (long) dilation.h() * (weight.dim(2) - 1) + 1;
    long reachW = (long) dilation.w() * (weight.dim(3) - 1) + 1;
    refuseIf(
        paddedH < reachH || paddedW < reachW,
        () ->
            String.format(
                Locale.ROOT,
                "Calculated padded input size per channel: (%d x %d). Kernel size: (%d x %d). Kernel size"
                    + " can't be greater than actual input size",
                paddedH,
                paddedW,
                reachH,
                reachW));
  }

  /** An empty batch skips most of what the kernels check; it and no channels are all they allow. */
  private static void checkEmpty(Shape input, Shape weight, Pair dilation) {
    boolean noKernel = weight.dim(2) == 0 || weight.dim(3) == 0;
    if (input.dim(1) == 0) {
      return;
    }
    if (input.dim(0) == 0) {
      refuseIf(noKernel, "select(): index 0 out of range for tensor of size [0] at dimension 0");
      return;
    }
    refuseIf(
        input.elements() == 0,
        () ->
            String.format(
                Locale.ROOT,
                "Only zero batch or zero channel inputs are supported, but got input shape: %s",
                input));
    refuseIf(
        noKernel,
        () ->
            String.format(
                Locale.ROOT,
                "kernel size should be greater than zero, but got [%d, %d]",
                weight.dim(2),
                weight.dim(3)));
    refuseIf(
        dilation.h() == 0 || dilation.w() == 0,
        () ->
            String.format(
                Locale.ROOT, "dilation should be greater than zero, but got %s", dilation));
  }

  /**
   * The shape that PyTorch's messages name: with a batch axis, and grown by the zeros that an
   * uneven {@code same} adds on one side only.
   */
  private static Shape batched(Shape input, Pads pads) {
    int[] dims = input.dims();
    dims[dims.length - 2] += pads.bottom() - pads.top();
    dims[dims.length - 1] += pads.right() - pads.left();
    return dims.length == 4 ? Shape.of(dims) : Shape.of(1, dims[0], dims[1], dims[2]);
  }

  static void refuseIf(boolean condition, String message) {
    if (condition) {
      throw new IllegalArgumentException(message);
    }
  }

  static void refuseIf(boolean condition, Supplier<String> message) {
    if (condition) {
      throw new IllegalArgumentException(message.get());
    }
  }
}
