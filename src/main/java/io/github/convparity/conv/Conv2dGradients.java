package io.github.convparity.conv;

import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Gradients with respect to each argument of a convolution, each of that argument's shape.
 *
 * @param input the input's
 * @param weight the weight's
 * @param bias the bias's, null where there is no bias
 */
public record Conv2dGradients(Tensor input, Tensor weight, @Nullable Tensor bias) {}
