package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.run.CompiledCandidates;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of candidates that are wrong. */
final class RunJobTest {
  /** Both ways of reading the padding give outputs of one shape here, 2 x 2. */
  private static final String ONE_SHAPE = "i2x2x8x8_o3_k3_s4_p0x1_r5";

  /**
   * Has the candidates {@code swapped}, which takes the padding for (w, h), {@code right}, and
   * {@code picky}.
   */
  @TempDir private static Path classes;

  @TempDir private Path temporary;

  private Path out;

  @BeforeAll
  static void compile() throws IOException {
    CompiledCandidates.in(classes)
        .with(
            "Swapped",
            "swapped",
            """
            Padding padding =
                options.padding() instanceof Padding.Explicit explicit
                    ? new Padding.Explicit(explicit.amount().swapped())
                    : options.padding();
            return new DirectConv2d().forward(input, weight, bias,
                new Conv2dOptions(options.stride(), padding, options.dilation(), options.groups(),
                    options.paddingMode()));
            """)
        .with("Right", "right", "return new DirectConv2d().forward(input, weight, bias, options);")
        .with("Picky", "picky", "throw new UnsupportedOperationException(\"only tea\");")
        .compileAndRegister("Swapped", "Right", "Picky");
  }

  @BeforeEach
  void nameTheOutputFolder() {
    out = temporary.resolve("out");
  }

