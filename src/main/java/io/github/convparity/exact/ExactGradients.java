package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The exact gradients of {@code sum(output * gradOutput)}.
 *
 * @param input the input's
 * @param weight the weight's
 * @param bias the bias's, null where there is no bias
 */
public record ExactGradients(
    ExactValues<Terms> input, ExactValues<Terms> weight, @Nullable ExactValues<Terms> bias) {

  /**
   * Computes all of them.
   *
   * @param gradOutput of the output's shape
   * @throws UnsupportedOperationException if so many products are added that no bound exists
   */
  public static ExactGradients of(
      Conv2dGeometry geometry,
      Tensor input,
      Tensor weight,
      @Nullable Tensor bias,
      Tensor gradOutput) {
    return new ExactGradients(
        ExactValues.of(GradientTerms.input(geometry, weight, gradOutput)),
        ExactValues.of(GradientTerms.weight(geometry, weight.sizes(), input, gradOutput)),
        bias == null
            ? null
            : ExactValues.of(GradientTerms.bias(geometry, bias.length(), gradOutput)));
  }
}
