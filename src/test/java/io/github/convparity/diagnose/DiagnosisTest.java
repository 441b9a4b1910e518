package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.result.Cause;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of outputs that are wrong. */
final class DiagnosisTest {
  /** Every axis has a number of its own, so that hardly two readings are the same. */
  private static final String TELLING = "i3x8x7x9_o4_k2x3_s2x3_p1x2_d1x2_g2_x-integer_r5";

  private static final Conv2d RIGHT = new DirectConv2d();

  private static Fault fault(String name) {
    return Faults.ALL.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static Arguments arguments(String id) {
    return Found.parse(id).arguments();
  }

  private static Tensor forward(Conv2d conv, Arguments a) {
    return conv.forward(a.input(), a.weight(), a.bias(), a.options());
  }

  private static Tensor right(Arguments a) {
    return forward(RIGHT, a);
  }

  private static Tensor planted(String fault, Arguments a) {
    return forward(new FaultyConv2d(fault(fault)), a);
  }

  private static Arguments with(Arguments a, Tensor weight, @Nullable Tensor bias) {
    return new Arguments(a.input(), weight, bias, null, a.options());
  }

  /** Both axes of every kernel reversed. */
  private static Tensor rotated(Tensor weight) {
    int taps = weight.shape()[2] * weight.shape()[3];
    return Tensors.pick(weight, weight.sizes(), i -> i / taps * taps + taps - 1 - i % taps);
  }

  private static List<Cause> of(Arguments a, Tensor output) {
    return new Diagnosis(a).of(new Outcome.Output(output), new History());
  }

  private static List<String> names(Arguments a, Tensor output) {
    return of(a, output).stream().map(Cause::name).toList();
  }

  private static List<String> refusal(String id, String message) {
    return new Diagnosis(arguments(id))
        .of(new Outcome.Refusal(message), new History()).stream().map(Cause::name).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "kernel-rotated",
        "weight-ohwi",
        "input-nhwc",
        "groups-interleaved",
        "padding-swapped",
        "size-rounded-up",
        "stride-ignored-h",
        "bias-of-next",
        "output-clamped-at-6",
        "last-tap-left-out",
        "bias-times-a-number",
        "one-weight-off"
      })
  void aFaultIsNamedAndNoOther(String name) {
    Arguments a = arguments(TELLING);

    assertThat(of(a, planted(name, a))).containsExactly(new Cause(name, fault(name).sentence()));
  }

  @Test
  void twoFaultsAreNamedWhereNoSingleOneFits() {
    Arguments a = arguments(TELLING);
    Tensor output = right(with(a, rotated(a.weight()), null));

    assertThat(of(a, output))
        .containsExactly(
            new Cause(
                "kernel-rotated+bias-left-out",
                "the kernel is rotated by 180 degrees (a convolution, not a correlation), and the"
                    + " bias is not added"));
  }

  @ParameterizedTest
  @CsvSource({
    "kernel-flipped-h, output-negated",
    "input-nhwc, bias-doubled",
    "groups-interleaved, dilation-ignored",
    "stride-swapped, dilation-swapped",
    "padding-left-out, output-channels-reversed"
  })
  void twoFaultsOfAnyKindAreNamed(String first, String second) {
    Arguments a = arguments(TELLING);
    Misread outer = fault(first).reading().of(Call.of(a));
    assertThat(outer).isNotNull();
    Misread inner = fault(second).reading().of(Call.of(outer.arguments()));
    assertThat(inner).isNotNull();
    Misread both = outer.with(inner);

    assertThat(names(a, both.finish(right(both.arguments()))))
        .containsExactly(first + "+" + second);
  }

  @Test
  void twoFaultsAreNotNamedWhereOneFits() {
    Arguments a = arguments("i1x1x4x4_o1_k3x1_x-integer_r1"); // either flip alone is enough
    Tensor output = planted("kernel-rotated", a);

    assertThat(names(a, output))
        .contains("kernel-rotated", "kernel-flipped-h")
        .noneMatch(name -> name.contains("+"));
  }

  @Test
  void inALargeCaseTwoFaultsAreNotLookedForButOneIs() {
    Arguments a = arguments("i1x2x64x64_o2_k2x3_x-integer_r5");

    assertThat(names(a, right(with(a, rotated(a.weight()), null)))).isEmpty();
    assertThat(names(a, planted("kernel-rotated", a))).containsExactly("kernel-rotated");
  }

  @Test
  void severalThatFitAreNamedTheSimplestFirst() {
    Arguments a = arguments("i1x1x4x4_o1_k3x1_x-integer_r1");
    List<String> found = names(a, planted("kernel-flipped-h", a));
    List<String> catalogue = new ArrayList<>(Faults.ALL.stream().map(Fault::name).toList());
    catalogue.retainAll(found);

    assertThat(found)
        .startsWith("kernel-rotated", "kernel-flipped-h")
        .containsExactlyElementsOf(catalogue);
  }

