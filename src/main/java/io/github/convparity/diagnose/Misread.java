package io.github.convparity.diagnose;

import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What a faulty convolution computes, said with a right one: its arguments as they are misread, and
 * what becomes of the output.
 *
 * @param arguments with which a right convolution begins
 * @param order where the elements of the output come from; null if they stay where they are
 * @param change what becomes of every element; null if nothing
 */
record Misread(Arguments arguments, @Nullable Order order, @Nullable DoubleUnaryOperator change) {
  /** Elements of an output in another order, or some of them only. */
  interface Order {
    /** The shape, given that of the right output. */
    Shape shape(Shape right);

    /** Which element of the right output an element is, or {@link Tensors#FILL} for 0. */
    int source(Shape right, int element);
  }

  static Misread of(Arguments arguments) {
    return new Misread(arguments, null, null);
  }

  /** What becomes of the output of a right convolution. */
  Tensor finish(Tensor right) {
    Tensor ordered = right;
    if (order != null) {
      Order source = order;
      Shape shape = right.sizes();
      ordered = Tensors.pick(right, source.shape(shape), i -> source.source(shape, i));
    }
    return change == null ? ordered : Tensors.map(ordered, change);
  }
}
