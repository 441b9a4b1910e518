package io.github.convparity.diagnose;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;

/** Failures in groups. */
final class GroupingTest {
  private static List<FailureGroup> groups(ParityResult... results) {
    return groups(Arrays.asList(results));
  }

  private static List<FailureGroup> groups(List<ParityResult> results) {
    Grouping grouping = new Grouping();
    results.forEach(grouping::add);
    return grouping.groups();
  }

  private static List<String> names(FailureGroup group) {
    return group.causes().stream().map(Cause::name).toList();
  }

  @Test
  void whereNothingFailsThereIsNoGroup() {
    assertThat(groups(Found.passes("i1x1x3x3_o1_k2"))).isEmpty();
  }

  @Test
  void theRuleTellsFailingFromPassingInOneCondition() {
    List<FailureGroup> groups =
        groups(
            Found.passes("i1x1x9x9_o1_k2"),
            Found.fails("i1x1x9x9_o1_k3_d2", "dilation-ignored"),
            Found.passes("i1x1x9x9_o1_k3_p1"),
            Found.fails("i1x1x5x5_o1_k2_d2", "dilation-ignored"),
            Found.passes("i1x1x9x9_o1_k3_s2"));

    assertThat(groups)
        .containsExactly(
            new FailureGroup(
                "mine",
                2,
                List.of(new Cause("dilation-ignored", "it is dilation-ignored")),
                "it is dilation-ignored",
                "d > 1",
                0L,
                Found.fails("i1x1x5x5_o1_k2_d2").parityCase(),
                null));
  }

  @Test
  void aRuleHasAsManyConditionsAsItTakes() {
    List<FailureGroup> groups =
        groups(
            Found.fails("i1x1x9x9_o1_k3_d2", "a"),
            Found.fails("i1x1x9x9_o1_k2_p1_d3_reflect", "a"),
            Found.passes("i1x1x9x9_o1_k1_d2"),
            Found.passes("i1x1x9x9_o1_k3"));

    assertThat(groups.get(0).rule()).isEqualTo("d > 1 and k > 1");
    assertThat(groups.get(0).passing()).isZero();
  }

  @Test
  void threeConditionsAreFoundToo() {
    List<FailureGroup> groups =
        groups(
            Found.fails("i1x1x9x9_o1_k3_s2_p1_reflect", "a"),
            Found.fails("i1x1x9x9_o1_k2_s3_p1_circular", "a"),
            Found.passes("i1x1x9x9_o1_k3_p1_reflect"),
            Found.passes("i1x1x9x9_o1_k3_s2_p1"),
            Found.passes("i1x1x9x9_o1_k3_s2_circular"));

    assertThat(groups.get(0).rule()).isEqualTo("s > 1 and p > 0 and mode reflect or circular");
    assertThat(groups.get(0).passing()).isZero();
  }

  @Test
  void whereNoRuleSeparatesTheBestSaysHowManyPassAllTheSame() {
    List<FailureGroup> groups =
        groups(
            Found.fails("i1x1x9x9_o1_k3_s2", "a"),
            Found.passes("i1x1x9x9_o1_k3_s2_r1"),
            Found.passes("i1x1x9x9_o1_k3"),
            Found.passes("i1x1x9x9_o1_k3_p1"),
            Found.passes("i1x1x9x9_o1_k3_d2"));

    assertThat(groups.get(0).rule()).isEqualTo("s > 1");
    assertThat(groups.get(0).passing()).isEqualTo(1);
  }

  @Test
  void whereEveryCaseFailsNoRuleIsNeeded() {
    List<FailureGroup> groups =
        groups(Found.fails("i1x1x9x9_o1_k3", "a"), Found.fails("i1x1x9x9_o1_k1", "a"));

    assertThat(groups.get(0).rule()).isEmpty();
    assertThat(groups.get(0).passing()).isNull();
  }

  @Test
  void whereFailingAndPassingCasesAreAlikeThereIsNoRule() {
    List<FailureGroup> groups =
        groups(Found.fails("i1x1x9x9_o1_k3", "a"), Found.passes("i1x1x9x9_o1_k3_r1"));

    assertThat(groups.get(0).rule()).isEmpty();
    assertThat(groups.get(0).passing()).isEqualTo(1);
  }

  @Test
  void theCauseThatExplainsMostComesFirstAndTakesItsFailuresAlong() {
    List<FailureGroup> groups =
        groups(
            Found.fails("i1x1x9x9_o1_k3", "a", "b"),
            Found.fails("i1x1x9x9_o1_k3_s2", "b", "c"),
            Found.fails("i1x1x9x9_o1_k3_p1", "c"));

    assertThat(groups).extracting(FailureGroup::failures).containsExactly(2L, 1L);
    assertThat(groups.stream().map(GroupingTest::names))
        .containsExactly(List.of("b"), List.of("c"));
  }

  @Test
  void causesThatExplainTheSameStandInOneGroupTheFirstNamedFirst() {
    List<FailureGroup> groups =
        groups(
            Found.fails("i1x1x9x9_o1_k3", "a", "b", "c"), Found.fails("i1x1x9x9_o1_k2", "b", "a"));

    assertThat(groups).hasSize(1);
    assertThat(names(groups.get(0))).containsExactly("a", "b");
  }

