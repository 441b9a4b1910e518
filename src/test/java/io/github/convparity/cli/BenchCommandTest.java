package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(300)
final class BenchCommandTest {
  private static final Map<String, String> MALLOC =
      Map.of(
          "MALLOC_TRIM_THRESHOLD_", "1000000000",
          "MALLOC_MMAP_THRESHOLD_", "1000000000",
          "MALLOC_TOP_PAD_", "67108864");

  private static InProcess.Ran bench(String words) {
    return InProcess.run(false, MALLOC, ("bench " + words).split(" ", -1));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2 | --processes 0 | --processes (0) must be from 1 to 1000",
        "2 | --processes x | Invalid value for option '--processes'",
        "2 | --threads 0 | --threads (0) must be numbers from 1 to",
        "2 | --threads 1,,2 | --threads (1,,2) must be numbers from 1 to",
        "2 | --threads 9999 | the processors of this machine",
        "2 | --max-load -1 | --max-load (-1.0) must be a percentage from 0",
        "2 | --format ndjson | Invalid value for option '--format'",
        "2 | --candidate nobody | candidate (nobody) must be one of direct",
        "2 | layers13 | suite (layers13) must be one of",
        "2 | --case i1 | case id (i1) must look like",
        "3 | --cases none.jsonl | none.jsonl: no such file or folder",
        "3 | --candidate-path none | none: no such file or folder",
        "4 | --filter k:11 | nothing is selected",
      })
  void wrongUsageIsOneSentenceAndAnExitCode(int exit, String words, String says) {
    InProcess.Ran ran = bench(words);
    assertThat(ran.err()).contains(says);
    assertThat(ran.exit()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void withoutTheVariablesOfMallocNothingIsMeasured() {
    InProcess.Ran ran = InProcess.run("bench", "--quick");
    assertThat(ran.exit()).isEqualTo(2);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err())
        .contains("MALLOC_TRIM_THRESHOLD_ (not set)")
        .contains("scripts/convparity sets all three")
        .contains("MALLOC_TOP_PAD_=67108864");
  }

  @Test
  void aCaseIsMeasuredInAProcessOfItsOwnAndReportedAsJson() {
    InProcess.Ran ran =
        bench(
            "--case i1x3x8x8_o4_k3 --case i1x3x5x5_o4_k7 --case i3x8x8_o4_k3_psame_bf16"
                + " --candidate direct --processes 1 --quick --threads 1 --max-load 1000000"
                + " --format json");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("process 1 of 1: direct, 1 thread")
        .contains("i1x3x5x5_o4_k7, direct, 1 thread: not measured: PyTorch has no answer");
    JsonNode report = InProcess.json(ran.out());
    assertThat(report.fieldNames()).toIterable().containsExactly("fingerprint", "layers");
    assertThat(report.path("fingerprint").path("torch_threads").asText()).isEqualTo("1");
    JsonNode layers = report.path("layers");
    assertThat(layers).hasSize(2);
    assertThat(layers.get(0).fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "threads",
            "candidate",
            "packing",
            "ratio",
            "ratio_min",
            "ratio_max",
            "candidate_us",
            "reference_us",
            "gflops",
            "peak_share",
            "rounds",
            "rejected");
    assertThat(layers.get(0).path("id").asText()).isEqualTo("i1x3x8x8_o4_k3");
    assertThat(layers.get(0).path("packing").asText()).isEqualTo("per-call");
    assertThat(layers.get(0).path("ratio").asDouble()).isPositive();
    assertThat(layers.get(0).path("rounds").asInt()).isBetween(1, 5);
    assertThat(layers.get(0).path("peak_share").asDouble()).isPositive();
    assertThat(layers.get(1).path("peak_share").isNull()).isTrue();
  }

  @Test
  void nothingThatCanBeMeasuredIsSaidAndIsNoSuccess() {
    InProcess.Ran ran =
        bench("--case i1x3x5x5_o4_k7 --candidate direct --processes 1 --quick --threads 1 -q");
    assertThat(ran.exit()).isEqualTo(4);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).contains("nothing could be measured");
  }

  @Test
  void processesHaveTheFlagsOfThisOneAndAHeapThatIsThere() {
    assertThat(BenchProcess.flags(List.of("-Dx=y", "-javaagent:a.jar", "-Dconvparity.threads=3")))
        .containsExactly("-Dx=y", "-Xms512m", "-XX:+AlwaysPreTouch", "-XX:+UseSerialGC");
    assertThat(BenchProcess.flags(List.of("-Xmx8g", "-XX:+UseParallelGC")))
        .containsExactly("-Xmx8g", "-XX:+UseParallelGC");
  }

  @Test
  void aCaseWithGradientsIsMeasuredInItsBackward() {
    InProcess.Ran ran =
        bench(
            "--case i1x3x8x8_o4_k3 --case i1x3x8x8_o4_k3_p1_reflect --case i1x3x5x5_o4_k7 --grad"
                + " --candidate direct --processes 1 --quick --threads 1 --max-load 1000000");
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.err())
        .contains("i1x3x5x5_o4_k7_grad, direct, 1 thread: not measured: PyTorch has no answer");
    assertThat(ran.out())
        .startsWith(
            "direct beside PyTorch, backward alone (gradients of all arguments), 1 thread\n")
        .contains("| i1x3x8x8_o4_k3_grad |", "| i1x3x8x8_o4_k3_p1_reflect_grad |");
  }
}
