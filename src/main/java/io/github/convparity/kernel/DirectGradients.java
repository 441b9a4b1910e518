package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Taps;
import io.github.convparity.tensor.MultiplyAdd;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The gradients of {@code sum(output * gradOutput)} by the definition: every product of the output
 * taken once more, with {@code gradOutput} in the place of one operand. What it does to the last
 * bit is part of its contract, as in {@link DirectConv2d}; every sum starts from +0:
 *
 * <ul>
 *   <li>a pixel of the input: with {@link MultiplyAdd} in the order filter, kernel row, kernel
 *       column, and where the padding mode copies the pixel one such sum for each copy, the sums
 *       added in the order in which the copies stand in the padded input;
 *   <li>a tap of the weight: with {@link MultiplyAdd} in the order image, output row, output
 *       column; zero padding is multiplied like any other pixel;
 *   <li>a bias: added up in the order image, output row, output column.
 * </ul>
 */
final class DirectGradients {
  private DirectGradients() {}

  /** float32 and float64. */
  static Conv2dGradients of(
      Conv2dGeometry g, Tensor input, Tensor weight, @Nullable Tensor bias, Tensor gradOutput) {
    return switch (input.dtype()) {
      case FLOAT32 -> {
        float[] gradient = gradOutput.floats();
        yield new Conv2dGradients(
            Tensor.float32(inputGradient(g, weight.floats(), gradient), input.shape()),
            Tensor.float32(
                weightGradient(g, weight.length(), input.floats(), gradient), weight.shape()),
            bias == null
                ? null
                : Tensor.float32(biasGradient(g, bias.length(), gradient), bias.shape()));
      }
      case FLOAT64 -> {
        double[] gradient = gradOutput.doubles();
        yield new Conv2dGradients(
            Tensor.float64(inputGradient(g, weight.doubles(), gradient), input.shape()),
            Tensor.float64(
                weightGradient(g, weight.length(), input.doubles(), gradient), weight.shape()),
            bias == null
                ? null
                : Tensor.float64(biasGradient(g, bias.length(), gradient), bias.shape()));
      }
      case FLOAT16, BFLOAT16 ->
          throw new UnsupportedOperationException(
              "direct has gradients in float32 and float64, not in " + input.dtype().torchName());
    };
  }

