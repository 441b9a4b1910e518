package io.github.convparity.report;

import io.github.convparity.result.FactsText;

/** Colour on a terminal, or none; never the only carrier of anything. */
public enum Ink {
  /** Text as it is. */
  PLAIN,
  /** ANSI escapes. */
  COLOR;

  /** Without characters that would steer a terminal, or turn the direction of what follows. */
  public static String printable(String text) {
    return FactsText.printable(text);
  }

  String good(String text) {
    return paint("32", text);
  }

  String bad(String text) {
    return paint("1;31", text);
  }

  String dim(String text) {
    return paint("2", text);
  }

  private String paint(String code, String text) {
    return this == PLAIN ? text : "\u001B[" + code + "m" + text + "\u001B[0m";
  }
}
