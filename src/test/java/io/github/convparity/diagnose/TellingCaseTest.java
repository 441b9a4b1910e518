package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Outcome;
import io.github.convparity.result.Cause;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The case in which several causes of one failure differ. */
final class TellingCaseTest {
  private static Fault fault(String name) {
    return Faults.ALL.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static Cause cause(String name) {
    return new Cause(name, fault(name).sentence());
  }

  private static List<Cause> causes(String... names) {
    return Arrays.stream(names).map(TellingCaseTest::cause).toList();
  }

  private static Tensor planted(String fault, Arguments a) {
    return new FaultyConv2d(fault(fault)).forward(a.input(), a.weight(), a.bias(), a.options());
  }

  private static List<Cause> found(ParityCase parityCase, String fault) {
    Arguments a = parityCase.arguments();
    return new Diagnosis(a).of(new Outcome.Output(planted(fault, a)), new History());
  }

  @ParameterizedTest
  @CsvSource({
    "i1x1x4x5_o1_k3x1_x-integer_r1, kernel-rotated, kernel-flipped-h",
    "i1x1x4x4_o1_k1_p1_x-integer_r1, padding-doubled, padding-one-more",
    "i1x1x4x4_o1_k1x2_x-integer_r1, bias-doubled, bias-per-tap",
    "i1x1x9x9_o1_k3x1_d2x1_x-integer_r3, dilation-ignored, dilation-swapped",
    "i1x1x9x9_o1_k3_s2x1_x-integer_r3, stride-ignored, stride-ignored-h",
    "i2x1x4x4_o2_k2_x-integer_r3, first-image-for-all, last-image-repeats",
    "i1x1x4x4_o1_k3_p1_reflect_x-integer_r3, reflect-repeats-edge, padded-by-replicate",
  })
  void twoFaultsThatOneCaseCannotTellApartAreToldApartByTheOneProposed(
      String id, String first, String second) {
    ParityCase failing = Found.parse(id);
    assertThat(found(failing, first)).contains(cause(first), cause(second));

    ParityCase telling = TellingCase.of(failing, causes(first, second));

    assertThat(telling).isNotNull();
    assertThat(Found.parse(telling.id()).id()).isEqualTo(telling.id());
    assertThat(found(telling, first)).contains(cause(first)).doesNotContain(cause(second));
    assertThat(found(telling, second)).contains(cause(second)).doesNotContain(cause(first));
  }

  @Test
  void theSameCaseIsProposedEveryTime() {
    ParityCase failing = Found.parse("i1x1x4x5_o1_k3x1_x-integer_r1");
    List<Cause> both = causes("kernel-rotated", "kernel-flipped-h");
    ParityCase first = TellingCase.of(failing, both);
    ParityCase second = TellingCase.of(failing, both);

    assertThat(first).isNotNull();
    assertThat(second).isNotNull();
    assertThat(second.id()).isEqualTo(first.id());
  }

  @Test
  void ofThreeCausesEachIsToldFromBothOthers() {
    ParityCase failing = Found.parse("i1x1x4x1_o1_k2x1_x-integer_r1");
    String[] three = {"kernel-rotated", "kernel-flipped-h", "bias-doubled"};
    ParityCase telling = TellingCase.of(failing, causes(three));

    assertThat(telling).isNotNull();
    for (String name : three) {
      assertThat(found(telling, name))
          .filteredOn(causes(three)::contains)
          .containsOnly(cause(name));
    }
  }

  @Test
  void noCaseTellsWhatNeedsSeveralCallsOrIsNotInTheCatalogue() {
    ParityCase failing = Found.parse("i1x1x4x5_o1_k3x1_x-integer_r1");
    Cause both = new Cause("kernel-rotated+bias-left-out", "two at once");

    assertThat(TellingCase.of(failing, causes("kernel-rotated"))).isNull();
    assertThat(TellingCase.of(failing, List.of())).isNull();
    assertThat(TellingCase.of(failing, List.of(both, cause("kernel-flipped-h")))).isNull();
    assertThat(TellingCase.of(failing, causes("kernel-rotated", "first-weight-kept"))).isNull();
    assertThat(TellingCase.of(failing, causes("kernel-rotated", "one-weight-off"))).isNull();
  }

  @Test
  void thereIsNoneWhereTheCausesAreTheSameInEveryCase() {
    ParityCase failing = Found.parse("i1x1x4x4_o1_k2_p1_replicate_x-integer_r1");

    assertThat(TellingCase.of(failing, causes("nan-swallowed", "nan-output-0"))).isNull();
  }

  @Test
  void whatHasANumberToFitWithGivesWayToWhatHasNone() {
    assertThat(
            TellingCase.worthTelling(
                causes("bias-doubled", "bias-times-a-number", "one-weight-off")))
        .containsExactly(cause("bias-doubled"));
    assertThat(TellingCase.worthTelling(causes("bias-times-a-number", "one-weight-off")))
        .containsExactly(cause("bias-times-a-number"), cause("one-weight-off"));
  }

  @Test
  void thoseRemainThatExplainTheFailureOfTheTellingCase() {
    ParityCase telling = Found.parse("i1x1x5x6_o1_k2x3_x-integer_r1");
    List<Cause> both = causes("kernel-rotated", "kernel-flipped-h");

    assertThat(
            TellingCase.remaining(telling, both, causes("kernel-flipped-h", "bias-doubled"), false))
        .containsExactly(cause("kernel-flipped-h"));
    assertThat(TellingCase.remaining(telling, both, List.of(), false)).isEmpty();
  }

  @Test
  void whereTheTellingCasePassesThoseRemainThatDoNotShowInIt() {
    ParityCase row = Found.parse("i1x1x5x6_o1_k1x3_x-integer_r1");
    List<Cause> both = causes("kernel-rotated", "kernel-flipped-h");

    assertThat(TellingCase.remaining(row, both, List.of(), true))
        .containsExactly(cause("kernel-flipped-h"));
  }
}
