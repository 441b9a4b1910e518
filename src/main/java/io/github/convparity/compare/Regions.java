package io.github.convparity.compare;

import java.util.ArrayList;
import java.util.List;

/** Sets of the four sides of the padding, as bits, and their names. */
final class Regions {
  static final int INTERIOR = 0;
  static final int TOP = 1;
  static final int BOTTOM = 2;
  static final int LEFT = 4;
  static final int RIGHT = 8;

  /** How many sets there are: each is a number below this. */
  static final int COUNT = 16;

  /** All sets in the order in which they are listed. */
  static final List<Integer> ORDER =
      List.of(
          INTERIOR,
          TOP,
          BOTTOM,
          LEFT,
          RIGHT,
          TOP | LEFT,
          TOP | RIGHT,
          BOTTOM | LEFT,
          BOTTOM | RIGHT,
          TOP | BOTTOM,
          LEFT | RIGHT,
          TOP | BOTTOM | LEFT,
          TOP | BOTTOM | RIGHT,
          TOP | LEFT | RIGHT,
          BOTTOM | LEFT | RIGHT,
          TOP | BOTTOM | LEFT | RIGHT);

  private Regions() {}

  /** {@code interior}, {@code top}, {@code top-left}, {@code top, bottom and left}. */
  static String name(int sides) {
    if (sides == INTERIOR) {
      return "interior";
    }
    return isCorner(sides) ? String.join("-", words(sides)) : joined(sides, "and");
  }

  /** Whether these are two sides that meet. */
  static boolean isCorner(int sides) {
    return Integer.bitCount(sides & (TOP | BOTTOM)) == 1
        && Integer.bitCount(sides & (LEFT | RIGHT)) == 1;
  }

  /** The sides with commas, and this word before the last. */
  static String joined(int sides, String conjunction) {
    List<String> words = words(sides);
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " " + conjunction + " " + words.get(last);
  }

  private static List<String> words(int sides) {
    List<String> words = new ArrayList<>();
    addIf((sides & TOP) != 0, "top", words);
    addIf((sides & BOTTOM) != 0, "bottom", words);
    addIf((sides & LEFT) != 0, "left", words);
    addIf((sides & RIGHT) != 0, "right", words);
    return words;
  }

  private static void addIf(boolean wanted, String word, List<String> words) {
    if (wanted) {
      words.add(word);
    }
  }
}