  static float[] inputGradient(Conv2dGeometry g, float[] weight, float[] gradOutput) {
    List<List<int[]>> rows = g.rows().readers(g.inputH());
    List<List<int[]>> columns = g.columns().readers(g.inputW());
    float[] gradient = new float[g.batch() * g.channels() * g.inputH() * g.inputW()];
    int next = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int c = 0; c < g.channels(); c++) {
        for (int h = 0; h < g.inputH(); h++) {
          for (int w = 0; w < g.inputW(); w++) {
            float sum = 0;
            for (int[] row : rows.get(h)) {
              for (int[] column : columns.get(w)) { // a copy of the pixel
                sum += copy(g, n, c, row, column, weight, gradOutput);
              }
            }
            gradient[next++] = sum;
          }
        }
      }
    }
    return gradient;
  }

  private static float copy(
      Conv2dGeometry g, int n, int c, int[] row, int[] column, float[] weight, float[] gradOutput) {
    int group = c / g.weightChannels();
    float sum = 0;
    for (int i = 0; i < g.filtersPerGroup(); i++) {
      int o = group * g.filtersPerGroup() + i;
      int plane = (n * g.outChannels() + o) * g.outH();
      int filter = (o * g.weightChannels() + c % g.weightChannels()) * g.kernelH();
      for (int r = 0; r < row.length; r += 2) {
        for (int q = 0; q < column.length; q += 2) {
          float gradient = gradOutput[(plane + row[r]) * g.outW() + column[q]];
          int tap = (filter + row[r + 1]) * g.kernelW() + column[q + 1];
          sum = MultiplyAdd.of(gradient, weight[tap], sum);
        }
      }
    }
    return sum;
  }

  private static float[] weightGradient(
      Conv2dGeometry g, int length, float[] input, float[] gradOutput) {
    Taps rows = g.rows();
    Taps columns = g.columns();
    float[] gradient = new float[length];
    int next = 0;
    for (int o = 0; o < g.outChannels(); o++) {
      for (int c = 0; c < g.weightChannels(); c++) {
        int channel = o / g.filtersPerGroup() * g.weightChannels() + c;
        for (int kh = 0; kh < g.kernelH(); kh++) {
          for (int kw = 0; kw < g.kernelW(); kw++) {
            float sum = 0;
            for (int n = 0; n < g.batch(); n++) {
              int from = (n * g.outChannels() + o) * g.outH() * g.outW();
              int plane = (n * g.channels() + channel) * g.inputH();
              for (int outH = 0; outH < g.outH(); outH++) {
                int row = rows.source(outH, kh);
                for (int outW = 0; outW < g.outW(); outW++) {
                  int column = columns.source(outW, kw);
                  boolean padding = row == Taps.PADDING || column == Taps.PADDING;
                  float x = padding ? 0 : input[(plane + row) * g.inputW() + column];
                  sum = MultiplyAdd.of(x, gradOutput[from + outH * g.outW() + outW], sum);
                }
              }
            }
            gradient[next++] = sum;
          }
        }
      }
    }
    return gradient;
  }

  private static float[] biasGradient(Conv2dGeometry g, int filters, float[] gradOutput) {
    int pixels = g.outH() * g.outW();
    float[] gradient = new float[filters];
    for (int o = 0; o < g.outChannels(); o++) {
      for (int n = 0; n < g.batch(); n++) {
        int from = (n * g.outChannels() + o) * pixels;
        for (int i = from; i < from + pixels; i++) {
          gradient[o] += gradOutput[i];
        }
      }
    }
    return gradient;
  }

  static double[] inputGradient(Conv2dGeometry g, double[] weight, double[] gradOutput) {
    List<List<int[]>> rows = g.rows().readers(g.inputH());
    List<List<int[]>> columns = g.columns().readers(g.inputW());
    double[] gradient = new double[g.batch() * g.channels() * g.inputH() * g.inputW()];
    int next = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int c = 0; c < g.channels(); c++) {
        for (int h = 0; h < g.inputH(); h++) {
          for (int w = 0; w < g.inputW(); w++) {
            double sum = 0;
            for (int[] row : rows.get(h)) {
              for (int[] column : columns.get(w)) { // a copy of the pixel
                sum += copy(g, n, c, row, column, weight, gradOutput);
              }
            }
            gradient[next++] = sum;
          }
        }
      }
    }
    return gradient;
  }

  private static double copy(
      Conv2dGeometry g,
      int n,
      int c,
      int[] row,
      int[] column,
      double[] weight,
      double[] gradOutput) {
    int group = c / g.weightChannels();
    double sum = 0;
    for (int i = 0; i < g.filtersPerGroup(); i++) {
      int o = group * g.filtersPerGroup() + i;
      int plane = (n * g.outChannels() + o) * g.outH();
      int filter = (o * g.weightChannels() + c % g.weightChannels()) * g.kernelH();
      for (int r = 0; r < row.length; r += 2) {
        for (int q = 0; q < column.length; q += 2) {
          double gradient = gradOutput[(plane + row[r]) * g.outW() + column[q]];
          int tap = (filter + row[r + 1]) * g.kernelW() + column[q + 1];
          sum = MultiplyAdd.of(gradient, weight[tap], sum);
        }
      }
    }
    return sum;
  }

  private static double[] weightGradient(
      Conv2dGeometry g, int length, double[] input, double[] gradOutput) {
    Taps rows = g.rows();
    Taps columns = g.columns();
    double[] gradient = new double[length];
    int next = 0;
    for (int o = 0; o < g.outChannels(); o++) {
      for (int c = 0; c < g.weightChannels(); c++) {
        int channel = o / g.filtersPerGroup() * g.weightChannels() + c;
        for (int kh = 0; kh < g.kernelH(); kh++) {
          for (int kw = 0; kw < g.kernelW(); kw++) {
            double sum = 0;
            for (int n = 0; n < g.batch(); n++) {
              int from = (n * g.outChannels() + o) * g.outH() * g.outW();
              int plane = (n * g.channels() + channel) * g.inputH();
              for (int outH = 0; outH < g.outH(); outH++) {
                int row = rows.source(outH, kh);
                for (int outW = 0; outW < g.outW(); outW++) {
                  int column = columns.source(outW, kw);
                  boolean padding = row == Taps.PADDING || column == Taps.PADDING;
                  double x = padding ? 0 : input[(plane + row) * g.inputW() + column];
                  sum = MultiplyAdd.of(x, gradOutput[from + outH * g.outW() + outW], sum);
                }
              }
            }
            gradient[next++] = sum;
          }
        }
      }
    }
    return gradient;
  }

  private static double[] biasGradient(Conv2dGeometry g, int filters, double[] gradOutput) {
    int pixels = g.outH() * g.outW();
    double[] gradient = new double[filters];
    for (int o = 0; o < g.outChannels(); o++) {
      for (int n = 0; n < g.batch(); n++) {
        int from = (n * g.outChannels() + o) * pixels;
        for (int i = from; i < from + pixels; i++) {
          gradient[o] += gradOutput[i];
        }
      }
    }
    return gradient;
  }
}
