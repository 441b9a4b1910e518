package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuggestionsTest {
  private static final List<String> KNOWN = List.of("stride", "padding", "padding_mode", "grad");

  @ParameterizedTest
  @CsvSource({
    "strid, stride",
    "strides, stride",
    "sride, stride",
    "stirde, stride",
    "STRIDE, stride",
    "Stride, stride",
    "pading, padding",
    "padding_mod, padding_mode",
    "graf, grad"
  })
  void wordUpToTwoEditsAwayIsSuggested(String word, String meant) {
    assertThat(Suggestions.nearest(word, KNOWN)).contains(meant);
    assertThat(Suggestions.didYouMean(word, KNOWN)).isEqualTo("; did you mean \"" + meant + "\"?");
  }

  @ParameterizedTest
  @CsvSource({"stroll", "paddingmodels", "''", "groups", "x"})
  void wordFurtherAwayIsNot(String word) {
    assertThat(Suggestions.nearest(word, KNOWN)).isEmpty();
    assertThat(Suggestions.didYouMean(word, KNOWN)).isEmpty();
  }

  @Test
  void knownWordIsNotSuggestedForItself() {
    assertThat(Suggestions.nearest("grad", List.of("grad"))).isEmpty();
  }

  @Test
  void nearerWordIsPreferred() {
    assertThat(Suggestions.nearest("grid", List.of("gold", "grids", "gr"))).contains("grids");
  }

  @Test
  void firstOfTwoEquallyNearWordsIsSuggested() {
    assertThat(Suggestions.nearest("bat", List.of("cat", "hat"))).contains("cat");
  }

  @Test
  void shortWordNeedsMoreThanOneLetterInCommon() {
    assertThat(Suggestions.nearest("xyz", List.of("abz"))).isEmpty();
    assertThat(Suggestions.nearest("q", List.of("k"))).isEmpty();
  }

  @Test
  void noKnownWordsGiveNoSuggestion() {
    assertThat(Suggestions.nearest("stride", List.of())).isEmpty();
  }
}
