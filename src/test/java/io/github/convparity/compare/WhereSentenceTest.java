package io.github.convparity.compare;

import static io.github.convparity.compare.Marks.geometry;
import static io.github.convparity.compare.Marks.sentence;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each form of the sentence, on outputs of {@code [2, 8, 6, 6]} unless they say otherwise. */
class WhereSentenceTest {
  /** Every window of the outermost ring touches the padding. */
  private static final Conv2dGeometry PADDED = geometry(1, 1, 1);

  /** {@code [2, 8, 4, 4]}. */
  private static final Conv2dGeometry BARE = geometry(1, 0, 1);

  /** One image and one filter of 5x5 under a padding of 2: {@code [1, 1, 8, 8]}, two rings. */
  private static final Conv2dGeometry WIDE =
      geometry(Shape.of(1, 1, 8, 8), Shape.of(1, 1, 5, 5), 1, 2, 1);

  /** One image and one filter: {@code [1, 1, 12, 12]} without padding. */
  private static final Conv2dGeometry PLANE =
      geometry(Shape.of(1, 1, 12, 12), Shape.of(1, 1, 1, 1), 1, 0, 1);

  @Test
  void everyElement() {
    assertThat(sentence(PADDED, (n, c, h, w) -> true)).isEqualTo("every element differs");
  }

  @Test
  void theOnlyElement() {
    Conv2dGeometry one = geometry(Shape.of(1, 1, 1), Shape.of(1, 1, 1, 1), 1, 0, 1);

    assertThat(sentence(one, (n, c, h, w) -> true)).isEqualTo("the only element differs");
  }

  @Test
  void oneElementIsNamedByItsIndex() {
    assertThat(sentence(PADDED, (n, c, h, w) -> n == 0 && c == 3 && h == 4 && w == 5))
        .isEqualTo("the one difference lies at [0, 3, 4, 5]");
  }

  @Test
  void oneElementOfAnUnbatchedOutputHasThreeIndices() {
    Conv2dGeometry unbatched = geometry(Shape.of(4, 6, 6), Shape.of(8, 4, 3, 3), 1, 1, 1);

    assertThat(sentence(unbatched, (n, c, h, w) -> c == 3 && h == 4 && w == 5))
        .isEqualTo("the one difference lies at [3, 4, 5]");
  }

  @Test
  void twoElements() {
    assertThat(sentence(PLANE, (n, c, h, w) -> h == 4 && (w == 2 || w == 9)))
        .isEqualTo("both differences lie in row 4, 2 of the 12 elements there");
  }

  @Test
  void outermostRowsAndColumns() {
    assertThat(sentence(PADDED, (n, c, h, w) -> w == 5))
        .isEqualTo("all 96 differences lie in the right-most column, in every channel");
    assertThat(sentence(PADDED, (n, c, h, w) -> w == 0))
        .isEqualTo("all 96 differences lie in the left-most column, in every channel");
    assertThat(sentence(PADDED, (n, c, h, w) -> h == 0))
        .isEqualTo("all 96 differences lie in the top row, in every channel");
    assertThat(sentence(PADDED, (n, c, h, w) -> h == 5))
        .isEqualTo("all 96 differences lie in the bottom row, in every channel");
  }

  @Test
  void aRowOrColumnWithin() {
    assertThat(sentence(PADDED, (n, c, h, w) -> w == 4))
        .isEqualTo("all 96 differences lie in column 4, in every channel");
    assertThat(sentence(PADDED, (n, c, h, w) -> h == 2))
        .isEqualTo("all 96 differences lie in row 2, in every channel");
  }

  @Test
  void oneRowAndColumn() {
    assertThat(sentence(PADDED, (n, c, h, w) -> h == 2 && w == 4))
        .isEqualTo("all 16 differences lie in row 2 of column 4, in every channel");
  }

  @Test
  void neighbouringRowsOrColumns() {
    assertThat(sentence(PLANE, (n, c, h, w) -> w >= 10))
        .isEqualTo("all 24 differences lie in columns 10 and 11");
    assertThat(sentence(PLANE, (n, c, h, w) -> h >= 3 && h <= 5))
        .isEqualTo("all 36 differences lie in rows 3 to 5");
    assertThat(sentence(PLANE, (n, c, h, w) -> h < 3 && w < 4))
        .isEqualTo("all 12 differences lie in rows 0 to 2 of columns 0 to 3");
    assertThat(sentence(PLANE, (n, c, h, w) -> h == 0 && w < 4))
        .isEqualTo("all 4 differences lie in columns 0 to 3 of the top row");
    assertThat(sentence(PLANE, (n, c, h, w) -> h < 4 && w == 11))
        .isEqualTo("all 4 differences lie in rows 0 to 3 of the right-most column");
  }

  @Test
  void moreThanHalfOfTheRowsAreNoPlace() {
    assertThat(sentence(PLANE, (n, c, h, w) -> h >= 5)).isEqualTo("84 of the 144 elements differ");
  }

