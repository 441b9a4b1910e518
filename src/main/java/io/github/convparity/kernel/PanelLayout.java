package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Taps;
import java.util.Arrays;

/**
 * Where the numbers of one image and group stand for the vector kernel: laid out so that the value
 * which tap {@code k} reads for output position {@code p} stands at {@code offset(k) + p}, whatever
 * the stride, dilation and padding. Positions run along the output's rows, {@link #pitch} from one
 * row to the next.
 *
 * <p>There are three ways to get there. A 1x1 kernel with stride 1 and no padding reads the input
 * as it is. Otherwise the padded image is copied once, its rows and columns sorted by their place
 * modulo the stride; then a row of positions is a little longer than a row of outputs, and what is
 * computed at the excess is thrown away. Or, where copying costs less than that excess, it is
 * copied once for each column of the kernel, and there is none.
 */
final class PanelLayout {
  /** How the numbers come to stand so. */
  enum Kind {
    /** The input itself. */
    INPUT,
    /** One padded copy. */
    PADDED,
    /** One copy for each column of the kernel. */
    COLUMNS
  }

  /** Nanoseconds to copy a number from a row, and from a row of which one in some is copied. */
  private static final double COPY_NANOS = 0.2;

  private static final double COPY_EVERY_NANOS = 0.5;

  /** Nanoseconds for a multiply-add of one lane. */
  private static final double MULTIPLY_ADD_NANOS = 0.0093;

  private static final int UNUSED = -2;

  /** Of a panel: 1 GiB in float32. */
  private static final int MOST_NUMBERS = 1 << 28;

  /** Of a tile. */
  private static final int MOST_VECTORS = 8;

  private final Conv2dGeometry g;
  private final Kind kind;
  private final int pitch;
  private final int rowsPerPhase;
  private final int[] rowSource;
  private final int[][] columnSource;
  private final int[] offsets;
  private final Run[] runs;

  /** Columns of a plane whose sources are {@code step} apart; the others are padding or edges. */
  record Run(int from, int to, int source, int step) {
    static Run of(int[] columns, int step) {
      int first = 0;
      while (first < columns.length && columns[first] < 0) {
        first++;
      }
      int end = first;
      while (end < columns.length
          && columns[end] >= 0
          && columns[end] == columns[first] + (end - first) * step) {
        end++;
      }
      return new Run(first, end, first < columns.length ? columns[first] : 0, step);
    }
  }

  private PanelLayout(Conv2dGeometry g, Kind kind) {
    this.g = g;
    this.kind = kind;
    int strideH = g.options().stride().h();
    int dilationH = g.options().dilation().h();
    this.rowSource = sources(g.rows(), strideH, dilationH);
    this.rowsPerPhase = (rowSource.length + strideH - 1) / strideH;
    this.columnSource = columnSource(g, kind);
    this.pitch = kind == Kind.INPUT ? g.inputW() : columnSource[0].length;
    this.offsets = computeOffsets();
    int stride = g.options().stride().w();
    this.runs = new Run[columnSource.length];
    for (int plane = 0; plane < runs.length; plane++) {
      runs[plane] = Run.of(columnSource[plane], stride);
    }
  }

  /**
   * The cheapest layout.
   *
   * @param lanes numbers in a vector
   */
  static PanelLayout of(Conv2dGeometry g, int lanes) {
    if (isPlain(g) && g.outH() * g.outW() >= MOST_VECTORS * lanes) {
      return new PanelLayout(g, Kind.INPUT);
    }
    PanelLayout padded = new PanelLayout(g, Kind.PADDED);
    int strideW = g.options().stride().w();
    double rows = (double) g.weightChannels() * padded.rowSource.length;
    double products = (double) g.weightChannels() * g.kernelH() * g.kernelW();
    int excess = vectors(padded.positions(), lanes) - vectors(g.outH() * g.outW(), lanes);
    double copy = strideW == 1 ? COPY_NANOS : COPY_EVERY_NANOS;
    double paddedCost =
        rows * padded.pitch * strideW * copy
            + excess * lanes * g.filtersPerGroup() * products * MULTIPLY_ADD_NANOS;
    double columnsCost = rows * g.outW() * g.kernelW() * copy;
    return columnsCost < paddedCost ? new PanelLayout(g, Kind.COLUMNS) : padded;
  }

  /** Whether a panel of either kind, in all phases of the stride, is of a size to be had. */
  static boolean fits(Conv2dGeometry g) {
    double rows = spread(g.rows(), g.options().stride().h(), g.options().dilation().h());
    double columns = spread(g.columns(), g.options().stride().w(), g.options().dilation().w());
    double width = Math.max(columns, (double) g.outW() * g.kernelW());
    return g.weightChannels() * rows * width <= MOST_NUMBERS;
  }

  private static double spread(Taps taps, int stride, int dilation) {
    return (double) taps.outputs() * stride + (taps.kernel() - 1.0) * dilation + stride;
  }

