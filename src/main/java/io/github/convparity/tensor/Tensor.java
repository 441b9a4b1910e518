package io.github.convparity.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A row-major array of floating-point numbers with a shape and a data type. Dimensions may be 0.
 *
 * <p>Nothing is copied: a factory keeps the array that it is given, and the accessors of the
 * tensor's own type return it. Whoever is handed a tensor must not write to its array.
 *
 * <pre>{@code
 * Tensor input = Tensor.float32(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
 * }</pre>
 */
public final class Tensor {
  private final DType dtype;
  private final Shape shape;
  private final Object data;

  private Tensor(DType dtype, Object data, int length, int[] dims) {
    for (int dim : dims) {
      if (dim < 0) {
        throw new IllegalStateException(
            "shape (" + Arrays.toString(dims) + ") must have no negative dimension");
      }
    }
    this.dtype = dtype;
    this.shape = Shape.of(dims);
    this.data = data;
    if (shape.elements() != length) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "data (%d elements) must have the %d elements of its shape %s",
              length,
              shape.elements(),
              shape));
    }
  }

  /**
   * A float32 tensor over {@code data}, which is kept.
   *
   * @throws IllegalStateException if the length is not the product of the dimensions
   */
  public static Tensor float32(float[] data, int... shape) {
    return new Tensor(DType.FLOAT32, data, data.length, shape);
  }

  /**
   * A float64 tensor over {@code data}, which is kept.
   *
   * @throws IllegalStateException if the length is not the product of the dimensions
   */
  public static Tensor float64(double[] data, int... shape) {
    return new Tensor(DType.FLOAT64, data, data.length, shape);
  }

  /**
   * A float16 tensor over IEEE 754 binary16 patterns, which are kept.
   *
   * @throws IllegalStateException if the length is not the product of the dimensions
   */
  public static Tensor float16(short[] bits, int... shape) {
    return new Tensor(DType.FLOAT16, bits, bits.length, shape);
  }

  /**
   * A bfloat16 tensor over its patterns (the upper halves of float32), which are kept.
   *
   * @throws IllegalStateException if the length is not the product of the dimensions
   */
  public static Tensor bfloat16(short[] bits, int... shape) {
    return new Tensor(DType.BFLOAT16, bits, bits.length, shape);
  }

  /**
   * A tensor of a 16-bit type over the values rounded once, to nearest even.
   *
   * @throws IllegalStateException if the length is not the product of the dimensions
   */
  public static Tensor rounded(float[] values, DType dtype, int... shape) {
    short[] bits = new short[values.length];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = Float16Bits.fromDouble(values[i], dtype);
    }
    return new Tensor(dtype, bits, bits.length, shape);
  }

  /** The sizes of the axes; a copy. */
  public int[] shape() {
    return shape.dims();
  }

  /** The shape as a value. */
  public Shape sizes() {
    return shape;
  }

  /** The type of the elements. */
  public DType dtype() {
    return dtype;
  }

  /** The number of elements. */
  public int length() {
    return (int) shape.elements();
  }

  /**
   * The elements as floats: the tensor's own array for float32, a widened copy (exact) for the
   * 16-bit types.
   *
   * @throws IllegalStateException for float64, whose values do not fit
   */
  public float[] floats() {
    if (data instanceof float[] floats) {
      return floats;
    }
    if (data instanceof short[] bits) {
      float[] widened = new float[bits.length];
      for (int i = 0; i < bits.length; i++) {
        widened[i] = Float16Bits.toFloat(bits[i], dtype);
      }
      return widened;
    }
    throw new IllegalStateException(
        "dtype (float64) must be float32 or a 16-bit type for floats()");
  }

  /** The elements as doubles: the own array for float64, otherwise a widened copy (exact). */
  public double[] doubles() {
    if (data instanceof double[] doubles) {
      return doubles;
    }
    float[] floats = floats();
    double[] widened = new double[floats.length];
    for (int i = 0; i < floats.length; i++) {
      widened[i] = floats[i];
    }
    return widened;
  }

  /**
   * The patterns of a 16-bit tensor: its own array.
   *
   * @throws IllegalStateException for float32 and float64
   */
  public short[] bits() {
    if (data instanceof short[] bits) {
      return bits;
    }
    throw new IllegalStateException(
        "dtype (" + dtype.torchName() + ") must be float16 or bfloat16 for bits()");
  }

  /** One element, by its place in row-major order; exact. */
  public double get(int element) {
    if (data instanceof float[] floats) {
      return floats[element];
    }
    if (data instanceof double[] doubles) {
      return doubles[element];
    }
    return Float16Bits.toFloat(((short[]) data)[element], dtype);
  }

  /** Whether both tensors stand on one and the same array. */
  @SuppressWarnings("ReferenceEquality") // identity is what is asked for
  public boolean sharesDataWith(Tensor other) {
    return data == other.data;
  }

  /** Whether type, shape and every bit are the same, those of NaNs included. */
  public boolean hasBitsOf(Tensor other) {
    if (dtype != other.dtype || !shape.equals(other.shape)) {
      return false;
    }
    if (data instanceof float[] floats) {
      // Through integers: equal NaNs count as equal, and -0 is not +0.
      return IntStream.range(0, floats.length)
          .allMatch(
              i ->
                  Float.floatToRawIntBits(floats[i])
                      == Float.floatToRawIntBits(((float[]) other.data)[i]));
    }
    if (data instanceof double[] doubles) {
      return IntStream.range(0, doubles.length)
          .allMatch(
              i ->
                  Double.doubleToRawLongBits(doubles[i])
                      == Double.doubleToRawLongBits(((double[]) other.data)[i]));
    }
    return Arrays.equals((short[]) data, (short[]) other.data);
  }

  /**
   * Writes the elements of another tensor over this one's.
   *
   * @param other of the same type and shape
   */
  public void restore(Tensor other) {
    System.arraycopy(other.data, 0, data, 0, length());
  }

  /** A deep copy. */
  public Tensor copy() {
    Object copied =
        data instanceof float[] floats
            ? floats.clone()
            : data instanceof double[] doubles ? doubles.clone() : ((short[]) data).clone();
    return new Tensor(dtype, copied, length(), shape.dims());
  }

  @Override
  public String toString() {
    return dtype.torchName() + shape;
  }
}
