package io.github.convparity.conv;

import java.util.Objects;

/**
 * The settings of a convolution that are not tensors. Illegal numbers are allowed: what is done
 * about them is the implementation's answer.
 */
public record Conv2dOptions(
    Pair stride, Padding padding, Pair dilation, int groups, PaddingMode paddingMode) {

  /**
   * Only null is refused.
   *
   * @throws NullPointerException if any argument is null
   */
  public Conv2dOptions {
    Objects.requireNonNull(stride, "stride");
    Objects.requireNonNull(padding, "padding");
    Objects.requireNonNull(dilation, "dilation");
    Objects.requireNonNull(paddingMode, "paddingMode");
  }

  /** {@code torch.nn.Conv2d}'s defaults: stride 1, padding 0, dilation 1, groups 1, zeros. */
  public static Conv2dOptions defaults() {
    return new Conv2dOptions(Pair.of(1), Padding.of(0), Pair.of(1), 1, PaddingMode.ZEROS);
  }

  /**
   * How many rows and columns are added on each side for a kernel of this size, {@code same} and
   * {@code valid} worked out, also for illegal options. {@code same} adds {@code dilation * (kernel
   * - 1)} on each axis, half of it (rounded down) on the top or left, the rest on the bottom or
   * right (the constructor of {@code torch.nn.Conv2d}); a pad beyond 32 bits stops at the limit.
   */
  public Pads pads(int kernelH, int kernelW) {
    if (padding instanceof Padding.Explicit explicit) {
      Pair amount = explicit.amount();
      return new Pads(amount.h(), amount.h(), amount.w(), amount.w());
    }
    if (padding instanceof Padding.Valid) {
      return new Pads(0, 0, 0, 0);
    }
    long totalH = (long) dilation.h() * (kernelH - 1);
    long totalW = (long) dilation.w() * (kernelW - 1);
    long top = Math.floorDiv(totalH, 2);
    long left = Math.floorDiv(totalW, 2);
    return new Pads(limited(top), limited(totalH - top), limited(left), limited(totalW - left));
  }

  private static int limited(long pad) {
    return (int) Math.max(Integer.MIN_VALUE, Math.min(Integer.MAX_VALUE, pad));
  }
}
