package io.github.convparity.report;

import io.github.convparity.diagnose.Unexplained;
import io.github.convparity.result.Facts;
import io.github.convparity.result.FactsText;
import io.github.convparity.result.ParityResult;
import java.util.List;

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
    text.append(FactsText.of(result, Unexplained.sentence(result), again, more));
    return text.toString();
  }
}
