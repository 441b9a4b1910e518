package io.github.convparity.conv;

import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A two-dimensional convolution as {@code torch.nn.Conv2d} computes it. Implement this to have your
 * own compared with PyTorch; an implementation needs a public constructor without arguments and is
 * called by one thread at a time.
 *
 * <pre>{@code
 * public final class MyConv2d implements Conv2d {
 *   public String name() {
 *     return "mine";
 *   }
 *
 *   public Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions options) {
 *     ...
 *   }
 * }
 * }</pre>
 */
public interface Conv2d {
  /** A short name of letters, digits, {@code .}, {@code _} and {@code -}. */
  String name();

  /**
   * The output, {@code [N, O, outH, outW]} or {@code [O, outH, outW]}, of the input's data type.
   *
   * @param input {@code [N, C, H, W]}, or {@code [C, H, W]} for one image without a batch
   * @param weight {@code [O, I/groups, kH, kW]}
   * @param bias {@code [O]}, or null for none
   * @param options as the user wrote them, illegal ones included
   * @throws IllegalArgumentException to refuse a setting, as PyTorch refuses it
   * @throws UnsupportedOperationException if this implementation cannot do the setting
   */
  Tensor forward(Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options);

  /**
   * Gradients of {@code sum(output * gradOutput)}.
   *
   * @param gradOutput of the output's shape
   * @throws UnsupportedOperationException if this implementation has none, which is the default
   */
  default Conv2dGradients backward(
      Tensor gradOutput,
      Tensor input,
      Tensor weight,
      @Nullable Tensor bias,
      Conv2dOptions options) {
    throw new UnsupportedOperationException(name() + " has no backward");
  }
}
