package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.Python;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The Python files that {@code repro} writes, run with a real PyTorch: another one than that which
 * the answers are from. One process runs all of them, since importing torch takes seconds.
 */
final class ReproPythonTest {
  /** Prints each program's output between lines with its name and its exit code. */
  private static final String ALL =
      """
      import runpy, sys, torch, warnings
      warnings.simplefilter("ignore")
      for folder in sys.argv[1:]:
          print("=begin " + folder.rsplit("/", 1)[1], flush=True)
          try:
              runpy.run_path(folder + "/repro.py", run_name="__main__")
          except SystemExit as e:
              print("=exit", e.code, flush=True)
      """;

  private static final String SMALL = "\"out_channels\":2,\"kernel_size\":3,";
  private static final String BATCH = "{\"input\":[2,2,4,5]," + SMALL;
  private static final String UNBATCHED = "{\"input\":[2,4,5]," + SMALL;
  private static final String TINY = "{\"input\":[1,1,1,4],\"out_channels\":1,\"kernel_size\":1,";

  private static final Map<String, String> CASES = new LinkedHashMap<>();

  static {
    CASES.put("zeros", BATCH + "\"padding\":[1,2],\"stride\":[2,1]}");
    CASES.put("reflect", BATCH + "\"padding\":[1,2],\"padding_mode\":\"reflect\"}");
    CASES.put("replicate", UNBATCHED + "\"padding\":4,\"padding_mode\":\"replicate\"}");
    CASES.put("circular", BATCH + "\"padding\":[2,1],\"padding_mode\":\"circular\"}");
    CASES.put("same", UNBATCHED + "\"padding\":\"same\",\"dilation\":[1,2],\"bias\":false}");
    CASES.put(
        "same-uneven",
        "{\"input\":[1,2,4,5],\"out_channels\":2,\"kernel_size\":[2,4],\"padding\":\"same\"}");
    CASES.put(
        "same-reflect",
        "{\"input\":[1,2,4,5],\"out_channels\":2,\"kernel_size\":[2,4],\"padding\":\"same\","
            + "\"padding_mode\":\"reflect\"}");
    CASES.put("valid", BATCH + "\"padding\":\"valid\",\"fill\":\"integer\"}");
    CASES.put("groups", BATCH + "\"groups\":2,\"dtype\":\"float64\"}");
    CASES.put("bfloat16", BATCH + "\"padding\":1,\"dtype\":\"bfloat16\"}");
    CASES.put("float16", BATCH + "\"padding\":1,\"dtype\":\"float16\"}");
    CASES.put(
        "special",
        TINY + "\"input_data\":[\"NaN\",\"Infinity\",\"-Infinity\",-0.0],\"bias\":false}");
    CASES.put("overflow", TINY + "\"input_data\":[3e38,-3e38,1e-45,1],\"weight_data\":[3]}");
    CASES.put("empty", "{\"input\":[0,2,4,5]," + SMALL + "\"padding\":1}");
    CASES.put("gradients", BATCH + "\"padding\":1,\"grad\":true,\"dtype\":\"float64\"}");
    CASES.put(
        "gradients-reflect",
        UNBATCHED + "\"padding\":1,\"padding_mode\":\"reflect\",\"grad\":true,\"bias\":false}");
    CASES.put("refused", "{\"input\":[1,2,2,2]," + SMALL + "\"groups\":1}");
    CASES.put("refused-same", BATCH + "\"padding\":\"same\",\"stride\":2}");
    CASES.put("refused-groups", BATCH + "\"groups\":0}");
    CASES.put("large", "{\"input\":[2,3,20,20]," + SMALL + "\"padding\":1}");
    CASES.put("large-bfloat16", "{\"input\":[2,3,20,20]," + SMALL + "\"dtype\":\"bfloat16\"}");
    CASES.put("large-gradients", "{\"input\":[2,3,20,20]," + SMALL + "\"grad\":true}");
  }

  @TempDir private static Path temporary;

  /** What each program printed, its exit code in the last line. */
  private static Map<String, String> printed;

  @BeforeAll
  static void runAll() throws Exception {
    List<String> command = new ArrayList<>(List.of(Python.havingTorch(), "-B", "-c", ALL));
    for (Map.Entry<String, String> c : CASES.entrySet()) {
      ReproFiles.write(temporary.resolve(c.getKey()), ReproFiles.ROTATED, c.getValue());
    }
    ReproFiles.write(temporary.resolve("hostile"), ReproFiles.HOSTILE, ReproFiles.hostile());
    for (String name : CASES.keySet()) {
      command.add(temporary.resolve(name).toString());
    }
    command.add(temporary.resolve("hostile").toString());
    Python.Answer answer = Python.run(command);
    printed = new LinkedHashMap<>();
    for (String part : answer.text().split("=begin ", -1)) {
      printed.put(part.lines().findFirst().orElse(""), part);
    }
    assertThat(answer.status()).as(answer.text()).isZero();
    assertThat(printed).hasSize(CASES.size() + 2);
  }

  private static String printedFor(String name) {
    return String.valueOf(printed.get(name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "zeros", "reflect", "replicate", "circular", "same", "same-uneven", "same-reflect",
        "valid", "groups", "bfloat16", "special", "overflow", "empty", "gradients",
        "gradients-reflect", "large", "large-bfloat16", "large-gradients"
      })
  void anotherPyTorchGivesTheRecordedAnswer(String name) {
    assertThat(printedFor(name))
        .contains("; recorded with pytorch 2.7.1\n")
        .containsPattern(
            "this PyTorch (gives the recorded PyTorch's bits|differs at .* all within)")
        .endsWith("=exit 0\n");
  }

  @Test
  void exactSumsAreTheSameToTheBit() {
    assertThat(printedFor("valid")).contains("  this PyTorch gives the recorded PyTorch's bits\n");
    assertThat(printedFor("special")).contains("gives the recorded PyTorch's bits\n");
  }

  @Test
  void theCandidatesOutputStandsBeside() {
    assertThat(printedFor("valid"))
        .contains("output: shape [2, 2, 2, 3]; the candidate's [2, 2, 2, 3]\n")
        .containsPattern("element +this PyTorch +recorded PyTorch +candidate +exact\n +\\[");
  }

  @Test
  void gradientsComeFromAutograd() {
    assertThat(printedFor("gradients"))
        .contains("grad_input: shape [2, 2, 4, 5]", "grad_weight: shape [2, 2, 3, 3]")
        .contains("grad_bias: shape [2]");
    assertThat(printedFor("gradients-reflect")).doesNotContain("grad_bias");
  }

  @ParameterizedTest
  @CsvSource({"refused,Kernel size", "refused-same,same", "refused-groups,groups"})
  void anotherPyTorchRefusesToo(String name, String part) {
    assertThat(printedFor(name))
        .containsPattern("this PyTorch refuses: .*" + part)
        .containsPattern("the recorded PyTorch: .*refuses: .*" + part)
        .containsPattern("the candidate: .*refuses: ")
        .endsWith("=exit 0\n");
  }

  @Test
  void whatAnotherPyTorchCannotDoIsSaid() {
    // Half precision came to the CPU with 2.1.
    assertThat(printedFor("float16"))
        .containsPattern("(cannot do this setting[^=]*=exit 4\n|recorded PyTorch[^=]*=exit 0\n)$");
  }

  @Test
  void hostileWordsBreakNothing() {
    assertThat(printedFor("hostile")).contains("the candidate: ").endsWith("=exit 0\n");
  }
}
