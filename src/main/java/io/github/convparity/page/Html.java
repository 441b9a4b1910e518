package io.github.convparity.page;

import io.github.convparity.result.FactsText;

/** Text that is shown as it is, whatever it contains. */
final class Html {
  private Html() {}

  /** For the content of an element and for an attribute in quotation marks. */
  static String escaped(String text) {
    StringBuilder safe = new StringBuilder(text.length() + 16);
    for (char c : FactsText.printable(text).toCharArray()) {
      switch (c) {
        case '&' -> safe.append("&amp;");
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '"' -> safe.append("&quot;");
        case '\'' -> safe.append("&#39;");
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }
}
