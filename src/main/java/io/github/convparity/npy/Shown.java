package io.github.convparity.npy;

import java.util.HexFormat;
import java.util.List;

/** Parts of a file as they stand in a message: one line, of bounded length. */
final class Shown {
  private static final int MAX_LENGTH = 60;
  private static final int MAX_NAMES = 20;

  private Shown() {}

  /** The text without control characters, cut where it is long. */
  static String of(String text) {
    String cut = text.length() > MAX_LENGTH ? text.substring(0, MAX_LENGTH) + "…" : text;
    return cut.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]", "?");
  }

  /** Bytes in hexadecimal. */
  static String hex(byte[] bytes) {
    return HexFormat.ofDelimiter(" ").formatHex(bytes);
  }

  /** Names, the first ones of many. */
  static String names(List<String> names) {
    String first = String.join(", ", names.stream().limit(MAX_NAMES).map(Shown::of).toList());
    return names.size() > MAX_NAMES ? first + ", … (" + names.size() + " in all)" : first;
  }
}
