package io.github.convparity.page;

/** Text that is shown as it is, whatever it contains. */
final class Html {
  private Html() {}

  /** For the content of an element and for an attribute in quotation marks. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(Character.isISOControl(c) && c != '\n' ? '\uFFFD' : c);
      }
    }
    return safe.toString();
  }
}
