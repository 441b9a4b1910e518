package io.github.convparity.report;

import io.github.convparity.diagnose.Coverage;
import java.util.List;
import java.util.Locale;

/** How much of the case space a suite covers, as text for a terminal. */
public final class CoverageText {
  private static final int EXAMPLES = 5;

  private CoverageText() {}

  /**
   * A line with the shares of pairs and triples, and if some are missing lines with examples. Each
   * ends with a line feed.
   */
  public static String of(Coverage coverage) {
    return "pairs of parameters "
        + share(coverage.pairs())
        + ", triples "
        + share(coverage.triples())
        + "\n"
        + examples("missing pairs", coverage.missingPairs())
        + examples("missing triples", coverage.missingTriples());
  }

  private static String share(Coverage.Count count) {
    // Rounded down, so that 100 % is all.
    int percent = count.possible() == 0 ? 100 : (int) (100L * count.seen() / count.possible());
    return String.format(
        Locale.ROOT, "%,d of %,d (%d %%)", count.seen(), count.possible(), percent);
  }

  private static String examples(String what, List<String> missing) {
    if (missing.isEmpty()) {
      return "";
    }
    List<String> shown = missing.subList(0, Math.min(EXAMPLES, missing.size()));
    String before = shown.size() < missing.size() ? ", for example: " : ": ";
    return what + before + String.join("; ", shown) + "\n";
  }
}
