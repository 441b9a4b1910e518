package io.github.convparity.compare;

import io.github.convparity.conv.Conv2dGeometry;
import java.util.BitSet;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/**
 * Where the wrong elements of an output or a gradient lie, in words and in counts. All numbers in
 * names and in the sentence are places, counted from 0.
 *
 * <pre>{@code
 * Where where = Where.of(geometry, wrong, element -> ratios[element]);
 * where.sentence(); // all 252 differences lie in the right-most column, in every channel
 * }</pre>
 *
 * @param elements how many there are altogether
 * @param differences how many of them are wrong, at least 1
 * @param sentence the most specific that is true of all of them, without a full stop. What it does
 *     not name, it does not restrict; "200 of the 260 elements there" stands at its end where the
 *     place named has elements that are right
 * @param parts the counts by kind: {@link #REGIONS}, {@link #CHANNELS}, {@link #GROUPS}, {@link
 *     #BATCH} or {@link #FILTERS}, {@link #PHASES}, {@link #TAPS}, in this order. A kind of which
 *     there is one only, such as one group, is left out, as are parts without differences; of the
 *     others the first {@link #MOST_PARTS}
 */
public record Where(int elements, int differences, String sentence, Map<String, List<Part>> parts) {
  /** The most parts that are listed of any kind. */
  public static final int MOST_PARTS = 64;

  /** Which sides of the padding are touched. */
  public static final String REGIONS = "regions";

  /** Channels of the output, of the input, or those that a filter reads. */
  public static final String CHANNELS = "channels";

  /** Groups of the convolution. */
  public static final String GROUPS = "groups";

  /** Images of the batch. */
  public static final String BATCH = "batch";

  /** Filters of the weight. */
  public static final String FILTERS = "filters";

  /** Row and column modulo the stride. */
  public static final String PHASES = "phases";

  /** Row and column of the kernel. */
  public static final String TAPS = "taps";

  /**
   * A part of all elements.
   *
   * @param name such as {@code top-left}, {@code channel 3} or {@code (1, 0) of (2, 2)}
   * @param elements how many it has
   * @param differing how many of them are wrong
   * @param worst the largest ratio among those
   */
  public record Part(String name, int elements, int differing, double worst) {}

  /** Copies the parts and keeps their order. */
  public Where {
    Map<String, List<Part>> copy = new LinkedHashMap<>();
    parts.forEach((kind, list) -> copy.put(kind, List.copyOf(list)));
    parts = Collections.unmodifiableMap(copy);
  }

  /**
   * Of an output, {@code [N, O, outH, outW]} or {@code [O, outH, outW]}. Its regions are the sides
   * of the padding that an output's window reaches into, whatever stands there: above where the
   * first tap lies above row 0, below where the last lies beyond the last row. Its phases are those
   * of the output's own rows and columns.
   *
   * @param elements places of the wrong elements in row-major order
   * @param ratio how far over its bound the element at a place is; may be infinite
   * @throws IllegalArgumentException if there is no element, or one beyond the output
   */
  public static Where of(Conv2dGeometry geometry, BitSet elements, IntToDoubleFunction ratio) {
    return of(Layout.output(geometry), elements, ratio);
  }

  /**
   * Of the input's gradient, {@code [N, C, H, W]} or {@code [C, H, W]}. Its regions are as wide as
   * the padding next to them. Its phases are those of rows and columns counted from the padding's
   * first, so that phase 0 is where windows begin.
   *
   * @param elements places of the wrong elements in row-major order
   * @param ratio how far over its bound the element at a place is; may be infinite
   * @throws IllegalArgumentException if there is no element, or one beyond the input
   */
  public static Where inputGradient(
      Conv2dGeometry geometry, BitSet elements, IntToDoubleFunction ratio) {
    return of(Layout.inputGradient(geometry), elements, ratio);
  }

  /**
   * Of the weight's gradient, {@code [O, I/groups, kH, kW]}, by filters, channels and taps.
   *
   * @param elements places of the wrong elements in row-major order
   * @param ratio how far over its bound the element at a place is; may be infinite
   * @throws IllegalArgumentException if there is no element, or one beyond the weight
   */
  public static Where weightGradient(
      Conv2dGeometry geometry, BitSet elements, IntToDoubleFunction ratio) {
    return of(Layout.weightGradient(geometry), elements, ratio);
  }

  /**
   * Of the bias's gradient, {@code [O]}, by channels and groups.
   *
   * @param filters length of the bias; a geometry without input channels does not know it
   * @param elements places of the wrong elements
   * @param ratio how far over its bound the element at a place is; may be infinite
   * @throws IllegalArgumentException if there is no element, or one beyond the bias
   */
  public static Where biasGradient(
      int filters, int groups, BitSet elements, IntToDoubleFunction ratio) {
    return of(Layout.biasGradient(filters, groups), elements, ratio);
  }

  private static Where of(Layout layout, BitSet elements, IntToDoubleFunction ratio) {
    int all = (int) layout.shape().elements();
    if (elements.isEmpty() || elements.length() > all) {
      throw new IllegalArgumentException(
          "elements ("
              + (elements.isEmpty() ? "none" : "up to " + (elements.length() - 1))
              + ") must be places in "
              + layout.shape()
              + ", at least one");
    }
    WhereCounts counts = new WhereCounts(layout, elements, ratio);
    return new Where(all, counts.differences, WhereSentence.of(counts), counts.parts());
  }

  /** Parts by the sides of the padding; empty where there is no padding, and for a weight. */
  public List<Part> regions() {
    return listed(REGIONS);
  }

  /** Parts by channel; empty if there is one. */
  public List<Part> channels() {
    return listed(CHANNELS);
  }

  /** Parts by group; empty if there is one. */
  public List<Part> groups() {
    return listed(GROUPS);
  }

  /** Parts by image; empty if there is one, and for a weight. */
  public List<Part> batch() {
    return listed(BATCH);
  }

  /** Parts by filter; empty if there is one, and for all but a weight. */
  public List<Part> filters() {
    return listed(FILTERS);
  }

  /** Parts by row and column modulo the stride; empty if the stride is 1, and for a weight. */
  public List<Part> phases() {
    return listed(PHASES);
  }

  /** Parts by tap of the kernel; empty if there is one, and for all but a weight. */
  public List<Part> taps() {
    return listed(TAPS);
  }

  private List<Part> listed(String kind) {
    return parts.getOrDefault(kind, List.of());
  }
}
