package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command fuzz with the real PyTorch. */
@Timeout(120)
final class FuzzCommandTest {
  /** Has the candidates {@code undilated}, {@code halfgrad}, {@code quitter} and {@code slow}. */
  @TempDir private static Path classes;

  @TempDir private Path temporary;

  private Path out;

  @BeforeAll
  static void compile() throws IOException {
    String direct = "new DirectConv2d().forward(input, weight, bias, options)";
    CompiledCandidates.in(classes)
        .with(
            "Undilated",
            "undilated",
            """
            return new DirectConv2d().forward(input, weight, bias,
                new Conv2dOptions(options.stride(), options.padding(), Pair.of(1),
                    options.groups(), options.paddingMode()));
            """)
        .with(
            "HalfGrad",
            "halfgrad",
            "return " + direct + ";",
            """
            public Conv2dGradients backward(Tensor g, Tensor x, Tensor w, Tensor b, Conv2dOptions o) {
              Conv2dGradients right = new DirectConv2d().backward(g, x, w, b, o);
              return new Conv2dGradients(right.input(), w.copy(), right.bias());
            }
            """)
        .with("Slow", "slow", CompiledCandidates.HANGS)
        .compile();
  }

  @BeforeEach
  void nameTheOutputFolder() {
    out = temporary.resolve("out");
  }

