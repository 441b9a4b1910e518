package io.github.convparity.result;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Ulps;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ResultLinesTest {
  private static JsonNode parse(byte[] line) throws IOException {
    assertThat(new String(line, UTF_8)).doesNotContain("\n");
    return new ObjectMapper().readTree(line);
  }

  private static JsonNode parse(ParityResult result) throws IOException {
    return parse(ResultLines.result(result));
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  private static Header header(double slack) {
    Map<String, String> facts = new LinkedHashMap<>();
    facts.put("pytorch", "2.7.1");
    facts.put("cpu", "AVX2");
    return new Header(
        "0.1.0",
        List.of("run", "edges"),
        List.of("edges", "my.jsonl"),
        5_000_000_000L,
        List.of("direct", "mine"),
        "pytorch 2.7.1",
        new Fingerprint(facts),
        slack,
        "2026-01-01T00:00:00Z");
  }

  @Test
  void resultIsOneLineWithItsKeysInOrder() {
    Comparison comparison =
        Results.comparison(
            Verdict.ROUNDING,
            0.1,
            1 / 3.0,
            Results.worst(0.1f, 0.25, 0.1),
            EnumSet.of(Flag.LOW_POWER, Flag.SIGN_OF_ZERO));

    assertThat(
            new String(ResultLines.result(Results.answered(Verdict.ROUNDING, comparison)), UTF_8))
        .isEqualTo(
            """
            {"type":"result","id":"i1x1x1x3_o1_k1x2","suite":"edges","index":12,
            "candidate":"direct","reference":"pytorch 2.7.1","verdict":"ROUNDING","pass":true,
            "case":{"input":[1,1,1,3],"in_channels":1,"out_channels":1,"kernel_size":[1,2],
            "stride":[1,1],"padding":[0,0],"dilation":[1,1],"groups":1,"bias":true,
            "padding_mode":"zeros","dtype":"float32","fill":"uniform","seed":0,"grad":false},
            "shape":{"candidate":[1,1,1,2],"reference":[1,1,1,2]},
            "elements":8,"equal_bits":6,"mismatched":1,"max_abs":0.25,"max_rel":0.5,"max_ulp":3,
            "bound_ratio":{"candidate":0.1,"reference":0.3333333333333333},
            "worst":{"index":[0,2,1],"candidate":0.1,"reference":0.25,"exact":0.1,"terms":9,"bound":0.0625},
            "assert_close":true,"message":{"candidate":null,"reference":null},
            "message_equal":null,"expectation":null,"flags":["SIGN_OF_ZERO","LOW_POWER"],
            "diagnosis":[],"input_sha256":"0c",
            "output_sha256":{"candidate":"0a","reference":"0b"},
            "nanos":{"candidate":5,"reference":6}}
            """
                .replace("\n", ""));
  }

  @Test
  void otherReadingsAreAFieldOfTheirOwnWhereThereAreAny() throws IOException {
    ParityResult result = Results.answered(Verdict.ROUNDING, Results.rounding());
    ParityResult weak = result.withWeak(List.of("padding_mode circular")).nondeterministic();

    assertThat(parse(weak).get("weak")).hasToString("[\"padding_mode circular\"]");
    assertThat(parse(weak).get("flags")).hasToString("[\"NONDETERMINISTIC\",\"WEAK_CASE\"]");
    assertThat(parse(result).has("weak")).isFalse();
  }

  @Test
  void elementsOfFloat64AreTheShortestDoubles() throws IOException {
    ParityResult result =
        Results.answered(
            Verdict.ROUNDING,
            Results.comparison(
                Verdict.ROUNDING, 0, 0, Results.worst(0.1f, 5e-324, 0.1f), Set.of()));

    JsonNode narrow = parse(Results.withDtype(result, DType.FLOAT16)).get("worst");
    JsonNode wide = parse(Results.withDtype(result, DType.FLOAT64)).get("worst");

    assertThat(narrow.get("candidate")).hasToString("0.1");
    assertThat(narrow.get("exact")).hasToString("0.10000000149011612");
    assertThat(wide.get("candidate")).hasToString("0.10000000149011612");
    assertThat(wide.get("reference").doubleValue()).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void nonFiniteNumbersAreStrings() throws IOException {
    double infinity = Double.POSITIVE_INFINITY;
    Comparison comparison =
        new Comparison(
            Verdict.SPECIAL_VALUE_MISMATCH,
            8,
            6,
            1,
            infinity,
            infinity,
            Ulps.MAX,
            infinity,
            0,
            Results.worst(Double.NaN, -infinity, infinity),
            null,
            false,
            0,
            Set.of(),
            null);

    JsonNode json = parse(Results.answered(Verdict.SPECIAL_VALUE_MISMATCH, comparison));

    assertThat(json.get("pass").booleanValue()).isFalse();
    assertThat(json.get("max_abs").textValue()).isEqualTo("Infinity");
    assertThat(json.get("max_rel").textValue()).isEqualTo("Infinity");
    assertThat(json.get("max_ulp").longValue()).isEqualTo(9_007_199_254_740_992L);
    assertThat(json.get("bound_ratio"))
        .hasToString("{\"candidate\":\"Infinity\",\"reference\":0.0}");
    assertThat(json.get("worst"))
        .hasToString(
            "{\"index\":[0,2,1],\"candidate\":\"NaN\",\"reference\":\"-Infinity\","
                + "\"exact\":\"Infinity\",\"terms\":9,\"bound\":0.0625}");
  }

  @Test
  void worstIsNullWhereAllBitsAreEqual() throws IOException {
    JsonNode json =
        parse(
            Results.answered(
                Verdict.BIT_EXACT,
                Results.comparison(Verdict.BIT_EXACT, 0.5, 0.5, null, Set.of())));

    assertThat(keys(json)).contains("worst");
    assertThat(json.get("worst").isNull()).isTrue();
    assertThat(json.get("bound_ratio").get("candidate").doubleValue()).isEqualTo(0.5);
  }

  @Test
  void numbersAreNullWhereASideRefused() throws IOException {
    JsonNode json =
        parse(
            Results.of(Verdict.REFUSAL_MISMATCH, Results.refusal("no \"way\"\n"), Results.ANSWER));

    for (String key :
        List.of("elements", "equal_bits", "mismatched", "max_abs", "max_rel", "max_ulp")) {
      assertThat(json.get(key).isNull()).as(key).isTrue();
    }
    assertThat(json.get("bound_ratio").isNull()).isTrue();
    assertThat(json.get("worst").isNull()).isTrue();
    assertThat(json.get("assert_close").isNull()).isTrue();
    assertThat(json.get("shape")).hasToString("{\"candidate\":null,\"reference\":[1,1,1,2]}");
    assertThat(json.get("message").get("candidate").textValue()).isEqualTo("no \"way\"\n");
    assertThat(json.get("message").get("reference").isNull()).isTrue();
    assertThat(json.get("output_sha256")).hasToString("{\"candidate\":null,\"reference\":\"0a\"}");
  }

  @Test
  void keysAreTheSameWhateverTheVerdict() throws IOException {
    ParityResult refused =
        Results.of(Verdict.BOTH_REFUSE, Results.refusal("a"), Results.refusal("b"));
    ParityResult answered = Results.answered(Verdict.ROUNDING, Results.rounding());

    assertThat(keys(parse(refused))).isEqualTo(keys(parse(answered)));
  }

  @Test
  void messagesAreComparedWhereThereAreTwo() throws IOException {
    Side a = Results.refusal("a");

    assertThat(parse(Results.of(Verdict.BOTH_REFUSE, a, a)).get("message_equal").booleanValue())
        .isTrue();
    assertThat(parse(Results.of(Verdict.BOTH_REFUSE, a, Results.refusal("b"))).get("message_equal"))
        .hasToString("false");
    assertThat(parse(Results.of(Verdict.REFUSAL_MISMATCH, a, Results.ANSWER)).get("message_equal"))
        .hasToString("null");
  }

  @Test
  void sideThatWasNotAskedHasNoTime() throws IOException {
    JsonNode json = parse(Results.of(Verdict.UNSUPPORTED, Side.NONE, Results.ANSWER));

    assertThat(json.get("nanos")).hasToString("{\"candidate\":null,\"reference\":5}");
  }

  @ParameterizedTest
  @EnumSource(Verdict.class)
  void passIsNullOnlyWithoutAVerdict(Verdict verdict) throws IOException {
    JsonNode json = parse(Results.of(verdict, Side.NONE, Side.NONE));
    String expected =
        switch (verdict) {
          case UNSUPPORTED -> "null";
          case BOTH_REFUSE, REFERENCE_INCONSISTENT, ROUNDING, BIT_EXACT -> "true";
          default -> "false";
        };

    assertThat(json.get("verdict").textValue()).isEqualTo(verdict.name());
    assertThat(json.get("pass")).hasToString(expected);
  }

  @Test
  void reasonOfTheHarnessStandsBesideTheMessages() throws IOException {
    ParityResult result =
        Results.withTexts(
            Results.of(Verdict.UNSUPPORTED, Side.NONE, Side.NONE), "too large", "met");

    assertThat(parse(result).get("message"))
        .hasToString("{\"candidate\":null,\"reference\":null,\"harness\":\"too large\"}");
    assertThat(parse(result).get("expectation").textValue()).isEqualTo("met");
  }

  @Test
  void caseLineIsTheCanonicalObjectWithAllThatIsGiven() {
    String line =
        """
        {"input":[1,1,2],"in_channels":1,"out_channels":1,"kernel_size":[1,1],"stride":[1,1],
        "padding":"valid","dilation":[1,1],"groups":1,"bias":false,"padding_mode":"zeros",
        "dtype":"float32","fill":"uniform","seed":0,"grad":false,"input_data":[-0.0,"NaN"],
        "expect":"ok","note":"ü"}
        """
            .replace("\n", "");

    ParityCase c = CaseFile.readLine(line, Pictures.own(), note -> {});

    assertThat(ResultLines.caseLine(c)).isEqualTo(line);
  }

  @Test
  void headerSaysWhatTheRunSetOutToDo() {
    assertThat(new String(ResultLines.header(header(1.5)), UTF_8))
        .isEqualTo(
            """
            {"type":"header","schema":"convparity.run/1","version":"0.1.0",
            "command":["run","edges"],"selection":["edges","my.jsonl"],"cases":5000000000,
            "candidates":["direct","mine"],"reference":"pytorch 2.7.1",
            "fingerprint":{"pytorch":"2.7.1","cpu":"AVX2"},"slack":1.5,
            "started":"2026-01-01T00:00:00Z"}
            """
                .replace("\n", ""));
  }

  private static Totals totals() {
    Totals totals = new Totals(3, 1);
    totals.add(Results.answered(Verdict.BIT_EXACT, Results.rounding()));
    totals.add(Results.of(Verdict.UNSUPPORTED, Side.NONE, Side.NONE));
    totals.finish(3.14159, 1);
    return totals;
  }

  @Test
  void totalsAreTheLastLine() {
    assertThat(new String(ResultLines.totals(totals()), UTF_8))
        .isEqualTo(
            """
            {"type":"totals","cases":3,"compared":1,"passed":1,"failed":0,"unsupported":1,
            "not_run":1,"verdicts":{"UNSUPPORTED":1,"BIT_EXACT":1},"exit":1,"seconds":3.142}
            """
                .replace("\n", ""));
  }

  @Test
  void summaryHasAPartForEachCandidateAndSuite() throws IOException {
    JsonNode summary = parse(ResultLines.summary(header(1), totals()));

    assertThat(summary.get("schema").textValue()).isEqualTo("convparity.run/1");
    assertThat(summary.get("slack").doubleValue()).isEqualTo(1);
    assertThat(summary.get("not_run").longValue()).isEqualTo(1);
    assertThat(summary.get("exit").intValue()).isEqualTo(1);
    assertThat(summary.get("parts"))
        .hasToString(
            "[{\"candidate\":\"direct\",\"suite\":\"edges\",\"compared\":1,\"passed\":1,"
                + "\"failed\":0,\"unsupported\":1,"
                + "\"verdicts\":{\"UNSUPPORTED\":1,\"BIT_EXACT\":1}}]");
  }

  @Test
  void summaryHasTheFailuresByCauseWhereThereAreAny() throws IOException {
    Totals totals = totals();
    assertThat(keys(parse(ResultLines.summary(header(1), totals)))).doesNotContain("causes");
    List<Cause> causes = List.of(new Cause("a", "it is a"), new Cause("b", "it is b"));
    totals.explain(
        List.of(
            new FailureGroup(
                "mine", 3, causes, "it is a", "d > 1", 2L, Results.parse("i1x1x1x3_o1_k1x2"), null),
            new FailureGroup(
                "mine",
                1,
                List.of(),
                "they differ",
                "",
                null,
                Results.parse("i1x1x1x1_o1_k1"),
                null)));

    assertThat(parse(ResultLines.summary(header(1), totals)).get("causes"))
        .hasToString(
            "[{\"candidate\":\"mine\",\"failures\":3,\"names\":[\"a\",\"b\"],"
                + "\"sentence\":\"it is a\",\"rule\":\"d > 1\",\"passing\":2,"
                + "\"example\":\"i1x1x1x3_o1_k1x2\"},"
                + "{\"candidate\":\"mine\",\"failures\":1,\"names\":[],"
                + "\"sentence\":\"they differ\",\"rule\":null,\"passing\":null,"
                + "\"example\":\"i1x1x1x1_o1_k1\"}]");
  }

  @Test
  void suiteLineHasNameAndSize() throws IOException {
    JsonNode line = new ObjectMapper().readTree(ResultLines.suiteLine(Suites.named("seed")));

    assertThat(keys(line)).containsExactly("suite", "cases", "description");
    assertThat(line.get("suite").textValue()).isEqualTo("seed");
    assertThat(line.get("cases").intValue()).isEqualTo(29);
  }

  @Test
  void answerThatChangesIsFlagged() throws IOException {
    ParityResult result = Results.answered(Verdict.ROUNDING, Results.rounding());

    assertThat(parse(result).get("flags")).isEmpty();
    assertThat(parse(result.nondeterministic()).get("flags")).hasToString("[\"NONDETERMINISTIC\"]");
  }

  @Test
  void theReasonOfAKnownFailureIsReadBack() {
    ParityResult known =
        Results.of(Verdict.ERROR, Results.refusal("no"), Results.ANSWER).withKnown("a \"reason\"");
    String line = new String(ResultLines.result(known), UTF_8);

    assertThat(line).contains(",\"known\":\"a \\\"reason\\\"\",\"input_sha256\":");
    assertThat(ResultReader.line(line)).isEqualTo(known);
    assertThat(known.isNewFailure()).isFalse();
    Tally tally = new Tally();
    tally.add(known);
    assertThat(tally.failed()).isEqualTo(1);
    assertThat(tally.newFailures()).isZero();
  }
}
