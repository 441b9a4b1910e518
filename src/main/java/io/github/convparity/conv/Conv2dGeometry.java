package io.github.convparity.conv;

import io.github.convparity.tensor.Shape;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The sizes of a legal convolution, with every argument checked as PyTorch checks it.
 *
 * @param batched whether the input has a batch axis
 * @param batch number of images, 1 without a batch axis
 * @param channels of the input
 * @param inputH rows of the input
 * @param inputW columns of the input
 * @param outChannels of the output: as many as filters, but none for an input without channels
 * @param weightChannels second dimension of the weight: channels that one filter reads
 * @param kernelH rows of the kernel
 * @param kernelW columns of the kernel
 * @param outH rows of the output
 * @param outW columns of the output
 */
public record Conv2dGeometry(
    boolean batched,
    int batch,
    int channels,
    int inputH,
    int inputW,
    int outChannels,
    int weightChannels,
    int kernelH,
    int kernelW,
    int outH,
    int outW,
    Conv2dOptions options) {

  /**
   * Checks the arguments and works the sizes out.
   *
   * @param input {@code [N, C, H, W]} or {@code [C, H, W]}
   * @param weight {@code [O, I/groups, kH, kW]}
   * @param bias {@code [O]}, or null for none
   * @throws IllegalArgumentException where PyTorch refuses, with PyTorch's words
   * @throws UnsupportedOperationException if the output has more elements than a Java array
   */
  public static Conv2dGeometry of(
      Shape input, Shape weight, @Nullable Shape bias, Conv2dOptions options) {
    Conv2dChecks.check(input, weight, bias, options);
    boolean batched = input.rank() == 4;
    int batch = batched ? input.dim(0) : 1;
    int channels = input.dim(-3);
    int kernelH = weight.dim(2);
    int kernelW = weight.dim(3);
    Pads pads = options.pads(kernelH, kernelW);
    long outH =
        outputSize(
            input.dim(-2),
            kernelH,
            options.stride().h(),
            options.dilation().h(),
            pads.top(),
            pads.bottom());
    long outW =
        outputSize(
            input.dim(-1),
            kernelW,
            options.stride().w(),
            options.dilation().w(),
            pads.left(),
            pads.right());
    int outChannels = channels == 0 ? 0 : weight.dim(0);
    requireFits(outH, outW, (double) batch * outChannels * outH * outW);
    return new Conv2dGeometry(
        batched,
        batch,
        channels,
        input.dim(-2),
        input.dim(-1),
        outChannels,
        weight.dim(1),
        kernelH,
        kernelW,
        (int) outH,
        (int) outW,
        options);
  }

  /**
   * {@code floor((size + before + after - dilation * (kernel - 1) - 1) / stride) + 1}: the formula
   * of {@code torch.nn.Conv2d}. A tail that does not fill a stride is dropped.
   */
  public static long outputSize(
      long size, int kernel, int stride, int dilation, long before, long after) {
    long reach = (long) dilation * (kernel - 1) + 1;
    return Math.floorDiv(size + before + after - reach, (long) stride) + 1;
  }

  private static void requireFits(long outH, long outW, double elements) {
    if (outH > Integer.MAX_VALUE || outW > Integer.MAX_VALUE || elements > Integer.MAX_VALUE) {
      throw new UnsupportedOperationException(
          String.format(
              Locale.ROOT,
              "output (%d x %d pixels) must have fewer than 2^31 elements",
              outH,
              outW));
    }
  }

  /** The input's shape, with a batch axis if it has one. */
  public Shape input() {
    return batched ? Shape.of(batch, channels, inputH, inputW) : Shape.of(channels, inputH, inputW);
  }

  /** The output's shape, with a batch axis if the input has one. */
  public Shape output() {
    return batched ? Shape.of(batch, outChannels, outH, outW) : Shape.of(outChannels, outH, outW);
  }

  /** Filters to a group; 0 where there is no output channel. */
  public int filtersPerGroup() {
    return outChannels / options.groups();
  }

  /** Which input row each row of the kernel reads. */
  public Taps rows() {
    return Taps.of(
        inputH,
        kernelH,
        options.stride().h(),
        options.dilation().h(),
        options.pads(kernelH, kernelW).top(),
        outH,
        options.paddingMode());
  }

  /** Which input column each column of the kernel reads. */
  public Taps columns() {
    return Taps.of(
        inputW,
        kernelW,
        options.stride().w(),
        options.dilation().w(),
        options.pads(kernelH, kernelW).left(),
        outW,
        options.paddingMode());
  }
}
