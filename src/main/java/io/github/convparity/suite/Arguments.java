package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a convolution is called with.
 *
 * @param input {@code [N, C, H, W]} or {@code [C, H, W]}
 * @param weight {@code [O, I/groups, kH, kW]}
 * @param bias {@code [O]} or null
 * @param gradOutput of the output's shape; null without gradients and for an illegal setting
 * @param options stride, padding, dilation, groups and padding mode
 */
public record Arguments(
    Tensor input,
    Tensor weight,
    @Nullable Tensor bias,
    @Nullable Tensor gradOutput,
    Conv2dOptions options) {

  /** The same numbers in arrays of their own. */
  public Arguments copy() {
    return new Arguments(
        input.copy(),
        weight.copy(),
        bias == null ? null : bias.copy(),
        gradOutput == null ? null : gradOutput.copy(),
        options);
  }

  /** SHA-256 over the tensors in the order of the components, in lower-case hex. */
  public String sha256() {
    return Digest.sha256(input, weight, bias, gradOutput);
  }
}
