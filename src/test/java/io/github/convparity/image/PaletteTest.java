package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PaletteTest {
  @Test
  void greysGoFromBlackToWhiteInEvenSteps() {
    assertThat(Palette.rgb(Palette.grey(0))).isEqualTo(0x000000);
    assertThat(Palette.rgb(Palette.grey(Palette.GREYS - 1))).isEqualTo(0xFFFFFF);
    for (int level = 1; level < Palette.GREYS; level++) {
      int step =
          (Palette.rgb(Palette.grey(level)) & 0xFF) - (Palette.rgb(Palette.grey(level - 1)) & 0xFF);
      assertThat(step).isBetween(2, 3);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 1})
  void bothArmsGrowDarkerWithEveryStepFromWhite(int sign) {
    assertThat(Palette.rgb(Palette.difference(0))).isEqualTo(0xFFFFFF);
    double before = 1;
    for (int step = 1; step <= Palette.STEPS; step++) {
      double luminance = luminance(Palette.rgb(Palette.difference(sign * step)));
      assertThat(luminance).as("step %d", step).isLessThan(before);
      before = luminance;
    }
    assertThat(before).isLessThan(0.08);
  }

  @Test
  void oneArmIsBlueTheOtherOrange() {
    for (int step = 1; step <= Palette.STEPS; step++) {
      int below = Palette.rgb(Palette.difference(-step));
      int above = Palette.rgb(Palette.difference(step));
      assertThat(below & 0xFF).isGreaterThan(below >> 16);
      assertThat(above >> 16).isGreaterThan(above & 0xFF);
    }
  }

  /** How red-blind and green-blind eyes see, in linear light (Machado and others, 2009). */
  private static final double[][] RED_BLIND = {
    {0.152286, 1.052583, -0.204868},
    {0.114503, 0.786281, 0.099216},
    {-0.003882, -0.048116, 1.051998}
  };

  private static final double[][] GREEN_BLIND = {
    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
  };

  @Test
  void theArmsAreToldApartByTheColourBlind() {
    for (double[][] eyes : new double[][][] {RED_BLIND, GREEN_BLIND}) {
      for (int step = 1; step <= Palette.STEPS; step++) {
        double[] below = seen(Palette.rgb(Palette.difference(-step)), eyes);
        double[] above = seen(Palette.rgb(Palette.difference(step)), eyes);
        // Blue against yellow is what these eyes tell: more blue than yellow below, less above.
        assertThat(below[2] - (below[0] + below[1]) / 2).as("below %d", step).isPositive();
        assertThat(above[2] - (above[0] + above[1]) / 2).as("above %d", step).isNegative();
      }
    }
  }

  @Test
  void hatchesAndMarksHaveColoursOfTheirOwn() {
    int[] own = {Palette.MARK, Palette.HATCH_DARK, Palette.HATCH_LIGHT};
    for (int colour : own) {
      int rgb = Palette.rgb(colour);
      long same =
          IntStream.range(16, 16 + Palette.GREYS + 2 * Palette.STEPS + 1)
              .filter(other -> Palette.rgb(other) == rgb)
              .count();
      assertThat(same).isZero();
    }
    assertThat(luminance(Palette.rgb(Palette.HATCH_LIGHT)))
        .isGreaterThan(luminance(Palette.rgb(Palette.HATCH_DARK)) + 0.4);
  }

  @Test
  void textIsDarkEnoughOnPaper() {
    // 4.5 : 1, as the Web Content Accessibility Guidelines ask for.
    for (int colour : new int[] {Palette.INK, Palette.QUIET}) {
      assertThat(1.05 / (luminance(Palette.rgb(colour)) + 0.05)).isGreaterThan(4.5);
    }
  }

  private static double[] seen(int rgb, double[][] eyes) {
    double[] seen = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        seen[row] += eyes[row][column] * linear(rgb >> (16 - 8 * column) & 0xFF);
      }
    }
    return seen;
  }

  private static double luminance(int rgb) {
    return 0.2126 * linear(rgb >> 16)
        + 0.7152 * linear(rgb >> 8 & 0xFF)
        + 0.0722 * linear(rgb & 0xFF);
  }

  private static double linear(int sample) {
    double share = sample / 255.0;
    return share <= 0.04045 ? share / 12.92 : Math.pow((share + 0.055) / 1.055, 2.4);
  }
}
