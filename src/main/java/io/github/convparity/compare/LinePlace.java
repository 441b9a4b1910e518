package io.github.convparity.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Some of the rows (or columns) of a plane that hold all differences.
 *
 * @param words such as {@code the right-most column}; empty if it is all of them
 * @param lines how many rows or columns
 * @param kind what manner of choice
 */
record LinePlace(String words, int lines, Kind kind) {
  enum Kind {
    ALL,
    SINGLE,
    /** All of one stride. */
    STEPS,
    /** Neighbours. */
    RANGE
  }

  private static final List<String> ORDINALS =
      List.of("second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth");

  /**
   * All that are true.
   *
   * @param counts by row
   * @param noun {@code row}
   * @param first what the first is called: {@code top}
   * @param last what the last is called: {@code bottom}
   */
  static List<LinePlace> of(PartCounts counts, int stride, String noun, String first, String last) {
    int size = counts.size();
    int from = counts.first();
    int to = counts.last();
    List<LinePlace> places = new ArrayList<>();
    places.add(new LinePlace("", size, Kind.ALL));
    if (size > 1 && from == to) {
      String words = from == 0 ? first : from == size - 1 ? last : "";
      String name = words.isEmpty() ? noun + " " + from : "the " + words + " " + noun;
      places.add(new LinePlace(name, 1, Kind.SINGLE));
    }
    int step = step(counts, stride);
    if (step > 1) {
      int start = from % step;
      String words = "every " + ordinal(step) + " " + noun + " from " + noun + " " + start;
      places.add(new LinePlace(words, (size - 1 - start) / step + 1, Kind.STEPS));
    }
    int span = to - from + 1;
    if (span > 1 && span <= size / 2) {
      places.add(new LinePlace(span(noun, from, to), span, Kind.RANGE));
    }
    return places;
  }

  /** {@code rows 5 and 6}, {@code rows 5 to 7}. */
  static String span(String noun, int from, int to) {
    return noun + "s " + from + (to == from + 1 ? " and " : " to ") + to;
  }

  boolean is(Kind other) {
    return kind == other;
  }

  /**
   * How far apart the differing lines are, if that is a pattern: they are all of their step, and at
   * least three, or all within one phase of the stride. Otherwise 1.
   */
  private static int step(PartCounts counts, int stride) {
    int hits = counts.hitCount();
    int first = counts.first();
    int gap = counts.hits().map(line -> line - first).reduce(0, LinePlace::gcd);
    if (hits > 2 && first < gap && hits == (counts.size() - 1 - first) / gap + 1) {
      return gap;
    }
    return gap > 0 && gap % stride == 0 ? stride : 1;
  }

  private static int gcd(int a, int b) {
    return b == 0 ? a : gcd(b, a % b);
  }

  /** {@code second}, {@code tenth}, {@code 11th}, {@code 22nd}. */
  static String ordinal(int number) {
    if (number >= 2 && number <= 10) {
      return ORDINALS.get(number - 2);
    }
    boolean teen = number / 10 % 10 == 1;
    return number
        + switch (teen ? 0 : number % 10) {
          case 1 -> "st";
          case 2 -> "nd";
          case 3 -> "rd";
          default -> "th";
        };
  }
}
