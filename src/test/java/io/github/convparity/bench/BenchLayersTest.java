package io.github.convparity.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Suite;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BenchLayersTest {
  private static final Suite LAYERS = BenchLayers.suite();

  @Test
  void thereAreThirteenLayersOfOneImageWithoutBias() {
    List<ParityCase> cases = IntStream.range(0, LAYERS.size()).mapToObj(LAYERS::get).toList();
    assertThat(cases).hasSize(13).doesNotHaveDuplicates();
    assertThat(cases)
        .allSatisfy(
            c -> {
              assertThat(c.setting().batch()).isEqualTo(1);
              assertThat(c.setting().bias()).isFalse();
            });
  }

  @Test
  void theWorkOfALayerIsTwoOperationsForEachTapOfEachElement() {
    // 64 channels of 56 x 56, each element 64 x 3 x 3 taps.
    assertThat(Operations.of(LAYERS.get(1).setting().geometry()))
        .isEqualTo(2.0 * 64 * 56 * 56 * 64 * 9);
    // Depthwise: one channel a filter.
    assertThat(Operations.of(LAYERS.get(9).setting().geometry()))
        .isEqualTo(2.0 * 144 * 56 * 56 * 9);
  }
}
