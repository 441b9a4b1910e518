package io.github.convparity.page;

import io.github.convparity.compare.Verdict;
import io.github.convparity.report.Finding;
import io.github.convparity.report.ReportData;
import io.github.convparity.report.VerdictSentence;
import io.github.convparity.report.WorstFirst;
import io.github.convparity.result.Cause;
import io.github.convparity.result.Facts;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Tally;
import io.github.convparity.result.Totals;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What of a report can be read without scripts, and is printed. */
final class StaticPart {
  private static final int MOST_ROWS = 50;
  private static final int MOST_FINDINGS = 50;
  private static final int MOST_PARTS = 200;

  private final StringBuilder html = new StringBuilder();

  private StaticPart() {}

  /** The verdict, the counts, the failures by cause, the worst results and what computed them. */
  static String of(ReportData data) {
    StaticPart part = new StaticPart();
    part.element("h1", VerdictSentence.of(data));
    data.notes().forEach(note -> part.element("p", note));
    part.counts(data);
    part.findings(data.findings());
    part.worst(data);
    part.runs(data);
    return part.html.toString();
  }

  private void element(String name, String text) {
    html.append('<').append(name).append('>').append(Html.escaped(text));
    html.append("</").append(name).append(">\n");
  }

  private void row(String cell, List<String> texts) {
    html.append("<tr>");
    for (String text : texts) {
      html.append('<').append(cell).append('>').append(Html.escaped(Details.shortened(text)));
      html.append("</").append(cell).append('>');
    }
    html.append("</tr>\n");
  }

  private void counts(ReportData data) {
    List<Verdict> verdicts =
        WorstFirst.verdicts().stream().filter(verdict -> data.all().of(verdict) > 0).toList();
    List<String> head = new ArrayList<>(List.of("candidate", "suite", "results"));
    verdicts.forEach(verdict -> head.add(verdict.words()));
    element("h2", "Counts");
    html.append("<table><thead>");
    row("th", head);
    html.append("</thead><tbody>");
    data.parts().entrySet().stream()
        .limit(MOST_PARTS)
        .forEach(part -> row("td", counts(part, verdicts)));
    html.append("</tbody></table>\n");
  }

  private static List<String> counts(Map.Entry<Totals.Part, Tally> part, List<Verdict> verdicts) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                part.getKey().candidate(),
                part.getKey().suite(),
                Long.toString(part.getValue().results())));
    verdicts.forEach(verdict -> cells.add(Long.toString(part.getValue().of(verdict))));
    return cells;
  }

  private void findings(List<Finding> findings) {
    if (findings.isEmpty()) {
      return;
    }
    element("h2", "Failures by cause");
    html.append("<ul>\n");
    for (Finding finding : findings.subList(0, Math.min(MOST_FINDINGS, findings.size()))) {
      element("li", sentence(finding));
    }
    html.append("</ul>\n");
  }

  private static String sentence(Finding finding) {
    String causes =
        finding.group().causes().stream().map(Cause::name).collect(Collectors.joining(" or "));
    return finding.group().failures()
        + " of "
        + finding.group().candidate()
        + ": "
        + (causes.isEmpty() ? "no known fault" : causes)
        + ": "
        + finding.sentence()
        + "; "
        + finding.where()
        + "; for example "
        + finding.example();
  }

  private void worst(ReportData data) {
    List<ReportData.Row> rows = data.worst();
    element("h2", "The worst " + Math.min(MOST_ROWS, rows.size()) + " of " + data.rows());
    html.append("<table><thead>");
    row("th", List.of("verdict", "case", "suite", "candidate", "facts"));
    html.append("</thead><tbody>");
    for (ReportData.Row row : rows.subList(0, Math.min(MOST_ROWS, rows.size()))) {
      ParityResult result = row.result();
      String facts =
          Facts.of(result).stream()
              .filter(fact -> !fact.key().equals("shape"))
              .map(fact -> fact.key() + ": " + fact.value())
              .collect(Collectors.joining("; "));
      row(
          "td",
          List.of(
              result.verdict().words(),
              result.id(),
              result.suite(),
              result.candidateName(),
              facts));
    }
    html.append("</tbody></table>\n");
  }

  private void runs(ReportData data) {
    element("h2", "What computed");
    for (ReportData.Run run : data.runs().subList(0, Math.min(20, data.runs().size()))) {
      String facts =
          run.header().fingerprint().facts().entrySet().stream()
              .map(fact -> fact.getKey() + " " + fact.getValue())
              .collect(Collectors.joining(", "));
      element(
          "p",
          "convparity "
              + run.header().version()
              + ", "
              + run.header().reference()
              + ", slack "
              + run.header().slack()
              + ": "
              + facts);
    }
  }
}