  @Test
  void steps() {
    assertThat(sentence(PLANE, (n, c, h, w) -> w % 2 == 1))
        .isEqualTo("all 72 differences lie in every second column from column 1");
    assertThat(sentence(PLANE, (n, c, h, w) -> h % 4 == 3))
        .isEqualTo("all 36 differences lie in every fourth row from row 3");
    assertThat(sentence(PLANE, (n, c, h, w) -> h % 3 == 0 && w % 2 == 0))
        .isEqualTo(
            "all 24 differences lie in every third row from row 0"
                + " of every second column from column 0");
    assertThat(sentence(PLANE, (n, c, h, w) -> h == 0 && w % 4 == 3))
        .isEqualTo("all 3 differences lie in every fourth column from column 3 of the top row");
  }

  @Test
  void stepsMustBeCompleteUnlessTheyAreThatOfTheStride() {
    Conv2dGeometry strided = geometry(Shape.of(1, 1, 20, 20), Shape.of(1, 1, 1, 1), 2, 0, 1);

    assertThat(sentence(PLANE, (n, c, h, w) -> w == 1 || w == 5 || w == 11))
        .isEqualTo("36 of the 144 elements differ");
    assertThat(sentence(PLANE, (n, c, h, w) -> w > 4 && w % 2 == 1))
        .isEqualTo("48 of the 144 elements differ");
    assertThat(sentence(PLANE, (n, c, h, w) -> w == 1 || w == 11))
        .isEqualTo("24 of the 144 elements differ");
    assertThat(sentence(strided, (n, c, h, w) -> w == 1 || w == 9))
        .isEqualTo(
            "all 20 differences lie in every second column from column 1,"
                + " 20 of the 50 elements there");
    assertThat(sentence(strided, (n, c, h, w) -> w == 1 || w == 8))
        .isEqualTo("20 of the 100 elements differ");
  }

  @ParameterizedTest
  @CsvSource({
    "2, second",
    "10, tenth",
    "11, 11th",
    "12, 12th",
    "13, 13th",
    "21, 21st",
    "22, 22nd",
    "23, 23rd",
    "24, 24th",
    "111, 111th",
    "121, 121st"
  })
  void ordinals(int number, String word) {
    assertThat(LinePlace.ordinal(number)).isEqualTo(word);
  }

  @Test
  void theInterior() {
    assertThat(sentence(WIDE, (n, c, h, w) -> h > 1 && h < 6 && w > 1 && w < 6))
        .isEqualTo("all 16 differences lie in the interior, away from all padding");
  }

  @Test
  void oneSideOfThePadding() {
    assertThat(sentence(WIDE, (n, c, h, w) -> w > 5))
        .isEqualTo("all 16 differences lie where the window touches the right padding");
    assertThat(sentence(WIDE, (n, c, h, w) -> w > 5 && h > 1 && h < 6))
        .isEqualTo("all 8 differences lie where the window touches the right padding and no other");
  }

  @Test
  void corners() {
    assertThat(sentence(WIDE, (n, c, h, w) -> h < 2 && w < 2))
        .isEqualTo("all 4 differences lie in the top-left corner");
    assertThat(sentence(PADDED, (n, c, h, w) -> h == 5 && w == 0))
        .isEqualTo("all 16 differences lie in the bottom-left corner, in every channel");
    assertThat(sentence(WIDE, (n, c, h, w) -> (h < 2 || h > 5) && (w < 2 || w > 5)))
        .isEqualTo("all 16 differences lie in the corners");
  }

  @Test
  void severalSides() {
    assertThat(sentence(WIDE, (n, c, h, w) -> h > 5 || w > 5))
        .isEqualTo("all 28 differences lie where the window touches the bottom or right padding");
    assertThat(sentence(WIDE, (n, c, h, w) -> h < 2 || h > 5 || w > 5))
        .isEqualTo(
            "all 40 differences lie where the window touches the top, bottom or right padding");
    assertThat(sentence(WIDE, (n, c, h, w) -> h < 2 || h > 5 || w < 2 || w > 5))
        .isEqualTo("all 48 differences lie where the window touches padding");
  }

  @Test
  void severalSidesAreNamedOnlyIfEveryRegionThatTouchesThemDiffers() {
    assertThat(sentence(WIDE, (n, c, h, w) -> (h > 5 || w > 5) && !(h > 5 && w > 5)))
        .isEqualTo(
            "all 24 differences lie where the window touches padding,"
                + " 24 of the 48 elements there");
  }

  @Test
  void windowsThatTouchOppositeSides() {
    Conv2dGeometry large = geometry(Shape.of(1, 1, 4, 4), Shape.of(1, 1, 7, 7), 1, 3, 1);

    assertThat(sentence(large, (n, c, h, w) -> h == 1 || h == 2))
        .isEqualTo("all 8 differences lie where the window touches the top and bottom padding");
    assertThat(sentence(large, (n, c, h, w) -> h < 3 && w < 3))
        .isEqualTo("all 9 differences lie where the window touches the top and left padding");
    assertThat(sentence(large, (n, c, h, w) -> (h == 1 || h == 2) && w < 3))
        .isEqualTo(
            "all 6 differences lie where the window touches the top, bottom and left padding");
  }

