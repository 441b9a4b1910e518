package io.github.convparity.diagnose;

import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;

/**
 * What one instance of a candidate was called with so far, as far as it could have kept it: the
 * first and the last small weight and input of each shape. For one thread.
 */
public final class History {
  private static final int MOST_SHAPES = 256;
  private static final int MOST_ELEMENTS = 1024;

  private record Kind(Shape shape, DType dtype) {}

  private final Map<Kind, Kept> weights = new HashMap<>();
  private final Map<Kind, Kept> inputs = new HashMap<>();

  /** The first and the last of a shape. */
  private record Kept(Tensor first, Tensor last) {}

  /** A call with nothing before it but what is remembered. */
  Call call(Arguments arguments) {
    Kept weight = weights.get(kind(arguments.weight()));
    Kept input = inputs.get(kind(arguments.input()));
    return new Call(
        arguments,
        weight == null ? null : weight.first(),
        input == null ? null : input.first(),
        weight == null ? null : weight.last(),
        input == null ? null : input.last(),
        null);
  }

  /** To be called after each call that was answered; what is kept is copied. */
  public void remember(Arguments arguments) {
    remember(arguments.weight(), weights);
    remember(arguments.input(), inputs);
  }

  private static void remember(Tensor tensor, Map<Kind, Kept> kept) {
    Kind kind = kind(tensor);
    Kept before = kept.get(kind);
    if (tensor.length() <= MOST_ELEMENTS && (before != null || kept.size() < MOST_SHAPES)) {
      Tensor copy = tensor.copy();
      kept.put(kind, new Kept(before == null ? copy : before.first(), copy));
    }
  }

  private static Kind kind(Tensor tensor) {
    return new Kind(tensor.sizes(), tensor.dtype());
  }
}
