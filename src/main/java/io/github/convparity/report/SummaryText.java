package io.github.convparity.report;

import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.result.ControlTally;
import io.github.convparity.result.Header;
import io.github.convparity.result.Tally;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.JsonNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The summary of a run as text for a terminal. */
public final class SummaryText {
  private static final String DOT = " · ";

  private SummaryText() {}

  /** One line: which versions were compared. */
  public static String versions(Header header) {
    String threads = header.fact("torch_threads");
    String pytorch =
        "PyTorch "
            + header.fact("pytorch")
            + " "
            + header.fact("device")
            + ", "
            + threads
            + (threads.equals("1") ? " thread" : " threads");
    return "convparity "
        + header.version()
        + DOT
        + "Java "
        + header.fact("java")
        + DOT
        + (header.isGolden()
            ? "golden pack of " + pytorch + ", recorded by " + header.fact(Header.GOLDEN)
            : "DJL " + header.fact("djl") + DOT + pytorch)
        + slack(header)
        + "\n";
  }

  private static String slack(Header header) {
    return header.slack() == 1
        ? ""
        : DOT + "slack " + JsonNumbers.shortest(header.slack()) + " on every bound";
  }

  /** For each candidate a line, and a line for each of its suites; then the last line. */
  public static String of(Header header, Totals totals, Ink ink) {
    StringBuilder text = new StringBuilder();
    for (String candidate : header.candidates()) {
      text.append("candidate ")
          .append(candidate)
          .append(" → reference PyTorch")
          .append(header.isGolden() ? " " + header.fact("pytorch") + " (golden)" : "")
          .append(DOT)
          .append(header.selection().size() == 1 ? "suite " : "suites ")
          .append(String.join(", ", header.selection()))
          .append(DOT)
          .append(count(header.cases(), "case"))
          .append('\n');
      appendSuites(text, candidate, totals, ink);
    }
    appendControls(text, totals.controls().rows());
    appendFlags(text, totals.all());
    appendKnown(text, totals.all());
    return text.append(lastLine(header, totals, ink)).toString();
  }

  /** Those flags that weaken what a verdict says. */
  private static void appendFlags(StringBuilder text, Tally all) {
    for (Flag flag : List.of(Flag.LOW_POWER, Flag.NONDETERMINISTIC, Flag.WEAK_CASE)) {
      Long count = all.flags().get(flag);
      if (count != null) {
        text.append("flag ").append(flag).append(' ').append(count);
        text.append(flag == Flag.WEAK_CASE ? ", for example " + all.weakExample() : "");
        text.append('\n');
      }
    }
  }

  private static void appendKnown(StringBuilder text, Tally all) {
    if (all.known() > 0) {
      text.append(count(all.known(), "known failure"))
          .append(", for example ")
          .append(Ink.printable(all.knownExample()).replace('\n', ' '))
          .append('\n');
    }
  }

  private static void appendControls(StringBuilder text, Map<String, ControlTally.Row> rows) {
    if (rows.isEmpty()) {
      return;
    }
    text.append(
        line(
            "against PyTorch as usual", "cases", "other bits", "by up to", "ulps", "of the bound"));
    rows.forEach(
        (name, row) ->
            text.append(
                line(
                    "  " + name,
                    row.cases(),
                    row.differing(),
                    String.format(Locale.ROOT, "%.2g", row.maxAbs()),
                    row.maxUlp(),
                    String.format(Locale.ROOT, "%.2g", row.worstRatio()))));
  }

  private static String line(Object... cells) {
    return String.format(Locale.ROOT, "%-26s %7s %11s %10s %8s %13s", cells) + "\n";
  }

  private static void appendSuites(StringBuilder text, String candidate, Totals totals, Ink ink) {
    int width =
        totals.parts().keySet().stream().mapToInt(part -> part.suite().length()).max().orElse(0);
    for (Map.Entry<Totals.Part, Tally> entry : totals.parts().entrySet()) {
      if (entry.getKey().candidate().equals(candidate)) {
        Tally tally = entry.getValue();
        String suite = entry.getKey().suite();
        text.append("  ")
            .append(suite)
            .append(" ".repeat(width - suite.length()))
            .append(String.format(Locale.ROOT, " %6d   ", tally.results()))
            .append(verdicts(tally, ink));
        if (tally.worstRatio() > 0) {
          text.append(ink.dim("   worst " + ratio(tally) + " (" + tally.worstId() + ")"));
        }
        text.append('\n');
      }
    }
  }

  private static String ratio(Tally tally) {
    return Double.isInfinite(tally.worstRatio())
        ? "outside every bound"
        : String.format(Locale.ROOT, "%.2g of the bound", tally.worstRatio());
  }

  /** The best verdict first, as good news is what mostly stands here; failures in colour. */
  private static String verdicts(Tally tally, Ink ink) {
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Verdict, Long> entry : tally.verdicts().entrySet()) {
      String part = entry.getKey().words() + " " + entry.getValue();
      parts.add(0, entry.getKey().fails() ? ink.bad(part) : part);
    }
    return String.join(DOT, parts);
  }

  private static String lastLine(Header header, Totals totals, Ink ink) {
    Tally all = totals.all();
    List<String> parts = new ArrayList<>();
    for (Map.Entry<Verdict, Long> entry : all.verdicts().entrySet()) {
      Verdict verdict = entry.getKey();
      if (verdict != Verdict.UNSUPPORTED) {
        String part = entry.getValue() + " " + verdict.words();
        if (verdict == Verdict.BOTH_REFUSE) {
          part += " (" + all.sameRefusalWords() + " with PyTorch's very words)";
        }
        parts.add(0, part);
      }
    }
    String text =
        all.compared()
            + " compared"
            + (parts.isEmpty() ? "" : ": " + String.join(", ", parts))
            + ".";
    text = all.newFailures() > 0 ? ink.bad(text) : ink.good(text);
    if (all.known() > 0) {
      text += " " + all.known() + (all.known() == 1 ? " failure is" : " failures are") + " known.";
    }
    if (all.of(Verdict.UNSUPPORTED) > 0) {
      text += " " + all.of(Verdict.UNSUPPORTED) + " unsupported.";
    }
    if (totals.notRun() > 0) {
      text += " " + totals.notRun() + " not run.";
    }
    if (all.comparedShapes() > 0) {
      text += " Shapes equal " + all.equalShapes() + "/" + all.comparedShapes() + ".";
    }
    return text
        + slack(header)
        + String.format(Locale.ROOT, "  %.1f s%n", totals.seconds()).replace("\r", "");
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