  @Test
  void nothingIsNamedWhereNothingFits() {
    Arguments a = arguments(TELLING);
    SplittableRandom random = new SplittableRandom(3);

    assertThat(of(a, Tensors.map(right(a), v -> random.nextInt(-50, 50)))).isEmpty();
    assertThat(of(a, Tensor.float32(new float[7], 1, 1, 1, 7))).isEmpty();
  }

  @Test
  void aRightOutputHasNoCauseEvenWhereAFaultWouldNotShow() {
    Arguments onePixel = arguments("i1x1x1x1_o1_k1_x-integer_r3");
    Arguments telling = arguments(TELLING);

    assertThat(of(onePixel, right(onePixel))).isEmpty();
    assertThat(of(telling, right(telling))).isEmpty();
  }

  @Test
  void integerDataHaveToFitToTheBit() {
    Arguments a = arguments(TELLING);
    Tensor output = planted("kernel-rotated", a);
    int last = output.length() - 1;
    output.floats()[last] = Math.nextUp(output.floats()[last]);

    assertThat(of(a, output)).isEmpty();
  }

  @Test
  void otherDataHaveToFitWithinTheRoundingBound() {
    Arguments a = arguments(TELLING.replace("_x-integer", ""));
    Tensor output = planted("kernel-rotated", a);
    int last = output.length() - 1;
    output.floats()[last] += Math.ulp(output.floats()[last]);
    assertThat(names(a, output)).containsExactly("kernel-rotated");

    output.floats()[last] += 1e-4f;
    assertThat(names(a, output)).isEmpty();
  }

  @Test
  void whereAnyElementIsOffNothingFits() {
    Arguments a = arguments("i1x1x8x8_o1_k2x3_x-integer_r5");
    Tensor wrong = planted("kernel-rotated", a);
    List<Integer> explained =
        IntStream.range(0, wrong.length())
            .filter(i -> !names(a, Tensors.map(wrong, (at, v) -> at == i ? v + 1 : v)).isEmpty())
            .boxed()
            .toList();

    assertThat(explained).isEmpty();
  }

  @Test
  void aRefusalIsExplainedByWhatMakesTheSettingIllegal() {
    // Too large for the image without all its padding.
    assertThat(refusal("i1x1x4x4_o1_k5_p1", tooLarge("4 x 4", "5 x 5")))
        .containsExactly("padding-left-out", "padding-one-less");
    assertThat(refusal("i1x1x4x4_o1_k5_p1", tooLarge("6 x 6", "9 x 9")))
        .containsExactly("dilation-one-more");
    assertThat(refusal("i1x1x4x9_o1_k2x5", tooLarge("4 x 9", "5 x 2")))
        .containsExactly("kernel-swapped");
    assertThat(refusal("i1x1x4x9_o1_k2x5", "the kernel is too large")).isEmpty();
  }

  private static String tooLarge(String image, String kernel) {
    return "Calculated padded input size per channel: ("
        + image
        + "). Kernel size: ("
        + kernel
        + "). Kernel size can't be greater than actual input size";
  }

  @Test
  void whateverElseACandidateDoesHasNoCause() {
    Diagnosis diagnosis = new Diagnosis(arguments("i1x1x4x9_o1_k2x5"));

    assertThat(diagnosis.of(new Outcome.Failure("broken", false), new History())).isEmpty();
    assertThat(diagnosis.of(new Outcome.Unsupported("never"), new History())).isEmpty();
  }

  @Test
  void whatWasKeptOfAnEarlierCallIsNamedWhereThatCallIsKnown() {
    Arguments first = arguments(TELLING);
    Arguments second = arguments(TELLING.replace("_r5", "_r6"));
    Tensor output = right(with(second, first.weight(), second.bias()));
    History history = new History();
    assertThat(new Diagnosis(second).of(new Outcome.Output(output), history)).isEmpty();

    history.remember(first);

    assertThat(new Diagnosis(second).of(new Outcome.Output(output), history))
        .extracting(Cause::name)
        .containsExactly("first-weight-kept", "previous-weight-kept");
  }

  @Test
  void oneDiagnosisServesAllCandidates() {
    Arguments a = arguments(TELLING);
    Diagnosis diagnosis = new Diagnosis(a);
    for (String name : List.of("kernel-rotated", "padding-swapped", "kernel-rotated")) {
      assertThat(diagnosis.of(new Outcome.Output(planted(name, a)), new History()))
          .extracting(Cause::name)
          .containsExactly(name);
    }
    assertThat(diagnosis.of(new Outcome.Output(right(a)), new History())).isEmpty();
  }

  @Test
  void argumentsAreOnlyRead() {
    Arguments a = arguments(TELLING);
    Arguments fresh = arguments(TELLING);
    Tensor output = right(with(a, rotated(a.weight()), null));
    Tensor copy = output.copy();
    of(a, output);

    assertThat(a.input().hasBitsOf(fresh.input())).isTrue();
    assertThat(a.weight().hasBitsOf(fresh.weight())).isTrue();
    assertThat(output.hasBitsOf(copy)).isTrue();
  }
}
