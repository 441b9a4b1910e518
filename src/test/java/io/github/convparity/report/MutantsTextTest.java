package io.github.convparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.diagnose.Coverage;
import io.github.convparity.result.Cause;
import io.github.convparity.result.MutantScore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Scores of planted faults as text and as JSON. */
final class MutantsTextTest {
  private static final Cause FLIPPED = new Cause("kernel-flipped", "the kernel is flipped");
  private static final Cause ROTATED = new Cause("kernel-rotated", "the kernel is rotated");

  private static final MutantScore NAMED = new MutantScore(FLIPPED, 12, List.of(FLIPPED), 0, null);
  private static final MutantScore SURVIVES = new MutantScore(ROTATED, 0, List.of(), 0, null);

  private static String text(MutantScore... scores) {
    return MutantsText.of(List.of(scores), Ink.PLAIN, false);
  }

  private static String quiet(MutantScore... scores) {
    return MutantsText.of(List.of(scores), Ink.PLAIN, true);
  }

  @Test
  void whatIsCaughtAndNamedIsALineAndWhatSurvivesIsSaidOnceMore() {
    assertThat(text(NAMED, SURVIVES))
        .isEqualTo(
            """
              planted                                caught   named
              kernel-flipped                             12   yes
              kernel-rotated                             no

            The suite cannot tell these from a right convolution:
              kernel-rotated: the kernel is rotated

            2 faults planted: 1 caught, 1 of these named (100 %); 1 survives.
            """);
  }

  @Test
  void howItIsNamedIsSaidWithTheName() {
    MutantScore told = new MutantScore(FLIPPED, 3, List.of(FLIPPED), 1, "i1x1x5x7_o1_k2x3");
    MutantScore apart = new MutantScore(FLIPPED, 3, List.of(FLIPPED), 2, null);

    assertThat(text(told)).contains("3   yes, by one more case: i1x1x5x7_o1_k2x3, 1 case apart\n");
    assertThat(text(apart)).contains("3   yes, 2 cases apart\n");
  }

  @Test
  void whatIsNotNamedIsSaidWithTheReason() {
    MutantScore nothing = new MutantScore(FLIPPED, 4, List.of(), 4, null);
    MutantScore once = new MutantScore(FLIPPED, 1, List.of(), 1, null);
    MutantScore other = new MutantScore(FLIPPED, 5, List.of(ROTATED), 0, null);
    MutantScore both = new MutantScore(FLIPPED, 6, List.of(ROTATED, FLIPPED), 0, null);

    assertThat(text(nothing, once, other, both))
        .isEqualTo(
            """
              planted                                caught   named
              kernel-flipped                              4   no: nothing fits
              kernel-flipped                              1   no: nothing fits
              kernel-flipped                              5   no: kernel-rotated
              kernel-flipped                              6   no: kernel-rotated, or kernel-flipped

            Caught, but not named:
              kernel-flipped fails in 4 cases that no fault of the catalogue explains
              kernel-flipped fails in 1 case that no fault of the catalogue explains
              kernel-flipped looks like kernel-rotated in most cases that fail
              kernel-flipped is the same as kernel-rotated in every case of the suite and near it

            4 faults planted: 4 caught, 0 of these named (0.0 %); 0 survive.
            """);
  }

  @Test
  void quietLeavesTheTableOut() {
    assertThat(quiet(NAMED))
        .isEqualTo("1 fault planted: 1 caught, 1 of these named (100 %); 0 survive.\n");
    assertThat(quiet(SURVIVES))
        .isEqualTo(
            """
            The suite cannot tell these from a right convolution:
              kernel-rotated: the kernel is rotated

            1 fault planted: 0 caught, 0 of these named; 1 survives.
            """);
  }

  @Test
  void aShareThatIsNotAllIsNeverAHundred() {
    List<MutantScore> scores = new ArrayList<>(Collections.nCopies(9999, NAMED));
    scores.add(new MutantScore(FLIPPED, 5, List.of(ROTATED), 0, null));

    assertThat(MutantsText.of(scores, Ink.PLAIN, true))
        .endsWith("10000 faults planted: 10000 caught, 9999 of these named (99.9 %); 0 survive.\n");
  }

  @Test
  void onlyALastLineOfFullMarksIsPraised() {
    assertThat(MutantsText.of(List.of(NAMED), Ink.COLOR, true)).contains("\u001B[");
    assertThat(MutantsText.of(List.of(SURVIVES), Ink.COLOR, true)).doesNotContain("\u001B[");
  }

  @Test
  void jsonHasTheTotalsAndEveryScore() throws JsonProcessingException {
    MutantScore told = new MutantScore(FLIPPED, 3, List.of(FLIPPED), 1, "i1x1x5x7_o1_k2x3");
    String json = MutantsText.json(List.of("a", "b"), 7, List.of(told, SURVIVES), new Coverage());

    JsonNode all = new ObjectMapper().readTree(json);
    assertThat(all.path("suites")).hasToString("[\"a\",\"b\"]");
    assertThat(all.path("cases").intValue()).isEqualTo(7);
    assertThat(all.path("planted").intValue()).isEqualTo(2);
    assertThat(all.path("caught").intValue()).isEqualTo(1);
    assertThat(all.path("named").intValue()).isEqualTo(1);
    assertThat(all.path("faults").get(0))
        .hasToString(
            "{\"name\":\"kernel-flipped\",\"sentence\":\"the kernel is flipped\",\"failures\":3,"
                + "\"caught\":true,\"named\":true,\"causes\":[\"kernel-flipped\"],\"others\":1,"
                + "\"telling\":\"i1x1x5x7_o1_k2x3\"}");
    assertThat(all.path("faults").get(1).path("named").booleanValue()).isFalse();
    assertThat(all.path("coverage").path("pairs").path("seen").intValue()).isZero();
  }
}
