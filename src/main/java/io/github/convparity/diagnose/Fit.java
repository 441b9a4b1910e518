package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;

/** Whether an output is what a fault would give. */
final class Fit {
  private final Misread misread;
  private final ExactValues<Products> exact;

  private Fit(Misread misread, ExactValues<Products> exact) {
    this.misread = misread;
    this.exact = exact;
  }

  /**
   * Whether every element of an output is a right answer of the convolution as it is misread: to
   * the bit for integer data, within the rounding bound of the exact value for others.
   */
  static boolean of(Misread misread, Tensor output) {
    Arguments a = misread.arguments();
    try {
      Shape bias = a.bias() == null ? null : a.bias().sizes();
      Conv2dGeometry g =
          Conv2dGeometry.of(a.input().sizes(), a.weight().sizes(), bias, a.options());
      Misread.Order order = misread.order();
      Shape shape = order == null ? g.output() : order.shape(g.output());
      return shape.equals(output.sizes())
          && new Fit(misread, ExactValues.of(g, a.input(), a.weight(), a.bias())).fits(output);
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      return false;
    }
  }

  private boolean fits(Tensor output) {
    Misread.Order order = misread.order();
    for (int i = 0; i < output.length(); i++) {
      int source = order == null ? i : order.source(exact.shape(), i);
      double found = output.get(i);
      if (source == Tensors.FILL ? found != 0 : !fits(source, found)) {
        return false;
      }
    }
    return true;
  }

  private boolean fits(int source, double found) {
    DoubleUnaryOperator change = misread.change();
    double bound = exact.plainBound(source);
    if (change == null) {
      return Double.isNaN(bound)
          ? exact.answer(source).allows(found, 1)
          : Math.abs(found - exact.value(source)) <= bound;
    }
    double value = change.applyAsDouble(exact.exactly(source));
    // A changed number is rounded once more.
    return found == value
        || Math.abs(found - value) <= exact.bound(source) + exact.dtype().ulp(value) / 2
        || (Double.isNaN(found) && Double.isNaN(value));
  }
}
