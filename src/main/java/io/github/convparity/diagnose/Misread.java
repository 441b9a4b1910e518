package io.github.convparity.diagnose;

import io.github.convparity.exact.Products;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
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
 * @param accumulator the type to which every sum is rounded after each product; null for the usual
 * @param skipped products that are left out; null for none
 * @param slack how many bounds an output may be away; 1 but where a number in the arguments is
 *     itself worked out from the output
 */
record Misread(
    Arguments arguments,
    @Nullable Order order,
    @Nullable DoubleUnaryOperator change,
    @Nullable DType accumulator,
    Products.@Nullable Skipped skipped,
    double slack) {
  /** Elements of an output in another order, or some of them only. */
  interface Order {
    /** The shape, given that of the right output. */
    Shape shape(Shape right);

    /** Which element of the right output an element is, or {@link Tensors#FILL} for 0. */
    int source(Shape right, int element);
  }

  static Misread of(Arguments arguments) {
    return new Misread(arguments, null, null, null, null, 1);
  }

  Misread ordered(Order newOrder) {
    return new Misread(arguments, newOrder, change, accumulator, skipped, slack);
  }

  Misread changed(DoubleUnaryOperator newChange) {
    return new Misread(arguments, order, newChange, accumulator, skipped, slack);
  }

  Misread summedIn(DType newAccumulator) {
    return new Misread(arguments, order, change, newAccumulator, skipped, slack);
  }

  Misread within(double newSlack) {
    return new Misread(arguments, order, change, accumulator, skipped, newSlack);
  }

  Misread skipping(Products.@Nullable Skipped newSkipped) {
    return new Misread(arguments, order, change, accumulator, newSkipped, slack);
  }

  /** Both faults at once: {@code inner} misreads what this one hands on. */
  Misread with(Misread inner) {
    return new Misread(
        inner.arguments,
        order == null ? inner.order : inner.order == null ? order : both(order, inner.order),
        change == null || inner.change == null
            ? (change == null ? inner.change : change)
            : inner.change.andThen(change),
        accumulator == null ? inner.accumulator : accumulator,
        inner.skipped, // places are those of its arguments
        Math.max(slack, inner.slack));
  }

  private static Order both(Order outer, Order inner) {
    return new Order() {
      @Override
      public Shape shape(Shape right) {
        return outer.shape(inner.shape(right));
      }

      @Override
      public int source(Shape right, int element) {
        int between = outer.source(inner.shape(right), element);
        return between == Tensors.FILL ? Tensors.FILL : inner.source(right, between);
      }
    };
  }

  /** The shape of the output, given that of a right convolution of the arguments. */
  Shape shape(Shape right) {
    return order == null ? right : order.shape(right);
  }

  /** The element of the right output that an element is, or {@link Tensors#FILL} for 0. */
  int source(Shape right, int element) {
    return order == null ? element : order.source(right, element);
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
