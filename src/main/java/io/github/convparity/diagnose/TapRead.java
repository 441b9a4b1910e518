package io.github.convparity.diagnose;

import java.util.List;

/**
 * What one tap of the kernel reads for one element of the output.
 *
 * @param kind what it is
 * @param pixels the input's elements that are read, each by its index: {@code [n, c, y, x]}, or
 *     {@code [c, y, x]} without a batch axis; one for {@link Kind#PIXEL} and {@link Kind#MULTIPLE},
 *     two for {@link Kind#SUM}, otherwise none
 * @param factor by which the pixel counts for {@link Kind#MULTIPLE}, the value for {@link
 *     Kind#CONSTANT}, otherwise 1
 * @param filter whose weight is taken where that is not the element's own, otherwise {@link #OWN}
 */
public record TapRead(Kind kind, List<List<Integer>> pixels, double factor, int filter) {
  /** The filter of the output element itself. */
  public static final int OWN = -1;

  /** Kinds of what is read. */
  public enum Kind {
    /** One element of the input. */
    PIXEL,
    /** A zero of the padding, or nothing at all: both add 0. */
    PADDING,
    /** The same number whatever the input is: padding filled with it. */
    CONSTANT,
    /** One element of the input, but not once. */
    MULTIPLE,
    /** The sum of two elements of the input. */
    SUM,
    /** More than one element of the input, or of the weight, in another way. */
    SEVERAL,
    /** Numbers that no element of the input explains. */
    UNKNOWN
  }

  /** Copies the lists. */
  public TapRead {
    pixels = pixels.stream().map(List::copyOf).toList();
  }

  static TapRead of(Kind kind) {
    return new TapRead(kind, List.of(), 1, OWN);
  }
}
