package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The suite {@code edges} says of itself which of its cases are weak. */
final class EdgesTellReadingsApartTest {
  private static final List<ParityCase> EDGES = edges();

  /** One tap of many is read: in a transposed kernel, which is none of the readings, the same. */
  private static final Set<String> WEAK_IN_ANOTHER_WAY = Set.of("i1x2x1x1_o2_k4x6_psame_r106");

  @Test
  void noCaseIsWeakWithoutSayingSo() {
    Map<String, List<String>> weak = new LinkedHashMap<>();
    for (ParityCase parityCase : EDGES) {
      List<String> readings = WeakCases.readings(parityCase);
      if (parityCase.weak() == null && !readings.isEmpty()) {
        weak.put(parityCase.id(), readings);
      }
    }

    assertThat(weak).isEmpty();
  }

  @Test
  void noCaseSaysThatItIsWeakWithoutBeingSo() {
    Set<String> strong = new TreeSet<>();
    for (ParityCase parityCase : EDGES) {
      if (parityCase.weak() != null && WeakCases.readings(parityCase).isEmpty()) {
        strong.add(parityCase.id());
      }
    }

    assertThat(strong).isEqualTo(WEAK_IN_ANOTHER_WAY);
  }

  private static List<ParityCase> edges() {
    Suite suite = Suites.named("edges");
    return IntStream.range(0, suite.size()).mapToObj(suite::get).toList();
  }
}
