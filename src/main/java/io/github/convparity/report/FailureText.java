package io.github.convparity.report;

import io.github.convparity.result.Facts;
import io.github.convparity.result.ParityResult;
import java.util.List;
import java.util.Locale;

/** One failing result as facts in a fixed order. */
public final class FailureText {
  private FailureText() {}

  /**
   * Several lines, each ending with a line feed.
   *
   * @param again the command that runs this case again
   */
  public static String of(ParityResult result, String again, Ink ink) {
    return of(result, again, List.of(), ink);
  }

  /**
   * The same with facts that are known beside the result.
   *
   * @param more stand last
   */
  public static String of(ParityResult result, String again, List<Facts.Fact> more, Ink ink) {
    StringBuilder text = new StringBuilder();
    text.append(ink.bad(result.verdict().name()))
        .append("  ")
        .append(result.id())
        .append("    candidate ")
        .append(result.candidateName())
        .append('\n');
    for (Facts.Fact fact : Facts.of(result)) {
      line(text, fact.key(), fact.value());
    }
    String none = CausesText.none(result);
    if (none != null) {
      line(text, "cause", none);
    }
    line(text, "meaning", result.verdict().sentence());
    line(text, "again", again);
    more.forEach(fact -> line(text, fact.key(), fact.value()));
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    String indented = Ink.printable(value).replace("\n", "\n" + " ".repeat(15));
    text.append(String.format(Locale.ROOT, "  %-12s %s%n", key, indented).replace("\r", ""));
  }
}
