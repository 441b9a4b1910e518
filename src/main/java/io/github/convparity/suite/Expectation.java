package io.github.convparity.suite;

import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What a case itself says must come out, beyond parity.
 *
 * @param answers true if both sides must answer, false if both must refuse, null for no opinion
 * @param errorContains a part of the reference's message
 * @param shape the shape of both outputs
 * @param data their elements as a flat tensor of float64, within two bounds and one ulp
 */
public record Expectation(
    @Nullable Boolean answers,
    @Nullable String errorContains,
    @Nullable Shape shape,
    @Nullable Tensor data) {
  /** No expectation. */
  public static final Expectation NONE = new Expectation(null, null, null, null);

  /** Whether nothing is expected. */
  public boolean isNone() {
    return answers == null && errorContains == null && data == null;
  }
}
