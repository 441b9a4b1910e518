package io.github.convparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Verdict;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.result.Cause;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Side;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Markdown, CSV and JSON of the same results. */
final class ReportTextsTest {
  private static final String ID = "i1x1x5x5_o1_k3_d2";

  private static ReportData data(String candidate, String message) {
    ReportData data = new ReportData();
    data.header(
        new Header(
            "0.1.0",
            List.of("run"),
            List.of("edges"),
            3,
            List.of(candidate),
            "pytorch 2.7.1",
            new Fingerprint(Map.of("java", "17")),
            1,
            "2026-01-01T00:00:00Z"),
        "results.ndjson");
    data.add(result(0, candidate, Verdict.BIT_EXACT, 0, null));
    data.add(result(1, candidate, Verdict.MISMATCH, 250, null));
    data.add(result(2, candidate, Verdict.ERROR, 0, message));
    return data;
  }

  private static ParityResult result(
      int index, String candidate, Verdict verdict, double ratio, String message) {
    Comparison.Worst worst =
        ratio == 0 ? null : new Comparison.Worst(List.of(0, 0, 0, 0), -0.5, 0.25, 0.25, 9, 3e-3);
    Comparison comparison =
        new Comparison(
            verdict,
            1,
            ratio == 0 ? 1 : 0,
            ratio > 1 ? 1 : 0,
            0.75,
            3,
            9000,
            ratio,
            0.5,
            worst,
            worst,
            false,
            0,
            Set.of(),
            null);
    Side side = new Side(Shape.of(1, 1, 1, 1), null, "0a", 1L);
    return new ParityResult(
        "edges",
        index,
        ID,
        CaseId.parse(ID, Pictures.own()).parityCase(),
        candidate,
        "pytorch 2.7.1",
        verdict,
        message == null ? side : Side.NONE.withMessage(message),
        side,
        null,
        message == null ? comparison : null,
        List.of(),
        List.of(),
        Set.of(),
        null,
        "0c",
        List.of(),
        verdict == Verdict.MISMATCH
            ? List.of(new Cause("dilation-ignored", "the dilation is taken for 1"))
            : List.of());
  }

  @Test
  void theSentenceSaysHowManyFailAndOfWhat() {
    assertThat(VerdictSentence.of(data("direct", "boom")))
        .isEqualTo("No parity: 2 of 3 results of direct fail (1 error, 1 mismatch).");
    ReportData passing = new ReportData();
    passing.add(result(0, "direct", Verdict.BIT_EXACT, 0, null));
    assertThat(VerdictSentence.of(passing))
        .isEqualTo("Parity: direct does what PyTorch does in all 1 result (1 bit-exact).");
    assertThat(VerdictSentence.of(new ReportData()))
        .isEqualTo("Nothing was compared, so nothing is known of no candidate.");
  }

  @Test
  void theWorstComeFirstAndTheLimitKeepsThem() {
    ReportData data = new ReportData();
    for (int i = 0; i < ReportData.MOST + 5; i++) {
      data.add(result(i, "direct", Verdict.BIT_EXACT, 0, null));
    }
    data.add(result(7, "direct", Verdict.MISMATCH, 2, null));
    data.add(result(8, "direct", Verdict.MISMATCH, 9, null));
    assertThat(data.worst()).hasSize(ReportData.MOST);
    assertThat(data.worst().get(0).result().index()).isEqualTo(8);
    assertThat(data.worst().get(1).result().index()).isEqualTo(7);
    assertThat(data.worst().get(2).row()).isZero();
  }

  @Test
  void markdownHasTheVerdictTheCausesAndTheFacts() {
    assertThat(MarkdownReport.of(data("direct", "boom")))
        .startsWith("### No parity: 2 of 3 results of direct fail (1 error, 1 mismatch).\n")
        .contains("| candidate | suite | results | error | mismatch | bit-exact |\n")
        .contains("| direct | edges | 3 | 1 | 1 | 1 |\n")
        .contains("- 1 of direct: **dilation-ignored**: the dilation is taken for 1")
        .contains("**ERROR** `" + ID + "`, candidate direct\n\n")
        .contains("- candidate: boom\n");
  }

