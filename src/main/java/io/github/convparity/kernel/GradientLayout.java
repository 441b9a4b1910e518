package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where the numbers of {@code gradOutput} of one image and group stand, for the gradient of the
 * input, and where the sums go. Pixels of the padded input that the same taps read (see {@link
 * GradientAxis}) are a {@link Phase} and are computed together: what a term asks for at position
 * {@code p} of a phase stands at {@code offset(term) + p}. Where there is no output stands a zero.
 *
 * <p>As in {@link PanelLayout} there are three ways: a 1x1 kernel with stride 1 reads {@code
 * gradOutput} as it lies; otherwise it is copied once, and what is computed between the rows is
 * thrown away, or once for each column of the kernel, and nothing is.
 */
final class GradientLayout {
  /** Nanoseconds to copy a number, and for one multiply-add: what their ratio is matters. */
  private static final double COPY_NANOS = 0.2;

  private static final double MULTIPLY_ADD_NANOS = 0.01;

  /** The pixels whose rows and columns are of one phase each. */
  static final class Phase {
    private final int row;
    private final int column;
    private final int[] taps;
    private final int[] offsets;
    private final int pitch;
    private final int positions;
    private final int start;
    private final int step;

    private Phase(
        int row, int column, int[] taps, int[] offsets, int pitch, int positions, int[] place) {
      this.row = row;
      this.column = column;
      this.taps = taps;
      this.offsets = offsets;
      this.pitch = pitch;
      this.positions = positions;
      this.start = place[0];
      this.step = place[1];
    }

    /** Its taps, {@code kh * kernelW + kw}, in their order. */
    int[] taps() {
      return taps;
    }

    /** For each term, in the order filter, tap. */
    int[] offsets() {
      return offsets;
    }

    /** Positions from one row to the next. */
    int pitch() {
      return pitch;
    }

    /** Positions altogether. */
    int positions() {
      return positions;
    }

    /** Where the sums of its first channel begin. */
    int start() {
      return start;
    }

    /** From the sums of one channel to those of the next: whole vectors. */
    int step() {
      return step;
    }
  }

  private final Conv2dGeometry g;
  private final GradientAxis rows;
  private final GradientAxis columns;
  private final boolean inPlace;
  private final int low;
  private final int panelRows;
  private final int[] planeColumn;
  private final int[] planeWidth;
  private final int[] planeStart;
  private final List<Phase> phases = new ArrayList<>();
  private final int sums;

  /**
   * The cheapest layout.
   *
   * @param lanes of a vector
   * @param channels of which sums are taken, at least those of a group
   */
  GradientLayout(Conv2dGeometry g, int lanes, int channels) {
    this.g = g;
    this.rows =
        new GradientAxis(
            g.rows(), g.inputH(), g.options().stride().h(), g.options().dilation().h());
    this.columns =
        new GradientAxis(
            g.columns(), g.inputW(), g.options().stride().w(), g.options().dilation().w());
    this.low = rows.isUnread() ? 0 : rows.low();
    this.panelRows = isUnread() ? 0 : rows.high() - low + 1;
    this.inPlace = isPlain(lanes);
    boolean once = isUnread() || inPlace || isCheaperOnce();
    int planes = once ? 1 : g.kernelW();
    this.planeColumn = new int[planes];
    this.planeWidth = new int[planes];
    this.planeStart = new int[planes + 1];
    for (int plane = 0; plane < planes && !isUnread(); plane++) {
      int phase = columns.phaseOf(plane * g.options().dilation().w());
      planeColumn[plane] = once ? columns.low() : columns.from(phase) - columns.shift(plane);
      planeWidth[plane] = once ? width() : columns.count(phase);
      planeStart[plane + 1] = planeStart[plane] + planeWidth[plane] * panelRows;
    }
    this.sums = isUnread() ? 0 : addPhases(lanes, channels);
  }

  /** Whether no output reads the input: all read padding. */
  boolean isUnread() {
    return rows.isUnread() || columns.isUnread();
  }

  private int width() {
    return columns.high() - columns.low() + 1;
  }

  /** Of whole vectors, because there may be nothing behind the last number. */
  private boolean isPlain(int lanes) {
    return !isUnread()
        && g.weightChannels() > 1
        && g.outH() * g.outW() % lanes == 0
        && g.kernelH() == 1
        && g.kernelW() == 1
        && g.options().stride().is(1)
        && low == 0
        && panelRows == g.outH()
        && columns.low() == 0
        && width() == g.outW();
  }

