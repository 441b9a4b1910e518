package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.suite.Suites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run with the real PyTorch that passes: what it prints and what it writes. */
final class RunCommandTest {
  private static final String LITERAL =
      "{\"input\":[1,1,1,2],\"out_channels\":1,\"kernel_size\":1,\"bias\":false,\"input_data\":[1,2],"
          + "\"weight_data\":[3],\"expected\":{\"shape\":[1,1,1,2],\"data\":[3,6]},\"note\":\"mine\"}";

  /** What may differ between two runs of one selection. */
  private static final Pattern VARIABLE =
      Pattern.compile(
          "\"command\":\\[[^]]*]|\"started\":\"[^\"]*\"|\"seconds\":[0-9.E-]+|\"nanos\":\\{[^}]*}|\"version\":\"[^\"]*\"");

  @TempDir private Path temporary;

  private Path out;

  @BeforeEach
  void nameTheOutputFolder() {
    out = temporary.resolve("out");
  }

  private Ran run(String... words) {
    List<String> all = new ArrayList<>(List.of("run", "-o", out.toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  private String written(String name) throws IOException {
    return Files.readString(out.resolve(name));
  }

  private List<JsonNode> results() throws IOException {
    return written("results.ndjson").lines().map(InProcess::json).toList();
  }

  private static String withoutVariables(String text) {
    return VARIABLE.matcher(text).replaceAll("");
  }

  @Test
  void otherReadingsAreInTheResultsWhereTheyAreAskedFor() throws IOException {
    String twoByTwo = "i1x1x2x2_o1_k1_p1_reflect";

    assertThat(run("--case", twoByTwo, "--weak").exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(results().get(1).get("flags")).hasToString("[\"WEAK_CASE\"]");
    assertThat(results().get(1).get("weak")).hasToString("[\"padding_mode circular\"]");
    assertThat(run("--case", twoByTwo).exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(results().get(1).get("flags")).isEmpty();
    assertThat(results().get(1).has("weak")).isFalse();
  }

  @Test
  void anyNumberOfJobsWritesTheSameBytesButForTheTimes() throws IOException {
    String[] selection = {
      "seed",
      "edges",
      "-k",
      "1..4",
      "-s",
      "1,2",
      "-p",
      "0..1,same",
      "--padding-mode",
      "zeros,reflect",
      "--size",
      "9x7",
      "--format",
      "ndjson"
    };
    List<String> printed = new ArrayList<>();
    List<String> files = new ArrayList<>();
    for (String jobs : List.of("1", "3")) {
      List<String> words = new ArrayList<>(Arrays.asList(selection));
      words.addAll(List.of("-j", jobs));
      Ran ran = run(words.toArray(String[]::new));
      assertThat(ran.exit()).as(ran.err()).isZero();
      assertThat(ran.out()).isEqualTo(written("results.ndjson"));
      printed.add(withoutVariables(ran.out()));
      files.add(withoutVariables(written("summary.json")));
    }

    assertThat(printed.get(0))
        .hasLineCount(1 + 29 + Suites.named("edges").size() + 4 * 2 * 3 * 2 + 1);
    assertThat(printed.get(1)).isEqualTo(printed.get(0));
    assertThat(files.get(1)).isEqualTo(files.get(0));
  }

  @Test
  void headerAndTotalsFrameTheResults() throws IOException {
    Ran ran = run("--case", "i1x1x3x3_o1_k1", "-k", "1..3", "-p", "m1,0", "--slack", "2.5");

    List<JsonNode> lines = results();
    JsonNode header = lines.get(0);
    assertThat(header.path("type").textValue()).isEqualTo("header");
    assertThat(header.path("schema").textValue()).isEqualTo("convparity.run/1");
    assertThat(header.path("version").textValue()).isEqualTo(Version.current());
    assertThat(header.path("command").get(0).textValue()).isEqualTo("run");
    assertThat(header.path("command").get(2).textValue()).isEqualTo(out.toString());
    assertThat(header.path("selection")).hasToString("[\"case\",\"axes\"]");
    assertThat(header.path("cases").intValue()).isEqualTo(7);
    assertThat(header.path("candidates")).hasToString("[\"direct\"]");
    assertThat(header.path("reference").textValue()).isEqualTo("pytorch 2.7.1");
    assertThat(header.path("fingerprint").path("pytorch").textValue()).isEqualTo("2.7.1");
    assertThat(header.path("fingerprint").fieldNames())
        .toIterable()
        .containsExactly(
            "pytorch",
            "pytorch_build",
            "device",
            "djl",
            "onednn",
            "mkl",
            "openmp",
            "cpu_capability",
            "cpu",
            "cpu_flags",
            "torch_threads",
            "java",
            "java_vm",
            "java_vector",
            "fma",
            "os",
            "processors",
            "malloc",
            "environment");
    assertThat(header.path("slack").doubleValue()).isEqualTo(2.5);
    assertThat(header.path("started").textValue())
        .matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d.*Z");
    JsonNode totals = lines.get(lines.size() - 1);
    assertThat(totals.path("type").textValue()).isEqualTo("totals");
    assertThat(totals.path("cases").intValue()).isEqualTo(7);
    assertThat(totals.path("compared").intValue()).isEqualTo(7);
    assertThat(totals.path("passed").intValue()).isEqualTo(7);
    assertThat(totals.path("failed").intValue()).isZero();
    assertThat(totals.path("unsupported").intValue()).isZero();
    assertThat(totals.path("not_run").intValue()).isZero();
    assertThat(totals.path("verdicts").path("BOTH_REFUSE").intValue()).isEqualTo(3);
    assertThat(totals.path("exit").intValue()).isEqualTo(ran.exit()).isZero();
    assertThat(lines.subList(1, 8))
        .allMatch(line -> line.path("type").textValue().equals("result"));
    assertThat(ran.out()).contains("slack 2.5");
  }

  @Test
  void resultsNameSuiteIndexAndCase() throws IOException {
    Path file = Files.write(temporary.resolve("my.jsonl"), List.of("# mine", LITERAL));

    run(
        "--cases",
        file.toString(),
        "--case",
        "i1x1x3x3_o1_k1",
        "--case",
        "i1x1x3x3_o1_k1_s0",
        "-k",
        "2,3");

    List<JsonNode> results = results().subList(1, 6);
    assertThat(results)
        .extracting(line -> line.path("suite").textValue() + line.path("index"))
        .containsExactly("my.jsonl1", "case0", "case1", "axes0", "axes1");
    JsonNode literal = results.get(0);
    assertThat(literal.path("verdict").textValue()).isEqualTo("BIT_EXACT");
    assertThat(literal.path("pass").booleanValue()).isTrue();
    assertThat(literal.path("expectation").textValue()).isEqualTo("met");
    assertThat(literal.path("case").path("note").textValue()).isEqualTo("mine");
    assertThat(literal.path("case").path("weight_data")).hasToString("[3.0]");
    assertThat(literal.path("shape"))
        .hasToString("{\"candidate\":[1,1,1,2],\"reference\":[1,1,1,2]}");
    JsonNode refused = results.get(2);
    assertThat(refused.path("verdict").textValue()).isEqualTo("BOTH_REFUSE");
    assertThat(refused.path("message").path("reference").textValue())
        .isEqualTo("non-positive stride is not supported");
    assertThat(refused.path("message_equal").booleanValue()).isTrue();
    assertThat(refused.path("worst").isNull()).isTrue();
  }

  @Test
  void aCaseOfTheLastRunIsFoundByItsHash() throws IOException {
    Path file = Files.write(temporary.resolve("my.jsonl"), List.of(LITERAL));
    run("--cases", file.toString());
    String id = results().get(1).path("id").textValue();
    JsonNode first = results().get(1).path("case");

    Ran again = run("--case", id);
    Ran onceMore = run("--case", id);

    assertThat(id).matches("i1x1x1x2_o1_k1_nobias_h[0-9a-f]{8}");
    assertThat(again.exit()).as(again.err()).isZero();
    assertThat(onceMore.exit()).as(onceMore.err()).isZero();
    assertThat(results().get(1).path("id").textValue()).isEqualTo(id);
    assertThat(results().get(1).path("case")).isEqualTo(first);
  }

  @Test
  void jsonIsOneObjectOfTheSameLines() throws IOException {
    Ran ran = run("-k", "1..3", "--format", "json");

    JsonNode all = InProcess.json(ran.out());
    List<JsonNode> lines = results();
    assertThat(all.properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("header", "results", "totals");
    assertThat(all.path("header")).isEqualTo(lines.get(0));
    assertThat(all.path("results")).containsExactlyElementsOf(lines.subList(1, 4));
    assertThat(all.path("totals")).isEqualTo(lines.get(4));
    assertThat(ran.err()).isEmpty();
  }

  @Test
  void theSummaryFileCountsByCandidateAndSuite() throws IOException {
    run("-k", "1..2", "--case", "i1x1x3x3_o1_k1_s0");

    JsonNode summary = InProcess.json(written("summary.json"));
    ObjectNode totals = (ObjectNode) results().get(4);
    for (String key :
        List.of(
            "cases",
            "compared",
            "passed",
            "failed",
            "unsupported",
            "not_run",
            "verdicts",
            "exit",
            "seconds")) {
      assertThat(summary.path(key)).as(key).isEqualTo(totals.path(key));
    }
    assertThat(summary.path("parts"))
        .extracting(
            part ->
                part.path("candidate").textValue()
                    + " "
                    + part.path("suite").textValue()
                    + " "
                    + part.path("compared"))
        .containsExactly("direct case 1", "direct axes 2");
  }

  @Test
  void theRunBeforeIsKept() throws IOException {
    run("-k", "1");
    String first = written("results.ndjson");

    run("-k", "2");

    assertThat(written("previous.ndjson")).isEqualTo(first);
    assertThat(results().get(1).path("id").textValue()).isEqualTo("i1x3x32x32_o4_k2");
  }

  @Test
  void aRunThatCannotBeginLeavesTheResultsAlone() throws IOException {
    run("-k", "1");
    String before = written("results.ndjson");

    assertThat(run("--case", "nonsense").exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(run("--cases", "missing.jsonl").exit()).isEqualTo(ExitCodes.UNAVAILABLE);

    assertThat(written("results.ndjson")).isEqualTo(before);
    assertThat(out.resolve("previous.ndjson")).doesNotExist();
  }

  @Test
  void whereEveryCaseIsUnsupportedNothingWasCompared() throws IOException {
    Ran ran = run("-k", "1..3", "--max-memory", "1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(ran.out()).contains("0 compared. 3 unsupported.");
    assertThat(results().get(4).path("exit").intValue()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(results().get(4).path("unsupported").intValue()).isEqualTo(3);
    assertThat(results().get(1).path("pass").isNull()).isTrue();
    assertThat(results().get(1).path("message").path("harness").textValue())
        .contains("--max-memory");
  }

  @Test
  void oneComparedCaseIsEnough() {
    Ran ran =
        run("--case", "i1x1x3x3_o1_k1", "--case", "i1x1x300x300_o1_k1", "--max-memory", "64k");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("1 compared: 1 ").contains(" 1 unsupported.");
  }
}
