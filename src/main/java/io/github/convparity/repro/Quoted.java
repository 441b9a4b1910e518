package io.github.convparity.repro;

import java.util.Locale;

/**
 * Any text, made safe for the place where it is to stand. What is longer than anybody reads is cut
 * off; characters that no text has are replaced.
 */
final class Quoted {
  private static final int MOST = 4000;
  private static final int MOST_IN_COMMENT = 300;

  private Quoted() {}

  /** A Java string literal, in ASCII. */
  static String java(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    for (char c : cut(text, MOST).toCharArray()) {
      switch (c) {
        case '"' -> quoted.append("\\\"");
        case '\\' -> quoted.append("\\\\");
        case '\n' -> quoted.append("\\n");
        case '\r' -> quoted.append("\\r");
        case '\t' -> quoted.append("\\t");
        default -> {
          // Octal for control characters: a Unicode escape of one is the character itself to javac.
          if (c < ' ') {
            quoted.append(String.format(Locale.ROOT, "\\%03o", (int) c));
          } else {
            quoted.append(ascii(c));
          }
        }
      }
    }
    return quoted.append('"').toString();
  }

  /** A Python string literal, in ASCII. */
  static String python(String text) {
    StringBuilder quoted = new StringBuilder("\"");
    cut(text, MOST)
        .codePoints()
        .forEach(
            c -> {
              if (c == '"' || c == '\\') {
                quoted.append('\\').append((char) c);
              } else if (c >= ' ' && c < 0x7F) {
                quoted.append((char) c);
              } else {
                quoted.append(String.format(Locale.ROOT, c > 0xFFFF ? "\\U%08x" : "\\u%04x", c));
              }
            });
    return quoted.append('"').toString();
  }

  /**
   * One line of ASCII for a comment that ends with its line, in Java or Python. A backslash is
   * doubled, since javac looks for Unicode escapes in comments too.
   */
  static String comment(String text) {
    StringBuilder line = new StringBuilder();
    for (char c : cut(text, MOST_IN_COMMENT).toCharArray()) {
      if (c == '\\') {
        line.append("\\\\");
      } else {
        line.append(c < ' ' ? " " : ascii(c));
      }
    }
    return line.toString();
  }

  private static String ascii(char c) {
    return c < 0x7F ? String.valueOf(c) : String.format(Locale.ROOT, "\\u%04x", (int) c);
  }

  /** A block of code in Markdown: whatever stands in it is shown as it is. */
  static String fenced(String language, String text) {
    String content = printable(text).stripTrailing();
    String fence = "```";
    while (content.contains(fence)) {
      fence += "`";
    }
    return fence + language + "\n" + content + "\n" + fence + "\n";
  }

  /** The text in one line that can be printed. */
  static String oneLine(String text) {
    return printable(cut(text, MOST)).replace('\n', ' ');
  }

  private static String printable(String text) {
    return cleaned(text).replaceAll("\\R", "\n").replaceAll("[\\p{Cntrl}&&[^\n]]", "\uFFFD");
  }

  /** A word for a shell. */
  static String shell(String word) {
    return word.matches("[A-Za-z0-9_./:=@%+,-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /** Without halves of characters, and not longer than that. */
  private static String cut(String text, int most) {
    String whole = cleaned(text);
    if (whole.length() <= most) {
      return whole;
    }
    int end = Character.isHighSurrogate(whole.charAt(most - 1)) ? most - 1 : most;
    return whole.substring(0, end) + " ...";
  }

  private static String cleaned(String text) {
    StringBuilder whole = new StringBuilder();
    text.codePoints()
        .map(c -> Character.getType(c) == Character.SURROGATE ? 0xFFFD : c)
        .forEach(whole::appendCodePoint);
    return whole.toString();
  }
}
