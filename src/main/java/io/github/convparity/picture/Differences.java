package io.github.convparity.picture;

import io.github.convparity.compare.Comparison;
import io.github.convparity.image.ColourScale;
import io.github.convparity.image.HeatMap;
import io.github.convparity.image.Rect;
import io.github.convparity.tensor.Shape;
import java.util.Objects;

/** The panel of the difference between both sides. */
final class Differences {
  private Differences() {}

  /** The shape of both outputs, which are there and of one shape. */
  static Shape shape(Answered answered) {
    return Objects.requireNonNull(answered.reference()).sizes();
  }

  /** Where there is none, why. */
  static String none(Answered answered) {
    if (answered.candidate() != null && answered.reference() != null) {
      return answered.isComparable()
          ? "no element in " + shape(answered)
          : "the shapes differ: " + answered.shapes();
    }
    return answered.result().verdict().sentence();
  }

  /** The difference, darkest where it is largest; in words where there is none. */
  static Panel panel(String caption, Answered answered, HeatMap difference, Rect at) {
    double limit = Math.max(-difference.smallest(), difference.largest());
    ColourScale scale = new ColourScale.Differences(Math.max(0, limit));
    boolean finite =
        !difference.has(Double.NaN)
            && !difference.has(Double.POSITIVE_INFINITY)
            && !difference.has(Double.NEGATIVE_INFINITY);
    Comparison comparison = answered.result().comparison();
    boolean everywhere = comparison == null || comparison.equalBits() == comparison.elements();
    String words = everywhere ? "equal bits" : "equal bits in this channel";
    return new Panel(
        caption,
        new Panel.Heat(difference, scale, HeatMap.Reduction.LARGEST, at),
        finite && !(limit > 0) ? words : "");
  }
}
