package io.github.convparity.picture;

import io.github.convparity.image.ColourScale;
import io.github.convparity.image.HeatMap;
import org.jspecify.annotations.Nullable;

/** The grey scale of values. */
final class Greys {
  private Greys() {}

  /** From the smallest to the largest finite number of two pictures, or one. */
  static ColourScale.Values of(@Nullable HeatMap one, @Nullable HeatMap other) {
    double low = Double.POSITIVE_INFINITY;
    double high = Double.NEGATIVE_INFINITY;
    if (one != null) {
      low = one.smallest();
      high = one.largest();
    }
    if (other != null) {
      low = Math.min(low, other.smallest());
      high = Math.max(high, other.largest());
    }
    return new ColourScale.Values(low, high);
  }
}
