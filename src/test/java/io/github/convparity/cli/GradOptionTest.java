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
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What --grad does to a selection and to a run, with the real PyTorch. */
final class GradOptionTest {
  @TempDir private Path temporary;

  private Ran run(String... words) {
    List<String> all = new ArrayList<>(List.of("run", "-o", temporary.resolve("out").toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  private List<JsonNode> results() throws IOException {
    return Files.readAllLines(temporary.resolve("out").resolve("results.ndjson")).stream()
        .map(InProcess::json)
        .filter(line -> line.path("type").textValue().equals("result"))
        .toList();
  }

  private static List<String> withGrad(List<String> ids) {
    return ids.stream().map(id -> id.endsWith("_grad") ? id : id + "_grad").toList();
  }

  @Test
  void aloneItAppliesToSeedAndEdges() {
    assertThat(InProcess.ids("--grad")).isEqualTo(InProcess.ids("seed", "edges", "--grad"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"seed", "edges", "grid", "layers"})
  void everyCaseOfASuiteIsListedWithIt(String suite) {
    // The hash of literal data, and with it that part of an id, is of grad_output as well.
    List<String> ids = InProcess.ids(suite, "--grad");
    List<String> usual = InProcess.ids(suite);

    assertThat(ids).hasSameSizeAs(usual).allMatch(id -> id.endsWith("_grad"));
    assertThat(ids.stream().map(id -> id.replaceFirst("_h[0-9a-f]{8}_grad$", "_grad")))
        .containsExactlyElementsOf(
            withGrad(
                usual.stream().map(id -> id.replaceFirst("_h[0-9a-f]{8}(_grad)?$", "")).toList()));
  }

  @Test
  void itIsInTheCanonicalObject() {
    Ran ran = InProcess.run("list", "-k", "1..2", "--grad", "--format", "json");

    assertThat(ran.objects()).hasSize(2).allMatch(c -> c.path("grad").booleanValue());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--case i1x1x3x3_o1_k1 | i1x1x3x3_o1_k1_grad",
        "--case i1x1x3x3_o1_k1_grad | i1x1x3x3_o1_k1_grad",
        "-k 2 | i1x3x32x32_o4_k2_grad",
        "-k 2 --dtype float64 | i1x3x32x32_o4_k2_f64_grad",
        "--seed 5 | i1x3x32x32_o4_k3_r5_grad",
        "--case i1x1x3x3_o1_k1 --dtype float16 --fill integer | i1x1x3x3_o1_k1_f16_x-integer_grad"
      })
  void itIsTheLastPartOfAnyId(String words, String id) {
    String[] selection = (words + " --grad").split(" ", -1);

    assertThat(InProcess.ids(selection)).containsExactly(id);
  }

  @Test
  void withNothingLeftByAFilterNothingIsSelected() {
    assertThat(run("seed", "--grad", "--filter", "k:11").exit())
        .isEqualTo(ExitCodes.NOTHING_COMPARED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "run gird --grad | did you mean \"grid\"",
        "run --grad=maybe | maybe",
        "run --case i1x1x3x3_o1_k1_grad_grad | i1x1x3x3_o1_k1_grad_grad",
        "run --case i1x1x3x3_o1_k1_grad_r1 | i1x1x3x3_o1_k1_grad_r1",
        "run seed --grad --dtype float8 | float8",
        "run seed --grad --dtype float32,float64 | float32,float64",
        "list --gradient | --gradient"
      })
  void whatCannotBeMeantIsAUsageError(String words, String named) {
    Ran ran = InProcess.run(words.split(" ", -1));

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).contains(named);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void gradientsAreInTheResults() throws IOException {
    Ran ran = run("-k", "3", "-p", "same", "--size", "6x5", "--bias", "true,false", "--grad");

    assertThat(ran.exit()).as(ran.out()).isZero();
    List<JsonNode> results = results();
    assertThat(results).hasSize(2);
    assertThat(results)
        .allSatisfy(
            result ->
                assertThat(result.path("gradients").fieldNames())
                    .toIterable()
                    .containsExactly("input", "weight", "bias"));
    assertThat(results.get(0).path("gradients").path("bias").path("elements").intValue())
        .isEqualTo(4);
    assertThat(results.get(1).path("gradients").path("bias").isNull()).isTrue();
    assertThat(results.get(0).path("gradients").path("weight").path("elements").intValue())
        .isEqualTo(4 * 3 * 3 * 3);
    assertThat(results.get(0).path("pass").booleanValue()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"float16", "bfloat16"})
  void in16BitsTheyAreUnsupportedWithTheReason(String dtype) throws IOException {
    Ran ran = run("-k", "1..3", "--dtype", dtype, "--grad");

    assertThat(ran.exit()).isEqualTo(ExitCodes.NOTHING_COMPARED);
    assertThat(results()).hasSize(3);
    for (JsonNode result : results()) {
      assertThat(result.path("verdict").textValue()).isEqualTo("UNSUPPORTED");
      assertThat(result.path("pass").isNull()).isTrue();
      assertThat(result.path("message").path("harness").textValue())
          .isEqualTo(
              "gradients in %s are not compared: PyTorch adds some of them up in 16 bits, so no"
                      .formatted(dtype)
                  + " bound holds");
    }
    assertThat(ran.out())
        .contains(
            "0 compared. 3 unsupported.", "Unsupported, for example: ", "gradients in " + dtype);
  }

  @Test
  void aCaseIsShownWithThem() {
    List<String> lines =
        Stream.of("i1x2x5x5_o2_k3_grad")
            .flatMap(id -> InProcess.run("show", id).lines().stream())
            .toList();

    assertThat(lines.get(0)).isEqualTo("i1x2x5x5_o2_k3_grad");
    for (String gradient : List.of("grad input", "grad weight", "grad bias")) {
      assertThat(lines).anyMatch(line -> line.strip().startsWith(gradient));
    }
  }
}
