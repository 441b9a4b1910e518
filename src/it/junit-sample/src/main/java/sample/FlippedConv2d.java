package sample;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.tensor.Tensor;

/** A convolution with a fault: its kernel is turned around, as in a textbook's formula. */
public final class FlippedConv2d implements Conv2d {
  private final Conv2d direct = new DirectConv2d();

  @Override
  public String name() {
    return "flipped";
  }

  @Override
  public Tensor forward(Tensor input, Tensor weight, Tensor bias, Conv2dOptions options) {
    return direct.forward(input, flipped(weight), bias, options);
  }

  private static Tensor flipped(Tensor weight) {
    int[] shape = weight.shape();
    int plane = shape[2] * shape[3];
    float[] data = weight.floats();
    float[] turned = new float[data.length];
    for (int i = 0; i < data.length; i++) {
      turned[i - i % plane + plane - 1 - i % plane] = data[i];
    }
    return Tensor.float32(turned, shape);
  }
}
