package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * Shapes and options of one convolution; legal or not.
 *
 * @param input {@code [N, C, H, W]} or {@code [C, H, W]}
 * @param inChannels what the weight is made for, usually the input's channels
 * @param outChannels number of filters
 * @param kernel rows and columns of the kernel
 * @param bias whether there is a bias
 * @param options stride, padding, dilation, groups and padding mode
 */
public record Setting(
    Shape input,
    int inChannels,
    int outChannels,
    Pair kernel,
    boolean bias,
    Conv2dOptions options) {

  /** {@code [O, I/groups, kH, kW]}: the second is in_channels itself where groups is below 1. */
  public Shape weight() {
    int groups = options.groups();
    int channels = groups > 0 ? inChannels / groups : inChannels;
    return Shape.of(outChannels, channels, kernel.h(), kernel.w());
  }

  /** {@code [O]}, or null without a bias. */
  public @Nullable Shape biasShape() {
    return bias ? Shape.of(outChannels) : null;
  }

  /** Number of images; 1 without a batch axis. */
  public int batch() {
    return input.rank() == 4 ? input.dim(0) : 1;
  }

  /**
   * The sizes of a legal setting.
   *
   * @throws IllegalArgumentException where PyTorch refuses
   * @throws UnsupportedOperationException if the output does not fit a Java array
   */
  public Conv2dGeometry geometry() {
    return Conv2dGeometry.of(input, weight(), biasShape(), options);
  }

  /** The same with another input; in_channels follows the input's channels. */
  public Setting withInput(Shape newInput) {
    return new Setting(newInput, newInput.dim(-3), outChannels, kernel, bias, options);
  }
}
