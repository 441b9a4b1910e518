// DoubleFold is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.simd.FloatLanes;

/**
 * Adds up the copies of every pixel of one image and group, in the order in which they stand in the
 * padded input, as {@link GradientLayout} has laid out their sums.
 */
final class FloatFold {
  private final Conv2dGeometry g;
  private final GradientLayout layout;
  private final float[] sums;
  private final float[] gradient;
  private final int plane;

  /**
   * Of the sums of one image and group.
   *
   * @param plane the first of its channels
   */
  FloatFold(Conv2dGeometry g, GradientLayout layout, float[] sums, float[] gradient, int plane) {
    this.g = g;
    this.layout = layout;
    this.sums = sums;
    this.gradient = gradient;
    this.plane = plane;
  }

  /** Adds up the copies of every pixel of some channels. */
  void channels(int first, int end) {
    GradientColumns columns = new GradientColumns(layout.columns());
    int[][] rows = layout.rows().copies();
    int[] bases = new int[layout.columns().phases()];
    for (int c = first; c < end; c++) {
      for (int h = 0; h < g.inputH(); h++) {
        int to = ((plane + c) * g.inputH() + h) * g.inputW();
        for (int place : rows[h]) {
          bases(c, place, bases);
          foldRow(columns, bases, to);
        }
      }
    }
  }

  /** Where the row at a place begins in each phase of columns. */
  private void bases(int c, int place, int[] bases) {
    int rowPhase = layout.rows().phaseOf(place);
    int index = layout.rows().indexOf(place);
    for (int column = 0; column < bases.length; column++) {
      GradientLayout.Phase phase = layout.phase(rowPhase, column);
      bases[column] = phase.start() + c * phase.step() + index * phase.pitch();
    }
  }

  private void foldRow(GradientColumns columns, int[] bases, int to) {
    int from = columns.runFrom();
    int end = columns.runTo();
    int base = bases[0] + columns.runIndex() - from;
    foldEach(columns, 0, from, bases, to);
    FloatLanes.add(sums, base + from, gradient, to + from, end - from);
    foldEach(columns, end, g.inputW(), bases, to);
  }

  private void foldEach(GradientColumns columns, int from, int end, int[] bases, int to) {
    int[] ends = columns.ends();
    int[] phases = columns.phases();
    int[] indexes = columns.indexes();
    for (int w = from; w < end; w++) {
      for (int i = w == 0 ? 0 : ends[w - 1]; i < ends[w]; i++) {
        gradient[to + w] += sums[bases[phases[i]] + indexes[i]];
      }
    }
  }
}
