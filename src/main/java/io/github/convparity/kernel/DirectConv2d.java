package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Taps;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.MultiplyAdd;
import io.github.convparity.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Convolution as it is explained at a blackboard, in six steps: start at the top left, multiply
 * element by element, add up, step by the stride, go on to the next row, arrange the sums as an
 * image. It is the yardstick for every faster kernel, so what it does to the last bit is part of
 * its contract:
 *
 * <ul>
 *   <li>each output starts from +0 and takes its products with {@link MultiplyAdd} in the order
 *       input channel, kernel row, kernel column; the bias is added last;
 *   <li>a tap that lies in zero padding is multiplied like any other: {@code 0 * Inf} gives NaN, as
 *       in PyTorch's im2col kernels;
 *   <li>what PyTorch refuses is refused in PyTorch's words ({@link Conv2dGeometry}).
 * </ul>
 *
 * <p>All data types: the 16-bit ones are summed in float32 and rounded once, the bias included.
 * Gradients in float32 and float64 ({@link DirectGradients}). An input without channels gives an
 * output without channels, as in PyTorch.
 */
public final class DirectConv2d implements Conv2d {
  @Override
  public String name() {
    return "direct";
  }

  @Override
  public Tensor forward(Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
    Conv2dGeometry geometry =
        Conv2dGeometry.of(
            input.sizes(), weight.sizes(), bias == null ? null : bias.sizes(), options);
    requireOneType(input, weight, bias);
    int[] shape = geometry.output().dims();
    return switch (input.dtype()) {
      case FLOAT32 ->
          Tensor.float32(
              convolve(
                  geometry, input.floats(), weight.floats(), bias == null ? null : bias.floats()),
              shape);
      case FLOAT64 ->
          Tensor.float64(
              convolve(
                  geometry,
                  input.doubles(),
                  weight.doubles(),
                  bias == null ? null : bias.doubles()),
              shape);
      case FLOAT16, BFLOAT16 ->
          Tensor.rounded(
              convolve(
                  geometry, input.floats(), weight.floats(), bias == null ? null : bias.floats()),
              input.dtype(),
              shape);
    };
  }

  @Override
  public Conv2dGradients backward(
      Tensor gradOutput,
      Tensor input,
      Tensor weight,
      @Nullable Tensor bias,
      Conv2dOptions options) {
    Conv2dGeometry geometry =
        Conv2dGeometry.of(
            input.sizes(), weight.sizes(), bias == null ? null : bias.sizes(), options);
    requireOneType(input, weight, bias);
    if (!gradOutput.sizes().equals(geometry.output())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "invalid gradient at index 0 - got %s but expected shape compatible with %s",
              gradOutput.sizes(),
              geometry.output()));
    }
    return DirectGradients.of(geometry, input, weight, bias, gradOutput);
  }

  private static float[] convolve(
      Conv2dGeometry g, float[] input, float[] weight, float @Nullable [] bias) {
    Taps rows = g.rows();
    Taps columns = g.columns();
    float[] output = new float[g.batch() * g.outChannels() * g.outH() * g.outW()];
    int next = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outChannels(); o++) {
        int firstChannel = n * g.channels() + o / g.filtersPerGroup() * g.weightChannels();
        for (int outH = 0; outH < g.outH(); outH++) { // the next row
          for (int outW = 0; outW < g.outW(); outW++) { // from the left, a stride at a time
            float sum = 0;
            int w = o * g.weightChannels() * g.kernelH() * g.kernelW();
            for (int c = 0; c < g.weightChannels(); c++) {
              int plane = (firstChannel + c) * g.inputH();
              for (int kh = 0; kh < g.kernelH(); kh++) {
                int row = rows.source(outH, kh);
                for (int kw = 0; kw < g.kernelW(); kw++) {
                  int column = columns.source(outW, kw);
                  boolean padding = row == Taps.PADDING || column == Taps.PADDING;
                  float x = padding ? 0 : input[(plane + row) * g.inputW() + column];
                  sum = MultiplyAdd.of(x, weight[w++], sum); // multiply, add up
                }
              }
            }
            output[next++] = bias == null ? sum : sum + bias[o]; // arrange
          }
        }
      }
    }
    return output;
  }

  private static double[] convolve(
      Conv2dGeometry g, double[] input, double[] weight, double @Nullable [] bias) {
    Taps rows = g.rows();
    Taps columns = g.columns();
    double[] output = new double[g.batch() * g.outChannels() * g.outH() * g.outW()];
    int next = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outChannels(); o++) {
        int firstChannel = n * g.channels() + o / g.filtersPerGroup() * g.weightChannels();
        for (int outH = 0; outH < g.outH(); outH++) {
          for (int outW = 0; outW < g.outW(); outW++) {
            double sum = 0;
            int w = o * g.weightChannels() * g.kernelH() * g.kernelW();
            for (int c = 0; c < g.weightChannels(); c++) {
              int plane = (firstChannel + c) * g.inputH();
              for (int kh = 0; kh < g.kernelH(); kh++) {
                int row = rows.source(outH, kh);
                for (int kw = 0; kw < g.kernelW(); kw++) {
                  int column = columns.source(outW, kw);
                  boolean padding = row == Taps.PADDING || column == Taps.PADDING;
                  double x = padding ? 0 : input[(plane + row) * g.inputW() + column];
                  sum = MultiplyAdd.of(x, weight[w++], sum);
                }
              }
            }
            output[next++] = bias == null ? sum : sum + bias[o];
          }
        }
      }
    }
    return output;
  }

  private static void requireOneType(Tensor input, Tensor weight, @Nullable Tensor bias) {
    DType dtype = input.dtype();
    if (weight.dtype() != dtype || (bias != null && bias.dtype() != dtype)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "Input type (%s), weight type (%s) and bias type (%s) should be the same",
              dtype.torchName(),
              weight.dtype().torchName(),
              bias == null ? "none" : bias.dtype().torchName()));
    }
  }
}
