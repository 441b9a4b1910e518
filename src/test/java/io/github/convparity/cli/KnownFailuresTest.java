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
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs with a file of known failures. */
final class KnownFailuresTest {
  /** The candidate pads the columns instead of the rows: another shape. */
  private static final String SHAPE = "i1x1x3x3_o1_k1_p0x1";

  /** Passes, as both paddings are 0. */
  private static final String PASSES = "i1x1x3x3_o1_k1";

  @TempDir private static Path classes;

  @TempDir private Path temporary;

  private Path out;

  @BeforeAll
  static void compile() throws IOException {
    Faulty.compile(classes);
  }

  @BeforeEach
  void nameTheOutputFolder() {
    out = temporary.resolve("out");
  }

  private Ran run(List<String> known, String... words) throws IOException {
    Path file = Files.write(temporary.resolve("known.yaml"), known);
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "-o",
                out.toString(),
                "--candidate-path",
                classes.toString(),
                "--candidate",
                "com.acme.Swapped",
                "--known",
                file.toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  private List<JsonNode> results() throws IOException {
    return Files.readAllLines(out.resolve("results.ndjson")).stream().map(InProcess::json).toList();
  }

  @Test
  void aKnownFailureFailsNoRunButIsCounted() throws IOException {
    Ran ran =
        run(
            List.of("- id: " + SHAPE, "  verdict: SHAPE_MISMATCH", "  reason: padding | swapped"),
            "--case",
            SHAPE,
            "--case",
            PASSES);

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.out())
        .contains("1 known failure, for example " + SHAPE + ": padding | swapped\n")
        .contains("2 compared: 1 bit-exact, 1 shape mismatch. 1 failure is known.")
        .doesNotContain("meaning ");
    assertThat(ran.err()).isEmpty();
    JsonNode line = results().get(1);
    assertThat(line.path("verdict").textValue()).isEqualTo("SHAPE_MISMATCH");
    assertThat(line.path("pass").booleanValue()).isFalse();
    assertThat(line.path("known").textValue()).isEqualTo("padding | swapped");
    assertThat(results().get(2).has("known")).isFalse();
    JsonNode totals = results().get(3);
    assertThat(totals.path("failed").intValue()).isEqualTo(1);
    assertThat(totals.path("known").intValue()).isEqualTo(1);
    assertThat(totals.path("exit").intValue()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "filter: 'p:0x1',true",
    "filter: 'k:1 !p:0',true",
    "filter: 'suite:edges',false",
    "verdict: MISMATCH,false",
    "candidate: swapped,true",
    "candidate: direct,false",
    "cause: padding-swapped,true",
    "cause: kernel-rotated,false"
  })
  void anEntryIsAboutWhatAllItsKeysSay(String key, boolean known) throws IOException {
    String about = key.startsWith("filter") ? "" : "\n  id: " + SHAPE;
    Ran ran = run(List.of("- " + key + about, "  reason: swapped"), "--case", SHAPE);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(known ? ExitCodes.PARITY : ExitCodes.FAILED);
    assertThat(results().get(1).has("known")).isEqualTo(known);
  }

  @Test
  void aKnownFailureThatPassesIsTold() throws IOException {
    List<String> known =
        List.of(
            "- id: " + PASSES,
            "  reason: was wrong once",
            "- id: i1x1x9x9_o1_k1",
            "  reason: of another run");

    Ran ran = run(known, "--case", PASSES);

    assertThat(ran.exit()).isZero();
    assertThat(ran.err().lines())
        .containsExactly(
            "note: known failure passes now: "
                + PASSES
                + " ("
                + temporary.resolve("known.yaml")
                + " line 1: was wrong once); take it out",
            "note: 1 of 2 known failures are of no case of this run, for example i1x1x9x9_o1_k1 ("
                + temporary.resolve("known.yaml")
                + " line 3: of another run)");
    Ran strict = run(known, "--case", PASSES, "--strict-known");
    assertThat(strict.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(results().get(2).path("exit").intValue()).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void knownFailuresDoNotCountForTheLimit() throws IOException {
    Ran ran =
        run(
            List.of("- filter: 's:1'", "  reason: swapped"),
            "--max-failures",
            "1",
            "-p",
            "0x1",
            "-s",
            "1..3");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(results()).hasSize(1 + 2 + 1);
    assertThat(results().get(1).has("known")).isTrue();
    assertThat(results().get(2).has("known")).isFalse();
  }

  @Test
  void knownFailuresAreNoCauses() throws IOException {
    run(List.of("- filter: 'k:1'", "  reason: swapped"), "--case", SHAPE, "--case", SHAPE + "_r1");

    assertThat(InProcess.json(Files.readString(out.resolve("summary.json"))).has("causes"))
        .isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "- id: x;line 1: the entry must have \"reason\": why this failure is known",
        "- reason: x;line 1: the entry must have either \"id\" or \"filter\"",
        "- id: x|  reason: y;line 1: key \"id\": case id (x) must look like",
        "- idd: x;line 1: key \"idd\" must be one of id, filter, candidate, verdict, cause, reason",
        "- filter: 'k:3'|  verdict: MISMATC|  reason: y;line 2: key \"verdict\" (\"MISMATC\") must be one of TIMEOUT",
        "- filter: 'k:3'|  verdict: ROUNDING|  reason: y;line 2: key \"verdict\" (\"ROUNDING\") must be one of TIMEOUT",
        "# c|- filter: 'kk:3'|  reason: y;line 2: key \"filter\": filter (kk:3) must be KEY:VALUE"
      })
  void anErrorInTheFileIsSaidWithItsLine(String text, String message) throws IOException {
    Ran ran = run(List.of(text.split("\\|", -1)), "--case", PASSES);

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err())
        .startsWith("convparity: " + temporary.resolve("known.yaml") + " " + message);
    assertThat(out).doesNotExist();
  }

  @Test
  void aMissingFileIsSaidFirst() {
    Ran ran = InProcess.run("run", "--known", "no.yaml", "--case", "nonsense");

    assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ran.err()).isEqualTo("convparity: no.yaml: no such file or folder\n");
  }
}