  private static int vectors(int positions, int lanes) {
    return (positions + lanes - 1) / lanes;
  }

  private static boolean isPlain(Conv2dGeometry g) {
    return g.kernelH() == 1
        && g.kernelW() == 1
        && g.options().stride().h() == 1
        && g.options().stride().w() == 1
        && g.outH() == g.inputH()
        && g.outW() == g.inputW();
  }

  /** For each padded row (or column), from the first that is read, where it comes from. */
  private static int[] sources(Taps taps, int stride, int dilation) {
    int last = (taps.outputs() - 1) * stride + (taps.kernel() - 1) * dilation;
    int[] sources = new int[last + 1];
    Arrays.fill(sources, UNUSED);
    for (int out = 0; out < taps.outputs(); out++) {
      for (int k = 0; k < taps.kernel(); k++) {
        sources[out * stride + k * dilation] = taps.source(out, k);
      }
    }
    return sources;
  }

  /** For each plane of columns where each of its columns comes from. */
  private static int[][] columnSource(Conv2dGeometry g, Kind kind) {
    Taps columns = g.columns();
    int stride = g.options().stride().w();
    if (kind == Kind.COLUMNS) {
      int[][] planes = new int[g.kernelW()][g.outW()];
      for (int k = 0; k < g.kernelW(); k++) {
        for (int out = 0; out < g.outW(); out++) {
          planes[k][out] = columns.source(out, k);
        }
      }
      return planes;
    }
    int[] sources = sources(columns, stride, g.options().dilation().w());
    int[][] planes = new int[stride][(sources.length + stride - 1) / stride];
    for (int[] plane : planes) {
      Arrays.fill(plane, UNUSED);
    }
    for (int i = 0; i < sources.length; i++) {
      planes[i % stride][i / stride] = sources[i];
    }
    return planes;
  }

  private int[] computeOffsets() {
    int[] result = new int[g.weightChannels() * g.kernelH() * g.kernelW()];
    int strideH = g.options().stride().h();
    int strideW = g.options().stride().w();
    int next = 0;
    for (int c = 0; c < g.weightChannels(); c++) {
      for (int kh = 0; kh < g.kernelH(); kh++) {
        int row = kh * g.options().dilation().h();
        for (int kw = 0; kw < g.kernelW(); kw++) {
          int column = kind == Kind.COLUMNS ? 0 : kw * g.options().dilation().w();
          int plane = kind == Kind.COLUMNS ? kw : column % strideW;
          result[next++] =
              kind == Kind.INPUT
                  ? c * g.inputH() * g.inputW()
                  : start(c, row % strideH, plane) + row / strideH * pitch + column / strideW;
        }
      }
    }
    return result;
  }

  private int start(int c, int rowPhase, int plane) {
    int strideH = g.options().stride().h();
    return ((c * columnSource.length + plane) * strideH + rowPhase) * rowsPerPhase * pitch;
  }

  /** How the numbers come to stand so. */
  Kind kind() {
    return kind;
  }

  /** Positions from one output row to the next, at least the output's width. */
  int pitch() {
    return pitch;
  }

  /** Positions altogether, those that are thrown away included. */
  int positions() {
    return (g.outH() - 1) * pitch + g.outW();
  }

  /** For each tap, in the order channel, kernel row, kernel column. */
  int[] offsets() {
    return offsets;
  }

  /** Numbers in a panel. */
  int size() {
    return start(g.weightChannels(), 0, 0);
  }

  /** Numbers of a channel of the input. */
  int inputPlane() {
    return g.inputH() * g.inputW();
  }

  /** Numbers of a row of the input. */
  int inputRow() {
    return g.inputW();
  }

  /** Planes of columns in a channel. */
  int planes() {
    return columnSource.length;
  }

  /** Runs of padded rows: those whose places modulo the stride are equal. */
  int rowPhases() {
    return g.options().stride().h();
  }

  /** Padded rows of a channel. */
  int rows() {
    return rowSource.length;
  }

  /**
   * Which row of the input a padded row is, or {@link Taps#PADDING}, or less if no tap reads it.
   */
  int rowSource(int row) {
    return rowSource[row];
  }

  /** Where a padded row of a plane begins in the panel. */
  int rowStart(int c, int plane, int row) {
    int strideH = g.options().stride().h();
    return start(c, row % strideH, plane) + row / strideH * pitch;
  }

  /** For each column of a plane where it comes from; below 0 it is padding or read by no tap. */
  int[] columns(int plane) {
    return columnSource[plane];
  }

  /** How many columns of two planes stand next to each other in the input; 0 if not two by two. */
  int pairs() {
    boolean two = kind == Kind.PADDED && runs.length == 2;
    if (!two || Math.abs(runs[0].source() - runs[1].source()) != 1) {
      return 0;
    }
    return Math.min(runs[0].to() - runs[0].from(), runs[1].to() - runs[1].from());
  }

  /** The columns of a plane that lie evenly in the input. */
  Run run(int plane) {
    return runs[plane];
  }
}
