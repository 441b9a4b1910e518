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
      int limit = layout.rowStart(c + 1, 0, 0);
      // In the order in which they stand: a row may write over the beginning of the next.
      for (int columns = 0; columns < layout.planes(); columns++) {
        for (int phase = 0; phase < layout.rowPhases(); phase++) {
          for (int row = phase; row < layout.rows(); row += layout.rowPhases()) {
            int source = layout.rowSource(row);
            int start = layout.rowStart(c, columns, row);
            if (source == Taps.PADDING) {
              Arrays.fill(panel, start, start + layout.pitch(), 0);
            } else if (source >= 0) {
              int line = plane + source * layout.inputRow();
              fillRow(layout, columns, input, line, panel, start, limit);
            }
          }
        }
      }
    }
  }

  private static void fillRow(
      PanelLayout layout, int plane, float[] input, int line, float[] panel, int to, int limit) {
    int[] columns = layout.columns(plane);
    PanelLayout.Run run = layout.run(plane);
    fillEach(columns, 0, run.from(), input, line, panel, to);
    int first = line + run.source();
    int count = run.to() - run.from();
    int start = to + run.from();
    int step = run.step();
    if (step == 1) {
      FloatRows.copy(input, first, panel, start, count, limit);
    } else {
      for (int i = 0; i < count; i++) {
        panel[start + i] = input[first + i * step];
      }
    }
    fillEach(columns, run.to(), columns.length, input, line, panel, to);
  }

  private static void fillEach(
      int[] columns, int from, int end, float[] input, int line, float[] panel, int to) {
    for (int i = from; i < end; i++) {
      panel[to + i] = columns[i] < 0 ? 0 : input[line + columns[i]];
    }
  }
}
