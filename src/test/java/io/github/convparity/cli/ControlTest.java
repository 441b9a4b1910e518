package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What --control adds to a run and to a case that is shown, with the real PyTorch. */
final class ControlTest {
  /** Large enough for other bits with another number of threads or another kernel. */
  private static final String LARGE = "i1x64x14x14_o32_k1_x-normal";

  private static final List<String> WAYS =
      List.of("batch 2", "channels_last", "oneDNN", "im2col", "2 threads");

  @TempDir private Path temporary;

  private Ran run(String... words) {
    List<String> all = new ArrayList<>(List.of("run", "-o", temporary.resolve("out").toString()));
    all.addAll(Arrays.asList(words));
    Ran ran = InProcess.run(all.toArray(String[]::new));
    assertThat(ran.err()).isEmpty();
    return ran;
  }

  private List<JsonNode> results() throws IOException {
    return Files.readAllLines(temporary.resolve("out").resolve("results.ndjson")).stream()
        .map(InProcess::json)
        .filter(line -> line.path("type").textValue().equals("result"))
        .toList();
  }

  private static List<String> names(JsonNode result) {
    return result.path("control").valueStream().map(row -> row.path("name").textValue()).toList();
  }

  /** A result but for the times and what the option adds. */
  private static JsonNode plain(JsonNode result) {
    ObjectNode copy = result.deepCopy();
    copy.remove(List.of("nanos", "control"));
    return copy;
  }

  @ParameterizedTest
  @ValueSource(strings = {"float32", "float64", "float16", "bfloat16"})
  void aResultSaysHowFarPyTorchIsFromItselfInEachOfFiveWays(String dtype) throws IOException {
    assertThat(run("--case", LARGE, "--dtype", dtype, "--control").exit()).isZero();

    JsonNode result = results().get(0);
    assertThat(names(result)).isEqualTo(WAYS);
    for (JsonNode row : result.path("control")) {
      if (row.has("message")) {
        assertThat(row.path("message").textValue()).isNotBlank();
        assertThat(row.size()).isEqualTo(2);
      } else {
        assertThat(row.fieldNames())
            .toIterable()
            .containsExactly(
                "name",
                "elements",
                "equal_bits",
                "mismatched",
                "max_abs",
                "max_rel",
                "max_ulp",
                "bound_ratio");
        assertThat(row.path("equal_bits").intValue()).isBetween(0, 32 * 14 * 14);
        assertThat(row.path("mismatched").intValue()).isZero(); // every way is right
        assertThat(row.path("bound_ratio").doubleValue()).isBetween(0.0, 1.0);
      }
    }
    assertThat(result.path("control").valueStream().filter(row -> row.has("message")))
        .hasSizeLessThanOrEqualTo(2); // of the kernels that are chosen by name
  }

  @Test
  void aWayThatPyTorchDoesNotHaveIsThereWithItsMessage() throws IOException {
    run("--case", LARGE, "--dtype", "float64", "--control");

    JsonNode oneDnn = results().get(0).path("control").get(2);
    assertThat(oneDnn.path("name").textValue()).isEqualTo("oneDNN");
    assertThat(oneDnn.path("message").textValue()).isNotBlank();
    assertThat(oneDnn.has("equal_bits")).isFalse();
  }

  @Test
  void theSummaryHasALineForEachWayAndOneForTheCandidate() {
    Ran ran = run("--case", LARGE, "-k", "1,3", "--control");

    List<String> lines = ran.lines();
    int table = 0;
    while (!lines.get(table).startsWith("against PyTorch as usual")) {
      table++;
    }
    assertThat(lines.get(table).strip().split(" {2,}", -1))
        .containsExactly(
            "against PyTorch as usual", "cases", "other bits", "by up to", "ulps", "of the bound");
    Pattern numbers = Pattern.compile(" +3 +[0-3] +\\S+ +\\d+ +\\S+");
    for (int way = 0; way < WAYS.size(); way++) {
      String start = "  PyTorch, " + WAYS.get(way);
      assertThat(lines.get(table + 1 + way)).startsWith(start);
      assertThat(lines.get(table + 1 + way).substring(start.length())).matches(numbers);
    }
    assertThat(lines.get(table + 6)).matches(Pattern.compile("  candidate direct" + numbers));
    assertThat(lines.get(table + 7)).startsWith("3 compared: ");
    assertThat(run("--case", LARGE).out()).doesNotContain("against PyTorch as usual");
  }

