package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs that go by what failed in the run before. */
final class LastFailedTest {
  private static final String LITERAL =
      "{\"input\":[1,1,1,2],\"out_channels\":1,\"kernel_size\":1,\"bias\":false,\"padding\":[0,1],"
          + "\"input_data\":[1,2],\"weight_data\":[3],\"note\":\"mine\"}";

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

  private Ran run(String candidate, String... words) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "run",
                "-o",
                out.toString(),
                "--candidate-path",
                classes.toString(),
                "--candidate",
                "com.acme." + candidate));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  /** Suite, index and failing verdict of each line. */
  private List<String> places() throws IOException {
    return results().stream()
        .map(
            line ->
                line.path("suite").textValue()
                    + line.path("index")
                    + " "
                    + (line.path("pass").booleanValue()
                        ? "passes"
                        : line.path("verdict").textValue()))
        .toList();
  }

  private List<JsonNode> results() throws IOException {
    return Files.readAllLines(out.resolve("results.ndjson")).stream()
        .filter(line -> line.startsWith("{\"type\":\"result\""))
        .map(InProcess::json)
        .toList();
  }

  @Test
  void onlyWhatFailedIsRunAgainAtItsPlace() throws IOException {
    Path file = Files.write(temporary.resolve("my.jsonl"), List.of("# mine", LITERAL));
    run("Swapped", "--cases", file.toString(), "-p", "0,0x1,1,1x0", "--size", "5x5");
    assertThat(places())
        .containsExactly(
            "my.jsonl1 SHAPE_MISMATCH",
            "axes0 passes",
            "axes1 SHAPE_MISMATCH",
            "axes2 passes",
            "axes3 SHAPE_MISMATCH");
    JsonNode literal = results().get(0);

    Ran ran = run("Right", "--last-failed");

    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(places()).containsExactly("my.jsonl1 passes", "axes1 passes", "axes3 passes");
    assertThat(results().get(0).path("case")).isEqualTo(literal.path("case"));
    assertThat(ran.err())
        .isEqualTo("note: the last run had the candidates swapped, this one has right\n");
  }

  @Test
  void aSelectionIsNarrowed() throws IOException {
    run("Swapped", "-p", "0x1,1x0", "-k", "1,2", "--size", "5x5");

    Ran ran = run("Swapped", "--last-failed", "-p", "0,0x1,2x1", "-k", "2", "--size", "5x5");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(places()).containsExactly("axes1 SHAPE_MISMATCH");
    assertThat(run("Swapped", "--last-failed", "--filter", "s:2").exit())
        .isEqualTo(ExitCodes.NOTHING_COMPARED);
  }

  @Test
  void whereNothingFailedNothingIsRun() throws IOException {
    run("Right", "-p", "0x1");
    String before = Files.readString(out.resolve("results.ndjson"));

    Ran ran = run("Right", "--last-failed");

    assertThat(ran.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(ran.err())
        .isEqualTo(
            "convparity: nothing failed in the last run in "
                + out
                + ", so there is nothing to run again\n");
    assertThat(Files.readString(out.resolve("results.ndjson"))).isEqualTo(before);
    assertThat(run("Right", "--last-failed", "seed").err())
        .contains("nothing failed in the last run");
  }

  @Test
  void whatIsNotInTheSelectionIsSaidToBeNone() {
    run("Swapped", "-p", "0x1,1x0");

    Ran ran = run("Swapped", "--last-failed", "-p", "2");

    assertThat(ran.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(ran.err())
        .contains("none of the 2 cases that failed in the last run is selected, so nothing");
  }

  @Test
  void withoutARunBeforeOnlyLastFailedCannotBe() {
    Ran last = run("Right", "--last-failed");
    Ran first = run("Right", "--failed-first", "-p", "0x1");

    assertThat(last.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(last.err())
        .isEqualTo(
            "convparity: "
                + out.resolve("results.ndjson")
                + ": no such file: --last-failed needs the results of a run before\n");
    assertThat(first.exit()).isZero();
    assertThat(first.err())
        .isEqualTo("note: there is no run before in " + out + ": nothing comes first\n");
  }

  @Test
  void whatFailedComesFirstAndKeepsItsIndex() throws IOException {
    run("Swapped", "-p", "0..2,0x1,1x0", "--size", "5x5");

    Ran ran =
        run(
            "Swapped",
            "--failed-first",
            "-p",
            "0..2,0x1,1x0",
            "--size",
            "5x5",
            "--max-failures",
            "2");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(places()).containsExactly("axes3 SHAPE_MISMATCH", "axes4 SHAPE_MISMATCH");
    run("Right", "--failed-first", "-p", "0..2,0x1,1x0", "--size", "5x5");
    assertThat(places())
        .containsExactly(
            "axes3 passes", "axes4 passes", "axes0 passes", "axes1 passes", "axes2 passes");
    assertThat(Files.readAllLines(out.resolve("results.ndjson")).get(0))
        .contains("\"selection\":[\"axes\"]");
  }

  @Test
  void aPictureIsNeededAgain() throws IOException {
    Path image = temporary.resolve("dot.png");
    ImageIO.write(new BufferedImage(4, 3, BufferedImage.TYPE_INT_RGB), "png", image.toFile());
    run("Swapped", "-p", "0x1", "--image", image.toString());

    Ran without = run("Swapped", "--last-failed");
    Ran with = run("Swapped", "--last-failed", "--image", image.toString());

    assertThat(without.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(without.err())
        .contains(
            "--last-failed needs the picture dot of the last run; give its file with --image");
    assertThat(with.exit()).as(with.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(places()).containsExactly("axes0 SHAPE_MISMATCH");
  }
}
