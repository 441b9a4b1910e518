package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules that are found for convolutions with a planted fault, over the suite edges. */
final class GroupingOfFaultsTest {
  private static final Suite EDGES = Suites.named("edges");

  private static FailureGroup group(String name) {
    Fault fault =
        Faults.ALL.stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow();
    Grouping grouping = new Grouping();
    for (int i = 0; i < EDGES.size(); i++) {
      grouping.add(result(fault, EDGES.get(i)));
    }
    List<FailureGroup> groups = grouping.groups();
    assertThat(groups).hasSize(1);
    return groups.get(0);
  }

  private static ParityResult result(Fault fault, ParityCase parityCase) {
    try {
      Arguments a = parityCase.arguments();
      Tensor right = new DirectConv2d().forward(a.input(), a.weight(), a.bias(), a.options());
      Tensor wrong = new FaultyConv2d(fault).forward(a.input(), a.weight(), a.bias(), a.options());
      return wrong.hasBitsOf(right)
          ? of(parityCase, Verdict.BIT_EXACT)
          : of(parityCase, Verdict.MISMATCH)
              .withDiagnosis(List.of(new Cause(fault.name(), fault.sentence())));
    } catch (IllegalArgumentException refused) {
      return Found.of(parityCase, Verdict.BOTH_REFUSE, Found.says("no"), Found.says("no"));
    } catch (UnsupportedOperationException unsupported) {
      return of(parityCase, Verdict.UNSUPPORTED);
    }
  }

  private static ParityResult of(ParityCase parityCase, Verdict verdict) {
    return Found.of(parityCase, verdict, Found.answer(), Found.answer());
  }

  @ParameterizedTest
  @CsvSource({
    "dilation-ignored, d != 1 and k > 1, 0",
    "stride-ignored, s > 1, 0",
    "stride-ignored-h, stride h > 1, 0",
    "stride-swapped, s h != w and output > 1 pixel or empty, 0",
    "same-odd-before, pads asymmetric, 0",
    "size-rounded-up, stride leaves a tail, 0",
    "bias-of-next, bias true and out_channels > 1, 0",
    "first-image-for-all, batch > 1, 0",
    "kernel-rotated, k > 1, 16",
    "reflect-repeats-edge, p != 0 and mode reflect, 2",
    "last-tap-left-out, '', 12",
  })
  void theRuleSaysWhereTheFaultShows(String fault, String rule, long passing) {
    FailureGroup group = group(fault);

    assertThat(group.causes()).extracting(Cause::name).containsExactly(fault);
    assertThat(group.rule()).isEqualTo(rule);
    assertThat(group.passing()).isEqualTo(passing);
  }

  @Test
  void aFaultThatShowsInEveryCaseNeedsNoRule() {
    FailureGroup group = group("output-negated");

    assertThat(group.rule()).isEmpty();
    assertThat(group.passing()).isNull();
    assertThat(group.example().id()).isEqualTo("i1x1x1x1_o1_k1_r104");
  }
}
