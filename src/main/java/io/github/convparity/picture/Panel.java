package io.github.convparity.picture;

import io.github.convparity.image.ColourScale;
import io.github.convparity.image.HeatMap;
import io.github.convparity.image.Rect;
import org.jspecify.annotations.Nullable;

/**
 * One of the pictures on a sheet.
 *
 * @param caption what it shows
 * @param heat the numbers; null where words stand in their place
 * @param words in the place of the numbers, or over them; may be empty
 */
record Panel(String caption, @Nullable Heat heat, String words) {

  /**
   * Numbers and how they are drawn.
   *
   * @param at where, from the upper left of the panel's field
   */
  record Heat(HeatMap map, ColourScale scale, HeatMap.Reduction reduction, Rect at) {}

  static Panel words(String caption, String words) {
    return new Panel(caption, null, words);
  }
}
