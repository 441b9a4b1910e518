package io.github.convparity.picture;

import io.github.convparity.image.HeatMap;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;

/** Single channels of tensors. */
final class Planes {
  private Planes() {}

  /** Whether a tensor, {@code [N, C, H, W]} or {@code [C, H, W]}, has elements in that channel. */
  static boolean has(Tensor tensor, int image, int channel) {
    Shape shape = tensor.sizes();
    int images = shape.rank() == 4 ? shape.dim(0) : 1;
    return shape.rank() >= 3 && shape.elements() > 0 && image < images && channel < shape.dim(-3);
  }

  /** One channel of one image; the image does not count without a batch axis. */
  static HeatMap of(Tensor tensor, int image, int channel) {
    Shape shape = tensor.sizes();
    int rows = shape.dim(-2);
    int columns = shape.dim(-1);
    double[] numbers = new double[rows * columns];
    int batch = shape.rank() == 4 ? image : 0;
    int first = (batch * shape.dim(-3) + channel) * numbers.length;
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = tensor.get(first + i);
    }
    return HeatMap.of(numbers, rows, columns);
  }

  /**
   * Element by element the one minus the other; 0 where both are NaN or the same infinity, as for
   * the verdict.
   */
  static HeatMap difference(HeatMap one, HeatMap other) {
    double[] numbers = new double[one.rows() * one.columns()];
    for (int row = 0; row < one.rows(); row++) {
      for (int column = 0; column < one.columns(); column++) {
        double a = one.get(row, column);
        double b = other.get(row, column);
        boolean same = a == b || (Double.isNaN(a) && Double.isNaN(b));
        numbers[row * one.columns() + column] = same ? 0 : a - b;
      }
    }
    return HeatMap.of(numbers, one.rows(), one.columns());
  }

  /** {@code [0, 2, :, :]}, or without a batch axis {@code [2, :, :]}. */
  static String name(int rank, int image, int channel) {
    return rank == 4 ? "[" + image + ", " + channel + ", :, :]" : "[" + channel + ", :, :]";
  }
}
