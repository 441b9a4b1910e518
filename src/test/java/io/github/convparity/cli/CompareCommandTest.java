package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class CompareCommandTest {
  private static final String FAILS = "i1x1x3x3_o1_k1_p0x1";
  private static final String PASSES = "i1x1x3x3_o1_k1";

  @TempDir private static Path classes;

  @TempDir private static Path good;

  @TempDir private static Path bad;

  @TempDir private Path temporary;

  /** The same two cases with a right and a faulty candidate. */
  @BeforeAll
  static void run() throws IOException {
    Faulty.compile(classes);
    run(good, "Right");
    run(bad, "Swapped");
  }

  private static void run(Path out, String candidate) {
    InProcess.run(
        "run",
        "-o",
        out.toString(),
        "--candidate-path",
        classes.toString(),
        "--candidate",
        "com.acme." + candidate,
        "--case",
        FAILS,
        "--case",
        PASSES);
  }

  private static Ran compare(Path base, Path now, String... options) {
    List<String> all = new ArrayList<>(List.of("compare", base.toString(), now.toString()));
    all.addAll(Arrays.asList(options));
    return InProcess.run(all.toArray(String[]::new));
  }

  /** The good run with something changed in every line. */
  private Path changed(UnaryOperator<String> change) throws IOException {
    List<String> lines = Files.readAllLines(good.resolve("results.ndjson"));
    return Files.write(temporary.resolve("changed.ndjson"), lines.stream().map(change).toList());
  }

  private static JsonNode json(Path base, Path now) {
    return InProcess.json(compare(base, now, "--format", "json").out());
  }

  @Test
  void newFailuresAreNamedAndFail() {
    Ran ran = compare(good, bad);

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.err()).isEmpty();
    List<String> lines = ran.lines();
    assertThat(lines.get(0))
        .matches("base  .*results\\.ndjson: 2 results of right against pytorch 2\\.7\\.1, 20.*");
    assertThat(lines.get(2)).isEqualTo("other candidates: [right] → [swapped]");
    assertThat(lines.get(3)).isEqualTo("1 newly failing");
    assertThat(lines.get(4))
        .matches("  (BIT_EXACT|ROUNDING) → SHAPE_MISMATCH  " + FAILS + "  swapped, case");
    assertThat(lines.get(lines.size() - 1)).startsWith("2 results in both: 1 newly failing");
  }

  @Test
  void whatIsFixedDoesNotFail() {
    Ran ran = compare(bad, good);

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("\n1 fixed\n  SHAPE_MISMATCH → ");
    assertThat(compare(bad, bad).out()).contains("1 still failing");
    assertThat(compare(bad, bad).exit()).isZero();
  }

  @Test
  void aRunHasNoDifferenceFromItself() {
    Ran ran = compare(good, good.resolve("results.ndjson"));

    assertThat(ran.exit()).isZero();
    assertThat(ran.lines().get(2)).isEqualTo("2 results in both: no difference.");
  }

  @ParameterizedTest
  @CsvSource({
    "new-failures,1",
    "missing,0",
    "none,0",
    "'missing,grown,fingerprint',0",
    "'missing,new-failures',1"
  })
  void failOnSaysWhatFails(String reasons, int exit) {
    assertThat(compare(good, bad, "--fail-on", reasons).exit()).isEqualTo(exit);
  }

  @Test
  void largerErrorsAreThoseBeyondTheFactor() throws IOException {
    UnaryOperator<String> twice =
        line ->
            line.replaceAll(
                "\"bound_ratio\":\\{\"candidate\":[^,]*", "\"bound_ratio\":{\"candidate\":0.5");
    Path base = Files.move(changed(twice), temporary.resolve("base.ndjson"));
    Path now = changed(line -> twice.apply(line).replace("\"candidate\":0.5", "\"candidate\":0.8"));

    assertThat(compare(base, now, "--fail-on", "grown").exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(compare(base, now).out())
        .contains("2 with a larger error, by a factor of more than 1.5\n")
        .contains("  0.50 → 0.80 of the bound\n");
    assertThat(compare(base, now, "--factor", "2").out()).contains("no difference");
    assertThat(compare(now, base).out()).contains("2 with a smaller error");
  }

  @Test
  void errorsAreComparedWithoutTheSlack() throws IOException {
    Path now =
        changed(
            line ->
                line.replace("\"slack\":1.0", "\"slack\":2.0")
                    .replaceAll("\"bound_ratio\":\\{\"candidate\":0\\.[0-9]*", "$00"));

    JsonNode found = json(good, now);

    assertThat(found.path("facts"))
        .hasToString("[{\"name\":\"slack\",\"base\":\"1.0\",\"new\":\"2.0\"}]");
    assertThat(compare(good, now, "--fail-on", "fingerprint").exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(compare(good, now).exit()).isZero();
  }

  @Test
  void otherBitsAreToldForEachSide() throws IOException {
    Path now =
        changed(
            line ->
                line.contains(FAILS)
                    ? line.replaceAll("\"output_sha256\":\\{\"candidate\":\"[0-9a-f]{4}", "$0zzzz")
                    : line.replaceAll(
                        "(\"output_sha256\":.*\"reference\":\")[0-9a-f]{4}", "$1zzzz"));

    JsonNode counts = json(good, now).path("counts");

    assertThat(counts.path("candidate_bits").intValue()).isEqualTo(1);
    assertThat(counts.path("reference_bits").intValue()).isEqualTo(1);
    assertThat(counts.path("data").intValue()).isZero();
    assertThat(compare(good, now, "--fail-on", "bits").exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(compare(good, now).exit()).isZero();
  }

  @Test
  void otherFactsOfTheFingerprintAreNamed() throws IOException {
    Path now =
        changed(line -> line.replaceAll("\"torch_threads\":\"1\"", "\"torch_threads\":\"4\""));

    Ran ran = compare(good, now, "--fail-on", "fingerprint");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.lines().get(2)).isEqualTo("other torch_threads: 1 → 4");
  }

  @Test
  void aCutFileHasMissingResults() throws IOException {
    List<String> lines = Files.readAllLines(good.resolve("results.ndjson"));
    Path cut =
        Files.writeString(
            temporary.resolve("cut.ndjson"),
            lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 50));

    Ran ran = compare(good, cut);

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.lines().get(1)).endsWith("; the file was cut, it has no totals");
    assertThat(ran.out())
        .contains("1 missing or no longer compared\n  ")
        .contains(" → -  " + PASSES);
    assertThat(compare(cut, good).exit()).isZero();
    assertThat(compare(cut, good).out()).contains("1 only in the new run");
  }

  @Test
  void anUnsupportedCaseIsNoLongerCompared() throws IOException {
    Path now =
        changed(
            line ->
                line.replaceAll(
                    "\"verdict\":\"[A-Z_]*\",\"pass\":true",
                    "\"verdict\":\"UNSUPPORTED\",\"pass\":null"));

    assertThat(compare(good, now).out()).contains("2 missing or no longer compared");
    assertThat(compare(good, now).exit()).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void aKnownFailureIsNoNewOne() throws IOException {
    List<String> lines = Files.readAllLines(bad.resolve("results.ndjson"));
    Path known =
        Files.write(
            temporary.resolve("known.ndjson"),
            lines.stream()
                .map(line -> line.replace("\"diagnosis\":", "\"known\":\"why\",\"diagnosis\":"))
                .toList());

    assertThat(compare(good, known).exit()).isZero();
    assertThat(json(good, known).path("counts").path("new_failures").intValue()).isZero();
  }

  @Test
  void jsonHasEveryDifference() {
    JsonNode found = json(good, bad);

    assertThat(found.path("common").intValue()).isEqualTo(2);
    assertThat(found.path("exit").intValue()).isEqualTo(ExitCodes.FAILED);
    JsonNode failure = found.path("new_failures").get(0);
    assertThat(failure.path("id").textValue()).isEqualTo(FAILS);
    assertThat(failure.path("suite").textValue()).isEqualTo("case");
    assertThat(failure.path("new").path("verdict").textValue()).isEqualTo("SHAPE_MISMATCH");
    assertThat(failure.path("new").path("bound_ratio").isNull()).isTrue();
    assertThat(failure.path("base").path("bound_ratio").isNumber()).isTrue();
  }

  @Test
  void onlySomeOfEachKindAreShown() throws IOException {
    Path header =
        Files.write(
            temporary.resolve("h.ndjson"),
            Files.readAllLines(good.resolve("results.ndjson")).subList(0, 1));

    Ran ran = compare(header, good, "--limit", "1", "--fail-on", "none");

    assertThat(ran.out()).contains("2 only in the new run\n  - → ").contains("\n  and 1 more\n");
    assertThat(ran.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--fail-on bitz|--fail-on (bitz) must be one of new-failures, missing, grown, bits, fingerprint, none; did you mean \"bits\"?",
        "--factor 0.5|--factor (0.5) must be a number from 1, like 1.5",
        "--limit -1|--limit (-1) must be 0 or more"
      })
  void wrongOptionsAreSaid(String options, String message) {
    Ran ran = compare(good, bad, options.split(" ", -1));

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).isEqualTo("convparity: " + message + "\n");
  }

  @Test
  void otherFilesAreRefused() throws IOException {
    Path text = Files.writeString(temporary.resolve("a.txt"), "hello\n");
    Path bytes = Files.write(temporary.resolve("b"), new byte[] {(byte) 0xFF, 0, 1});

    assertThat(compare(good, text).exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(compare(good, text).err()).contains("a.txt line 1: the line is no JSON object");
    assertThat(compare(bytes, good).exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(compare(good, temporary.resolve("no")).exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(compare(good, temporary).err()).endsWith("results.ndjson: no such file or folder\n");
  }
}
