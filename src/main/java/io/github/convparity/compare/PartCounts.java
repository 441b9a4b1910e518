package io.github.convparity.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** How many elements each part of an axis has, how many of them differ, and how badly. */
final class PartCounts {
  private final int[] elements;
  private final int[] differing;
  private final double[] worst;

  /**
   * Nothing counted yet.
   *
   * @param elements of each part; not copied
   */
  PartCounts(int[] elements) {
    this.elements = elements;
    this.differing = new int[elements.length];
    this.worst = new double[elements.length];
  }

  /** Parts of one size. */
  static PartCounts equal(int parts, int elements) {
    int[] each = new int[parts];
    Arrays.fill(each, elements);
    return new PartCounts(each);
  }

  /** The parts of two axes combined, the second turning fastest, in so many planes. */
  static PartCounts product(int[] rows, int[] columns, int planes) {
    int[] elements = new int[rows.length * columns.length];
    for (int i = 0; i < elements.length; i++) {
      elements[i] = rows[i / columns.length] * columns[i % columns.length] * planes;
    }
    return new PartCounts(elements);
  }

  void add(int part, double ratio) {
    differing[part]++;
    worst[part] = Math.max(worst[part], ratio);
  }

  /** Every so many neighbours as one part. */
  PartCounts grouped(int size) {
    PartCounts groups = new PartCounts(new int[elements.length / size]);
    for (int part = 0; part < elements.length; part++) {
      int group = part / size;
      groups.elements[group] += elements[part];
      groups.differing[group] += differing[part];
      groups.worst[group] = Math.max(groups.worst[group], worst[part]);
    }
    return groups;
  }

  int size() {
    return elements.length;
  }

  int elements(int part) {
    return elements[part];
  }

  boolean differs(int part) {
    return differing[part] > 0;
  }

  /** The parts in which something differs, in order. */
  IntStream hits() {
    return IntStream.range(0, elements.length).filter(this::differs);
  }

  /** In how many parts something differs. */
  int hitCount() {
    return (int) hits().count();
  }

  /** The first part in which something differs. */
  int first() {
    return hits().min().orElseThrow();
  }

  /** The last part in which something differs. */
  int last() {
    return hits().max().orElseThrow();
  }

  /** Those in which something differs, at most {@link Where#MOST_PARTS}; none if one is all. */
  List<Where.Part> parts(IntFunction<String> name) {
    return parts(IntStream.range(0, elements.length), name);
  }

  /** The same in this order. */
  List<Where.Part> parts(IntStream order, IntFunction<String> name) {
    List<Where.Part> parts = new ArrayList<>();
    if (Arrays.stream(elements).filter(count -> count > 0).count() > 1) {
      order
          .filter(this::differs)
          .limit(Where.MOST_PARTS)
          .mapToObj(
              part ->
                  new Where.Part(name.apply(part), elements[part], differing[part], worst[part]))
          .forEach(parts::add);
    }
    return parts;
  }
}
