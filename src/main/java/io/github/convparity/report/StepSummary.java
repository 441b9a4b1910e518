package io.github.convparity.report;

import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Tally;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.JsonNumbers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;

/** The summary of a run in Markdown, as GitHub shows it beside a step. */
public final class StepSummary {
  /** GitHub refuses a summary of 1 MiB. */
  public static final int MOST_BYTES = 900_000;

  private static final String CUT = "\n*The summary is cut here; results.ndjson has all.*\n";
  private static final int MOST_LETTERS = 2_000;

  /** An underscore within a word, as in an id, means nothing. */
  private static final Pattern MARKUP =
      Pattern.compile("[&<>|`*\\[\\]~\\\\@$\\p{Cs}]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9])");

  private final StringBuilder text = new StringBuilder();
  private final int most;
  private int bytes;
  private boolean cut;

  private StepSummary(int most) {
    this.most = most;
  }

  /**
   * The verdict in one sentence, the totals, the failures by cause, and the worst failures with how
   * to see them again.
   *
   * @param again the command for a failure
   * @param mostBytes where it is cut, before the row that would be too much
   */
  public static String of(
      Header header,
      Totals totals,
      List<FailureGroup> groups,
      List<ParityResult> worstFirst,
      Function<ParityResult, String> again,
      int mostBytes) {
    StepSummary summary = new StepSummary(mostBytes - CUT.length());
    summary.add("## convparity: " + verdict(totals) + "\n\n");
    summary.add(what(header) + "\n\n");
    summary.totals(totals);
    if (!groups.isEmpty()) {
      summary.groups(groups);
    }
    if (!worstFirst.isEmpty()) {
      summary.failures(worstFirst, again);
    }
    return summary.text + (summary.cut ? CUT : "");
  }

  private static String verdict(Totals totals) {
    Tally all = totals.all();
    String rest = totals.notRun() > 0 ? ", " + totals.notRun() + " not run" : "";
    if (all.newFailures() > 0) {
      return all.newFailures() + " of " + all.compared() + " comparisons fail" + rest;
    }
    if (all.compared() == 0) {
      return "nothing was compared" + rest;
    }
    return "parity in "
        + all.passed()
        + (all.passed() == 1 ? " comparison" : " comparisons")
        + (all.known() > 0 ? ", " + all.known() + " known to fail" : "")
        + rest;
  }

  private static String what(Header header) {
    return "Candidates "
        + code(String.join(", ", header.candidates()))
        + " against "
        + escaped(header.reference())
        + ", suites "
        + code(String.join(", ", header.selection()))
        + ", "
        + header.cases()
        + " cases, convparity "
        + escaped(header.version())
        + (header.slack() == 1
            ? "."
            : ", **slack " + JsonNumbers.shortest(header.slack()) + "** on every bound.");
  }

  private void totals(Totals totals) {
    add(
        "| candidate | suite | compared | passed | failed | known | unsupported | worst of the bound"
            + " |\n|---|---|---:|---:|---:|---:|---:|---:|\n");
    for (Map.Entry<Totals.Part, Tally> part : totals.parts().entrySet()) {
      Tally tally = part.getValue();
      row(
          code(part.getKey().candidate()),
          code(part.getKey().suite()),
          tally.compared(),
          tally.passed(),
          tally.failed(),
          tally.known(),
          tally.results() - tally.compared(),
          Double.isInfinite(tally.worstRatio())
              ? "∞"
              : String.format(Locale.ROOT, "%.2g", tally.worstRatio()));
    }
  }

  private void groups(List<FailureGroup> groups) {
    add(
        """

        ### Failures by cause

        | failures | candidate | what | where | for example |
        |---:|---|---|---|---|
        """);
    for (FailureGroup group : groups) {
      row(
          group.failures(),
          code(group.candidate()),
          escaped(GroupsText.what(group)),
          escaped(GroupsText.where(group, false)),
          code(group.example().id()));
    }
  }

  private void failures(List<ParityResult> worstFirst, Function<ParityResult, String> again) {
    add("\n### The worst failures\n\n| verdict | case | what | again |\n|---|---|---|---|\n");
    for (ParityResult failure : worstFirst) {
      row(
          failure.verdict(),
          code(failure.id()),
          escaped(JUnitSuite.message(failure)),
          code(again.apply(failure)));
    }
  }

  private void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    for (Object cell : cells) {
      row.append(' ').append(cell).append(" |");
    }
    add(row.append('\n').toString());
  }

  private void add(String part) {
    int length = part.getBytes(StandardCharsets.UTF_8).length;
    cut |= bytes + length > most;
    if (!cut) {
      text.append(part);
      bytes += length;
    }
  }

  private static String code(String words) {
    return "<code>" + escaped(words) + "</code>";
  }

  /** Without anything that Markdown, its tables or HTML would read as theirs. */
  private static String escaped(String words) {
    String line = Ink.printable(words).replaceAll("\\s+", " ").strip();
    String few = line.length() <= MOST_LETTERS ? line : line.substring(0, MOST_LETTERS) + "…";
    return MARKUP
        .matcher(few)
        .replaceAll(found -> "&#" + found.group().codePointAt(0) + ";")
        .replace("://", "&#58;//")
        .replace("www.", "www&#46;");
  }
}
