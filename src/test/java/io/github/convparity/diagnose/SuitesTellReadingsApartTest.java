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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The suites with notes say of themselves which of their cases are weak. */
final class SuitesTellReadingsApartTest {
  /** One tap of many is read: in a transposed kernel, which is none of the readings, the same. */
  private static final Set<String> WEAK_IN_ANOTHER_WAY = Set.of("i1x2x1x1_o2_k4x6_psame_r106");

  @ParameterizedTest
  @ValueSource(strings = {"edges", "special", "gradients"})
  void noCaseIsWeakWithoutSayingSo(String suite) {
    Map<String, List<String>> weak = new LinkedHashMap<>();
    for (ParityCase parityCase : cases(suite)) {
      List<String> readings = WeakCases.readings(parityCase);
      if (parityCase.weak() == null && !readings.isEmpty()) {
        weak.put(parityCase.id(), readings);
      }
    }

    assertThat(weak).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"edges", "special", "gradients"})
  void noCaseSaysThatItIsWeakWithoutBeingSo(String suite) {
    Set<String> strong = new TreeSet<>();
    for (ParityCase parityCase : cases(suite)) {
      if (parityCase.weak() != null && WeakCases.readings(parityCase).isEmpty()) {
        strong.add(parityCase.id());
      }
    }
    strong.removeAll(WEAK_IN_ANOTHER_WAY);

    assertThat(strong).isEmpty();
  }

  private static List<ParityCase> cases(String name) {
    Suite suite = Suites.named(name);
    return IntStream.range(0, suite.size()).mapToObj(suite::get).toList();
  }
}
