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
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs with gradients and the real PyTorch: what they write. */
final class GradientRunTest {
  private static final Pattern TIMES = Pattern.compile(",\"nanos\":\\{[^}]*}");

  private static final List<String> CASES =
      List.of(
          "{'input':[1,1,1,2],'out_channels':1,'kernel_size':1,'bias':false,'grad':true,"
              + "'input_data':[1,2],'weight_data':[3],'grad_output_data':[-0.0,'NaN']}",
          "{'input':[2,2,5,4],'out_channels':4,'kernel_size':[3,2],'stride':[1,2],'padding':[1,2],"
              + "'groups':2,'padding_mode':'reflect','grad':true,'seed':7,'note':'mine'}",
          "{'input':[2,4,4],'out_channels':2,'kernel_size':2,'padding':'same','dtype':'float64',"
              + "'grad':true,'bias_data':[0.5,-0.25],'expect':'ok'}",
          "{'input':[1,1,2,2],'out_channels':1,'kernel_size':3,'grad':true}",
          "{'input':[1,1,2,2],'out_channels':1,'kernel_size':1,'dtype':'bfloat16','grad':true}");

  @TempDir private Path temporary;

  private List<String> results(String out, String... words) throws IOException {
    Path folder = temporary.resolve(out);
    List<String> all = new ArrayList<>(List.of("run", "-o", folder.toString()));
    all.addAll(Arrays.asList(words));
    Ran ran = InProcess.run(all.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    return Files.readAllLines(folder.resolve("results.ndjson")).stream()
        .filter(line -> line.startsWith("{\"type\":\"result\""))
        .map(line -> TIMES.matcher(line).replaceAll(""))
        .toList();
  }

  /** A case file in a folder of its own, so that its name is always the same. */
  private String file(String folder, List<String> lines) throws IOException {
    Path file = Files.createDirectory(temporary.resolve(folder)).resolve("mine.jsonl");
    return Files.write(file, lines).toString();
  }

  private String cases(String folder) throws IOException {
    return file(folder, CASES.stream().map(line -> line.replace('\'', '"')).toList());
  }

  private static List<String> keys(JsonNode object) {
    List<String> keys = new ArrayList<>();
    object.fieldNames().forEachRemaining(keys::add);
    return keys;
  }

  @Test
  void theLineOfACaseWithGradientsHasTheSameNumbersForEach() throws IOException {
    List<JsonNode> lines =
        results("out", "--cases", cases("cases")).stream().map(InProcess::json).toList();
    JsonNode gradients = lines.get(1).get("gradients");

    assertThat(lines.get(1).get("verdict").asText()).isIn("BIT_EXACT", "ROUNDING");
    assertThat(keys(gradients)).containsExactly("input", "weight", "bias");
    for (JsonNode gradient : gradients) {
      assertThat(keys(gradient))
          .containsExactly(
              "shape",
              "elements",
              "equal_bits",
              "mismatched",
              "max_abs",
              "max_rel",
              "max_ulp",
              "bound_ratio",
              "worst",
              "assert_close",
              "sha256");
      assertThat(gradient.get("mismatched").asInt()).isZero();
    }
    assertThat(gradients.get("input").get("shape"))
        .hasToString("{\"candidate\":[2,2,5,4],\"reference\":[2,2,5,4]}");
    assertThat(gradients.get("weight").get("elements").asInt()).isEqualTo(4 * 3 * 2);
    assertThat(gradients.get("bias").get("elements").asInt()).isEqualTo(4);
  }

  @Test
  void withoutABiasItsGradientIsNullAndWithoutAnswersAllOfThemAre() throws IOException {
    List<JsonNode> lines =
        results("out", "--cases", cases("cases")).stream().map(InProcess::json).toList();

    assertThat(lines.get(0).get("gradients").get("bias").isNull()).isTrue();
    assertThat(lines.get(0).get("gradients").get("weight").get("elements").asInt()).isEqualTo(1);
    assertThat(lines.get(3).get("verdict").asText()).isEqualTo("BOTH_REFUSE");
    assertThat(lines.get(3).get("gradients").isNull()).isTrue();
    assertThat(lines.get(4).get("verdict").asText()).isEqualTo("UNSUPPORTED");
    assertThat(lines.get(4).get("gradients").isNull()).isTrue();
    assertThat(lines.get(4).get("message").get("harness").asText())
        .contains("gradients in bfloat16");
  }

  @Test
  void aCaseWithoutGradientsHasNoSuchKey() throws IOException {
    String line = results("out", "--case", "i1x1x2x2_o1_k1").get(0);

    assertThat(line).doesNotContain("\"gradients\"");
  }

  @Test
  void theOptionGivesTheBytesThatTheKeyGives() throws IOException {
    List<String> byKey = results("key", "--case", "i1x2x4x4_o3_k2_psame_circular_grad");
    List<String> byOption = results("option", "--case", "i1x2x4x4_o3_k2_psame_circular", "--grad");

    assertThat(byOption).isEqualTo(byKey).hasSize(1);
    assertThat(byOption.get(0)).contains("\"grad\":true").contains("\"gradients\":{\"input\"");
  }

  @Test
  void twoRunsAndAnyNumberOfJobsWriteTheSameBytes() throws IOException {
    String[] selection = {"edges", "--grad", "--cases", cases("cases")};
    List<String> first = results("first", selection);
    List<String> jobs = new ArrayList<>(List.of("-j", "4"));
    jobs.addAll(Arrays.asList(selection));

    assertThat(results("second", selection)).isEqualTo(first);
    assertThat(results("jobs", jobs.toArray(String[]::new))).isEqualTo(first);
    assertThat(first).hasSizeGreaterThan(250);
  }

  @Test
  void theCaseOfALineFedBackRunsTheSame() throws IOException {
    List<String> first = results("first", "--cases", cases("cases"));
    List<String> fed =
        first.stream().map(line -> InProcess.json(line).get("case").toString()).toList();

    assertThat(fed.get(0)).contains("\"grad_output_data\":[-0.0,\"NaN\"]");
    assertThat(results("again", "--cases", file("fed", fed))).isEqualTo(first);
    assertThat(results("option", "--grad", "--cases", file("optioned", fed))).isEqualTo(first);
  }
}
