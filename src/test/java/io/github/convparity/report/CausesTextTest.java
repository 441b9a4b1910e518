package io.github.convparity.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.result.Cause;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Several causes of one failure as text. */
final class CausesTextTest {
  private static final Cause ROTATED = new Cause("rotated", "the kernel is rotated");
  private static final Cause FLIPPED = new Cause("flipped", "the kernel is flipped");
  private static final Cause SHIFTED = new Cause("shifted", "the kernel is shifted");

  @Test
  void oneCauseOrNoneNeedsNoWords() {
    assertThat(CausesText.of(List.of(), null, List.of())).isEmpty();
    assertThat(CausesText.of(List.of(ROTATED), null, List.of(ROTATED))).isEmpty();
  }

  @Test
  void theCaseThatTellsThemApartIsNamedWithWhatItSays() {
    List<Cause> three = List.of(ROTATED, FLIPPED, SHIFTED);

    assertThat(CausesText.of(three, "i1x1x5x7_o1_k3", List.of(FLIPPED)))
        .isEqualTo(
            "3 causes explain this case. They differ in i1x1x5x7_o1_k3: there it is flipped (the"
                + " kernel is flipped).\n");
    assertThat(CausesText.of(three, "i1x1x5x7_o1_k3", List.of(ROTATED, SHIFTED)))
        .endsWith(
            ": there it is rotated (the kernel is rotated), or shifted (the kernel is shifted).\n");
  }

  @Test
  void whereNoneOfThemExplainsThatCaseEitherItSaysSo() {
    List<Cause> both = List.of(ROTATED, FLIPPED);

    assertThat(CausesText.of(both, "i1x1x5x7_o1_k3", both))
        .isEqualTo(
            "2 causes explain this case. They differ in i1x1x5x7_o1_k3: no single one of them"
                + " explains what the candidate gives there.\n");
  }

  @Test
  void withoutSuchACaseItSaysSo() {
    List<Cause> both = List.of(ROTATED, FLIPPED);

    assertThat(CausesText.of(both, null, both))
        .isEqualTo(
            "2 causes explain this case. No case near it was found that tells them apart.\n");
    assertThat(CausesText.of(both, null, List.of(ROTATED)))
        .isEqualTo(
            "2 causes explain this case. The others have a number to fit with: it is rotated (the"
                + " kernel is rotated).\n");
  }
}
