package io.github.convparity.image;

/** From numbers to colours. */
public sealed interface ColourScale {
  /**
   * Values in grey: {@code low} is black, {@code high} white, between them in even steps. Where the
   * two are one number, everything is a middle grey.
   */
  record Values(double low, double high) implements ColourScale {
    @Override
    public int colour(double value) {
      if (!(high > low)) {
        return Palette.grey(Palette.GREYS / 2);
      }
      // Halved, so that the distance between two large numbers does not overflow.
      double share = (value / 2 - low / 2) / (high / 2 - low / 2);
      int level = (int) Math.round(share * (Palette.GREYS - 1));
      return Palette.grey(Math.max(0, Math.min(Palette.GREYS - 1, level)));
    }
  }

  /**
   * Differences around 0: white where there is none, blue below and orange above, darkest at {@code
   * limit}. What is not 0 has at least the first step, however small it is.
   */
  record Differences(double limit) implements ColourScale {
    @Override
    public int colour(double value) {
      if (value == 0) {
        return Palette.difference(0);
      }
      double share = limit > 0 ? Math.min(1, Math.abs(value) / limit) : 1;
      int step = (int) Math.max(1, Math.round(share * Palette.STEPS));
      return Palette.difference(value < 0 ? -step : step);
    }
  }

  /** The place in the palette of a finite number. */
  int colour(double value);
}
