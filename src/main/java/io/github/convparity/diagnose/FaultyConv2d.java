package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.exact.Products;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A convolution with a fault. Where there is nothing to misread it is right; what the right one
 * refuses it refuses; its gradients are right.
 */
public final class FaultyConv2d implements Conv2d {
  private final Conv2d right = new DirectConv2d();
  private final History history = new History();
  private final Fault fault;

  /** With that fault. */
  public FaultyConv2d(Fault fault) {
    this.fault = fault;
  }

  @Override
  public String name() {
    return fault.name();
  }

  @Override
  public Tensor forward(Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
    Tensor rightOutput = right.forward(input, weight, bias, options); // refuses first
    Arguments arguments = new Arguments(input, weight, bias, null, options);
    Misread misread = fault.reading().of(history.call(arguments));
    history.remember(arguments);
    return misread == null ? rightOutput : misread.finish(output(misread));
  }

  private Tensor output(Misread misread) {
    Arguments a = misread.arguments();
    return misread.accumulator() == null && misread.skipped() == null
        ? right.forward(a.input(), a.weight(), a.bias(), a.options())
        : sums(misread);
  }

  /** Every sum rounded to a type, some products left out. */
  private static Tensor sums(Misread misread) {
    Arguments a = misread.arguments();
    DType usual = a.input().dtype().accumulator();
    DType dtype = Objects.requireNonNullElse(misread.accumulator(), usual);
    Shape bias = a.bias() == null ? null : a.bias().sizes();
    Products products =
        new Products(
            Conv2dGeometry.of(a.input().sizes(), a.weight().sizes(), bias, a.options()),
            a.input(),
            a.weight(),
            a.bias(),
            misread.skipped());
    double[] sums = new double[Math.toIntExact(products.shape().elements())];
    for (int i = 0; i < sums.length; i++) {
      double[] sum = {0};
      products.forEach(
          i, (c, kh, kw, padding, x, w) -> sum[0] = padding ? sum[0] : added(sum[0], x * w, dtype));
      sums[i] = products.hasBias() ? dtype.round(sum[0] + products.biasOf(i)) : sum[0];
    }
    return Tensors.of(sums, a.input().dtype(), products.shape());
  }

  private static double added(double sum, double product, DType dtype) {
    return dtype.round(sum + dtype.round(product));
  }

  @Override
  public Conv2dGradients backward(
      Tensor gradOutput,
      Tensor input,
      Tensor weight,
      @Nullable Tensor bias,
      Conv2dOptions options) {
    return right.backward(gradOutput, input, weight, bias, options);
  }
}
