package io.github.convparity.diagnose;

import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * What one instance of a candidate was called with so far, as far as it could have kept it: the
 * first small weight and the first small input of each shape. For one thread.
 */
public final class History {
  private static final int MOST_SHAPES = 256;
  private static final int MOST_ELEMENTS = 1024;

  private record Kind(Shape shape, DType dtype) {}

  private final Map<Kind, Tensor> weights = new HashMap<>();
  private final Map<Kind, Tensor> inputs = new HashMap<>();

  /** A call with nothing before it but what is remembered. */
  Call call(Arguments arguments) {
    return new Call(
        arguments,
        weights.get(kind(arguments.weight())),
        inputs.get(kind(arguments.input())),
        null);
  }

  /** To be called after each call that was answered; what is kept is copied. */
  public void remember(Arguments arguments) {
    remember(arguments.weight(), weights);
    remember(arguments.input(), inputs);
  }

  private static void remember(Tensor tensor, Map<Kind, Tensor> kept) {
    if (tensor.length() <= MOST_ELEMENTS && kept.size() < MOST_SHAPES) {
      kept.computeIfAbsent(kind(tensor), absent -> tensor.copy());
    }
  }

  private static Kind kind(Tensor tensor) {
    return new Kind(tensor.sizes(), tensor.dtype());
  }
}
