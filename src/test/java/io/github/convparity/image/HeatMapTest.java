package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

final class HeatMapTest {
  private static final ColourScale.Values UNIT = new ColourScale.Values(0, 1);
  private static final ColourScale.Differences SIGNED = new ColourScale.Differences(4);

  private static Canvas drawn(
      HeatMap map, int height, int width, ColourScale scale, HeatMap.Reduction reduction) {
    Canvas canvas = Canvas.of(height, width);
    map.draw(canvas, new Rect(0, 0, height, width), scale, reduction);
    return canvas;
  }

  @Test
  void valuesAreGreyInEvenStepsFromTheSmallestToTheLargest() {
    ColourScale.Values scale = new ColourScale.Values(-2, 2);
    assertThat(scale.colour(-2)).isEqualTo(Palette.grey(0));
    assertThat(scale.colour(0)).isEqualTo(Palette.grey(64));
    assertThat(scale.colour(2)).isEqualTo(Palette.grey(127));
    assertThat(scale.colour(99)).isEqualTo(Palette.grey(127));
    assertThat(new ColourScale.Values(3, 3).colour(3)).isEqualTo(Palette.grey(64));
    assertThat(new ColourScale.Values(-Double.MAX_VALUE, Double.MAX_VALUE).colour(0))
        .isEqualTo(Palette.grey(64));
  }

  @Test
  void differencesAreCentredOnZeroAndEvenTheSmallestIsColoured() {
    assertThat(SIGNED.colour(0)).isEqualTo(Palette.difference(0));
    assertThat(SIGNED.colour(-0.0)).isEqualTo(Palette.difference(0));
    assertThat(SIGNED.colour(4)).isEqualTo(Palette.difference(Palette.STEPS));
    assertThat(SIGNED.colour(-4)).isEqualTo(Palette.difference(-Palette.STEPS));
    assertThat(SIGNED.colour(Double.MIN_VALUE)).isEqualTo(Palette.difference(1));
    assertThat(SIGNED.colour(-1e-30)).isEqualTo(Palette.difference(-1));
  }

  @Test
  void aSmallMapIsEnlargedByRepetition() {
    HeatMap map = HeatMap.of(new double[] {0, 1, 1, 0}, 2, 2);
    Canvas canvas = drawn(map, 6, 8, UNIT, HeatMap.Reduction.MEAN);
    for (int y = 0; y < 6; y++) {
      for (int x = 0; x < 8; x++) {
        boolean white = (y < 3) != (x < 4);
        assertThat(canvas.rgb(y, x)).isEqualTo(white ? 0xFFFFFF : 0x000000);
      }
    }
  }

  @Test
  void aLargeMapIsReducedToMeansOrToTheLargest() {
    HeatMap map = HeatMap.of(new double[] {0, 1, 3, -4, 0, 1, 0, 1}, 2, 4);
    Canvas mean = drawn(map, 1, 2, UNIT, HeatMap.Reduction.MEAN);
    assertThat(mean.colour(0, 0)).isEqualTo(UNIT.colour(0.5));
    assertThat(mean.colour(0, 1)).isEqualTo(Palette.grey(0));
    Canvas largest = drawn(map, 1, 2, SIGNED, HeatMap.Reduction.LARGEST);
    assertThat(largest.colour(0, 0)).isEqualTo(SIGNED.colour(1));
    assertThat(largest.colour(0, 1)).isEqualTo(SIGNED.colour(-4));
  }

  @Test
  void oneNanInAThousandByAThousandStillShows() {
    double[] numbers = new double[1_000_000];
    numbers[987_654] = Double.NaN;
    HeatMap map = HeatMap.of(numbers, 1000, 1000);
    Rect area = new Rect(0, 0, 250, 250);
    for (HeatMap.Reduction reduction : HeatMap.Reduction.values()) {
      Canvas canvas = drawn(map, 250, 250, UNIT, reduction);
      Rect place = map.place(987, 654, area);
      assertThat(canvas.colour(place.y(), place.x())).isIn(Palette.HATCH_DARK, Palette.HATCH_LIGHT);
    }
  }

  @Test
  void specialValuesAreHatchedEachInItsWay() {
    double[] specials = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
    Canvas canvas = drawn(HeatMap.of(specials, 1, 3), 12, 36, UNIT, HeatMap.Reduction.MEAN);
    for (int y = 0; y < 12; y++) {
      for (int x = 0; x < 36; x++) {
        boolean rises = (x + y) % 6 == 0;
        boolean falls = Math.floorMod(x - y, 6) == 0;
        boolean dark = x < 12 ? !rises && !falls : x < 24 ? rises : falls;
        assertThat(canvas.colour(y, x))
            .as("%d, %d", y, x)
            .isEqualTo(dark ? Palette.HATCH_DARK : Palette.HATCH_LIGHT);
      }
    }
  }

  @Test
  void thePlaceOfAnElementIsWhereItIsDrawn() {
    for (int size = 1; size <= 12; size++) {
      for (int drawn = 1; drawn <= 30; drawn++) {
        Rect area = new Rect(0, 0, drawn, drawn);
        for (int element = 0; element < size; element++) {
          double[] numbers = new double[size * size];
          numbers[element * size + element] = 4;
          HeatMap map = HeatMap.of(numbers, size, size);
          Canvas canvas = drawn(map, drawn, drawn, SIGNED, HeatMap.Reduction.LARGEST);
          Rect place = map.place(element, element, area);
          assertThat(place.height()).isPositive();
          for (int y = place.y(); y < place.bottom(); y++) {
            assertThat(canvas.colour(y, place.x()))
                .as("element %d of %d, drawn on %d", element, size, drawn)
                .isEqualTo(SIGNED.colour(4));
          }
        }
      }
    }
  }

  @Test
  void numbersMustFillTheRows() {
    assertThatThrownBy(() -> HeatMap.of(new double[5], 2, 3))
        .hasMessage("numbers (5) must be 2 * 3");
  }
}
