package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.diagnose.Fault;
import io.github.convparity.diagnose.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The command mutants with the real PyTorch. */
final class MutantsCommandTest {
  /** Tells a rotated kernel from a right one, but has no padding and no dilation. */
  private static final String PLAIN = "i1x2x5x6_o3_k2x3_x-integer_r7";

  private static final String[] NEED_SPECIAL_VALUES = {
    "nan-swallowed",
    "nan-output-0",
    "zero-times-anything-0",
    "infinity-clamped",
    "subnormal-operands-flushed",
    "subnormal-outputs-flushed"
  };

  @TempDir private Path temporary;

  private static Ran mutants(String... words) {
    List<String> all = new ArrayList<>(List.of("mutants", "--progress", "none"));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  /** The suite with some faults only. */
  private static Ran mutants(String suite, List<String> faults, String... words) {
    List<String> all = new ArrayList<>(List.of(suite));
    faults.forEach(fault -> all.addAll(List.of("--fault", fault)));
    all.addAll(Arrays.asList(words));
    return mutants(all.toArray(String[]::new));
  }

  private static List<JsonNode> faults(Ran ran) {
    JsonNode faults = InProcess.json(ran.out()).path("faults");
    return StreamSupport.stream(faults.spliterator(), false).toList();
  }

  @Test
  void edgesCatchesEveryFaultButThoseThatNeedSpecialValues() {
    Ran ran = mutants("edges", "--format", "json");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.err()).isEmpty();
    assertThat(faults(ran))
        .extracting(fault -> fault.path("name").textValue())
        .containsExactlyElementsOf(Faults.ALL.stream().map(Fault::name).toList());
    assertThat(faults(ran))
        .filteredOn(fault -> !fault.path("caught").booleanValue())
        .extracting(fault -> fault.path("name").textValue())
        .containsExactly(NEED_SPECIAL_VALUES);
    JsonNode all = InProcess.json(ran.out());
    int caught = all.path("caught").intValue();
    assertThat(caught).isEqualTo(Faults.ALL.size() - NEED_SPECIAL_VALUES.length);
    assertThat(100 * all.path("named").intValue()).isGreaterThanOrEqualTo(95 * caught);
    assertThat(all.path("planted").intValue()).isEqualTo(Faults.ALL.size());
    assertThat(all.path("suites")).hasToString("[\"edges\"]");
  }

  @Test
  void whatEdgesCannotTellIsSaidAndSpecialCatchesIt() {
    Ran edges = mutants("edges", List.of(NEED_SPECIAL_VALUES), "-q");
    Ran special = mutants("special", List.of(NEED_SPECIAL_VALUES), "-q", "--fail-under", "100");

    assertThat(edges.out())
        .isEqualTo(
            """
            Only NaN, infinities and subnormal numbers, as in the suite special, would show these:
              nan-swallowed: a NaN in input, weight or bias is taken for 0
              nan-output-0: an output that is NaN is 0
              zero-times-anything-0: a product with 0 is left out, also where the other number is NaN or infinite
              infinity-clamped: an infinity in input, weight or bias is taken for the largest finite number
              subnormal-operands-flushed: subnormal numbers in input, weight and bias are taken for 0
              subnormal-outputs-flushed: subnormal outputs are 0

            6 faults planted: 0 caught, 0 of these named; 6 survive.
            """);
    assertThat(special.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(special.out())
        .isEqualTo("6 faults planted: 6 caught, 6 of these named (100 %); 0 survive.\n");
  }

  @Test
  void seedSaysHonestlyWhatItMisses() {
    List<String> four =
        List.of("kernel-rotated", "padding-swapped", "dilation-ignored", "bias-left-out");
    List<String> five = new ArrayList<>(four);
    five.add("stride-ignored");
    Ran ran = mutants("seed", five, "-q", "--fail-under", "20");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.lines().subList(1, 5))
        .extracting(line -> line.trim().replaceAll(":.*", ""))
        .containsExactlyInAnyOrderElementsOf(four);
    assertThat(ran.out())
        .startsWith("The suite cannot tell these from a right convolution:\n")
        .endsWith("\n\n5 faults planted: 1 caught, 1 of these named (100 %); 4 survive.\n");
    assertThat(mutants("seed", four, "-q", "--fail-under", "1").exit()).isEqualTo(ExitCodes.FAILED);
  }

