package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.run.CompiledCandidates;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code show --taps} through the command line. */
final class ShowTapsTest {
  private static final String REFLECT = "i1x1x4x4_o1_k3_p1_reflect";

  @TempDir private static Path folder;

  @BeforeAll
  static void compile() throws IOException {
    String direct = "return new DirectConv2d().forward(input, weight, bias, %s);";
    CompiledCandidates.in(folder)
        .with(
            "Circular",
            "circular",
            direct.formatted(
                "new Conv2dOptions(options.stride(), options.padding(), options.dilation(),"
                    + " options.groups(), PaddingMode.CIRCULAR)"))
        .with("Throwing", "throwing", "throw new IllegalStateException(\"broken\");")
        .with("Refusing", "refusing", "throw new IllegalArgumentException(\"never\");")
        .with("Hanging", "hanging", CompiledCandidates.HANGS)
        .with("Lenient", "lenient", "return input;")
        .compile();
  }

  private static InProcess.Ran show(String candidate, String... more) {
    List<String> words =
        new ArrayList<>(
            List.of("show", "--taps", "--candidate", "com.acme." + candidate, "--candidate-path"));
    words.add(folder.toString());
    words.addAll(List.of(more));
    return InProcess.run(words.toArray(String[]::new));
  }

  private static String taps(InProcess.Ran ran) {
    assertThat(ran.err()).isEmpty();
    assertThat(ran.out()).contains("\nTaps");
    return ran.out().substring(ran.out().indexOf("\nTaps") + 1);
  }

