package io.github.convparity.suite;

import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Numbers that a case brings along: flat tensors of float64, row-major, rounded to the data type
 * only when they are used; null where the fill says the numbers.
 */
public record Literals(
    @Nullable Tensor input,
    @Nullable Tensor weight,
    @Nullable Tensor bias,
    @Nullable Tensor gradOutput) {
  /** No literal data. */
  public static final Literals NONE = new Literals(null, null, null, null);

  /** Whether there are none. */
  public boolean isNone() {
    return input == null && weight == null && bias == null && gradOutput == null;
  }
}