  @Test
  void aPlaceThatIsNotFilledSaysSo() {
    assertThat(sentence(PADDED, (n, c, h, w) -> w == 5 && h != 2))
        .isEqualTo(
            "all 80 differences lie in the right-most column, in every channel,"
                + " 80 of the 96 elements there");
  }

  @Test
  void scattered() {
    assertThat(sentence(BARE, (n, c, h, w) -> (h + w) % 2 == 0))
        .isEqualTo("128 of the 256 elements differ");
    assertThat(sentence(PADDED, (n, c, h, w) -> (h + w) % 2 == 0))
        .isEqualTo(
            "288 of the 576 elements differ, in the interior and where the window touches padding");
    assertThat(sentence(PADDED, (n, c, h, w) -> w > 1 && (h + w) % 5 > 0))
        .isEqualTo(
            "304 of the 576 elements differ, in the interior and"
                + " where the window touches the top, bottom or right padding");
  }

  @Test
  void scatteredWhereEveryWindowTouchesPadding() {
    Conv2dGeometry small = geometry(Shape.of(1, 1, 2, 2), Shape.of(1, 1, 3, 3), 1, 1, 1);

    assertThat(sentence(small, (n, c, h, w) -> h == w)).isEqualTo("2 of the 4 elements differ");
  }

  @Test
  void channels() {
    assertThat(sentence(BARE, (n, c, h, w) -> c == 3))
        .isEqualTo("all 32 differences lie in channel 3 of 8");
    assertThat(sentence(BARE, (n, c, h, w) -> c < 4))
        .isEqualTo("all 128 differences lie in channels 0 to 3 of 8");
    assertThat(sentence(BARE, (n, c, h, w) -> c != 2 && c < 6))
        .isEqualTo("all 160 differences lie in 5 of 8 channels");
    assertThat(sentence(BARE, (n, c, h, w) -> h == 0 && c == 7))
        .isEqualTo("all 8 differences lie in the top row, in channel 7 of 8");
  }

  @Test
  void groups() {
    Conv2dGeometry grouped = geometry(1, 0, 2);

    assertThat(sentence(grouped, (n, c, h, w) -> c > 3))
        .isEqualTo("all 128 differences lie in every channel of group 1 of 2");
    assertThat(sentence(grouped, (n, c, h, w) -> c == 4 || c == 7))
        .isEqualTo("all 64 differences lie in 2 of 8 channels, all in group 1 of 2");
    assertThat(sentence(grouped, (n, c, h, w) -> c == 4 || c == 5))
        .isEqualTo("all 64 differences lie in channels 4 and 5 of 8");
    assertThat(sentence(grouped, (n, c, h, w) -> c == 0 || c == 7))
        .isEqualTo("all 64 differences lie in 2 of 8 channels");
    assertThat(sentence(grouped, (n, c, h, w) -> c == 4))
        .isEqualTo("all 32 differences lie in channel 4 of 8");
  }

  @Test
  void batchItems() {
    assertThat(sentence(BARE, (n, c, h, w) -> n == 1))
        .isEqualTo("all 128 differences lie in batch item 1 of 2");
    assertThat(sentence(BARE, (n, c, h, w) -> n == 1 && w == 3 && c == 0))
        .isEqualTo(
            "all 4 differences lie in the right-most column, in channel 0 of 8,"
                + " in batch item 1 of 2");
    Conv2dGeometry five = geometry(Shape.of(5, 1, 2, 2), Shape.of(1, 1, 1, 1), 1, 0, 1);
    assertThat(sentence(five, (n, c, h, w) -> n > 2))
        .isEqualTo("all 8 differences lie in batch items 3 and 4 of 5");
    assertThat(sentence(five, (n, c, h, w) -> n % 2 == 0))
        .isEqualTo("all 12 differences lie in 3 of 5 batch items");
  }

  @Test
  void evenKernelsUnderSamePadTheBottomAndRightOnly() {
    Conv2dOptions same = Marks.options(1, new Padding.Same(), 1, PaddingMode.ZEROS);
    Conv2dGeometry geometry =
        Conv2dGeometry.of(Shape.of(1, 1, 6, 6), Shape.of(1, 1, 2, 2), null, same);

    assertThat(sentence(geometry, (n, c, h, w) -> h == 5 || w == 5))
        .isEqualTo("all 11 differences lie where the window touches padding");
  }

  @Test
  void aCroppedInputHasNoPaddingToTouch() {
    Conv2dOptions cropped =
        new Conv2dOptions(Pair.of(1), Padding.of(-1), Pair.of(1), 1, PaddingMode.REPLICATE);
    Conv2dGeometry geometry =
        Conv2dGeometry.of(Shape.of(1, 1, 6, 6), Shape.of(1, 1, 1, 1), null, cropped);

    assertThat(sentence(geometry, (n, c, h, w) -> h == w)).isEqualTo("4 of the 16 elements differ");
  }
}
