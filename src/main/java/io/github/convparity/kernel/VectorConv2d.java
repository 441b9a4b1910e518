package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.simd.Simd;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.MultiplyAdd;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The same convolution as {@link DirectConv2d}, and the same gradients, to the last bit, with the
 * Vector API: lanes are different results, and each result is summed in the plain one's order. So
 * the bits depend neither on the width of the vectors nor on the number of threads.
 *
 * <p>The input of each image and group is laid out first ({@link PanelLayout}), then the sums are
 * taken tile by tile in registers ({@link FloatFilters}). The gradient of the input lays the
 * gradient of the output out ({@link GradientLayout}), that of the weight the input with its
 * channels last ({@link FloatPixels}), or with its groups where these are many and small ({@link
 * FloatGroupsGradient}).
 *
 * <p>float32 and float64; the 16-bit types are not implemented. Where the Vector API or fused
 * multiply-add is missing the plain loops compute; {@link #obstacle} says what is missing. They
 * also compute the gradient of the input where a weight is infinite or NaN, and everything where
 * the output is empty or the padded input, laid out, would be very large.
 */
public final class VectorConv2d implements Conv2d, AutoCloseable {
  /** The system property that says how many threads one convolution may use; 1 without it. */
  public static final String THREADS_PROPERTY = "convparity.threads";

  private final Conv2d plain = new DirectConv2d();
  private final Workers workers;

  /** With as many threads as {@link #THREADS_PROPERTY} says. */
  public VectorConv2d() {
    this(Integer.getInteger(THREADS_PROPERTY, 1));
  }

  /**
   * With so many threads.
   *
   * @param threads from 1
   */
  public VectorConv2d(int threads) {
    this.workers = new Workers(threads);
  }

  /** What keeps this process from computing with vectors, and what would help; null if nothing. */
  public static @Nullable String obstacle() {
    if (!Simd.isAvailable()) {
      return "the Vector API is missing (java --add-modules jdk.incubator.vector)";
    }
    return MultiplyAdd.IN_HARDWARE
        ? null
        : "fused multiply-add is missing or off (-XX:+UseFMA, on a processor that has it)";
  }

  @Override
  public String name() {
    return "vector";
  }

  @Override
  public Tensor forward(Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
    Conv2dGeometry g =
        Conv2dGeometry.of(
            input.sizes(), weight.sizes(), bias == null ? null : bias.sizes(), options);
    if (input.dtype().is16Bit()) {
      throw new UnsupportedOperationException(
          "vector computes float32 and float64, not " + input.dtype().torchName());
    }
    if (obstacle() != null
        || g.output().elements() == 0
        || isMixed(input, weight, bias)
        || !PanelLayout.fits(g)) {
      return plain.forward(input, weight, bias, options);
    }
    int[] shape = g.output().dims();
    if (input.dtype() == DType.FLOAT32) {
      float[] added = bias == null ? null : bias.floats();
      return Tensor.float32(
          FloatForward.of(g, input.floats(), weight.floats(), added, workers), shape);
    }
    double[] added = bias == null ? null : bias.doubles();
    return Tensor.float64(
        DoubleForward.of(g, input.doubles(), weight.doubles(), added, workers), shape);
  }

  /** The plain convolution says what is wrong with arguments of several types. */
  private static boolean isMixed(Tensor input, Tensor weight, @Nullable Tensor bias) {
    return weight.dtype() != input.dtype() || (bias != null && bias.dtype() != input.dtype());
  }

  @Override
  public Conv2dGradients backward(
      Tensor gradOutput,
      Tensor input,
      Tensor weight,
      @Nullable Tensor bias,
      Conv2dOptions options) {
    Conv2dGeometry g =
        Conv2dGeometry.of(
            input.sizes(), weight.sizes(), bias == null ? null : bias.sizes(), options);
    boolean plainly =
        obstacle() != null
            || input.dtype().is16Bit()
            || isMixed(input, weight, bias)
            || gradOutput.dtype() != input.dtype()
            || !gradOutput.sizes().equals(g.output())
            || g.output().elements() == 0
            || !fits(g);
    if (plainly) {
      return plain.backward(gradOutput, input, weight, bias, options);
    }
    return input.dtype() == DType.FLOAT32
        ? floats(g, gradOutput, input, weight, bias)
        : doubles(g, gradOutput, input, weight, bias);
  }

  /** Whether the padded input fits an array in each of the ways in which it is laid out. */
  private static boolean fits(Conv2dGeometry g) {
    Conv2dOptions o = g.options();
    double rows = (g.outH() + 1.0) * o.stride().h() + (double) g.kernelH() * o.dilation().h();
    double columns = (g.outW() + 1.0) * o.stride().w() + (double) g.kernelW() * o.dilation().w();
    double planes = Math.max(64, Math.max(g.weightChannels(), g.filtersPerGroup()) + 4);
    return rows * columns * planes * 2 * g.kernelW() < 0x1p30;
  }

  private Conv2dGradients floats(
      Conv2dGeometry g, Tensor gradOutput, Tensor input, Tensor weight, @Nullable Tensor bias) {
    float[] gradient = gradOutput.floats();
    float[] ofInput = FloatInputGradient.of(g, weight.floats(), gradient, workers);
    float[] ofWeight =
        FloatWeightGradient.of(g, weight.length(), input.floats(), gradient, workers);
    return new Conv2dGradients(
        Tensor.float32(ofInput, input.shape()),
        Tensor.float32(ofWeight, weight.shape()),
        bias == null
            ? null
            : Tensor.float32(FloatBiasGradient.of(g, gradient, workers), bias.shape()));
  }

  private Conv2dGradients doubles(
      Conv2dGeometry g, Tensor gradOutput, Tensor input, Tensor weight, @Nullable Tensor bias) {
    double[] gradient = gradOutput.doubles();
    double[] ofInput = DoubleInputGradient.of(g, weight.doubles(), gradient, workers);
    double[] ofWeight =
        DoubleWeightGradient.of(g, weight.length(), input.doubles(), gradient, workers);
    return new Conv2dGradients(
        Tensor.float64(ofInput, input.shape()),
        Tensor.float64(ofWeight, weight.shape()),
        bias == null
            ? null
            : Tensor.float64(DoubleBiasGradient.of(g, gradient, workers), bias.shape()));
  }

  @Override
  public void close() {
    workers.close();
  }
}
