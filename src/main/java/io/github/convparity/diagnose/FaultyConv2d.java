package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A convolution with a fault. Where there is nothing to misread it is right; what the right one
 * refuses it refuses.
 */
public final class FaultyConv2d implements Conv2d {
  private final Conv2d right = new DirectConv2d();
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
    Misread misread =
        fault.reading().of(Call.of(new Arguments(input, weight, bias, null, options)));
    if (misread == null) {
      return rightOutput;
    }
    Arguments a = misread.arguments();
    return misread.finish(right.forward(a.input(), a.weight(), a.bias(), a.options()));
  }
}
