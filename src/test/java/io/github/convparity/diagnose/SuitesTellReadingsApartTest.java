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

    assertThat(strong).isEmpty();
  }

  private static List<ParityCase> cases(String name) {
    Suite suite = Suites.named(name);
    return IntStream.range(0, suite.size()).mapToObj(suite::get).toList();
  }
}
