package io.github.convparity.compare;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;

/** Small convolutions whose outputs on both sides are given by hand. */
final class Sides {
  private Sides() {}

  /** The arguments of a convolution of rows. */
  record Setup(DType dtype, float[] input, float[] weight, int padding, int batch) {
    Setup in(DType other) {
      return new Setup(other, input, weight, padding, batch);
    }

    Comparison compare(float[] candidate, float[] reference) {
      return compare(candidate, reference, 1);
    }

    Comparison compare(float[] candidate, float[] reference, double slack) {
      return compare(
          Tensor.float32(candidate, candidate.length),
          Tensor.float32(reference, reference.length),
          slack);
    }

    /** Only the length of the sides is looked at, not their shape. */
    Comparison compare(Tensor candidate, Tensor reference, double slack) {
      Tensor x = shaped(input, batch, 1, 1, input.length);
      Tensor w = shaped(weight, 1, 1, 1, weight.length);
      Conv2dOptions options =
          new Conv2dOptions(
              Pair.of(1),
              new Padding.Explicit(new Pair(0, padding)),
              Pair.of(1),
              1,
              PaddingMode.ZEROS);
      Conv2dGeometry geometry = Conv2dGeometry.of(x.sizes(), w.sizes(), null, options);
      return Comparison.of(ExactValues.of(geometry, x, w, null), candidate, reference, slack);
    }

    private Tensor shaped(float[] values, int... shape) {
      if (shape[0] == 0) {
        return Tensor.float32(new float[0], shape);
      }
      double[] wide = new double[values.length];
      for (int i = 0; i < wide.length; i++) {
        wide[i] = values[i];
      }
      return dtype == DType.FLOAT64 ? Tensor.float64(wide, shape) : Tensor.float32(values, shape);
    }
  }

  /** A weight of the input's length: one output element, {@code [1, 1, 1, 1]}. */
  static Setup row(float[] input, float[] weight) {
    return new Setup(DType.FLOAT32, input, weight, 0, 1);
  }

  /** A row with one zero before and after it. */
  static Setup paddedRow(float[] input, float[] weight) {
    return new Setup(DType.FLOAT32, input, weight, 1, 1);
  }

  /** An empty batch. */
  static Setup nothing() {
    return new Setup(DType.FLOAT32, new float[] {1}, new float[] {1}, 0, 0);
  }

  static Tensor tensor(DType dtype, double... values) {
    float[] narrow = new float[values.length];
    for (int i = 0; i < narrow.length; i++) {
      narrow[i] = (float) values[i];
    }
    return dtype == DType.FLOAT64
        ? Tensor.float64(values, values.length)
        : Tensor.float32(narrow, values.length);
  }
}
