package io.github.convparity.repro;

import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Elements of two tensors of one shape at which they differ. */
final class Places {
  private Places() {}

  /** Whether two elements count as the same: any NaN is any NaN, and +0 is -0. */
  static boolean same(double a, double b) {
    return a == b || (Double.isNaN(a) && Double.isNaN(b));
  }

  /** Where the two differ, in row-major order. */
  static IntStream differing(Tensor a, Tensor b) {
    return IntStream.range(0, a.length()).filter(i -> !same(a.get(i), b.get(i)));
  }

  /** Where the two differ most, at most that many, the worst first; special values before all. */
  static List<Integer> worst(Tensor a, Tensor b, int most) {
    return differing(a, b)
        .boxed()
        .sorted(Comparator.comparingDouble((Integer i) -> -distance(a.get(i), b.get(i))))
        .limit(most)
        .toList();
  }

  /** |a - b|; infinity where the two differ and either is no finite number. */
  static double distance(double a, double b) {
    if (same(a, b)) {
      return 0;
    }
    double distance = Math.abs(a - b);
    return Double.isNaN(distance) ? Double.POSITIVE_INFINITY : distance;
  }

  /** The place on each axis, as {@code [0, 2, 1]}. */
  static String index(Shape shape, int element) {
    return Arrays.toString(shape.indexOf(element));
  }
}
