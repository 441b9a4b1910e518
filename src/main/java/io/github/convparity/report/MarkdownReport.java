package io.github.convparity.report;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Cause;
import io.github.convparity.result.Facts;
import io.github.convparity.result.FactsText;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.Tally;
import io.github.convparity.result.Totals;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A run as Markdown, short enough for a comment on a pull request. */
public final class MarkdownReport {
  /** Most letters of a comment on GitHub. */
  private static final int LONGEST = 60_000;

  private static final int MOST_GROUPS = 20;
  private static final int MOST_FAILURES = 10;
  private static final int MOST_LETTERS = 300;

  private final StringBuilder text = new StringBuilder();

  private MarkdownReport() {}

  /** The verdict, the counts, the failures by cause, and the worst of them with their facts. */
  public static String of(ReportData data) {
    MarkdownReport report = new MarkdownReport();
    report.text.append("### ").append(escaped(VerdictSentence.of(data))).append("\n\n");
    data.notes().forEach(note -> report.text.append("> ").append(escaped(note)).append("\n\n"));
    report.counts(data);
    report.findings(data.findings());
    report.worst(data);
    report.runs(data);
    return report.text.toString();
  }

  private void counts(ReportData data) {
    List<Verdict> verdicts =
        WorstFirst.verdicts().stream().filter(verdict -> data.all().of(verdict) > 0).toList();
    text.append("| candidate | suite | results |");
    verdicts.forEach(verdict -> text.append(' ').append(verdict.words()).append(" |"));
    text.append("\n|---|---|--:|").append("--:|".repeat(verdicts.size())).append('\n');
    int rows = 0;
    for (Map.Entry<Totals.Part, Tally> part : data.parts().entrySet()) {
      if (rows++ == 100) {
        text.append("| … and ").append(data.parts().size() - 100).append(" more | | |");
        text.append(" |".repeat(verdicts.size())).append('\n');
        break;
      }
      text.append("| ").append(escaped(part.getKey().candidate()));
      text.append(" | ").append(escaped(part.getKey().suite()));
      text.append(" | ").append(part.getValue().results()).append(" |");
      verdicts.forEach(v -> text.append(' ').append(part.getValue().of(v)).append(" |"));
      text.append('\n');
    }
    text.append('\n');
  }

  private void findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    text.append("**Failures by cause**\n\n");
    for (Finding finding : findings.subList(0, Math.min(MOST_GROUPS, findings.size()))) {
      FailureGroup group = finding.group();
      String causes = group.causes().stream().map(Cause::name).collect(Collectors.joining(" or "));
      text.append("- ").append(group.failures()).append(" of ").append(escaped(group.candidate()));
      text.append(": **").append(escaped(causes.isEmpty() ? "no known fault" : causes));
      text.append("**: ").append(escaped(finding.sentence())).append("; ");
      text.append(escaped(finding.where())).append("; for example ");
      text.append(code(finding.example())).append('\n');
    }
    if (findings.size() > MOST_GROUPS) {
      text.append("- and ").append(findings.size() - MOST_GROUPS).append(" more\n");
    }
    text.append('\n');
  }

  private void worst(ReportData data) {
    List<ReportData.Row> failures =
        data.worst().stream()
            .filter(row -> row.result().verdict().fails())
            .limit(MOST_FAILURES)
            .toList();
    if (failures.isEmpty()) {
      return;
    }
    text.append("<details><summary>The worst ").append(failures.size()).append("</summary>\n\n");
    for (ReportData.Row row : failures) {
      StringBuilder one = new StringBuilder();
      one.append("**").append(row.result().verdict().name()).append("** ");
      one.append(code(row.result().id())).append(", candidate ");
      one.append(escaped(row.result().candidateName())).append("\n\n");
      for (Facts.Fact fact : Facts.of(row.result())) {
        one.append("- ").append(fact.key()).append(": ").append(escaped(fact.value())).append('\n');
      }
      if (text.length() + one.length() > LONGEST) {
        break;
      }
      text.append(one).append('\n');
    }
    text.append("</details>\n\n");
  }

  private void runs(ReportData data) {
    for (ReportData.Run run : data.runs().subList(0, Math.min(10, data.runs().size()))) {
      Header header = run.header();
      text.append("convparity ").append(escaped(header.version())).append(", ");
      text.append(escaped(header.reference())).append(", suites ");
      text.append(escaped(String.join(", ", header.selection())));
      text.append(header.slack() == 1 ? "" : ", slack " + header.slack()).append("\n");
    }
  }

  private static String code(String value) {
    return "`" + FactsText.printable(shortened(value)).replace('`', '\'') + "`";
  }

  /** A text in which nothing is markup, a mention or a reference. */
  static String escaped(String value) {
    StringBuilder safe = new StringBuilder();
    for (char c : FactsText.printable(shortened(value)).replace('\n', ' ').toCharArray()) {
      switch (c) {
        case '<' -> safe.append("&lt;");
        case '>' -> safe.append("&gt;");
        case '&' -> safe.append("&amp;");
        case '@', '#' -> safe.append(c).append("&#8203;"); // a space of no width
        case '\\', '`', '*', '_', '{', '}', '[', ']', '!', '|', '~' -> safe.append('\\').append(c);
        default -> safe.append(c);
      }
    }
    return safe.toString();
  }

  private static String shortened(String value) {
    String printable = Ink.printable(value);
    return printable.length() <= MOST_LETTERS
        ? printable
        : printable.substring(0, MOST_LETTERS - 1) + "…";
  }
}