  private boolean isCheaperOnce() {
    double excess = 0;
    double copied = 0;
    for (int phase = 0; phase < columns.phases(); phase++) {
      int taps = columns.taps(phase).length;
      excess += (double) (width() - columns.count(phase)) * taps;
      copied += (double) columns.count(phase) * taps;
    }
    double products = excess * g.kernelH() * g.weightChannels() * MULTIPLY_ADD_NANOS;
    return width() * COPY_NANOS + products <= copied * COPY_NANOS;
  }

  /** Returns how many sums there are. */
  private int addPhases(int lanes, int channels) {
    int next = 0;
    for (int row = 0; row < rows.phases(); row++) {
      for (int column = 0; column < columns.phases(); column++) {
        int plane = planeWidth.length == 1 ? 0 : columns.taps(column)[0];
        int pitch = planeWidth[plane];
        boolean empty = rows.count(row) == 0 || columns.count(column) == 0;
        int positions = empty ? 0 : (rows.count(row) - 1) * pitch + columns.count(column);
        int step = (positions + lanes - 1) / lanes * lanes;
        int[] taps = taps(row, column);
        int[] offsets = offsets(row, column, pitch);
        int[] place = {next, step};
        phases.add(new Phase(row, column, taps, offsets, pitch, positions, place));
        next += channels * step;
      }
    }
    return next;
  }

  private int[] taps(int row, int column) {
    return Arrays.stream(rows.taps(row))
        .flatMap(kh -> Arrays.stream(columns.taps(column)).map(kw -> kh * g.kernelW() + kw))
        .toArray();
  }

  private int[] offsets(int row, int column, int pitch) {
    int[] taps = taps(row, column);
    int[] offsets = new int[g.filtersPerGroup() * taps.length];
    for (int t = 0; t < taps.length; t++) {
      int kw = taps[t] % g.kernelW();
      int plane = planeWidth.length == 1 ? 0 : kw;
      int line = rows.from(row) - rows.shift(taps[t] / g.kernelW()) - low;
      int first = columns.from(column) - columns.shift(kw) - planeColumn[plane];
      for (int filter = 0; filter < g.filtersPerGroup(); filter++) {
        offsets[filter * taps.length + t] =
            filter * filterSize() + planeStart[plane] + line * pitch + first;
      }
    }
    return offsets;
  }

  /** The phases that are read, those of one phase of rows side by side. */
  List<Phase> phases() {
    return phases;
  }

  /** The phase of a row and a column of the padded input. */
  Phase phase(int rowPhase, int columnPhase) {
    Phase phase = phases.get(rowPhase * columns.phases() + columnPhase);
    if (phase.row != rowPhase || phase.column != columnPhase) {
      throw new IllegalStateException("phases are out of order");
    }
    return phase;
  }

  GradientAxis rows() {
    return rows;
  }

  GradientAxis columns() {
    return columns;
  }

  /** Whether {@code gradOutput} is read as it lies. */
  boolean isInPlace() {
    return inPlace;
  }

  /** Whether each pixel has one copy, and row by row they are the positions of the one phase. */
  boolean isDirect() {
    return !isUnread() && rows.isDirect() && columns.isDirect();
  }

  /** Numbers of one filter in a panel. */
  int filterSize() {
    return planeStart[planeStart.length - 1];
  }

  /** Sums of one image and group. */
  int sums() {
    return sums;
  }

  /** Copies of {@code gradOutput} in a panel. */
  int planes() {
    return planeWidth.length;
  }

  /** Where in a filter's part of the panel a copy begins. */
  int planeStart(int plane) {
    return planeStart[plane];
  }

  /** The column of {@code gradOutput} that stands first; below 0 where zeros come before it. */
  int planeColumn(int plane) {
    return planeColumn[plane];
  }

  /** Columns of a copy. */
  int planeWidth(int plane) {
    return planeWidth[plane];
  }

  /** The row of {@code gradOutput} that stands first; below 0 where zeros come before it. */
  int firstRow() {
    return low;
  }

  /** Rows of a copy. */
  int panelRows() {
    return panelRows;
  }
}
