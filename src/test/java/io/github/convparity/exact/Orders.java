package io.github.convparity.exact;

import io.github.convparity.tensor.DType;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Sums as a machine of the type computes them. */
final class Orders {
  private Orders() {}

  /** Even orders are random trees without FMA, odd ones chains with it. */
  static double sum(Dot dot, int order, SplittableRandom random) {
    int[] places = shuffled(dot.x().length, random);
    return order % 2 == 0 ? tree(dot, random) : chains(dot, places, 1 << order / 2 % 4);
  }

  private static double tree(Dot dot, SplittableRandom random) {
    List<Double> parts = new ArrayList<>();
    for (int i = 0; i < dot.x().length; i++) {
      parts.add(rounded(dot, dot.x()[i] * dot.w()[i]));
    }
    if (dot.bias() != null) {
      parts.add(dot.bias());
    }
    while (parts.size() > 1) {
      double one = take(parts, random);
      parts.add(rounded(dot, one + take(parts, random)));
    }
    return parts.get(0);
  }

  private static double take(List<Double> parts, SplittableRandom random) {
    int place = random.nextInt(parts.size());
    double last = parts.remove(parts.size() - 1);
    return place == parts.size() ? last : parts.set(place, last);
  }

  /** So many accumulators, the first of which starts from the bias. */
  private static double chains(Dot dot, int[] places, int accumulators) {
    double[] sums = new double[accumulators];
    sums[0] = dot.bias() == null ? 0 : dot.bias();
    for (int i = 0; i < places.length; i++) {
      double x = dot.x()[places[i]];
      double w = dot.w()[places[i]];
      double sum = sums[i % accumulators];
      sums[i % accumulators] =
          dot.dtype() == DType.FLOAT64
              ? Math.fma(x, w, sum)
              : Math.fma((float) x, (float) w, (float) sum);
    }
    double total = sums[0];
    for (int i = 1; i < accumulators; i++) {
      total = rounded(dot, total + sums[i]);
    }
    return total;
  }

  /** In double a sum or product of floats is rounded once only, so that casting is right. */
  private static double rounded(Dot dot, double value) {
    return dot.dtype().accumulator().round(value);
  }

  private static int[] shuffled(int length, SplittableRandom random) {
    int[] places = new int[length];
    for (int i = 0; i < length; i++) {
      int j = random.nextInt(i + 1);
      places[i] = places[j];
      places[j] = i;
    }
    return places;
  }
}