  @Test
  void whatNoCauseExplainsIsGroupedByWhatIsSeen() {
    List<FailureGroup> groups =
        groups(
            Found.of(
                Found.parse("i1x1x9x9_o1_k3"),
                Verdict.REFUSAL_MISMATCH,
                Found.says("no kernel of 3\nat all"),
                Found.answer()),
            Found.of(
                Found.parse("i1x1x9x9_o1_k10"),
                Verdict.REFUSAL_MISMATCH,
                Found.answer(),
                Found.says("too large")),
            Found.of(
                Found.parse("i1x1x9x9_o1_k4"),
                Verdict.ERROR,
                Found.says("Index 4 out of bounds for length 4"),
                Found.answer()),
            Found.of(
                Found.parse("i1x1x9x9_o1_k5"),
                Verdict.ERROR,
                Found.says("Index 25 out of bounds for length 25"),
                Found.answer()),
            Found.fails("i1x1x9x9_o1_k2_s3"),
            Found.fails("i1x1x9x9_o1_k2_s2", "a"));

    assertThat(groups)
        .extracting(FailureGroup::failures, FailureGroup::sentence)
        .containsExactly(
            tuple(1L, "it is a"),
            tuple(
                2L,
                "the candidate failed in another way than refusing the setting: Index 4 out of"
                    + " bounds for length 4"),
            tuple(1L, "the candidate refuses what PyTorch answers: no kernel of 3"),
            tuple(1L, "the candidate answers what PyTorch refuses: too large"),
            tuple(
                1L,
                "an element is further from the exact value than any order of summation leads"));
    assertThat(groups.stream().skip(1)).allMatch(group -> group.causes().isEmpty());
  }

  private static Tuple tuple(Object... values) {
    return Tuple.tuple(values);
  }

  @Test
  void casesThatBothRefuseAreAskedOnlyWhereARefusalFails() {
    ParityResult bothRefuse =
        Found.of(
            Found.parse("i1x1x2x2_o1_k3_d2"),
            Verdict.BOTH_REFUSE,
            Found.says("no"),
            Found.says("no"));
    ParityResult empty = Found.passes("i0x1x9x9_o1_k3_d2");

    assertThat(
            groups(
                    bothRefuse,
                    empty,
                    Found.passes("i1x1x9x9_o1_k3"),
                    Found.fails("i1x1x9x9_o1_k3_d2", "a"))
                .get(0)
                .rule())
        .isEqualTo("d > 1");
    ParityResult answered =
        Found.of(
            Found.parse("i1x1x2x2_o1_k3_s2_d2"),
            Verdict.REFUSAL_MISMATCH,
            Found.answer(),
            Found.says("no"));
    assertThat(groups(bothRefuse, empty, Found.passes("i1x1x9x9_o1_k3"), answered).get(0).rule())
        .isEqualTo("s > 1");
  }

  @Test
  void unsupportedCasesAreNeitherFailingNorPassing() {
    ParityResult unsupported =
        Found.of(
            Found.parse("i1x1x9x9_o1_k3_d2_f16"),
            Verdict.UNSUPPORTED,
            Found.says("not in 16 bits"),
            Found.answer());

    assertThat(
            groups(
                    unsupported,
                    Found.passes("i1x1x9x9_o1_k3"),
                    Found.fails("i1x1x9x9_o1_k3_d2", "a"))
                .get(0)
                .rule())
        .isEqualTo("d > 1");
  }

  @Test
  void candidatesAreGroupedByThemselves() {
    ParityResult other =
        Found.of(
            "yours",
            Found.parse("i1x1x9x9_o1_k3_d2"),
            Verdict.MISMATCH,
            Found.answer(),
            Found.answer());

    List<FailureGroup> groups =
        groups(other, Found.passes("i1x1x9x9_o1_k3"), Found.fails("i1x1x9x9_o1_k3_s2", "a"));

    assertThat(groups)
        .extracting(FailureGroup::candidate, FailureGroup::rule)
        .containsExactly(tuple("yours", ""), tuple("mine", "s > 1"));
    assertThat(groups.get(0).passing()).isNull();
  }

  @Test
  void theRuleDoesNotDependOnTheOrderOfTheResults() {
    Suite random = Suites.named("random");
    List<ParityResult> results =
        new ArrayList<>(
            IntStream.range(0, 500)
                .mapToObj(
                    i -> {
                      String id = random.get(i).id();
                      return id.contains("_reflect") && i % 5 != 0
                          ? Found.fails(id, "a")
                          : Found.passes(id);
                    })
                .toList());
    List<FailureGroup> forward = groups(results);
    Collections.reverse(results);

    assertThat(groups(results).get(0).rule()).isEqualTo(forward.get(0).rule());
    assertThat(forward.get(0).rule()).startsWith("mode reflect");
    assertThat(groups(results).get(0).passing()).isEqualTo(forward.get(0).passing()).isPositive();
  }
}
