package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;

/** A small setting with numbers, of which gradients are asked for. */
record GradientProblem(
    Tensor input, Tensor weight, @Nullable Tensor bias, Tensor gradOutput, Conv2dOptions options) {

  /**
   * All padding modes by all ways of padding, two strides, two dilations, one and two groups; as
   * far as that is legal for an input of 5 x 6 and a kernel of 3 x 2.
   */
  static List<Conv2dOptions> settings() {
    List<Conv2dOptions> settings = new ArrayList<>();
    for (PaddingMode mode : PaddingMode.values()) {
      for (Padding padding : paddings()) {
        for (Pair stride : List.of(Pair.of(1), new Pair(2, 3))) {
          for (Pair dilation : List.of(Pair.of(1), new Pair(2, 3))) {
            for (int groups = 1; groups <= 2; groups++) {
              Conv2dOptions options = new Conv2dOptions(stride, padding, dilation, groups, mode);
              if (isLegal(options)) {
                settings.add(options);
              }
            }
          }
        }
      }
    }
    return settings;
  }

  private static List<Padding> paddings() {
    return List.of(
        new Padding.Valid(),
        new Padding.Same(),
        new Padding.Explicit(new Pair(1, 2)),
        new Padding.Explicit(new Pair(-1, -1)));
  }

  private static boolean isLegal(Conv2dOptions options) {
    boolean crops = options.padding().equals(Padding.of(-1));
    boolean same = options.padding() instanceof Padding.Same;
    return !(same && !options.stride().is(1))
        && !(crops && (options.paddingMode() == PaddingMode.ZEROS || !options.dilation().is(1)));
  }

  /** Two images, or one without a batch, of two channels; four filters with a bias. */
  static GradientProblem of(
      Conv2dOptions options, boolean batched, DType dtype, DoubleSupplier numbers) {
    Shape input = batched ? Shape.of(2, 2, 5, 6) : Shape.of(2, 5, 6);
    Shape weight = Shape.of(4, 2 / options.groups(), 3, 2);
    Shape bias = Shape.of(4);
    Shape output = Conv2dGeometry.of(input, weight, bias, options).output();
    return new GradientProblem(
        tensor(input, dtype, numbers),
        tensor(weight, dtype, numbers),
        tensor(bias, dtype, numbers),
        tensor(output, dtype, numbers),
        options);
  }

  private static Tensor tensor(Shape shape, DType dtype, DoubleSupplier numbers) {
    return tensor(shape, dtype, DoubleStream.generate(numbers).limit(shape.elements()).toArray());
  }

  /** Of float32, rounded, or float64. */
  static Tensor tensor(Shape shape, DType dtype, double... values) {
    if (dtype == DType.FLOAT64) {
      return Tensor.float64(values, shape.dims());
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return Tensor.float32(floats, shape.dims());
  }

  Tensor output() {
    return new DirectConv2d().forward(input, weight, bias, options);
  }

  Conv2dGradients gradients() {
    return new DirectConv2d().backward(gradOutput, input, weight, bias, options);
  }

  Tensor biasGradient() {
    return Objects.requireNonNull(gradients().bias());
  }

  Conv2dGeometry geometry() {
    return Conv2dGeometry.of(
        input.sizes(), weight.sizes(), bias == null ? null : bias.sizes(), options);
  }
}