  @Test
  void theGridsStandSideBySideAndWhatDiffersIsMarkedAndSaid() {
    InProcess.Ran ran = show("Circular", REFLECT, "--pixel", "0,0,1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(taps(ran))
        .startsWith(
            """
            Taps of [0, 0, 0, 1]: the pixel y,x of the input that each tap of the kernel reads, probed with 56 calls
              input channel 0
                PyTorch                candidate
                1,0    1,1    1,2      [3,0]  [3,1]  [3,2]
                0,0    0,1    0,2      0,0    0,1    0,2
                1,0    1,1    1,2      1,0    1,1    1,2
              tap (0,0) reads pixel (1,0) in PyTorch, pixel (3,0) in the candidate
              tap (0,1) reads pixel (1,1) in PyTorch, pixel (3,1) in the candidate
              tap (0,2) reads pixel (1,2) in PyTorch, pixel (3,2) in the candidate
            Over all 16 output elements 44 of 144 taps read something else than in PyTorch, in 12 elements:
              at [0, 0, 0, 0] tap (0,0) reads pixel (1,1) in PyTorch, pixel (3,3) in the candidate
            """)
        .endsWith("  … and 39 more\n\n");
  }

  @Test
  void whatReadsTheSameIsSaidInOneSentence() {
    InProcess.Ran ran =
        InProcess.run("show", "i2x4x3x3_o2_k2_p1_g2", "--taps", "--pixel", "1,1,0,1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(taps(ran))
        .contains(
            "  input channels 2 to 3\n", "    pad  pad    pad  pad\n    0,0  0,1    0,0  0,1\n")
        .contains("  pad: a zero of the padding, or nothing at all, which adds 0 as well\n")
        .contains(
            "Over all 64 output elements every tap reads what it reads in PyTorch (512 compared).");
  }

  @Test
  void withoutTheOptionNothingIsProbed() {
    assertThat(InProcess.run("show", REFLECT).out()).doesNotContain("Taps");
    assertThat(InProcess.json(InProcess.run("show", REFLECT, "--format", "json").out()).get("taps"))
        .isEqualTo(InProcess.json("null"));
  }

  @Test
  void jsonHasEveryTapAndTheDifference() {
    InProcess.Ran ran = show("Circular", REFLECT, "--pixel", "0,0,1", "--format", "json");

    JsonNode taps = InProcess.json(ran.out()).get("taps");
    assertThat(taps.get("index").toString()).isEqualTo("[0,0,0,1]");
    assertThat(taps.get("kernel").toString()).isEqualTo("[3,3]");
    assertThat(taps.get("taps").intValue()).isEqualTo(9);
    assertThat(taps.get("probed").intValue()).isEqualTo(9);
    assertThat(taps.get("candidate").toString())
        .isEqualTo("{\"calls\":28,\"shape\":[1,1,4,4],\"refuses\":false,\"problem\":null}");
    assertThat(taps.get("reads")).hasSize(9);
    assertThat(taps.get("reads").get(0).toString())
        .isEqualTo(
            "{\"channel\":0,\"kh\":0,\"kw\":0,"
                + "\"candidate\":{\"kind\":\"pixel\",\"pixels\":[[0,0,3,0]]},"
                + "\"reference\":{\"kind\":\"pixel\",\"pixels\":[[0,0,1,0]]},\"differs\":true}");
    assertThat(taps.at("/difference/different").intValue()).isEqualTo(44);
    assertThat(taps.at("/difference/elements_with").intValue()).isEqualTo(12);
    assertThat(taps.at("/difference/first")).hasSize(5);
  }

  @Test
  void aCandidateThatThrowsOrRefusesOrHangsLeavesPyTorchsTaps() {
    String grid = "    PyTorch\n    1,0  1,1  1,2\n    0,0  0,1  0,2\n    1,0  1,1  1,2\n";
    InProcess.Ran throwing = show("Throwing", REFLECT, "--pixel", "0,0,1");
    InProcess.Ran refusing = show("Refusing", REFLECT, "--pixel", "0,0,1");
    InProcess.Ran hanging = show("Hanging", REFLECT, "--pixel", "0,0,1", "--timeout", "100ms");

    assertThat(taps(throwing))
        .contains("  candidate  fails: java.lang.IllegalStateException: broken\n", grid)
        .doesNotContain("\tat ");
    assertThat(taps(refusing)).contains("  candidate  refuses: never\n", grid);
    assertThat(taps(hanging))
        .contains("  candidate  fails: no answer within 0.1 s (--timeout)\n", grid);
    assertThat(List.of(throwing.exit(), refusing.exit(), hanging.exit()))
        .containsOnly(ExitCodes.FAILED);
  }

  @Test
  void refusalsAreSaid() {
    assertThat(taps(InProcess.run("show", "i1x1x3x3_o1_k4", "--taps")))
        .contains("Taps: nothing to show\n  both sides refuse the setting");
    assertThat(taps(show("Lenient", "i1x1x3x3_o1_k4")))
        .contains("Taps: nothing to show\n  PyTorch    refuses: Calculated padded input size");
  }

  @Test
  void outputsOfOtherShapesAreComparedAsFarAsBothGo() {
    // It gives its input back: the first pixel for the first element, whatever the tap.
    String last = taps(show("Lenient", "i1x1x2x2_o1_k2_p1", "--pixel", "0,2,2"));
    String first = taps(show("Lenient", "i1x1x2x2_o1_k2_p1", "--pixel", "0,0,0"));

    assertThat(last)
        .contains(
            "  the candidate's output is [1, 1, 2, 2], PyTorch's [1, 1, 3, 3]: the candidate has no"
                + " such element\n")
        .contains("    PyTorch\n    1,1  pad\n    pad  pad\n")
        .contains("Over all 4 output elements 12 of 16 taps read something else than in PyTorch");
    assertThat(first)
        .contains("  the candidate's output is [1, 1, 2, 2], PyTorch's [1, 1, 3, 3]\n")
        .contains("    pad    pad      [0,0]  [0,0]\n    pad    0,0      [0,0]  0,0\n");
  }

  @Test
  void whatTheHarnessCannotDoIsNotProbed() {
    InProcess.Ran ran = InProcess.run("show", REFLECT, "--taps", "--max-memory", "1");

    assertThat(ran.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(taps(ran)).startsWith("Taps: not probed: the case needs about 0.0 GiB, more than");
  }

  @Test
  void onATerminalWhatDiffersIsRedWithoutMovingTheColumns() {
    String[] words = {
      "show",
      "--taps",
      "--candidate",
      "com.acme.Circular",
      "--candidate-path",
      folder.toString(),
      REFLECT,
      "--color",
      "always"
    };
    String colored = InProcess.run(false, Map.of(), words).out();

    assertThat(colored).contains("\u001B[1;31m[");
    assertThat(colored.replaceAll("\u001B\\[[0-9;]*m", ""))
        .isEqualTo(show("Circular", REFLECT).out());
  }
}
