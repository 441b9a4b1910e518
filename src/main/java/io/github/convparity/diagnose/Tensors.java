package io.github.convparity.diagnose;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;

/** Tensors made of the elements of others. */
final class Tensors {
  /** A source that stands for no element, but for a filling value. */
  static final int FILL = -1;

  private Tensors() {}

  /**
   * A tensor whose element i is the element {@code source(i)} of another, bits kept.
   *
   * @param source {@link #FILL} for +0
   */
  static Tensor pick(Tensor tensor, Shape shape, IntUnaryOperator source) {
    return pick(tensor, shape, source, 0);
  }

  /**
   * The same with another filling value.
   *
   * @param fill a number of the tensor's type
   */
  static Tensor pick(Tensor tensor, Shape shape, IntUnaryOperator source, double fill) {
    double[] values = tensor.doubles();
    double[] picked = new double[Math.toIntExact(shape.elements())];
    for (int i = 0; i < picked.length; i++) {
      int from = source.applyAsInt(i);
      picked[i] = from == FILL ? fill : values[from];
    }
    return of(picked, tensor.dtype(), shape);
  }

  /** A tensor of the same shape with every element changed, and rounded once to the type. */
  static Tensor map(Tensor tensor, DoubleUnaryOperator change) {
    double[] values = tensor.doubles().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = change.applyAsDouble(values[i]);
    }
    return of(values, tensor.dtype(), tensor.sizes());
  }

  /** Values rounded once to a type. */
  static Tensor of(double[] values, DType dtype, Shape shape) {
    if (dtype == DType.FLOAT64) {
      return Tensor.float64(values, shape.dims());
    }
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      // Through the type itself: rounding to float32 and then to 16 bits would round twice.
      floats[i] = (float) (dtype.is16Bit() ? dtype.round(values[i]) : values[i]);
    }
    return dtype == DType.FLOAT32
        ? Tensor.float32(floats, shape.dims())
        : Tensor.rounded(floats, dtype, shape.dims());
  }
}
