package io.github.convparity.diagnose;

import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call of a candidate.
 *
 * @param arguments what it was called with
 * @param earlier what the same instance was called with before, the last call with a weight of the
 *     same shape; null if there was none, or if nobody knows
 * @param output what it gave; null where that is still to be made, by a planted fault
 */
record Call(Arguments arguments, @Nullable Arguments earlier, @Nullable Tensor output) {
  static Call of(Arguments arguments) {
    return new Call(arguments, null, null);
  }
}
