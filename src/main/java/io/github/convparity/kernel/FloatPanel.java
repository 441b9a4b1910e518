// DoublePanel is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Taps;
import io.github.convparity.simd.FloatRows;
import java.util.Arrays;

/** Copies an image into a panel. */
final class FloatPanel {
  private FloatPanel() {}

  /**
   * Lays out the channels from {@code from} to {@code to - 1}.
   *
   * @param firstPlane of the input, the image's first channel
   */
  static void fill(
      PanelLayout layout, float[] input, int firstPlane, float[] panel, int from, int to) {
    for (int c = from; c < to; c++) {
      int plane = (firstPlane + c) * layout.inputPlane();
      // In the order in which they stand: a row may write over the beginning of the next.
      int pairs = layout.pairs();
      if (pairs > 0) {
        fillPairs(layout, input, plane, panel, c, pairs);
        continue;
      }
      for (int columns = 0; columns < layout.planes(); columns++) {
        for (int phase = 0; phase < layout.rowPhases(); phase++) {
          fillRows(layout, input, plane, panel, c, columns, phase);
        }
      }
    }
  }

  /** Every {@code rowPhases}-th row from {@code phase} on, which follow each other in the panel. */
  private static void fillRows(
      PanelLayout layout, float[] input, int plane, float[] panel, int c, int columns, int phase) {
    int[] sources = layout.columns(columns);
    PanelLayout.Run run = layout.run(columns);
    int step = run.step();
    int count = run.to() - run.from();
    int limit = layout.rowStart(c + 1, 0, 0);
    int pitch = layout.pitch();
    int start = layout.rowStart(c, columns, phase);
    for (int row = phase; row < layout.rows(); row += layout.rowPhases()) {
      int source = layout.rowSource(row);
      if (source == Taps.PADDING) {
        Arrays.fill(panel, start, start + pitch, 0);
      } else if (source >= 0) {
        int line = plane + source * layout.inputRow();
        fillEach(sources, 0, run.from(), input, line, panel, start);
        int first = line + run.source();
        if (step == 1) {
          FloatRows.copy(input, first, panel, start + run.from(), count, limit);
        } else {
          FloatRows.copyEvery(step, input, first, panel, start + run.from(), count);
        }
        fillEach(sources, run.to(), sources.length, input, line, panel, start);
      }
      start += pitch;
    }
  }

  /** Both planes of columns of a stride of 2 at once: their numbers stand next to each other. */
  private static void fillPairs(
      PanelLayout layout, float[] input, int plane, float[] panel, int c, int pairs) {
    int lower = layout.run(0).source() < layout.run(1).source() ? 0 : 1;
    PanelLayout.Run first = layout.run(lower);
    PanelLayout.Run second = layout.run(1 - lower);
    for (int row = 0; row < layout.rows(); row++) {
      int source = layout.rowSource(row);
      int start = layout.rowStart(c, lower, row);
      int other = layout.rowStart(c, 1 - lower, row);
      if (source == Taps.PADDING) {
        Arrays.fill(panel, start, start + layout.pitch(), 0);
        Arrays.fill(panel, other, other + layout.pitch(), 0);
      } else if (source >= 0) {
        int line = plane + source * layout.inputRow();
        int from = line + first.source();
        FloatRows.split(input, from, panel, start + first.from(), other + second.from(), pairs);
        fillRest(layout.columns(lower), first.from(), pairs, input, line, panel, start);
        fillRest(layout.columns(1 - lower), second.from(), pairs, input, line, panel, other);
      }
    }
  }

  private static void fillRest(
      int[] columns, int from, int count, float[] input, int line, float[] panel, int to) {
    fillEach(columns, 0, from, input, line, panel, to);
    fillEach(columns, from + count, columns.length, input, line, panel, to);
  }

  private static void fillEach(
      int[] columns, int from, int end, float[] input, int line, float[] panel, int to) {
    for (int i = from; i < end; i++) {
      panel[to + i] = columns[i] < 0 ? 0 : input[line + columns[i]];
    }
  }
}