  private Ran fuzz(String... words) {
    List<String> all =
        new ArrayList<>(
            List.of("fuzz", "-o", out.toString(), "--candidate-path", classes.toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  private Ran undilated(String... words) {
    List<String> all = new ArrayList<>(List.of("--candidate", "com.acme.Undilated"));
    all.addAll(Arrays.asList(words));
    return fuzz(all.toArray(String[]::new));
  }

  private List<JsonNode> file() throws IOException {
    return Files.readAllLines(out.resolve("fuzz.jsonl")).stream().map(InProcess::json).toList();
  }

  @Test
  void theProjectsOwnCandidateHasNoFailure() throws IOException {
    Ran ran = InProcess.run("fuzz", "--seed", "11", "--max-cases", "300", "-o", out.toString());

    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.err()).isEmpty();
    assertThat(ran.lines().get(1))
        .isEqualTo("seed 11 (--seed 11 draws the same cases again), at most 300 cases");
    assertThat(ran.lines().get(2)).startsWith("300 cases of seed 11: 300 compared, no failure, 0");
    assertThat(file()).isEmpty();
  }

  @Test
  void aFaultIsFoundAndToldByItsSmallestCase() throws IOException {
    Ran ran = undilated("--seed", "1", "--max-cases", "60", "--dtype", "float32");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out())
        .contains("SHAPE_MISMATCH  i1x1x", "    candidate undilated")
        .containsPattern(" {2}found {8}i\\S+, case \\d+ of those drawn\n")
        .containsPattern(" {2}shrunk {7}in \\d+ steps?, \\d+ cases tried\n")
        .containsPattern(" {2}smallest {5}\\{\"input\":\\[1,1,")
        .containsPattern(" {2}again {8}scripts/convparity show i1x1x");
    List<JsonNode> cases = file();
    assertThat(cases).isNotEmpty();
    for (JsonNode c : cases) {
      assertThat(c.path("input").get(2).intValue()).isLessThanOrEqualTo(3);
      assertThat(c.path("input").get(3).intValue()).isLessThanOrEqualTo(3);
      assertThat(c.path("note").textValue()).contains(" of candidate undilated, shrunk in ");
      assertThat(c.path("found").textValue()).startsWith("i");
    }
  }

  @Test
  void theCommandThatIsPrintedShowsTheSmallestCase() {
    Ran ran = undilated("--seed", "1", "--max-cases", "60", "--dtype", "float32");
    String again =
        ran.lines().stream().filter(line -> line.startsWith("  again ")).findFirst().orElseThrow();
    assertThat(again).contains("_h");

    Ran shown = InProcess.run(again.replaceFirst(".*scripts/convparity ", "").split(" "));

    assertThat(shown.exit()).as(shown.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(shown.out()).contains("MISMATCH").contains("found: i");
  }

  @Test
  void theFileIsOneThatCasesReads() throws IOException {
    undilated("--seed", "1", "--max-cases", "60", "--dtype", "float32");
    int cases = file().size();

    Ran ran =
        InProcess.run(
            "run",
            "--cases",
            out.resolve("fuzz.jsonl").toString(),
            "--candidate",
            "com.acme.Undilated",
            "--candidate-path",
            classes.toString(),
            "-o",
            temporary.resolve("run").toString());

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out()).contains(cases + " compared: ").doesNotContain("bit-exact");
  }

  @Test
  void whatWasFoundBeforeIsStillLookedUp() throws IOException {
    undilated("--seed", "1", "--max-cases", "60", "--dtype", "float32");
    List<String> before = Files.readAllLines(out.resolve("fuzz.jsonl"));

    InProcess.run("fuzz", "--seed", "1", "--max-cases", "1", "-o", out.toString());

    assertThat(file()).isEmpty();
    assertThat(Files.readAllLines(out.resolve("previous-fuzz.jsonl"))).isEqualTo(before);
  }

  private static String withoutTimes(String text) {
    return text.replaceAll("  [0-9.]+ s\n", "\n");
  }

  @Test
  void theSameSeedGivesTheSameOutputWhateverTheJobs() throws IOException {
    Ran one = undilated("--seed", "5", "--max-cases", "80", "-j", "1");
    String file = Files.readString(out.resolve("fuzz.jsonl"));
    Ran three = undilated("--seed", "5", "--max-cases", "80", "-j", "3");
    Ran other = undilated("--seed", "6", "--max-cases", "80", "-j", "3");

    assertThat(withoutTimes(three.out())).isEqualTo(withoutTimes(one.out()));
    assertThat(withoutTimes(other.out())).isNotEqualTo(withoutTimes(one.out()));
    undilated("--seed", "5", "--max-cases", "80", "-j", "2");
    assertThat(out.resolve("fuzz.jsonl")).hasContent(file);
  }

  @Test
  void linesAndOneObjectHoldTheSame() {
    String[] words = {"--seed", "5", "--max-cases", "40", "--format", "ndjson"};
    List<JsonNode> lines = undilated(words).objects();
    words[5] = "json";
    JsonNode all = InProcess.json(undilated(words).out());

    assertThat(lines.get(0).path("schema").textValue()).isEqualTo("convparity.fuzz/1");
    assertThat(lines.get(0).path("seed").intValue()).isEqualTo(5);
    JsonNode finding = lines.get(1);
    assertThat(finding.path("type").textValue()).isEqualTo("finding");
    assertThat(finding.path("candidate").textValue()).isEqualTo("undilated");
    assertThat(finding.path("finished").booleanValue()).isTrue();
    assertThat(finding.path("id")).isEqualTo(finding.path("result").path("id"));
    assertThat(finding.path("smallest")).isEqualTo(finding.path("result").path("case"));
    assertThat(finding.path("verdict")).isEqualTo(finding.path("result").path("verdict"));
    JsonNode totals = lines.get(lines.size() - 1);
    assertThat(totals.path("cases").intValue()).isEqualTo(40);
    assertThat(totals.path("findings").intValue()).isEqualTo(lines.size() - 2);
    assertThat(totals.path("exit").intValue()).isEqualTo(ExitCodes.FAILED);
    assertThat(all.path("findings")).hasSize(lines.size() - 2);
    assertThat(all.path("totals").path("failed")).isEqualTo(totals.path("failed"));
  }

  @Test
  void quietPrintsFailuresAndTheLastLine() {
    Ran ran = undilated("--seed", "5", "--max-cases", "40", "-q");

    assertThat(ran.lines().get(0)).contains("_MISMATCH  i");
    assertThat(ran.lines().get(ran.lines().size() - 1)).startsWith("40 cases of seed 5: ");
  }

  @Test
  void aFaultOfGradientsAloneIsFoundWithGradAndKeepsIt() throws IOException {
    String[] words = {
      "--seed", "2", "--max-cases", "30", "--candidate", "com.acme.HalfGrad", "--grad"
    };
    Ran ran = fuzz(words);

    assertThat(ran.exit()).as(ran.out()).isEqualTo(ExitCodes.FAILED);
    assertThat(file()).isNotEmpty().allMatch(c -> c.path("grad").booleanValue());
    assertThat(fuzz(Arrays.copyOf(words, 6)).exit()).isZero();
  }

  @Test
  void casesThatAreNamedAreTriedFirstAndThenChanged() throws IOException {
    Ran ran = undilated("--case", "i1x1x9x9_o1_k3_d2", "--seed", "1", "--max-cases", "20");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(file().get(0).path("found").textValue()).isEqualTo("i1x1x9x9_o1_k3_d2");
    assertThat(ran.out()).contains("i1x1x9x9_o1_k3_d2, case 0 of those drawn");
  }

  @Test
  void withoutALimitOfCasesTheTimeEndsIt() {
    Ran ran = InProcess.run("fuzz", "--time", "1s", "-o", out.toString(), "--format", "ndjson");

    assertThat(ran.exit()).as(ran.out()).isZero();
    assertThat(ran.objects().get(1).path("cases").intValue()).isPositive();
    assertThat(ran.err())
        .matches("seed \\d+ \\(--seed \\d+ draws the same cases again\\), for 1s\n");
  }

  @Test
  void aCandidateThatDoesNotComeBackIsShrunkOnlyAsFarAsCallsMayBeLeftBehind() {
    Ran ran =
        fuzz(
            "--candidate", "com.acme.Slow", "--seed", "1", "--max-cases", "1", "--timeout", "50ms");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(ran.out()).contains("TIMEOUT  ", "1 failure of 1 kind");
  }
}
