package io.github.convparity.bench;

import java.util.List;

/** What many times come to. */
public final class Statistics {
  private Statistics() {}

  /**
   * The middle value; of an even number of values the mean of the two in the middle.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static double median(List<Double> values) {
    requireSome(values);
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  /**
   * The geometric mean of positive values, which treats twice as fast and twice as slow alike.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static double geometricMean(List<Double> values) {
    requireSome(values);
    return Math.exp(values.stream().mapToDouble(Math::log).sum() / values.size());
  }

  private static void requireSome(List<Double> values) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("values (none) must be at least one");
    }
  }
}
