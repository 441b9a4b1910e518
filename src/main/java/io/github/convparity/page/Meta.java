package io.github.convparity.page;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.report.Finding;
import io.github.convparity.report.ReportData;
import io.github.convparity.report.VerdictSentence;
import io.github.convparity.report.WorstFirst;
import io.github.convparity.result.Cause;
import io.github.convparity.result.Header;
import io.github.convparity.tensor.DType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What a page must know beyond its rows. */
final class Meta {
  private Meta() {}

  /** All but the description of the columns. */
  static ObjectNode of(ReportData data, Columns columns) {
    ObjectNode meta = JsonNodeFactory.instance.objectNode();
    meta.put("sentence", VerdictSentence.of(data));
    meta.put("results", data.rows());
    meta.put("rows", columns.rows());
    ArrayNode notes = meta.putArray("notes");
    data.notes().forEach(notes::add);
    verdicts(meta.putArray("verdicts"), data);
    findings(meta.putArray("findings"), data);
    runs(meta.putArray("runs"), data);
    ObjectNode words = meta.putObject("words");
    for (Map.Entry<String, List<String>> entry : columns.words().entrySet()) {
      strings(words.putArray(entry.getKey()), entry.getValue());
    }
    strings(
        words.putArray("mode"),
        Arrays.stream(PaddingMode.values()).map(PaddingMode::torchName).toList());
    strings(words.putArray("dtype"), Arrays.stream(DType.values()).map(DType::torchName).toList());
    strings(words.putArray("flag"), Arrays.stream(Flag.values()).map(Flag::name).toList());
    return meta;
  }

  private static void strings(ArrayNode array, List<String> values) {
    values.forEach(array::add);
  }

  private static void verdicts(ArrayNode array, ReportData data) {
    for (Verdict verdict : WorstFirst.verdicts()) {
      array
          .addObject()
          .put("name", verdict.name())
          .put("words", verdict.words())
          .put("sentence", verdict.sentence())
          .put("kind", verdict.fails() ? "fails" : verdict.passes() ? "passes" : "neither")
          .put("count", data.all().of(verdict));
    }
  }

  private static void findings(ArrayNode array, ReportData data) {
    for (Finding finding : data.findings()) {
      array
          .addObject()
          .put("candidate", finding.group().candidate())
          .put("failures", finding.group().failures())
          .put(
              "cause",
              finding.group().causes().isEmpty() ? "" : finding.group().causes().get(0).name())
          .put(
              "others",
              finding.group().causes().stream()
                  .skip(1)
                  .map(Cause::name)
                  .collect(Collectors.joining(", ")))
          .put("sentence", Details.shortened(finding.sentence()))
          .put("where", finding.where())
          .put("example", finding.example());
    }
  }

  private static void runs(ArrayNode array, ReportData data) {
    for (ReportData.Run run : data.runs()) {
      Header header = run.header();
      ObjectNode node = array.addObject();
      node.put("source", run.source());
      node.put("version", header.version());
      node.put("command", Details.shortened(String.join(" ", header.command())));
      node.put("selection", Details.shortened(String.join(", ", header.selection())));
      node.put("candidates", Details.shortened(String.join(", ", header.candidates())));
      node.put("reference", header.reference());
      node.put("slack", header.slack());
      node.put("started", header.started());
      ArrayNode facts = node.putArray("facts");
      header
          .fingerprint()
          .facts()
          .forEach((key, value) -> facts.addArray().add(key).add(Details.shortened(value)));
    }
  }
}