  @Test
  void ofACaseItSaysByHowManyCasesAFaultIsCaughtAndHowItIsNamed() {
    Ran ran =
        mutants(
            "--case",
            PLAIN,
            "--case",
            "i1x2x5x6_o3_k1_x-integer_r7",
            "--fault",
            "dilation-ignored",
            "--fault",
            "bias-left-out",
            "--fault",
            "kernel-rotated");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.out())
        .startsWith(
            """
              planted                                caught   named
              kernel-rotated                              1   yes
              dilation-ignored                           no
              bias-left-out                               2   yes

            The suite cannot tell these from a right convolution:
              dilation-ignored: the dilation is taken for 1

            3 faults planted: 2 caught, 2 of these named (100 %); 1 survives.
            pairs of parameters\
            """)
        .contains("missing pairs, for example: ", ", triples ");
  }

  @Test
  void oneObjectSaysTheSame() {
    Ran ran =
        mutants(
            "--case",
            PLAIN,
            "--format",
            "json",
            "--fault",
            "kernel-rotated",
            "--fault",
            "padding-left-out");

    JsonNode all = InProcess.json(ran.out());
    JsonNode coverage = all.path("coverage");
    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(all.path("cases").intValue()).isEqualTo(1);
    assertThat(all.path("planted").intValue()).isEqualTo(2);
    assertThat(all.path("caught").intValue()).isEqualTo(1);
    assertThat(all.path("named").intValue()).isEqualTo(1);
    assertThat(all.path("faults").get(0))
        .isEqualTo(
            InProcess.json(
                """
                {"name":"kernel-rotated",
                 "sentence":"the kernel is rotated by 180 degrees (a convolution, not a correlation)",
                 "failures":1,"caught":true,"named":true,"causes":["kernel-rotated"],"others":0,
                 "telling":null}
                """));
    assertThat(all.path("faults").get(1))
        .isEqualTo(
            InProcess.json(
                """
                {"name":"padding-left-out","sentence":"nothing is padded","failures":0,
                 "caught":false,"named":false,"causes":[],"others":0,"telling":null}
                """));
    assertThat(coverage.path("pairs").path("seen").intValue())
        .isPositive()
        .isLessThan(coverage.path("pairs").path("possible").intValue());
    assertThat(coverage.path("pairs").path("missing")).isNotEmpty();
    assertThat(coverage.path("triples").path("possible").intValue()).isPositive();
  }

  @Test
  void aFaultThatNeedsOneMoreCaseToBeNamedSaysWhich() {
    Ran ran = mutants("--case", "i1x1x4x5_o1_k3x1_x-integer_r1", "--fault", "kernel-flipped-h");

    assertThat(ran.lines().get(1)).matches(" {2}kernel-flipped-h +1 {3}yes, by one more case: i.*");
    String telling = ran.lines().get(1).replaceAll(".*: ", "");
    assertThat(InProcess.ids("--case", telling)).containsExactly(telling);
  }

  @Test
  void aFaultWithMemoryShowsInTheSecondCaseOfAShapeAndIsNamedInTheThird() {
    String[] words = {
      "--fault",
      "first-weight-kept",
      "--fail-under",
      "100",
      "--case",
      PLAIN,
      "--case",
      "i1x1x1x1_o1_k1"
    };
    assertThat(mutants(words).exit()).isEqualTo(ExitCodes.FAILED);

    words[7] = "i1x2x5x6_o3_k2x3_x-integer_r8";
    Ran both = mutants(words);

    assertThat(both.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(both.lines().get(1))
        .matches(" {2}first-weight-kept +1 {3}no: first-weight-kept, or previous-weight-kept");

    List<String> three = new ArrayList<>(List.of(words));
    three.addAll(List.of("--case", "i1x2x5x6_o3_k2x3_x-integer_r9"));
    assertThat(mutants(three.toArray(String[]::new)).lines().get(1))
        .matches(" {2}first-weight-kept +2 {3}yes");
  }

  @Test
  void usersMeasureTheirOwnCaseFile() throws IOException {
    Path own = temporary.resolve("own.jsonl");
    Files.writeString(
        own,
        """
        {"input":[1,1,4,4],"out_channels":1,"kernel_size":2,"fill":"integer","note":"mine"}
        {"input":[1,1,4,4],"out_channels":1,"kernel_size":2,"stride":0}
        """);

    Ran ran = mutants("--cases", own.toString(), "--fault", "output-negated", "--format", "json");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(InProcess.json(ran.out()).path("suites")).hasToString("[\"own.jsonl\"]");
    assertThat(InProcess.json(ran.out()).path("cases").intValue()).isEqualTo(2);
    assertThat(faults(ran).get(0).path("failures").intValue()).isEqualTo(1);
  }

  @Test
  void anyNumberOfJobsGivesTheSameScores() {
    String[] words = {
      "--case", PLAIN, "--case", "i2x4x6x5_o4_k3x2_s2_p1_g2_reflect", "--format", "json", "-j", "1"
    };
    Ran one = mutants(words);
    words[7] = "3";

    assertThat(faults(one)).hasSize(Faults.ALL.size());
    assertThat(mutants(words).out()).isEqualTo(one.out());
  }

  @Test
  void aFaultThatNobodyKnowsIsAUsageError() {
    Ran ran = mutants("edges", "--fault", "kernel-rotated", "--fault", "kernel-rotatd");

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains(
            "--fault (kernel-rotatd) must be one of the 117 faults that mutants lists where none is named")
        .contains("; did you mean \"kernel-rotated\"?\n")
        .doesNotContain("\tat ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "100.5", "NaN", "some"})
  void aShareThatIsNoneIsAUsageError(String percent) {
    Ran ran = mutants("--case", PLAIN, "--fail-under", percent);

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("--fail-under").contains(percent);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "50, 0", "50.1, 1", "100, 1"})
  void lessThanTheShareThatIsAskedForFails(String percent, int exit) {
    String[] words = {
      "--case",
      PLAIN,
      "-q",
      "--fault",
      "kernel-rotated",
      "--fault",
      "padding-left-out",
      "--fail-under",
      percent
    };

    assertThat(mutants(words).exit()).isEqualTo(exit);
  }

  @ParameterizedTest
  @ValueSource(strings = {"--jobs", "--torch-threads"})
  void noThreadsAreAUsageError(String option) {
    Ran ran = mutants("--case", PLAIN, option, "0");

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).contains(option + " (0) must be");
  }

  @Test
  void nothingSelectedIsNothingMeasured() throws IOException {
    Path empty = Files.writeString(temporary.resolve("empty.jsonl"), "\n");

    Ran ran = mutants("--cases", empty.toString());

    assertThat(ran.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).isEqualTo("convparity: nothing is selected, so nothing was measured\n");
    assertThat(mutants("edges", "--filter", "k:99").exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
  }

  @Test
  void casesThatCannotBeDoneMeasureNothing() {
    Ran ran =
        mutants("--case", "i1x9000000x1x1_o1_k1_x-integer", "--fault", "kernel-rotated", "-q");

    assertThat(ran.exit()).as(ran.out()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .isEqualTo("convparity: no case can be computed, so nothing was measured\n");
  }

  @Test
  void aFileThatIsMissingIsSaidBeforeAnythingRuns() {
    String missing = temporary.resolve("missing.jsonl").toString();

    Ran ran = mutants("edges", "--cases", missing);

    assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains(missing);
  }

  @Test
  void helpShowsTheDefaultsAndAnExample() {
    Ran ran = InProcess.run("mutants", "--help");

    assertThat(ran.exit()).isZero();
    assertThat(ran.out())
        .contains("convparity mutants edges special", "--fail-under", "Without a", "--fault=NAME");
  }
}
