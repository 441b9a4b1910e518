package io.github.convparity.report;

import io.github.convparity.result.Header;
import io.github.convparity.result.RunDifferences;
import io.github.convparity.result.RunSnapshot;
import io.github.convparity.suite.JsonNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What is different between two runs, as text for a terminal. */
public final class DifferencesText {
  private DifferencesText() {}

  /** One line: what run it is. */
  public static String run(String role, String file, RunSnapshot run) {
    Header header = run.header();
    return String.format(
        Locale.ROOT,
        "%-5s %s: %d results of %s against %s, %s%s\n",
        role,
        Ink.printable(file),
        run.entries().size(),
        Ink.printable(String.join(", ", header.candidates())),
        Ink.printable(header.reference()),
        Ink.printable(header.started()),
        run.isComplete() ? "" : "; the file was cut, it has no totals");
  }

  /**
   * The facts, then each kind with its worst results, then one line with the numbers.
   *
   * @param most so many results of each kind are shown
   */
  public static String of(RunDifferences found, int most, Ink ink) {
    StringBuilder text = new StringBuilder();
    for (RunDifferences.Fact fact : found.facts()) {
      text.append("other ")
          .append(Ink.printable(fact.name() + ": " + fact.base() + " → " + fact.now()))
          .append('\n');
    }
    for (RunDifferences.Kind kind : RunDifferences.Kind.values()) {
      if (!found.of(kind).isEmpty()) {
        append(text, kind, found, most, ink);
      }
    }
    return text.append(lastLine(found, ink)).toString();
  }

  private static void append(
      StringBuilder text, RunDifferences.Kind kind, RunDifferences found, int most, Ink ink) {
    List<RunDifferences.Pair> pairs = found.of(kind);
    String title = pairs.size() + " " + kind.words() + by(kind, found);
    text.append(isBad(kind) ? ink.bad(title) : title).append('\n');
    for (RunDifferences.Pair pair : pairs.subList(0, Math.min(most, pairs.size()))) {
      text.append("  ").append(row(pair)).append('\n');
    }
    if (pairs.size() > most) {
      text.append("  and ").append(pairs.size() - most).append(" more\n");
    }
  }

  private static boolean isBad(RunDifferences.Kind kind) {
    return kind == RunDifferences.Kind.NEW_FAILURES || kind == RunDifferences.Kind.MISSING;
  }

  private static String by(RunDifferences.Kind kind, RunDifferences found) {
    return kind == RunDifferences.Kind.GROWN || kind == RunDifferences.Kind.SHRUNK
        ? ", by a factor of more than " + JsonNumbers.shortest(found.factor())
        : "";
  }

  private static String row(RunDifferences.Pair pair) {
    RunSnapshot.Key key = pair.key();
    return Ink.printable(
        verdicts(pair.base(), pair.now())
            + "  "
            + key.id()
            + "  "
            + key.candidate()
            + ", "
            + key.suite()
            + errors(pair.base(), pair.now()));
  }

  private static String verdicts(
      RunSnapshot.@Nullable Entry base, RunSnapshot.@Nullable Entry now) {
    String before = base == null ? "-" : base.verdict().name();
    String after = now == null ? "-" : now.verdict().name();
    return before.equals(after) ? after : before + " → " + after;
  }

  private static String errors(RunSnapshot.@Nullable Entry base, RunSnapshot.@Nullable Entry now) {
    String before = base == null ? "" : ratio(base.ratio());
    String after = now == null ? "" : ratio(now.ratio());
    if (after.isEmpty()) { // what the other answer was like says nothing
      return "";
    }
    boolean one = before.equals(after) || before.isEmpty();
    return "  " + (one ? after : before + " → " + after) + " of the bound";
  }

  private static String ratio(double ratio) {
    return Double.isNaN(ratio) ? "" : String.format(Locale.ROOT, "%.2g", ratio);
  }

  private static String lastLine(RunDifferences found, Ink ink) {
    List<String> parts = new ArrayList<>();
    boolean bad = false;
    for (RunDifferences.Kind kind : RunDifferences.Kind.values()) {
      int count = found.of(kind).size();
      bad |= count > 0 && isBad(kind);
      if (count > 0) {
        parts.add(count + " " + kind.words());
      }
    }
    String text =
        found.common()
            + (found.common() == 1 ? " result" : " results")
            + " in both: "
            + (parts.isEmpty() ? "no difference" : String.join(", ", parts))
            + ".";
    return (bad ? ink.bad(text) : ink.good(text)) + "\n";
  }
}
