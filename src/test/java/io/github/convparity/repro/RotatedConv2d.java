package io.github.convparity.repro;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.diagnose.Faults;
import io.github.convparity.diagnose.FaultyConv2d;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/** Rotates the kernel; its gradients are right. With the system property {@code mended} all is. */
public final class RotatedConv2d implements Conv2d {
  private final Conv2d right = new DirectConv2d();
  private final Conv2d wrong =
      new FaultyConv2d(
          Faults.ALL.stream()
              .filter(fault -> fault.name().equals("kernel-rotated"))
              .findFirst()
              .orElseThrow());

  @Override
  public String name() {
    return "rotated";
  }

  @Override
  public Tensor forward(Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
    return (Boolean.getBoolean("mended") ? right : wrong).forward(input, weight, bias, options);
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
