package io.github.convparity.repro;

import java.util.Locale;

/** Texts with gaps. */
final class Template {
  private Template() {}

  /** The text with its gaps, {@code %s} and {@code %d}, filled in their order. */
  @SuppressWarnings("AnnotateFormatMethod") // its callers pass constants
  static String filled(String text, Object... words) {
    return String.format(Locale.ROOT, text, words);
  }
}
