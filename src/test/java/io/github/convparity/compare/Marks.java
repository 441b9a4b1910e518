package io.github.convparity.compare;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Shape;
import java.util.BitSet;
import java.util.function.IntToDoubleFunction;

/** Geometries, and the places of an output or gradient that are marked as wrong. */
final class Marks {
  private Marks() {}

  /** Says of an element with four indices, or with three and n = 0, whether it is wrong. */
  interface Wrong {
    boolean at(int n, int c, int h, int w);
  }

  /** An input of {@code [2, C, 6, 6]} under eight filters of 3x3: an output of 6x6 at stride 1. */
  static Conv2dGeometry geometry(int stride, int padding, int groups) {
    return geometry(Shape.of(2, 4, 6, 6), Shape.of(8, 4 / groups, 3, 3), stride, padding, groups);
  }

  static Conv2dGeometry geometry(Shape input, Shape weight, int stride, int padding, int groups) {
    return Conv2dGeometry.of(
        input, weight, null, options(stride, Padding.of(padding), groups, PaddingMode.ZEROS));
  }

  static Conv2dOptions options(int stride, Padding padding, int groups, PaddingMode mode) {
    return new Conv2dOptions(Pair.of(stride), padding, Pair.of(1), groups, mode);
  }

  static BitSet in(Shape shape, Wrong wrong) {
    BitSet marks = new BitSet();
    for (int element = 0; element < shape.elements(); element++) {
      int[] index = shape.indexOf(element);
      int last = index.length - 1;
      int n = index.length == 4 ? index[0] : 0;
      marks.set(element, wrong.at(n, index[last - 2], index[last - 1], index[last]));
    }
    return marks;
  }

  /** How often the bound a wrong element is away, where it does not matter. */
  static IntToDoubleFunction twice() {
    return element -> 2;
  }

  static Where output(Conv2dGeometry geometry, Wrong wrong) {
    return Where.of(geometry, in(geometry.output(), wrong), twice());
  }

  static String sentence(Conv2dGeometry geometry, Wrong wrong) {
    return output(geometry, wrong).sentence();
  }
}
