package io.github.convparity.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LayerSummaryTest {
  private static ProcessTimes process(double ratio, double candidate, Double peak) {
    return new ProcessTimes(ratio, candidate, 100, 3, 15, 2, peak);
  }

  @Test
  void processesAreAsOneByTheirMediansWithTheRangeOfTheirRatios() {
    LayerSummary layer =
        LayerSummary.of(
            "i",
            false,
            2,
            "vector",
            20_000_000,
            List.of(process(0.9, 200, 200.0), process(1.4, 100, 250.0), process(0.7, 50, 500.0)));
    // 20 million operations in 100 µs are 200 GFLOP/s; shares are 0.5, 0.8 and 0.8.
    assertThat(layer)
        .isEqualTo(
            new LayerSummary("i", false, 2, "vector", 0.9, 0.7, 1.4, 100, 100, 200, 0.8, 3, 45, 6));
  }

  @Test
  void withoutAPeakThereIsNoShareOfIt() {
    LayerSummary layer =
        LayerSummary.of("i", false, 1, "mine", 1000, List.of(process(1, 10, null)));
    assertThat(layer.peakShare()).isNull();
    assertThat(BenchText.of(List.of(layer)))
        .contains("mine beside PyTorch, 1 thread\n")
        .contains("| i | 10.00 | 100 | 1.000 | 1.000 to 1.000 | 0.1 | - | 15 | 2 | 3.0 |\n")
        .contains("Geometric mean of the ratios: 1.000. Below 1 mine is faster.\n");
  }

  @Test
  void eachNumberOfThreadsHasATableAndAMeanOfItsOwn() {
    LayerSummary one = LayerSummary.of("a", false, 1, "mine", 1000, List.of(process(2, 10, null)));
    LayerSummary more = LayerSummary.of("b", false, 1, "mine", 1000, List.of(process(8, 10, null)));
    LayerSummary two =
        LayerSummary.of("a", false, 2, "mine", 1000, List.of(process(0.5, 10, null)));
    assertThat(BenchText.of(List.of(one, more, two)))
        .contains("1 thread\n", "ratios: 4.000.", "2 threads\n", "ratios: 0.500.");
  }

  @Test
  void gradientsHaveATableOfTheirOwnThatSaysSo() {
    LayerSummary output =
        LayerSummary.of("a", false, 1, "mine", 1000, List.of(process(2, 10, null)));
    LayerSummary gradients =
        LayerSummary.of("a_grad", true, 1, "mine", 2000, List.of(process(3, 10, null)));
    assertThat(BenchText.of(List.of(output, gradients)))
        .contains(
            "mine beside PyTorch, 1 thread\n",
            "ratios: 2.000.",
            "mine beside PyTorch, backward alone (gradients of all arguments), 1 thread\n",
            "| a_grad | 10.00 | 100 | 3.000 | 3.000 to 3.000 | 0.2 |",
            "ratios: 3.000.");
  }

  @Test
  void gradientsAreTwiceTheWorkOfTheOutput() {
    Conv2dGeometry geometry =
        CaseId.parse("i1x2x5x5_o3_k3", Pictures.own()).parityCase().setting().geometry();
    // 27 elements with 18 products each, a multiplication and an addition.
    assertThat(Operations.of(geometry)).isEqualTo(972);
    assertThat(Operations.ofBackward(geometry)).isEqualTo(1944);
  }
}
