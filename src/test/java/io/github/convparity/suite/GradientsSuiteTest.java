package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class GradientsSuiteTest {
  private static final List<ParityCase> CASES = cases();

  /** The kinds of settings for which gradients differ; each with what tells it. */
  private static final Map<String, Predicate<ParityCase>> KINDS =
      Map.ofEntries(
          Map.entry("two groups", c -> answers(c) && groups(c) > 1 && groups(c) < channels(c)),
          Map.entry("depthwise", c -> answers(c) && isDepthwise(c, 1)),
          Map.entry("depthwise with a multiplier", c -> answers(c) && isDepthwise(c, 3)),
          Map.entry("dilation", c -> answers(c) && options(c).dilation().h() > 1),
          Map.entry("stride with a tail", c -> answers(c) && hasTail(c)),
          Map.entry("same, odd", c -> isSame(c) && c.setting().kernel().equals(new Pair(3, 5))),
          Map.entry("same, even", c -> isSame(c) && c.setting().kernel().equals(new Pair(4, 2))),
          Map.entry("valid", c -> options(c).padding() instanceof Padding.Valid),
          Map.entry("unbatched", c -> answers(c) && c.setting().input().rank() == 3),
          Map.entry("empty batch", c -> answers(c) && c.setting().batch() == 0),
          Map.entry("no channels", c -> answers(c) && channels(c) == 0),
          Map.entry("padding beyond the kernel", GradientsSuiteTest::isPaddedBeyondItsKernel),
          Map.entry("1x1 kernel", c -> answers(c) && c.setting().kernel().equals(Pair.of(1))),
          Map.entry("kernel as large as the image", GradientsSuiteTest::fitsExactly),
          Map.entry("cropping", c -> answers(c) && pads(c).top() < 0),
          Map.entry("without bias", c -> answers(c) && !c.setting().bias()));

  private static List<ParityCase> cases() {
    Suite suite = Suites.named("gradients");
    return IntStream.range(0, suite.size()).mapToObj(suite::get).toList();
  }

  private static boolean answers(ParityCase c) {
    return Boolean.TRUE.equals(c.expectation().answers());
  }

  private static Conv2dOptions options(ParityCase c) {
    return c.setting().options();
  }

  private static int groups(ParityCase c) {
    return options(c).groups();
  }

  private static int channels(ParityCase c) {
    return c.setting().inChannels();
  }

  private static boolean isDepthwise(ParityCase c, int multiplier) {
    return groups(c) > 1
        && groups(c) == channels(c)
        && c.setting().outChannels() == multiplier * groups(c);
  }

  private static boolean isSame(ParityCase c) {
    return answers(c) && options(c).padding() instanceof Padding.Same;
  }

  private static Pads pads(ParityCase c) {
    return options(c).pads(c.setting().kernel().h(), c.setting().kernel().w());
  }

  private static boolean hasTail(ParityCase c) {
    Conv2dGeometry g = c.setting().geometry();
    int padded = c.setting().input().dim(-1) + pads(c).left() + pads(c).right();
    int span = options(c).dilation().w() * (g.kernelW() - 1) + 1;
    return (padded - span) % options(c).stride().w() != 0;
  }

  private static boolean isPaddedBeyondItsKernel(ParityCase c) {
    return answers(c) && pads(c).top() > c.setting().kernel().h() && c.setting().kernel().h() > 1;
  }

  private static boolean fitsExactly(ParityCase c) {
    return answers(c)
        && c.setting().kernel().h() == c.setting().input().dim(-2)
        && c.setting().kernel().w() == c.setting().input().dim(-1);
  }

  static Stream<String> kinds() {
    return KINDS.keySet().stream().sorted();
  }

  @Test
  void thereAreSomeHundredsAndEachComparesGradients() {
    assertThat(CASES).hasSizeBetween(150, 260).allMatch(ParityCase::grad);
  }

  @Test
  void everyCaseHasATopicAndANoteOfOneSentence() {
    for (ParityCase c : CASES) {
      assertThat(c.extras()).as(c.id()).containsOnlyKeys("topic", "note");
      assertThat(c.extras().get("topic").textValue()).as(c.id()).isNotBlank();
      assertThat(c.extras().get("note").textValue()).as(c.id()).matches("[A-Za-z0-9].*[^.]\\.");
    }
  }

  @Test
  void noNoteStandsTwice() {
    assertThat(CASES.stream().map(c -> c.extras().get("note").textValue())).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyKindOfSettingOccursInBothTypes(String kind) {
    Predicate<ParityCase> isOfKind = Objects.requireNonNull(KINDS.get(kind));

    assertThat(CASES.stream().filter(isOfKind).map(ParityCase::dtype))
        .contains(DType.FLOAT32, DType.FLOAT64);
  }

  @ParameterizedTest
  @EnumSource(PaddingMode.class)
  void everyModeMeetsEveryKindOfGroupsPlainStridedAndDilated(PaddingMode mode) {
    Set<String> seen = new HashSet<>();
    for (ParityCase c : CASES) {
      if (answers(c) && options(c).paddingMode() == mode) {
        String kind = groupsOf(c);
        seen.add(kind);
        if (hasTail(c)) {
          seen.add(kind + ", strided");
        }
        if (options(c).dilation().h() > 1) {
          seen.add(kind + ", dilated");
        }
      }
    }

    for (String kind : List.of("one group", "groups", "depthwise", "multiplier")) {
      assertThat(seen).contains(kind, kind + ", strided", kind + ", dilated");
    }
  }

  private static String groupsOf(ParityCase c) {
    if (groups(c) == 1) {
      return "one group";
    }
    if (groups(c) < channels(c)) {
      return "groups";
    }
    return groups(c) == c.setting().outChannels() ? "depthwise" : "multiplier";
  }

  @Test
  void everyFillOccursAndAThirdIsFloat64() {
    assertThat(CASES.stream().map(ParityCase::fill).distinct())
        .contains(
            Fill.Formula.UNIFORM,
            Fill.Formula.NORMAL,
            Fill.Formula.INTEGER,
            Fill.Formula.CANCELLING,
            Fill.Formula.IMPULSE);
    assertThat(CASES.stream().filter(c -> c.dtype() == DType.FLOAT64).count())
        .isBetween(CASES.size() / 4L, CASES.size() / 2L);
  }

  @Test
  void bothTypesOf16BitsOccurOnceWithoutAnExpectation() {
    assertThat(CASES.stream().filter(c -> c.dtype().is16Bit()))
        .extracting(ParityCase::dtype)
        .containsExactly(DType.FLOAT16, DType.BFLOAT16);
    assertThat(CASES.stream().filter(c -> c.dtype().is16Bit()))
        .allMatch(c -> c.expectation().isNone());
  }

  @Test
  void specialNumbersStandInEveryOperand() {
    for (double special : new double[] {Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThat(CASES).anyMatch(c -> has(c.literals().input(), special));
      assertThat(CASES).anyMatch(c -> has(c.literals().weight(), special));
      assertThat(CASES).anyMatch(c -> has(c.literals().gradOutput(), special));
    }
    assertThat(CASES).anyMatch(c -> has(c.literals().gradOutput(), -0.0));
    assertThat(CASES).anyMatch(c -> has(c.literals().gradOutput(), 1e-40));
    assertThat(CASES).anyMatch(c -> has(c.literals().gradOutput(), 3e38));
  }

  private static boolean has(@Nullable Tensor data, double value) {
    return data != null
        && Arrays.stream(data.doubles()).anyMatch(x -> Double.compare(x, value) == 0);
  }

  @Test
  void someSettingsAreRefused() {
    assertThat(CASES.stream().filter(c -> Boolean.FALSE.equals(c.expectation().answers())))
        .hasSizeGreaterThan(10)
        .allMatch(c -> c.expectation().errorContains() != null);
  }
}
