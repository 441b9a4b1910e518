package io.github.convparity.report;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Facts;
import io.github.convparity.result.FuzzFinding;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultLines;
import io.github.convparity.result.Tally;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.ParityCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What fuzzing found, as text. */
public final class FuzzText {
  private FuzzText() {}

  /**
   * The failure of the smallest case, and where it came from; several lines.
   *
   * @param again the command that shows the smallest case
   */
  public static String of(FuzzFinding finding, String again, Ink ink) {
    ParityResult found = finding.found();
    List<Facts.Fact> more = new ArrayList<>();
    more.add(new Facts.Fact("found", found.id() + ", case " + found.index() + " of those drawn"));
    String end = finding.finished() ? "" : "; cut short";
    more.add(
        finding.alone()
            ? new Facts.Fact("shrunk", counts(finding) + end)
            : new Facts.Fact("note", "it fails only after other calls; alone the case passes"));
    ParityCase smallest = finding.smallest().parityCase();
    more.add(
        new Facts.Fact(
            "smallest",
            smallest.literals().isNone()
                ? finding.smallest().id()
                : ResultLines.caseLine(smallest)));
    return FailureText.of(finding.smallest(), again, more, ink);
  }

  /** For example {@code in 12 steps, 300 cases tried}. */
  public static String counts(FuzzFinding finding) {
    return String.format(
        Locale.ROOT,
        "in %d %s, %d cases tried",
        finding.steps(),
        finding.steps() == 1 ? "step" : "steps",
        finding.tried());
  }

  /**
   * One line on all.
   *
   * @param causes how many causes of failures there are
   */
  public static String last(Totals totals, int candidates, long seed, int causes) {
    Tally all = totals.all();
    String failures =
        all.failed() == 0
            ? "no failure"
            : String.format(
                Locale.ROOT,
                "%d %s of %d %s",
                all.failed(),
                all.failed() == 1 ? "failure" : "failures",
                causes,
                causes == 1 ? "kind" : "kinds");
    return String.format(
        Locale.ROOT,
        "%d cases of seed %d: %d compared, %s, %d unsupported.  %.1f s\n",
        all.results() / candidates,
        seed,
        all.compared(),
        failures,
        all.of(Verdict.UNSUPPORTED),
        totals.seconds());
  }
}