  @Test
  void markdownOfHostileTextHasNoMarkupMentionOrReference() {
    String text = MarkdownReport.of(data("a|b", "<img src=x> @all #12 `x` [y](z)\n# title"));
    assertThat(text).doesNotContain("<img").doesNotContain("@all").doesNotContain("#12");
    assertThat(MarkdownReport.of(data("a\u202Eb", "x")))
        .contains("a\uFFFDb")
        .doesNotContain("\u202E");
    assertThat(text).contains("| a\\|b | edges |");
    assertThat(text)
        .contains("&lt;img src=x&gt; @&#8203;all #&#8203;12 \\`x\\` \\[y\\](z) #&#8203; t");
  }

  @Test
  void markdownStaysShortWhateverComes() {
    ReportData data = new ReportData();
    for (int i = 0; i < 3000; i++) {
      data.add(result(i, "candidate-" + i, Verdict.ERROR, 0, "x".repeat(5000)));
    }
    assertThat(MarkdownReport.of(data).length()).isLessThan(65_536);
  }

  @Test
  void csvHasALineForEachResultWithAsManyCellsAsNames() {
    List<String> lines = new ArrayList<>(List.of(CsvReport.header()));
    data("direct", "boom").worst().forEach(row -> lines.add(CsvReport.line(row.result())));
    int cells = CsvReport.header().split(",", -1).length;
    assertThat(lines)
        .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(cells))
        .allSatisfy(line -> assertThat(line).endsWith("\r\n"));
    assertThat(lines.get(2))
        .contains(",MISMATCH,false,1,0,1,0.75,3.0,9000,250.0,0.5,0 0 0 0,-0.5,");
  }

  @Test
  void csvTextNeverBeginsAFormulaAndIsQuotedWhereItMustBe() {
    assertThat(CsvReport.text("=1+1")).isEqualTo("\"'=1+1\"");
    assertThat(CsvReport.text("+x")).isEqualTo("\"'+x\"");
    assertThat(CsvReport.text("-x")).isEqualTo("\"'-x\"");
    assertThat(CsvReport.text("@x")).isEqualTo("\"'@x\"");
    assertThat(CsvReport.text("\tx")).isEqualTo("\"'\tx\"");
    assertThat(CsvReport.text("a \"b\", c\nd")).isEqualTo("\"a \"\"b\"\", c\nd\"");
    assertThat(CsvReport.text("plain")).isEqualTo("plain");
    assertThat(CsvReport.text(null)).isEmpty();
  }

  @Test
  void jsonHasTheCountsTheFindingsTheRunsAndTheWorstResults() throws IOException {
    JsonNode json = new ObjectMapper().readTree(JsonReport.of(data("direct", "boom")));
    assertThat(json.path("schema").asText()).isEqualTo("convparity.report/1");
    assertThat(json.path("failed").asInt()).isEqualTo(2);
    assertThat(json.path("verdicts").toString())
        .isEqualTo("{\"ERROR\":1,\"MISMATCH\":1,\"BIT_EXACT\":1}");
    assertThat(json.path("findings").size()).isEqualTo(2);
    assertThat(json.path("runs").get(0).path("header").path("type").asText()).isEqualTo("header");
    assertThat(json.path("worst").get(0).path("verdict").asText()).isEqualTo("ERROR");
    assertThat(json.path("worst").size()).isEqualTo(3);
  }

  @Test
  void resultsThatAreNotThereAreNoted() {
    ReportData data = data("direct", "boom");
    assertThat(data.notes()).isEmpty();
    data.header(data.runs().get(0).header(), "second.ndjson");
    assertThat(data.notes()).containsExactly("3 of 6 results are not there");
  }
}
