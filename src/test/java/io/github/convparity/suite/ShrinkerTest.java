package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

final class ShrinkerTest {
  private static final String LARGE =
      "i3x8x14x11_o12_k5x4_s2x3_p2x1_d2x1_g4_reflect_f64_x-normal_r7";

  private static ParityCase of(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  private static ParityCase structure(String id, Predicate<Setting> fails) throws Exception {
    return shrink(of(id), c -> c.literals().isNone() && fails.test(c.setting())).smallest();
  }

  private static Shrinker.Shrunk shrink(ParityCase found, Shrinker.Failure failure)
      throws Exception {
    return Shrinker.shrink(found, failure, step -> {});
  }

  private static boolean isLegal(Setting s) {
    try {
      s.geometry();
      return true;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static int outH(Setting s) {
    return isLegal(s) ? s.geometry().outH() : -1;
  }

  @Test
  void aCaseThatFailsWhateverItIsBecomesTheSimplestOfAll() throws Exception {
    Shrinker.Shrunk shrunk = shrink(of(LARGE), c -> true);

    assertThat(shrunk.smallest().setting().input().dims()).containsExactly(1, 1, 1, 1);
    assertThat(shrunk.smallest().id()).startsWith("i1x1x1x1_o1_k1_nobias_x-integer_h");
    assertThat(shrunk.smallest().arguments().input().floats()).containsExactly(0);
    assertThat(shrunk.smallest().arguments().weight().floats()).containsExactly(0);
  }

  @Test
  void whatTheFailureNeedsStays() throws Exception {
    assertThat(structure(LARGE, s -> s.options().groups() > 1 && isLegal(s)).id())
        .isEqualTo("i1x2x1x1_o2_k1_g2_nobias_x-integer");
    assertThat(structure(LARGE, s -> s.options().dilation().h() == 2 && isLegal(s)).id())
        .isEqualTo("i1x1x1x1_o1_k1_d2x1_nobias_x-integer");
    assertThat(structure(LARGE, s -> s.bias() && s.batch() > 1 && isLegal(s)).id())
        .isEqualTo("i2x1x1x1_o1_k1_x-integer");
    assertThat(structure("i3x14x11_o12_k5", s -> s.input().rank() == 3 && isLegal(s)).id())
        .isEqualTo("i1x1x1_o1_k1_nobias_x-integer");
  }

  @Test
  void aModeGivesWayToZerosAndAWordToNumbers() throws Exception {
    String found = "i1x2x9x9_o2_k3_psame_circular";

    assertThat(structure(found, s -> isLegal(s) && outH(s) == s.input().dim(-2)).id())
        .isEqualTo("i1x1x1x1_o1_k1_nobias_x-integer");
    assertThat(
            structure(found, s -> isLegal(s) && s.options().paddingMode() == PaddingMode.CIRCULAR)
                .id())
        .isEqualTo("i1x1x1x1_o1_k1_nobias_circular_x-integer");
  }

  @Test
  void aSizeAndAKernelThatMustDifferByOneShrinkTogether() throws Exception {
    assertThat(
            structure(
                    "i1x1x9x9_o1_k8",
                    s ->
                        isLegal(s) && s.input().dim(-2) == s.kernel().h() + 1 && s.kernel().h() > 1)
                .id())
        .isEqualTo("i1x1x3x1_o1_k2x1_nobias_x-integer");
  }

  @Test
  void aSizeAndAPaddingThatMustAgreeShrinkTogether() throws Exception {
    Predicate<Setting> atTheLimit =
        s -> {
          Pair amount = CaseDraft.of(ParityCase.of(s)).amount();
          return s.options().paddingMode() == PaddingMode.REFLECT
              && amount != null
              && amount.h() == s.input().dim(-2) - 1
              && amount.h() > 0
              && isLegal(s);
        };

    assertThat(structure("i1x1x7x9_o1_k3_p6x1_reflect", atTheLimit).id())
        .isEqualTo("i1x1x2x1_o1_k1_p1x0_nobias_reflect_x-integer");
  }

  @Test
  void heightAndWidthThatMustBeEqualShrinkTogether() throws Exception {
    assertThat(
            structure(
                    "i1x1x9x9_o1_k5_p2",
                    s ->
                        isLegal(s)
                            && s.input().dim(-1) == s.input().dim(-2)
                            && s.kernel().h() == s.kernel().w()
                            && s.kernel().h() > 1)
                .id())
        .isEqualTo("i1x1x1x1_o1_k2_p1_nobias_x-integer");
  }

  @Test
  void aKernelOneTooLargeForThePaddedImageStaysSo() throws Exception {
    Predicate<Setting> oneTooLarge =
        s -> {
          Conv2dOptions o = s.options();
          Pair amount = CaseDraft.of(ParityCase.of(s)).amount();
          return amount != null
              && o.dilation().h() * (s.kernel().h() - 1) + 1
                  == s.input().dim(-2) + 2 * amount.h() + 1
              && s.input().dim(-2) > 0;
        };

    assertThat(structure("i1x1x6x9_o1_k8_p1_d1", oneTooLarge).setting().input().dim(-2))
        .isEqualTo(1);
    assertThat(structure("i1x1x6x9_o1_k5x1_p1x0_d2x1", oneTooLarge).id())
        .isEqualTo("i1x1x1x1_o1_k2x1_nobias_x-integer");
  }

  @Test
  void groupsThatDoNotDivideStayTwoOfThree() throws Exception {
    assertThat(structure("i2x9x5x5_o8_k3_g6", s -> !isLegal(s) && s.options().groups() > 1).id())
        .isEqualTo("i1x1x1x1_o1_k1_g2_nobias_x-integer");
  }

  @Test
  void numbersBecomeZeroAndOneWhereTheyCan() throws Exception {
    ParityCase found = of("i1x1x3x3_o1_k1_nobias");

    Shrinker.Shrunk shrunk =
        shrink(
            found,
            c ->
                c.setting().input().elements() == 9
                    && c.arguments().input().floats()[4] != 0
                    && c.arguments().weight().floats()[0] < 0);

    assertThat(shrunk.smallest().arguments().input().floats())
        .containsExactly(0, 0, 0, 0, 1, 0, 0, 0, 0);
    assertThat(shrunk.smallest().arguments().weight().floats()).containsExactly(-1);
  }

  @Test
  void literalDataIsCroppedWithItsTensor() throws Exception {
    Tensor data = Tensor.float64(new double[] {0, 0, 0, 0, Double.NaN, 0, 0, 0, 5}, 9);
    ParityCase found =
        of("i1x1x3x3_o1_k1_nobias").withLiterals(new Literals(data, null, null, null));

    Shrinker.Shrunk shrunk =
        shrink(
            found,
            c -> {
              for (float value : c.arguments().input().floats()) {
                if (Float.isNaN(value)) {
                  return true;
                }
              }
              return false;
            });

    assertThat(shrunk.smallest().setting().input().dims()).containsExactly(1, 1, 1, 1);
    assertThat(shrunk.smallest().arguments().input().floats()).containsExactly(Float.NaN);
  }

  @Test
  void whatCannotBecomeSmallerStaysAsItIs() throws Exception {
    ParityCase found = of(LARGE);

    Shrinker.Shrunk shrunk = shrink(found, c -> false);

    assertThat(shrunk.smallest()).isSameAs(found);
    assertThat(shrunk.steps()).isZero();
    assertThat(shrunk.tried()).isBetween(100, 20_000);
  }

  @Test
  void everyStepIsSmallerAndTheSameOnesAreTakenAgain() throws Exception {
    Shrinker.Failure failure =
        c -> isLegal(c.setting()) && outH(c.setting()) >= 2 && c.dtype() != DType.FLOAT32;
    List<String> first = new ArrayList<>();
    List<String> second = new ArrayList<>();
    Shrinker.shrink(of(LARGE), failure, step -> first.add(step.smallest().id()));
    Shrinker.shrink(of(LARGE), failure, step -> second.add(step.smallest().id()));

    assertThat(first).isEqualTo(second).doesNotHaveDuplicates().isNotEmpty();
  }

  @Test
  void theEndIsTheSameFromEveryCaseOfASuite() throws Exception {
    Suite suite = Suites.named("random");
    for (int position = 0; position < 30; position++) {
      String id = suite.get(position).id();
      if (outH(suite.get(position).setting()) >= 2) {
        assertThat(structure(id, s -> outH(s) >= 2).setting().input().dim(-2)).as(id).isEqualTo(1);
      }
    }
  }
}