  private Ran run(String... words) {
    List<String> all = new ArrayList<>(List.of("run", "-o", out.toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  private Ran runWithPath(String... words) {
    List<String> all = new ArrayList<>(List.of("--candidate-path", classes.toString()));
    all.addAll(Arrays.asList(words));
    return run(all.toArray(String[]::new));
  }

  private List<JsonNode> results() throws IOException {
    return Files.readAllLines(out.resolve("results.ndjson")).stream().map(InProcess::json).toList();
  }

  @Test
  void aPaddingReadTheWrongWayRoundIsCaughtAtItsWorstElement() throws IOException {
    Ran ran = runWithPath("--candidate", "swapped", "--case", ONE_SHAPE);

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    JsonNode result = results().get(1);
    assertThat(result.path("verdict").textValue()).isEqualTo("MISMATCH");
    assertThat(result.path("pass").booleanValue()).isFalse();
    assertThat(result.path("elements").intValue()).isEqualTo(2 * 3 * 2 * 2);
    Worst expected = worst(CaseId.parse(ONE_SHAPE, Pictures.own()).parityCase().arguments());
    JsonNode worst = result.path("worst");
    assertThat(worst.path("index")).hasToString(expected.index());
    assertThat(worst.path("candidate").floatValue()).isEqualTo(expected.candidate());
    assertThat(worst.path("exact").doubleValue()).isEqualTo(expected.exact());
    assertThat((double) worst.path("reference").floatValue())
        .isEqualTo(expected.exact(), within(1e-5));
    assertThat(result.path("bound_ratio").path("candidate").doubleValue())
        .isEqualTo(expected.ratio(), within(1e-6 * expected.ratio()));
    assertThat(result.path("bound_ratio").path("reference").doubleValue()).isBetween(0.0, 1.0);
    assertThat(result.path("assert_close").booleanValue()).isFalse();
  }

  private record Worst(String index, float candidate, double exact, double ratio) {}

  /**
   * Worked out from the definition: kernel 3, stride 4, no padding above, one column on the left.
   */
  private static Worst worst(Arguments arguments) {
    float[] x = arguments.input().floats();
    float[] weight = arguments.weight().floats();
    float[] bias = arguments.bias().floats();
    Worst worst = new Worst("", 0, 0, -1);
    for (int element = 0; element < 24; element++) {
      int n = element / 12;
      int o = element / 4 % 3;
      int row = element / 2 % 2 * 4;
      int column = element % 2 * 4;
      BigDecimal exact = new BigDecimal(bias[o]);
      double magnitude = Math.abs(bias[o]);
      int terms = 1;
      float candidate = 0;
      for (int tap = 0; tap < 18; tap++) {
        int c = tap / 9;
        int plane = (n * 2 + c) * 64;
        float w = weight[o * 18 + tap];
        int h = row + tap / 3 % 3;
        int right = column + tap % 3 - 1;
        if (right >= 0 && right < 8) {
          exact = exact.add(new BigDecimal(x[plane + h * 8 + right]).multiply(new BigDecimal(w)));
          magnitude += Math.abs((double) x[plane + h * 8 + right] * w);
          terms++;
        }
        int above = h - 1; // the candidate pads the rows instead
        boolean inside = above >= 0 && above < 8;
        candidate = Math.fma(inside ? x[plane + above * 8 + column + tap % 3] : 0, w, candidate);
      }
      candidate += bias[o];
      double unit = 0x1p-24;
      double bound = terms * unit / (1 - terms * unit) * magnitude;
      double ratio = exact.subtract(new BigDecimal(candidate)).abs().doubleValue() / bound;
      if (ratio > worst.ratio()) {
        String index = "[" + n + "," + o + "," + row / 4 + "," + column / 4 + "]";
        worst = new Worst(index, candidate, exact.doubleValue(), ratio);
      }
    }
    return worst;
  }

  @Test
  void aFailureIsToldAsFactsInAFixedOrder() throws IOException {
    Ran ran = runWithPath("--candidate", "swapped", "--case", ONE_SHAPE);

    JsonNode worst = results().get(1).path("worst");
    String index = worst.path("index").toString().replace(",", ", ");
    List<String> lines = ran.lines();
    assertThat(lines.get(1)).isEqualTo("MISMATCH  " + ONE_SHAPE + "    candidate swapped");
    assertThat(lines.get(2)).isEqualTo("  shape        [2, 3, 2, 2] both");
    assertThat(lines.get(3)).matches("  differs      \\d+ of 24 elements");
    assertThat(lines.get(4))
        .isEqualTo("  where        " + results().get(1).path("where").path("sentence").textValue());
    assertThat(lines.get(5))
        .isEqualTo(
            "  worst        "
                + index
                + "  candidate "
                + worst.path("candidate")
                + "  PyTorch "
                + worst.path("reference")
                + "  exact "
                + worst.path("exact"));
    assertThat(lines.get(6)).startsWith("  bound        ").contains("terms explain at most");
    assertThat(lines.get(7))
        .matches("  PyTorch      \\S+ of the bound: the candidate is the one that is off");
    assertThat(lines.get(8))
        .isEqualTo("  cause        padding-swapped: padding h and w are exchanged");
    assertThat(lines.get(9)).startsWith("  meaning      ");
    assertThat(lines.get(10))
        .startsWith("  again        scripts/convparity ")
        .contains(" " + ONE_SHAPE + " ", " --candidate com.acme.Swapped ", classes.toString());
    assertThat(ran.out()).contains("1 compared: 1 mismatch. Shapes equal 1/1.");
  }

  @Test
  void theCommandThatRunsAFailureAgainFailsAgain() {
    String again =
        runWithPath("-k", "2", "-p", "1x0").lines().stream()
            .filter(line -> line.startsWith("  again "))
            .findFirst()
            .orElseThrow();

    String[] words = again.replaceFirst(".*scripts/convparity ", "").split(" ");
    Ran ran = InProcess.run(words);

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out()).contains("SHAPE_MISMATCH", "i1x3x32x32_o4_k2_p1x0");
  }

  @Test
  void allOnThePathRunInOrderAndEachHasItsPart() throws IOException {
    Ran ran = runWithPath("-k", "2..3", "-p", "1x0,1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    List<JsonNode> results = results();
    assertThat(results.get(0).path("candidates")).hasToString("[\"swapped\",\"right\",\"picky\"]");
    assertThat(results.subList(1, 13))
        .extracting(line -> line.path("index") + line.path("candidate").textValue())
        .containsSubsequence("0swapped", "0right", "0picky", "1swapped", "3picky");
    assertThat(results.subList(1, 13))
        .extracting(line -> line.path("verdict").textValue())
        .filteredOn("SHAPE_MISMATCH"::equals)
        .hasSize(2);
    JsonNode totals = results.get(13);
    assertThat(totals.path("cases").intValue()).isEqualTo(4);
    assertThat(totals.path("compared").intValue()).isEqualTo(8);
    assertThat(totals.path("failed").intValue()).isEqualTo(2);
    assertThat(totals.path("unsupported").intValue()).isEqualTo(4);
    assertThat(totals.path("exit").intValue()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out())
        .contains(
            "candidate swapped → reference PyTorch · suite axes · 4 cases",
            "candidate picky → reference PyTorch")
        .contains(" 4 unsupported.")
        .contains("Shapes equal 6/8.")
        .contains("\n2 failures of candidate swapped: ")
        .contains("\n         only where p h != w; for example i1x3x32x32_o4_k2_p1x0\n");
  }

  @Test
  void theRunStopsAtTheGivenNumberOfFailures() throws IOException {
    Ran ran =
        runWithPath(
            "--candidate",
            "right",
            "--candidate",
            "swapped",
            "-p",
            "0,1x0,2,0x2,1,2x0",
            "--max-failures",
            "2",
            "-j",
            "2");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.err()).contains("--max-failures 2");
    List<JsonNode> results = results();
    assertThat(results).hasSize(1 + 8 + 1);
    assertThat(results.get(8).path("id").textValue()).isEqualTo("i1x3x32x32_o4_k3_p0x2");
    assertThat(results.get(8).path("candidate").textValue()).isEqualTo("swapped");
    assertThat(results.get(9).path("failed").intValue()).isEqualTo(2);
    assertThat(results.get(9).path("not_run").intValue()).isEqualTo(4);
  }

  @Test
  void quietPrintsFailuresAndTheLastLine() {
    Ran ran = runWithPath("--candidate", "swapped", "--case", ONE_SHAPE, "-q");

    assertThat(ran.lines().get(0)).startsWith("MISMATCH  ");
    assertThat(ran.lines().get(ran.lines().size() - 1)).startsWith("1 compared: 1 mismatch.");
    assertThat(ran.out()).doesNotContain("PyTorch 2.7.1 cpu");
  }

  @Test
  void onlyTheTenWorstFailuresArePrinted() {
    Ran ran = runWithPath("--candidate", "swapped", "-p", "1x0", "--seed", "1..13");

    assertThat(ran.lines().stream().filter(line -> line.startsWith("SHAPE_MISMATCH "))).hasSize(10);
    assertThat(ran.out())
        .contains("3 more failures are in " + out.resolve("results.ndjson"))
        .contains("13 compared: 13 shape mismatch.");
  }
}
