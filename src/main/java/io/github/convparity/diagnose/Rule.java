package io.github.convparity.diagnose;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Conditions on parameters that failures have in common.
 *
 * @param text joined by "and"; empty where there is none
 * @param passing how many passing cases fulfil it too
 */
record Rule(String text, long passing) {
  /**
   * A set of values on one axis.
   *
   * @param cost how much there is to read: values that are named one by one, or left out
   */
  private record Condition(int axis, int mask, String words, int cost) {}

  /** Conditions with the number of passing cases that fulfil them. */
  private record Found(List<Condition> conditions, long passing) {
    String text() {
      return String.join(" and ", conditions.stream().map(Condition::words).toList());
    }

    /** The simplest is the least: simple conditions, then those on the first axes. */
    int cost() {
      return conditions.stream()
          .mapToInt(c -> c.cost() * ParameterClasses.AXES.size() * 3 + c.axis())
          .sum();
    }

    boolean isBetterThan(@Nullable Found other) {
      return other == null
          || passing < other.passing
          || (passing == other.passing && cost() < other.cost());
    }
  }

  /**
   * The fewest conditions, three at most, that hold for all failures and for no passing case; where
   * there are none, those that hold for all failures and for few passing cases, each condition
   * leaving out at least half of what those before left.
   *
   * @param failing on each axis the set of values that failures have
   * @param passing the cases that pass
   */
  static Rule of(int[] failing, List<PassingCases> passing) {
    List<TripleCounts> triples = passing.stream().map(PassingCases::triples).toList();
    long all = passing.stream().mapToLong(PassingCases::all).sum();
    List<Condition> conditions = conditions(failing);
    Found best = new Found(List.of(), all);
    for (int size = 1; size <= 3 && best.passing() > 0; size++) {
      Found found = best(conditions, size, triples);
      if (found != null && 2 * found.passing() <= best.passing()) {
        best = found;
      }
    }
    return new Rule(best.text(), best.passing());
  }

  /** On each axis the smallest set of values that has a name, unless it is all. */
  private static List<Condition> conditions(int[] failing) {
    List<Condition> conditions = new ArrayList<>();
    for (int axis = 0; axis < failing.length; axis++) {
      ClassAxis properties = ParameterClasses.AXES.get(axis);
      String words = failing[axis] == properties.all() ? null : properties.words(failing[axis]);
      if (words != null) {
        boolean simple =
            Integer.bitCount(failing[axis]) == 1 || properties.unions().containsKey(failing[axis]);
        conditions.add(new Condition(axis, failing[axis], words, simple ? 0 : 1));
      }
    }
    return conditions;
  }

  /** The best of so many conditions; null if there are not so many. */
  private static @Nullable Found best(
      List<Condition> conditions, int size, List<TripleCounts> triples) {
    return best(conditions, 0, size, List.of(), triples, null);
  }

  private static @Nullable Found best(
      List<Condition> conditions,
      int from,
      int more,
      List<Condition> taken,
      List<TripleCounts> triples,
      @Nullable Found soFar) {
    if (more == 0) {
      Found found = new Found(taken, passing(taken, triples));
      return found.isBetterThan(soFar) ? found : soFar;
    }
    Found best = soFar;
    for (int next = from; next < conditions.size(); next++) {
      List<Condition> longer = new ArrayList<>(taken);
      longer.add(conditions.get(next));
      best = best(conditions, next + 1, more - 1, longer, triples, best);
    }
    return best;
  }

  /** How many passing cases fulfil conditions on axes in ascending order. */
  private static long passing(List<Condition> conditions, List<TripleCounts> triples) {
    int[] axes = new int[3];
    int[] masks = new int[3];
    int filled = 0;
    int next = 0;
    // Less than three are made up by axes of which every value will do.
    for (int axis = 0; filled < 3; axis++) {
      boolean asked = next < conditions.size() && conditions.get(next).axis() == axis;
      if (asked || 3 - filled > conditions.size() - next) {
        axes[filled] = axis;
        masks[filled++] =
            asked ? conditions.get(next++).mask() : ParameterClasses.AXES.get(axis).all();
      }
    }
    return triples.stream()
        .mapToLong(t -> t.count(axes[0], masks[0], axes[1], masks[1], axes[2], masks[2]))
        .sum();
  }
}
