package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.result.Cause;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final List<Arguments> CASES = legal("edges", "special");

  static Stream<String> names() {
    return Faults.ALL.stream().map(Fault::name);
  }

  private static Fault named(String name) {
    return Faults.ALL.stream().filter(fault -> fault.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Arguments> legal(String... suites) {
    List<Arguments> found = new ArrayList<>();
    for (String suite : suites) {
      addLegal(Suites.named(suite), found);
    }
    return found;
  }

  private static void addLegal(Suite suite, List<Arguments> found) {
    for (int i = 0; i < suite.size(); i++) {
      try {
        suite.get(i).setting().geometry();
        found.add(suite.get(i).arguments());
      } catch (IllegalArgumentException | UnsupportedOperationException refused) {
        // nothing to be wrong about
      }
    }
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
  void aFaultShowsAndExplainsItsOwnOutput(String name) {
    Fault fault = named(name);
    Conv2d faulty = new FaultyConv2d(fault);
    History history = new History();
    int shown = 0;
    for (Arguments a : CASES) {
      Tensor right = forward(new DirectConv2d(), a);
      Tensor wrong = forward(faulty, a);
      if (right != null && wrong != null && !wrong.hasBitsOf(right) && isTelling(fault, a, wrong)) {
        shown++;
        assertThat(new Diagnosis(a).of(new Outcome.Output(wrong), history))
            .extracting(Cause::name)
            .as("%s gives %s", a, Arrays.toString(wrong.doubles()))
            .contains(name);
      }
      history.remember(a);
    }
    assertThat(shown).isPositive();
  }

  /**
   * Whether an output is none that a right convolution could give, and where a number has to be
   * worked out from it, has usual numbers.
   */
  private static boolean isTelling(Fault fault, Arguments a, Tensor output) {
    return !new Prediction(Misread.of(a)).fits(output)
        && (!Faults.SOLVED.contains(fault)
            || Arrays.stream(output.doubles())
                    .allMatch(v -> Math.abs(v) < 1e30 && (v == 0 || Math.abs(v) > 1e-30))
                && a.input().dtype() == DType.FLOAT32);
  }
}
