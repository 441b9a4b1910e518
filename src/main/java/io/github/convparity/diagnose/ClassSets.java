package io.github.convparity.diagnose;

import java.util.Arrays;
import java.util.BitSet;

/**
 * Which two and which three values of different axes occur together, over the axes that count for
 * the coverage.
 */
final class ClassSets {
  /** The axes that count, in their order; the last says whether the setting is legal. */
  static final int[] COVERED = covered();

  /** Values are numbered through over all axes, with room for this many on each. */
  private static final int VALUES = 8;

  private static final int ALL = ParameterClasses.AXES.size() * VALUES;

  private final BitSet pairs = new BitSet(ALL * ALL);
  private final BitSet triples = new BitSet(TripleCounts.LENGTH);

  private static int[] covered() {
    int[] axes = new int[ParameterClasses.AXES.size()];
    int count = 0;
    for (int axis = 0; axis < axes.length; axis++) {
      if (ParameterClasses.AXES.get(axis).covered()) {
        axes[count++] = axis;
      }
    }
    return Arrays.copyOf(axes, count);
  }

  /**
   * Takes the classes of a case. A setting that PyTorch refuses shows nothing but that: of it only
   * what goes with the refusal counts. That a setting is legal goes without saying.
   */
  void add(long classes) {
    int[] values = new int[ParameterClasses.AXES.size()];
    for (int axis = 0; axis < values.length; axis++) {
      values[axis] = ParameterClasses.value(classes, axis);
    }
    if (values[ParameterClasses.LEGALITY] == 0) {
      addLegal(values);
    } else {
      addIllegal(values);
    }
  }

  private void addLegal(int[] values) {
    for (int i = 0; i < COVERED.length; i++) {
      int a = COVERED[i];
      for (int j = i + 1; j < COVERED.length - 1; j++) {
        int b = COVERED[j];
        pairs.set(pair(a, values[a], b, values[b]));
        for (int k = j + 1; k < COVERED.length - 1; k++) {
          int c = COVERED[k];
          triples.set(TripleCounts.place(a, values[a], b, values[b], c, values[c]));
        }
      }
    }
  }

  private void addIllegal(int[] values) {
    int c = ParameterClasses.LEGALITY;
    for (int i = 0; i < COVERED.length - 1; i++) {
      int a = COVERED[i];
      pairs.set(pair(a, values[a], c, values[c]));
      for (int j = i + 1; j < COVERED.length - 1; j++) {
        int b = COVERED[j];
        triples.set(TripleCounts.place(a, values[a], b, values[b], c, values[c]));
      }
    }
  }

  private static int pair(int a, int valueA, int b, int valueB) {
    return (a * VALUES + valueA) * ALL + b * VALUES + valueB;
  }

  boolean hasPair(int a, int valueA, int b, int valueB) {
    return pairs.get(pair(a, valueA, b, valueB));
  }

  boolean hasTriple(int a, int valueA, int b, int valueB, int c, int valueC) {
    return triples.get(TripleCounts.place(a, valueA, b, valueB, c, valueC));
  }

  int pairs() {
    return pairs.cardinality();
  }

  int triples() {
    return triples.cardinality();
  }

  /** Those that are here, there, or in both. */
  static ClassSets union(ClassSets here, ClassSets there) {
    ClassSets union = new ClassSets();
    union.pairs.or(here.pairs);
    union.pairs.or(there.pairs);
    union.triples.or(here.triples);
    union.triples.or(there.triples);
    return union;
  }
}
