package io.github.convparity.npy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Reads the one dict that may stand in a header, and nothing else of Python:
 *
 * <pre>
 * dict  = "{" entry { "," entry } [ "," ] "}"
 * entry = "'descr'" ":" string | "'fortran_order'" ":" ( "True" | "False" ) | "'shape'" ":" tuple
 * tuple = "(" ")" | "(" int "," ")" | "(" int "," int { "," int } [ "," ] ")"
 * int   = [ "-" ] digits [ "L" ]
 * </pre>
 *
 * <p>Each key stands once, in any order; strings have either quotes and no backslash; blanks may
 * stand between all parts. Python 2 wrote the {@code L}, and numpy reads it still.
 */
final class HeaderParser {
  /** Longer numbers are too large for any shape; those of 18 digits fit in a long. */
  private static final int MAX_DIGITS = 18;

  private final String text;
  private int at;
  private @Nullable String descr;
  private @Nullable Boolean fortranOrder;
  private @Nullable List<Long> shape;
  private String shapeText = "";

  HeaderParser(String text) {
    this.text = text;
  }

  HeaderText parse() throws NpyFormatException {
    expect('{');
    while (!accept('}')) {
      readEntry();
      if (!accept(',')) {
        expect('}');
        break;
      }
    }
    skipBlanks();
    if (at < text.length()) {
      throw wrong("end");
    }
    if (descr == null || fortranOrder == null || shape == null) {
      throw new NpyFormatException(
          "header ("
              + Shown.of(text.strip())
              + ") must have the keys 'descr', 'fortran_order' and 'shape'; save it with np.save");
    }
    return new HeaderText(descr, fortranOrder, shape, shapeText);
  }

  private void readEntry() throws NpyFormatException {
    String key = string();
    expect(':');
    boolean again =
        switch (key) {
          case "descr" -> descr != null;
          case "fortran_order" -> fortranOrder != null;
          case "shape" -> shape != null;
          default -> throw wrongKey(key, "be 'descr', 'fortran_order' or 'shape'");
        };
    if (again) {
      throw wrongKey(key, "stand once");
    }
    switch (key) {
      case "descr" -> descr = plainType();
      case "fortran_order" -> fortranOrder = truth();
      default -> shape = tuple();
    }
  }

  private static NpyFormatException wrongKey(String key, String rule) {
    return new NpyFormatException(
        "header key ('" + Shown.of(key) + "') must " + rule + "; save it with np.save");
  }

  private String plainType() throws NpyFormatException {
    skipBlanks();
    if (at < text.length() && (text.charAt(at) == '[' || text.charAt(at) == '(')) {
      throw new NpyFormatException(
          "descr ("
              + Shown.of(text.substring(at).strip())
              + ") must be one plain type, not a structure; save one field, a['name']");
    }
    return string();
  }

  private String string() throws NpyFormatException {
    skipBlanks();
    char quote = at < text.length() ? text.charAt(at) : ' ';
    if (quote != '\'' && quote != '"') {
      throw wrong("have a string");
    }
    int end = text.indexOf(quote, at + 1);
    if (end < 0 || text.substring(at, end).indexOf('\\') >= 0) {
      throw wrong("have a closed string without a backslash");
    }
    String string = text.substring(at + 1, end);
    at = end + 1;
    return string;
  }

  private boolean truth() throws NpyFormatException {
    skipBlanks();
    for (String word : List.of("True", "False")) {
      if (text.startsWith(word, at)) {
        at += word.length();
        return word.equals("True");
      }
    }
    throw wrong("have True or False");
  }

  private List<Long> tuple() throws NpyFormatException {
    List<Long> numbers = new ArrayList<>();
    expect('(');
    int start = at - 1;
    while (!accept(')')) {
      numbers.add(integer());
      boolean comma = accept(',');
      if (!comma && numbers.size() == 1) {
        throw wrong("have ','");
      }
      if (!comma) {
        expect(')');
        break;
      }
    }
    shapeText = text.substring(start, at);
    return List.copyOf(numbers);
  }

  private long integer() throws NpyFormatException {
    boolean negative = accept('-');
    skipBlanks();
    int start = at;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    String digits = text.substring(start, at);
    if (digits.isEmpty()) {
      throw wrong("have an integer");
    }
    if (at < text.length() && text.charAt(at) == 'L') {
      at++;
    }
    long size = digits.length() > MAX_DIGITS ? Long.MAX_VALUE : Long.parseLong(digits);
    return negative ? -size : size;
  }

  private boolean accept(char sign) {
    skipBlanks();
    boolean found = at < text.length() && text.charAt(at) == sign;
    at += found ? 1 : 0;
    return found;
  }

  private void expect(char sign) throws NpyFormatException {
    if (!accept(sign)) {
      throw wrong("have '" + sign + "'");
    }
  }

  private void skipBlanks() {
    while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
  }

  private NpyFormatException wrong(String rule) {
    return new NpyFormatException(
        String.format(
            Locale.ROOT,
            "header (%s) must %s at character %d; save it with np.save",
            Shown.of(text.strip()),
            rule,
            at));
  }
}
