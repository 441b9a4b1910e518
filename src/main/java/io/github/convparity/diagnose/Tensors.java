package io.github.convparity.diagnose;

import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;

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
    int count = Math.toIntExact(shape.elements());
    return pick(tensor, shape, IntStream.range(0, count).map(source).toArray(), 0);
  }

  /** A tensor of the elements that stand where {@code source} says, {@link #FILL} for +0. */
  static Tensor pick(Tensor tensor, Layout layout, Layout.Source source) {
    return pick(tensor, layout.shape(), layout.sources(source), 0);
  }

  /**
   * A tensor whose element i is the element {@code from[i]} of another, bits kept.
   *
   * @param from as many as {@code shape} has elements; {@link #FILL} for the filling value
   * @param fill a number of the tensor's type
   */
  static Tensor pick(Tensor tensor, Shape shape, int[] from, double fill) {
    return switch (tensor.dtype()) {
      case FLOAT32 -> {
        float[] values = tensor.floats();
        float[] picked = new float[from.length];
        for (int i = 0; i < picked.length; i++) {
          picked[i] = from[i] == FILL ? (float) fill : values[from[i]];
        }
        yield Tensor.float32(picked, shape.dims());
      }
      case FLOAT64 -> {
        double[] values = tensor.doubles();
        double[] picked = new double[from.length];
        for (int i = 0; i < picked.length; i++) {
          picked[i] = from[i] == FILL ? fill : values[from[i]];
        }
        yield Tensor.float64(picked, shape.dims());
      }
      case FLOAT16 -> Tensor.float16(bits(tensor, from, fill), shape.dims());
      case BFLOAT16 -> Tensor.bfloat16(bits(tensor, from, fill), shape.dims());
    };
  }

  private static short[] bits(Tensor tensor, int[] from, double fill) {
    short[] values = tensor.bits();
    short filling = of(new double[] {fill}, tensor.dtype(), Shape.of(1)).bits()[0];
    short[] picked = new short[from.length];
    for (int i = 0; i < picked.length; i++) {
      picked[i] = from[i] == FILL ? filling : values[from[i]];
    }
    return picked;
  }

  /** What becomes of an element. */
  interface Change {
    double of(int place, double value);
  }

  /** A tensor of the same shape with every element changed, and rounded once to the type. */
  static Tensor map(Tensor tensor, DoubleUnaryOperator change) {
    return map(tensor, (place, value) -> change.applyAsDouble(value));
  }

  /** The same, where the place of an element matters. */
  static Tensor map(Tensor tensor, Change change) {
    double[] values = tensor.doubles().clone();
    for (int i = 0; i < values.length; i++) {
      values[i] = change.of(i, values[i]);
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
