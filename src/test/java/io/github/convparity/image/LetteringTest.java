package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class LetteringTest {
  private static Canvas written(String text) {
    Canvas canvas = Canvas.of(9, 6);
    canvas.text(text, 0, 0, 1, Palette.INK);
    return canvas;
  }

  @Test
  void everyLetterLooksDifferent() {
    Set<Canvas> seen = new HashSet<>();
    for (char letter = ' '; letter <= '~'; letter++) {
      assertThat(seen.add(written(String.valueOf(letter)))).as("%s", letter).isTrue();
    }
    for (String letter : List.of("±", "×", "·", "…", "→", "\uFFFD")) {
      assertThat(seen.add(written(letter))).as(letter).isTrue();
    }
  }

  @Test
  void anAIsAnA() {
    Canvas canvas = written("A");
    String[] rows = {".###.", "#...#", "#...#", "#####", "#...#", "#...#", "#...#"};
    for (int y = 0; y < 7; y++) {
      for (int x = 0; x < 5; x++) {
        int expected = rows[y].charAt(x) == '#' ? Palette.INK : Palette.PAPER;
        assertThat(canvas.colour(y, x)).isEqualTo(expected);
      }
    }
  }

  @Test
  void whatIsNoLetterIsABox() {
    Canvas box = written("\uFFFD");
    for (String hostile : List.of("\u0000", "\u001B", "\u202E", "ß", "\uD83D\uDE00", "\uD800")) {
      assertThat(written(hostile)).isEqualTo(box);
    }
  }

  @Test
  void writingBeyondTheEdgeIsLeftOut() {
    Canvas canvas = Canvas.of(3, 3);
    canvas.text("MMMM", -2, -4, 5, Palette.INK);
    canvas.text("MMMM", 50, 50, 1, Palette.INK);
    assertThat(canvas.height()).isEqualTo(3);
  }

  @Test
  void longTextIsCutOrWrapped() {
    assertThat(Lettering.cut("candidate", 9)).isEqualTo("candidate");
    assertThat(Lettering.cut("candidate", 5)).isEqualTo("cand…");
    assertThat(Lettering.wrapped("stride should not be zero", 10))
        .containsExactly("stride", "should not", "be zero");
    assertThat(Lettering.wrapped("a\nabcdefghij k", 4))
        .containsExactly("a", "abcd", "efgh", "ij k");
    assertThat(Lettering.wrapped("", 4)).containsExactly("");
  }

  @Test
  void aWidthTakesAsManyLettersAsItIsSaidTo() {
    assertThat(Lettering.width("abc", 2)).isEqualTo(34);
    assertThat(Lettering.letters(34, 2)).isEqualTo(3);
    assertThat(Lettering.letters(33, 2)).isEqualTo(2);
    assertThat(Lettering.letters(1, 2)).isEqualTo(1);
  }
}
