package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class FuzzSuiteTest {
  private static final int MANY = 4000;
  private static final Selection NONE = new Selection(List.of());

  private static FuzzSuite suite(long seed) {
    return new FuzzSuite(seed, MANY, Axes.free(), NONE, selected -> true, false);
  }

  private static List<ParityCase> cases(FuzzSuite suite, int count) {
    return IntStream.range(0, count).mapToObj(suite::get).toList();
  }

  private static boolean isLegal(ParityCase c) {
    return SmallDraws.products(c.setting()) >= 0;
  }

  private static Axes axes(List<Pair> kernel, List<DType> dtype, List<Integer> batch) {
    Axes free = Axes.free();
    return new Axes(
        batch,
        free.inChannels(),
        free.outChannels(),
        free.size(),
        kernel,
        free.stride(),
        free.padding(),
        free.dilation(),
        free.groups(),
        free.bias(),
        free.paddingMode(),
        dtype,
        free.fill(),
        free.seed());
  }

  @Test
  void aCaseDependsOnTheSeedAndItsPlaceAlone() {
    List<String> forwards = cases(suite(5), 200).stream().map(ParityCase::id).toList();
    List<String> backwards = new ArrayList<>();
    for (int i = 199; i >= 0; i--) {
      backwards.add(0, suite(5).get(i).id());
    }

    assertThat(backwards).isEqualTo(forwards);
    Set<String> others = new HashSet<>();
    cases(suite(6), 200).forEach(c -> others.add(c.id()));
    others.retainAll(forwards);
    assertThat(others).isEmpty();
  }

  @Test
  void aboutFourOfFiveAreLegal() {
    long legal = cases(suite(1), MANY).stream().filter(FuzzSuiteTest::isLegal).count();

    assertThat(legal).isBetween(MANY * 72L / 100, MANY * 88L / 100);
  }

  @Test
  void allAreSmall() {
    for (ParityCase c : cases(suite(2), MANY)) {
      assertThat(SmallDraws.products(c.setting())).as(c.id()).isLessThanOrEqualTo(12_000);
      assertThat(c.setting().input().elements()).as(c.id()).isLessThanOrEqualTo(12_000);
    }
  }

  @Test
  void everyCornerOfTheSpaceIsDrawn() {
    List<ParityCase> cases = cases(suite(3), MANY);
    List<Predicate<ParityCase>> corners = new ArrayList<>();
    for (DType dtype : DType.values()) {
      corners.add(c -> c.dtype() == dtype);
    }
    for (Fill fill : Fill.Formula.values()) {
      corners.add(c -> c.fill() == fill && isLegal(c));
    }
    for (PaddingMode mode : PaddingMode.values()) {
      corners.add(c -> c.setting().options().paddingMode() == mode && isLegal(c));
    }
    corners.add(c -> c.setting().options().padding() instanceof Padding.Same && isLegal(c));
    corners.add(c -> c.setting().options().padding() instanceof Padding.Valid);
    corners.add(c -> CaseId.padding(c.setting().options().padding()).contains("m") && isLegal(c));
    corners.add(c -> c.setting().input().rank() == 3);
    corners.add(c -> c.setting().batch() == 0 && isLegal(c));
    corners.add(c -> c.setting().input().dim(-3) == 0);
    corners.add(c -> c.setting().outChannels() == 0);
    corners.add(c -> c.setting().input().dim(-1) == 0);
    corners.add(c -> c.setting().kernel().h() == 0);
    corners.add(c -> c.setting().inChannels() != c.setting().input().dim(-3));
    corners.add(c -> c.setting().options().groups() < 1);
    corners.add(c -> c.setting().options().stride().h() == 0);
    corners.add(c -> c.setting().options().stride().w() < 0);
    corners.add(c -> c.setting().options().dilation().h() < 1);
    corners.add(c -> c.setting().options().stride().h() > c.setting().input().dim(-2));
    corners.add(c -> c.setting().options().groups() > 1 && isLegal(c));
    corners.add(c -> !c.literals().isNone());

    for (int corner = 0; corner < corners.size(); corner++) {
      assertThat(cases.stream().filter(corners.get(corner)).count())
          .as("corner " + corner)
          .isGreaterThan(4);
    }
  }

  @Test
  void bothSidesOfTheLimitOfReflectAndCircularAreDrawn() {
    for (PaddingMode mode : List.of(PaddingMode.REFLECT, PaddingMode.CIRCULAR)) {
      for (int beyond = -1; beyond <= 1; beyond++) {
        int more = beyond;
        assertThat(
                cases(suite(4), MANY).stream()
                    .filter(c -> c.setting().options().paddingMode() == mode)
                    .filter(
                        c -> {
                          Pair amount = CaseDraft.of(c).amount();
                          return amount != null && amount.w() == c.setting().input().dim(-1) + more;
                        })
                    .count())
            .as(mode + " " + beyond)
            .isGreaterThan(10);
      }
    }
  }

  @Test
  void anAxisThatIsGivenIsDrawnFromItsValues() {
    Axes given = axes(List.of(Pair.of(2), new Pair(1, 3)), List.of(DType.FLOAT64), List.of(-1, 2));
    FuzzSuite suite = new FuzzSuite(9, 300, given, NONE, selected -> true, true);

    for (ParityCase c : cases(suite, 300)) {
      assertThat(c.setting().kernel()).isIn(Pair.of(2), new Pair(1, 3));
      assertThat(c.dtype()).isEqualTo(DType.FLOAT64);
      assertThat(c.setting().input().rank() == 3 || c.setting().batch() == 2).isTrue();
      assertThat(c.grad()).isTrue();
    }
  }

  @Test
  void withGradientsThoseOf16BitsHaveNone() {
    FuzzSuite suite = new FuzzSuite(9, 300, Axes.free(), NONE, selected -> true, true);

    for (ParityCase c : cases(suite, 300)) {
      assertThat(c.grad()).isEqualTo(!c.dtype().is16Bit());
    }
    assertThat(cases(suite(9), 300)).noneMatch(ParityCase::grad);
  }

  @Test
  void theFilterHoldsForAll() {
    CaseFilter filter = CaseFilter.parse("mode:reflect k:3");
    FuzzSuite suite = new FuzzSuite(1, 20, Axes.free(), NONE, filter, false);

    assertThat(suite.hasAny()).isTrue();
    for (ParityCase c : cases(suite, 20)) {
      assertThat(c.id()).contains("_reflect").contains("_k3");
    }
    CaseFilter never = CaseFilter.parse("k:77");
    assertThat(new FuzzSuite(1, 20, Axes.free(), NONE, never, false).hasAny()).isFalse();
  }

  @Test
  void casesThatAreGivenComeFirstAndThenWithAFewChanges() {
    Suite edges = Suites.named("edges");
    Selection base = new Selection(List.of(edges));
    FuzzSuite suite = new FuzzSuite(1, 1000, Axes.free(), base, selected -> true, false);

    for (int i = 0; i < edges.size(); i++) {
      assertThat(suite.get(i)).isEqualTo(edges.get(i));
    }
    Set<String> changed = new HashSet<>();
    for (int i = edges.size(); i < 1000; i++) {
      ParityCase c = suite.get(i);
      assertThat(c.expectation()).isEqualTo(Expectation.NONE);
      changed.add(c.id());
    }
    assertThat(changed).hasSizeGreaterThan(500);
  }

  @Test
  void drawnCasesCanBeReadFromTheirLine() {
    for (ParityCase c : cases(suite(8), 500)) {
      if (c.literals().isNone()) {
        assertThat(CaseId.parse(c.id(), Pictures.own()).parityCase()).isEqualTo(c);
      }
    }
  }
}
