package io.github.convparity.diagnose;

import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one call of a candidate.
 *
 * @param arguments what it was called with
 * @param firstWeight the first weight of that shape and type that it was called with, before; null
 *     if there was none, or if nobody knows
 * @param firstInput the first input of that shape and type
 * @param previousWeight the last weight of that shape and type before; null as well
 * @param previousInput the last input of that shape and type
 * @param output what it gave; null where that is still to be made, by a planted fault
 */
record Call(
    Arguments arguments,
    @Nullable Tensor firstWeight,
    @Nullable Tensor firstInput,
    @Nullable Tensor previousWeight,
    @Nullable Tensor previousInput,
    @Nullable Tensor output) {
  static Call of(Arguments arguments) {
    return new Call(arguments, null, null, null, null, null);
  }

  Call giving(Tensor newOutput) {
    return new Call(arguments, firstWeight, firstInput, previousWeight, previousInput, newOutput);
  }
}
