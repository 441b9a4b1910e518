package io.github.convparity.report;

/** Text as XML 1.0 takes it. */
final class XmlText {
  private static final int REPLACEMENT = 0xFFFD;

  private XmlText() {}

  /** For between tags: escaped, with a replacement for each character that XML cannot have. */
  static String escaped(String text) {
    StringBuilder escaped = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(c -> append(escaped, isLegal(c) ? c : REPLACEMENT));
    return escaped.toString();
  }

  /** For an attribute: on one line. */
  static String attribute(String text) {
    return escaped(text.replaceAll("\\s+", " ").strip());
  }

  private static void append(StringBuilder escaped, int c) {
    switch (c) {
      case '&' -> escaped.append("&amp;");
      case '<' -> escaped.append("&lt;");
      case '>' -> escaped.append("&gt;");
      case '"' -> escaped.append("&quot;");
      default -> escaped.appendCodePoint(c);
    }
  }

  /**
   * Whether it is a character of XML 1.0 (its production 2) that every reader keeps as it is, so
   * without the carriage return.
   */
  private static boolean isLegal(int c) {
    return c == '\t'
        || c == '\n'
        || (c >= ' ' && c <= 0xD7FF)
        || (c >= 0xE000 && c <= 0xFFFD)
        || c >= 0x10000;
  }
}
