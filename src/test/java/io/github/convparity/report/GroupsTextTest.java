package io.github.convparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Groups of failures as text. */
final class GroupsTextTest {
  private static final Cause DILATION =
      new Cause("dilation-ignored", "the dilation is taken for 1");
  private static final Cause BIAS = new Cause("bias-left-out", "the bias is not added");

  private static final ParityCase EXAMPLE =
      CaseId.parse("i1x1x1x1_o1_k1", Pictures.own()).parityCase();

  private static FailureGroup group(long failures, List<Cause> causes, String rule, Long passing) {
    String sentence = causes.isEmpty() ? "the output shapes differ" : causes.get(0).sentence();
    return new FailureGroup("mine", failures, causes, sentence, rule, passing, EXAMPLE, null);
  }

  private static String text(FailureGroup... groups) {
    return GroupsText.of(List.of(groups), Ink.PLAIN);
  }

  @Test
  void everyGroupSaysWhatAndWhere() {
    assertThat(
            text(
                group(280, List.of(DILATION), "d > 1 and k > 1", 0L),
                group(15, List.of(BIAS), "bias true", 3L),
                group(5, List.of(), "", 700L)))
        .isEqualTo(
            """
            300 failures of candidate mine: 2 causes, and 5 that no known fault fits
                280  dilation-ignored: the dilation is taken for 1
                     only where d > 1 and k > 1; for example i1x1x1x1_o1_k1
                 15  bias-left-out: the bias is not added
                     only where bias true, though 3 such cases pass; for example i1x1x1x1_o1_k1
                  5  no known fault: the output shapes differ
                     no rule tells them from the 700 cases that pass; for example i1x1x1x1_o1_k1
            """);
  }

  @Test
  void oneFailureIsNotFailures() {
    assertThat(text(group(1, List.of(DILATION, BIAS), "d > 1", 1L)))
        .isEqualTo(
            """
            1 failure of candidate mine: 1 cause
                  1  dilation-ignored: the dilation is taken for 1 (or bias-left-out)
                     only where d > 1, though 1 such case passes; for example i1x1x1x1_o1_k1
            """);
  }

  @Test
  void whereNothingPassesItSaysSo() {
    assertThat(text(group(7, List.of(), "", null)))
        .startsWith("7 failures of candidate mine: no known fault fits\n")
        .contains("         in every case; for example");
    assertThat(text(group(7, List.of(BIAS), "", null), group(1, List.of(), "", null)))
        .contains("no case passes that could show it; for example")
        .doesNotContain("in every case");
  }

  @Test
  void manyGroupsAndLongMessagesAreCut() {
    FailureGroup group =
        new FailureGroup("mine", 1, List.of(), "x".repeat(500) + "\u001B", "", null, EXAMPLE, null);
    String text = GroupsText.of(Collections.nCopies(15, group), Ink.PLAIN);

    assertThat(text).endsWith("         and 3 more, in summary.json\n");
    assertThat(text.lines()).hasSize(1 + 2 * 12 + 1).allMatch(line -> line.length() < 180);
  }
}
