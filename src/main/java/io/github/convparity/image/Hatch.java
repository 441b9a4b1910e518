package io.github.convparity.image;

/**
 * Patterns for values that have no place on a scale: lines that rise for infinity, that fall for
 * minus infinity, and both for NaN. The lines go on from one element to the next. Both colours are
 * found nowhere else, so that an element of one pixel can still be told.
 */
final class Hatch {
  private static final int PERIOD = 6;

  private Hatch() {}

  /** The colour of a pixel in the pattern of {@code value}, which is not finite. */
  static int colour(double value, int y, int x) {
    boolean rises = Math.floorMod(x + y, PERIOD) == 0;
    boolean falls = Math.floorMod(x - y, PERIOD) == 0;
    if (Double.isNaN(value)) {
      return rises || falls ? Palette.HATCH_LIGHT : Palette.HATCH_DARK;
    }
    return (value > 0 ? rises : falls) ? Palette.HATCH_DARK : Palette.HATCH_LIGHT;
  }
}
