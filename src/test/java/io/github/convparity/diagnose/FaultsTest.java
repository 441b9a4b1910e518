package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The catalogue of faults. */
final class FaultsTest {
  private static final List<Arguments> CASES = legal(Suites.named("edges"));

  static Stream<String> names() {
    return Faults.ALL.stream().map(Fault::name);
  }

  private static Fault named(String name) {
    return Faults.ALL.stream().filter(fault -> fault.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Arguments> legal(Suite suite) {
    List<Arguments> found = new ArrayList<>();
    for (int i = 0; i < suite.size(); i++) {
      try {
        suite.get(i).setting().geometry();
        found.add(suite.get(i).arguments());
      } catch (IllegalArgumentException | UnsupportedOperationException refused) {
        // nothing to be wrong about
      }
    }
    return found;
  }

  private static @Nullable Tensor forward(Conv2d conv, Arguments a) {
    try {
      return conv.forward(a.input(), a.weight(), a.bias(), a.options());
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      return null;
    }
  }

  @Test
  void namesAreUniqueAndSpeakable() {
    Set<String> names = new HashSet<>();
    for (Fault fault : Faults.ALL) {
      assertThat(names.add(fault.name())).as(fault.name()).isTrue();
      assertThat(fault.name()).matches("[a-z0-9]+(-[a-z0-9]+)*");
      assertThat(fault.sentence()).matches("[a-z].*[^.]");
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void aFaultShowsInTheSuiteAndFitsItsOwnOutput(String name) {
    Fault fault = named(name);
    int shown = 0;
    for (Arguments a : CASES) {
      Tensor right = forward(new DirectConv2d(), a);
      Tensor wrong = forward(new FaultyConv2d(fault), a);
      Misread misread = fault.reading().of(Call.of(a));
      if (right != null && wrong != null && misread != null && !wrong.hasBitsOf(right)) {
        shown++;
        assertThat(Fit.of(misread, wrong)).isTrue();
      }
    }
    assertThat(shown).isPositive();
  }
}
