package io.github.convparity.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What the plain gradients are to the last bit: the documented order, written down once more. */
class DirectGradientsBitsTest {
  static List<Conv2dOptions> settings() {
    return GradientProblem.settings();
  }

  private static GradientProblem random(
      Conv2dOptions options, boolean batched, DType dtype, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    return GradientProblem.of(options, batched, dtype, () -> 2 * random.nextDouble() - 1);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void everyBitIsThatOfTheDocumentedOrder(Conv2dOptions options) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      for (boolean batched : new boolean[] {true, false}) {
        GradientProblem problem = random(options, batched, dtype, 41);
        Padded padded = new Padded(problem, Fold.AFTERWARDS);

        assertThat(problem.gradients().input().hasBitsOf(padded.inputGradient())).isTrue();
        assertThat(problem.gradients().weight().hasBitsOf(padded.weightGradient())).isTrue();
        assertThat(problem.biasGradient().hasBitsOf(padded.biasGradient())).isTrue();
      }
    }
  }

  @Test
  void foldingThePaddingAtOnceWouldGiveOtherBits() {
    for (PaddingMode mode : PaddingMode.values()) {
      long different =
          settings().stream()
              .filter(options -> options.paddingMode() == mode)
              .map(options -> random(options, true, DType.FLOAT32, 43))
              .filter(p -> !p.gradients().input().hasBitsOf(atOnce(p)))
              .count();
      if (mode == PaddingMode.ZEROS) {
        assertThat(different).isZero(); // no pixel has a copy
      } else {
        assertThat(different).as(mode.torchName()).isPositive();
      }
    }
  }

  private static Tensor atOnce(GradientProblem problem) {
    return new Padded(problem, Fold.AT_ONCE).inputGradient();
  }

  /** 2^24 swallows a 1 that is added to it alone, but not two that come before it. */
  @Test
  void theBiasIsAddedUpFromTheFirstOutputToTheLast() {
    assertThat(ofBias(0x1p24f, 1, 1)).isEqualTo(0x1p24f);
    assertThat(ofBias(1, 1, 0x1p24f)).isEqualTo(0x1p24f + 2);
  }

  @Test
  void theWeightIsAddedUpFromTheFirstOutputToTheLastWithoutRoundingProducts() {
    float x = 1 + 0x1p-12f; // its square is 1 + 2^-11 + 2^-24, and the last bit is lost in a float

    assertThat(ofWeight(new float[] {1, 1, 1}, 0x1p24f, 1, 1)).isEqualTo(0x1p24f);
    assertThat(ofWeight(new float[] {1, 1, 1}, 1, 1, 0x1p24f)).isEqualTo(0x1p24f + 2);
    assertThat(ofWeight(new float[] {1, x}, -1 - 0x1p-11f, x)).isEqualTo(0x1p-24f);
  }

  private static float ofBias(float... gradOutput) {
    Tensor one = Tensor.float32(new float[] {1}, 1, 1, 1, 1);
    Tensor input = Tensor.float32(new float[gradOutput.length], 1, 1, 1, gradOutput.length);
    Tensor bias = Tensor.float32(new float[1], 1);
    return new GradientProblem(
            input,
            one,
            bias,
            Tensor.float32(gradOutput, 1, 1, 1, gradOutput.length),
            Conv2dOptions.defaults())
        .biasGradient()
        .floats()[0];
  }

  private static float ofWeight(float[] input, float... gradOutput) {
    return new DirectConv2d()
        .backward(
            Tensor.float32(gradOutput, 1, 1, 1, gradOutput.length),
            Tensor.float32(input, 1, 1, 1, input.length),
            Tensor.float32(new float[1], 1, 1, 1, 1),
            null,
            Conv2dOptions.defaults())
        .weight()
        .floats()[0];
  }

  private enum Fold {
    AFTERWARDS,
    AT_ONCE
  }

  /** The gradients by way of a padded input that is really there. */
  private static final class Padded {
    private final GradientProblem problem;
    private final Conv2dGeometry g;
    private final Conv2dOptions options;
    private final Pads pads;
    private final int paddedH;
    private final int paddedW;
    private final Fold fold;
    private final boolean narrow;

    Padded(GradientProblem problem, Fold fold) {
      this.problem = problem;
      this.g = problem.geometry();
      this.options = problem.options();
      this.pads = options.pads(g.kernelH(), g.kernelW());
      this.paddedH = g.inputH() + pads.top() + pads.bottom();
      this.paddedW = g.inputW() + pads.left() + pads.right();
      this.fold = fold;
      this.narrow = problem.input().dtype() == DType.FLOAT32;
    }

    private double fma(double a, double b, double c) {
      return narrow ? Math.fma((float) a, (float) b, (float) c) : Math.fma(a, b, c);
    }

    /** In double a sum of two floats is rounded in a way that rounding it again does not change. */
    private double plus(double a, double b) {
      return narrow ? (float) (a + b) : a + b;
    }

    Tensor inputGradient() {
      double[] gradient = new double[problem.input().length()];
      for (int image = 0; image < g.batch() * g.channels(); image++) {
        for (int h = 0; h < paddedH; h++) {
          for (int w = 0; w < paddedW; w++) {
            int row = original(h - pads.top(), g.inputH());
            int column = original(w - pads.left(), g.inputW());
            if (row >= 0 && column >= 0) {
              int pixel = (image * g.inputH() + row) * g.inputW() + column;
              gradient[pixel] =
                  fold == Fold.AFTERWARDS
                      ? plus(gradient[pixel], position(image, h, w, 0))
                      : position(image, h, w, gradient[pixel]);
            }
          }
        }
      }
      return tensor(problem.input(), gradient);
    }

    /** The gradient of one position of the padded input, added to a sum. */
    private double position(int image, int h, int w, double sum) {
      int n = image / g.channels();
      int c = image % g.channels() % g.weightChannels();
      int firstFilter = image % g.channels() / g.weightChannels() * g.filtersPerGroup();
      double[] gradOutput = problem.gradOutput().doubles();
      double[] weight = problem.weight().doubles();
      double found = sum;
      for (int o = firstFilter; o < firstFilter + g.filtersPerGroup(); o++) {
        for (int kh = 0; kh < g.kernelH(); kh++) {
          for (int kw = 0; kw < g.kernelW(); kw++) {
            int fromTop = h - kh * options.dilation().h();
            int fromLeft = w - kw * options.dilation().w();
            int outH = fromTop / options.stride().h();
            int outW = fromLeft / options.stride().w();
            if (fromTop >= 0
                && fromLeft >= 0
                && fromTop % options.stride().h() == 0
                && fromLeft % options.stride().w() == 0
                && outH < g.outH()
                && outW < g.outW()) {
              int from = ((n * g.outChannels() + o) * g.outH() + outH) * g.outW() + outW;
              found = fma(gradOutput[from], weight[tap(o, c, kh, kw)], found);
            }
          }
        }
      }
      return found;
    }

    private int tap(int o, int c, int kh, int kw) {
      return ((o * g.weightChannels() + c) * g.kernelH() + kh) * g.kernelW() + kw;
    }

    Tensor weightGradient() {
      double[] gradient = new double[problem.weight().length()];
      double[] gradOutput = problem.gradOutput().doubles();
      int next = 0;
      for (int n = 0; n < g.batch(); n++) {
        for (int o = 0; o < g.outChannels(); o++) {
          int group = o / g.filtersPerGroup();
          for (int outH = 0; outH < g.outH(); outH++) {
            for (int outW = 0; outW < g.outW(); outW++, next++) {
              for (int c = 0; c < g.weightChannels(); c++) {
                int image = n * g.channels() + group * g.weightChannels() + c;
                for (int kh = 0; kh < g.kernelH(); kh++) {
                  for (int kw = 0; kw < g.kernelW(); kw++) {
                    int h = outH * options.stride().h() + kh * options.dilation().h();
                    int w = outW * options.stride().w() + kw * options.dilation().w();
                    int tap = tap(o, c, kh, kw);
                    gradient[tap] = fma(pixel(image, h, w), gradOutput[next], gradient[tap]);
                  }
                }
              }
            }
          }
        }
      }
      return tensor(problem.weight(), gradient);
    }

    private double pixel(int image, int h, int w) {
      int row = original(h - pads.top(), g.inputH());
      int column = original(w - pads.left(), g.inputW());
      return row < 0 || column < 0
          ? 0
          : problem.input().doubles()[(image * g.inputH() + row) * g.inputW() + column];
    }

    Tensor biasGradient() {
      double[] gradient = new double[g.outChannels()];
      int plane = g.outH() * g.outW();
      for (int i = 0; i < problem.gradOutput().length(); i++) {
        int o = i / plane % g.outChannels();
        gradient[o] = plus(gradient[o], problem.gradOutput().get(i));
      }
      return GradientProblem.tensor(Shape.of(gradient.length), problem.input().dtype(), gradient);
    }

    private static Tensor tensor(Tensor like, double[] values) {
      return GradientProblem.tensor(like.sizes(), like.dtype(), values);
    }

    /** The row or column that stands at this place, which may lie outside; -1 for a zero. */
    private int original(int place, int size) {
      boolean inside = place >= 0 && place < size;
      return switch (options.paddingMode()) {
        case ZEROS -> inside ? place : -1;
        case REPLICATE -> Math.min(Math.max(place, 0), size - 1);
        case CIRCULAR -> (place + size) % size;
        case REFLECT -> size - 1 - Math.abs(size - 1 - Math.abs(place));
      };
    }
  }
}
