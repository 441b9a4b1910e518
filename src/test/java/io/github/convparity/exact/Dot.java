package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Float16Bits;
import io.github.convparity.tensor.Tensor;
import java.math.BigDecimal;
import java.util.SplittableRandom;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;

/** A convolution with one output element: the sum of all {@code x[i] * w[i]}, and a bias. */
record Dot(DType dtype, double[] x, double[] w, @Nullable Double bias) {

  /** What the summands look like. */
  enum Data {
    RANDOM,
    FLAT,
    CANCELLING,
    TINY,
    HUGE,
    INTEGER
  }

  /** All numbers are rounded to the type. */
  static Dot of(DType dtype, double[] x, double[] w, @Nullable Double bias) {
    double[] roundX = new double[x.length];
    double[] roundW = new double[w.length];
    for (int i = 0; i < x.length; i++) {
      roundX[i] = dtype.round(x[i]);
      roundW[i] = dtype.round(w[i]);
    }
    return new Dot(dtype, roundX, roundW, bias == null ? null : dtype.round(bias));
  }

  static Dot random(Data data, DType dtype, int products, SplittableRandom random) {
    DoubleSupplier uniform = () -> 2 * random.nextDouble() - 1;
    double[] x = new double[products];
    double[] w = new double[products];
    double scale = scale(data, dtype);
    for (int i = 0; i < products; i++) {
      x[i] = scale * uniform.getAsDouble();
      w[i] = uniform.getAsDouble();
      switch (data) {
        case FLAT -> {
          x[i] = 0.1;
          w[i] = 0.1;
        }
        case CANCELLING -> {
          x[i] = 1 + dtype.unitRoundoff() * 16 * uniform.getAsDouble();
          w[i] = (i % 2 == 0 ? 1 : -1) * (1 + dtype.unitRoundoff() * 16 * uniform.getAsDouble());
        }
        case INTEGER -> {
          x[i] = random.nextInt(-8, 9);
          w[i] = random.nextInt(-8, 9);
        }
        case RANDOM, TINY, HUGE -> {}
      }
    }
    double bias = data == Data.INTEGER ? random.nextInt(-8, 9) : scale * uniform.getAsDouble();
    return of(dtype, x, w, random.nextBoolean() ? bias : null);
  }

  private static double scale(Data data, DType dtype) {
    boolean wide = dtype == DType.FLOAT64;
    return switch (data) {
      case TINY -> wide ? 1e-300 : dtype == DType.FLOAT16 ? 1e-6 : 1e-40;
      case HUGE -> wide ? 1e300 : dtype == DType.FLOAT16 ? 1e3 : 1e30;
      case RANDOM, FLAT, CANCELLING, INTEGER -> 1;
    };
  }

  ExactValues<Products> output() {
    Tensor input = tensor(dtype, x, 1, 1, 1, x.length);
    Tensor weight = tensor(dtype, w, 1, 1, 1, x.length);
    Tensor biases = bias == null ? null : tensor(dtype, new double[] {bias}, 1);
    Conv2dGeometry geometry =
        Conv2dGeometry.of(
            input.sizes(),
            weight.sizes(),
            biases == null ? null : biases.sizes(),
            Conv2dOptions.defaults());
    return ExactValues.of(geometry, input, weight, biases);
  }

  /** A tensor of numbers that are values of the type. */
  static Tensor tensor(DType dtype, double[] values, int... shape) {
    float[] floats = new float[values.length];
    short[] bits = new short[values.length];
    for (int i = 0; i < values.length; i++) {
      floats[i] = (float) values[i];
      bits[i] = dtype.is16Bit() ? Float16Bits.fromDouble(values[i], dtype) : 0;
    }
    return switch (dtype) {
      case FLOAT32 -> Tensor.float32(floats, shape);
      case FLOAT64 -> Tensor.float64(values, shape);
      case FLOAT16 -> Tensor.float16(bits, shape);
      case BFLOAT16 -> Tensor.bfloat16(bits, shape);
    };
  }

  /** m: the products, and one for a bias. */
  int terms() {
    return x.length + (bias == null ? 0 : 1);
  }

  BigDecimal exact() {
    BigDecimal sum = bias == null ? BigDecimal.ZERO : new BigDecimal(bias);
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(w[i])));
    }
    return sum;
  }

  /** S: the sum of the magnitudes. */
  BigDecimal magnitude() {
    BigDecimal sum = bias == null ? BigDecimal.ZERO : new BigDecimal(bias).abs();
    for (int i = 0; i < x.length; i++) {
      sum = sum.add(new BigDecimal(x[i]).multiply(new BigDecimal(w[i])).abs());
    }
    return sum;
  }

  @Override
  public String toString() {
    return dtype + " of " + terms() + " terms, exactly " + exact().doubleValue();
  }
}
