package io.github.convparity.result;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The facts of one result as lines of plain text, the same wherever a failure is told. */
public final class FactsText {
  private static final Pattern STEERING =
      Pattern.compile("[\\p{Cntrl}&&[^\\n\\t]]|[\\u202A-\\u202E\\u2066-\\u2069]");

  private FactsText() {}

  /**
   * The facts of a result in their order, and those that are known beside it; several lines, each
   * ending with a line feed.
   *
   * @param unexplained that no known fault explains the failure; null where that is not to be said
   * @param again the command that does this case again
   * @param more stand last
   */
  public static String of(
      ParityResult result, @Nullable String unexplained, String again, List<Facts.Fact> more) {
    List<Facts.Fact> facts = new ArrayList<>(Facts.of(result));
    if (unexplained != null) {
      facts.add(new Facts.Fact("cause", unexplained));
    }
    facts.add(new Facts.Fact("meaning", result.verdict().sentence()));
    facts.add(new Facts.Fact("again", again));
    facts.addAll(more);
    StringBuilder text = new StringBuilder();
    for (Facts.Fact fact : facts) {
      String value = printable(fact.value()).replace("\n", "\n" + " ".repeat(15));
      text.append(String.format(Locale.ROOT, "  %-12s %s\n", fact.key(), value));
    }
    return text.toString();
  }

  /** Without characters that would steer a terminal, or turn the direction of what follows. */
  public static String printable(String text) {
    return STEERING.matcher(text).replaceAll("\uFFFD");
  }
}
