package io.github.convparity.diagnose;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * A property of cases with a few values, of which each case has one. A set of values is a mask with
 * bit i for value i.
 *
 * @param subject what the values are values of: {@code mode}, {@code d}
 * @param values in words that follow the subject: {@code zeros}, {@code > 1}; the most ordinary
 *     first
 * @param unions sets of values that have a name of their own, also without the subject
 * @param covered whether it counts for the coverage of the case space
 * @param reader the place of a case's value
 */
record ClassAxis(
    String subject,
    List<String> values,
    Map<Integer, String> unions,
    boolean covered,
    ToIntFunction<CaseFacts> reader) {

  int size() {
    return values.size();
  }

  /** The set of all values. */
  int all() {
    return (1 << values.size()) - 1;
  }

  /** The full name of a value: {@code mode zeros}. */
  String name(int value) {
    return subject + " " + values.get(value);
  }

  /**
   * A set of values in words, which two values may be in or left out of: {@code d > 1}, {@code mode
   * reflect or circular}, {@code mode not zeros}; null where that cannot be said so briefly.
   */
  @Nullable String words(int mask) {
    String union = unions.get(mask);
    int rest = all() & ~mask;
    if (union != null) {
      return subject + " " + union;
    }
    if (Integer.bitCount(mask) <= 2) {
      return subject + " " + listed(mask, " or ");
    }
    return Integer.bitCount(rest) <= 2 ? subject + " not " + listed(rest, " nor ") : null;
  }

  private String listed(int mask, String separator) {
    List<String> names = new ArrayList<>();
    for (int value = 0; value < values.size(); value++) {
      if ((mask >> value & 1) == 1) {
        names.add(values.get(value));
      }
    }
    return String.join(separator, names);
  }
}