  @Test
  void allElseInTheResultsIsAsWithoutIt() throws IOException {
    String[] selection = {
      "--case", LARGE, "-k", "1..3", "-p", "0,1,same", "--dtype", "float32", "--size", "9x7"
    };
    List<String> words = new ArrayList<>(Arrays.asList(selection));

    run(selection);
    List<JsonNode> usual = results();
    words.add("--control");
    run(words.toArray(String[]::new));
    List<JsonNode> controlled = results();
    run(selection);
    List<JsonNode> again = results();

    assertThat(usual).hasSize(10).noneMatch(result -> result.has("control"));
    assertThat(controlled).allMatch(result -> names(result).equals(WAYS));
    assertThat(controlled.stream().map(ControlTest::plain))
        .containsExactlyElementsOf(usual.stream().map(ControlTest::plain).toList());
    assertThat(again.stream().map(ControlTest::plain)) // the number of threads is back
        .containsExactlyElementsOf(usual.stream().map(ControlTest::plain).toList());
  }

  @Test
  void withTwoThreadsTheOtherNumberIsOne() throws IOException {
    run("--case", LARGE, "--torch-threads", "2");
    JsonNode usual = results().get(0);
    run("--case", LARGE, "--case", LARGE, "--torch-threads", "2", "--control");

    assertThat(names(results().get(0)))
        .containsExactly("batch 2", "channels_last", "oneDNN", "im2col", "1 thread");
    for (JsonNode result : results()) {
      assertThat(result.path("output_sha256")).isEqualTo(usual.path("output_sha256"));
    }
    run("--case", LARGE);
    assertThat(results().get(0).path("reference")).isEqualTo(usual.path("reference"));
  }

  @Test
  void aCaseWithoutTwoOutputsHasNone() throws IOException {
    Path classes =
        CompiledCandidates.in(temporary.resolve("classes"))
            .with("Small", "small", "return Tensor.float32(new float[1], 1, 1, 1, 1);")
            .with("Picky", "picky", "throw new UnsupportedOperationException(\"only tea\");")
            .with("No", "no", "throw new IllegalArgumentException(\"no\");")
            .compileAndRegister("Small", "Picky", "No");

    String[] words = {
      "--case",
      "i1x1x3x3_o1_k1_s0",
      "--case",
      "i1x1x3x3_o1_k1",
      "--case",
      "i1x64x1024x1024_o64_k3",
      "--candidate-path",
      classes.toString(),
      "--max-memory",
      "64m",
      "--control"
    };
    assertThat(run(words).exit()).isEqualTo(ExitCodes.FAILED);

    assertThat(results()).hasSize(9).noneMatch(result -> result.has("control"));
    assertThat(results().stream().map(result -> result.path("verdict").textValue()).distinct())
        .contains("SHAPE_MISMATCH", "UNSUPPORTED", "BOTH_REFUSE", "REFUSAL_MISMATCH");
  }

  /** A candidate that notes how many threads are in it at once. */
  @Test
  void thereIsOneWorkerWhateverIsAskedFor() throws IOException {
    Path classes =
        CompiledCandidates.in(temporary.resolve("classes"))
            .with(
                "Counting",
                "counting",
                """
                threads.add(Thread.currentThread().getId());
                if (threads.size() > 1) {
                  throw new IllegalStateException("more than one worker");
                }
                return new DirectConv2d().forward(input, weight, bias, options);
                """,
                """
                private static final java.util.Set<Long> threads =
                    java.util.concurrent.ConcurrentHashMap.newKeySet();
                """)
            .compileAndRegister("Counting");

    Ran ran =
        run(
            "--candidate-path",
            classes.toString(),
            "-k",
            "1..5",
            "-s",
            "1..5",
            "-j",
            "3",
            "--control");

    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(results()).hasSize(25);
  }

  @Test
  void theEdgesPassWithItToo() throws IOException {
    assertThat(run("edges", "--control").exit()).isZero();

    List<JsonNode> compared =
        results().stream().filter(result -> !result.path("elements").isNull()).toList();
    assertThat(compared).hasSizeGreaterThan(100).allMatch(result -> names(result).equals(WAYS));
    assertThat(results().stream().filter(result -> result.path("elements").isNull()))
        .noneMatch(result -> result.has("control"));
  }

  @Test
  void aCaseThatIsShownHasThemInBothFormats() {
    Ran text = InProcess.run("show", LARGE, "--control");
    Ran json = InProcess.run("show", LARGE, "--control", "--format", "json");
    Ran usual = InProcess.run("show", LARGE, "--format", "json");

    assertThat(text.exit()).as(text.err()).isZero();
    for (String way : WAYS) {
      assertThat(text.out()).containsPattern(" control +" + way + ": ");
    }
    JsonNode shown = InProcess.json(json.out()).path("result");
    assertThat(names(shown)).isEqualTo(WAYS);
    assertThat(plain(shown)).isEqualTo(plain(InProcess.json(usual.out()).path("result")));
    assertThat(InProcess.json(usual.out()).path("result").has("control")).isFalse();
  }

  @Test
  void aRefusalThatIsShownHasNone() {
    Ran ran = InProcess.run("show", "i1x1x3x3_o1_k1_s0", "--control");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out()).contains("BOTH_REFUSE").doesNotContain("control");
  }
}
