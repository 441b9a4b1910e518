package io.github.convparity.image;

/**
 * Numbers in rows and columns, drawn as a picture of any size: enlarged by repetition, reduced by
 * taking several numbers together. Numbers that are not finite are hatched.
 */
public final class HeatMap {
  /** What stands for several numbers that share a pixel. */
  public enum Reduction {
    /** Their mean; NaN or infinite if one of them is. */
    MEAN,
    /** The one that is furthest from 0, NaN before all others, the first of equals. */
    LARGEST
  }

  private final double[] numbers;
  private final int rows;
  private final int columns;

  private HeatMap(double[] numbers, int rows, int columns) {
    this.numbers = numbers;
    this.rows = rows;
    this.columns = columns;
  }

  /**
   * Of these numbers, row by row, which are not copied.
   *
   * @throws IllegalArgumentException if there are not {@code rows * columns} of them
   */
  public static HeatMap of(double[] numbers, int rows, int columns) {
    if (rows < 0 || columns < 0 || (long) rows * columns != numbers.length) {
      throw new IllegalArgumentException(
          "numbers (" + numbers.length + ") must be " + rows + " * " + columns);
    }
    return new HeatMap(numbers, rows, columns);
  }

  /** Number of rows. */
  public int rows() {
    return rows;
  }

  /** Number of columns. */
  public int columns() {
    return columns;
  }

  /** Whether there is no number. */
  public boolean isEmpty() {
    return numbers.length == 0;
  }

  /** One number. */
  public double get(int row, int column) {
    return numbers[row * columns + column];
  }

  /** The smallest finite number; positive infinity if there is none. */
  public double smallest() {
    double smallest = Double.POSITIVE_INFINITY;
    for (double number : numbers) {
      smallest = Double.isFinite(number) ? Math.min(smallest, number) : smallest;
    }
    return smallest;
  }

  /** The largest finite number; negative infinity if there is none. */
  public double largest() {
    double largest = Double.NEGATIVE_INFINITY;
    for (double number : numbers) {
      largest = Double.isFinite(number) ? Math.max(largest, number) : largest;
    }
    return largest;
  }

  /** Whether one of the numbers is this one, which may be NaN. */
  public boolean has(double wanted) {
    for (double number : numbers) {
      if (Double.compare(number, wanted) == 0) {
        return true;
      }
    }
    return false;
  }

  /** Draws all numbers into a rectangle, which they fill. */
  public void draw(Canvas canvas, Rect area, ColourScale scale, Reduction reduction) {
    if (isEmpty()) {
      return;
    }
    for (int y = 0; y < area.height(); y++) {
      Span down = Span.of(y, area.height(), rows);
      for (int x = 0; x < area.width(); x++) {
        double value = value(down, Span.of(x, area.width(), columns), reduction);
        int colour =
            Double.isFinite(value)
                ? scale.colour(value)
                : Hatch.colour(value, area.y() + y, area.x() + x);
        canvas.set(area.y() + y, area.x() + x, colour);
      }
    }
  }

  /** Where an element is drawn in such a rectangle: at least one pixel. */
  public Rect place(int row, int column, Rect area) {
    int bottom = (int) ceiling((row + 1L) * area.height(), rows);
    int right = (int) ceiling((column + 1L) * area.width(), columns);
    int top = Math.min(bottom - 1, (int) ceiling((long) row * area.height(), rows));
    int left = Math.min(right - 1, (int) ceiling((long) column * area.width(), columns));
    return new Rect(area.y() + top, area.x() + left, bottom - top, right - left);
  }

  private static long ceiling(long dividend, int divisor) {
    return -Math.floorDiv(-dividend, (long) divisor);
  }

  /** Rows or columns from the first to before the last that share a row or column of pixels. */
  private record Span(int from, int to) {
    static Span of(int pixel, int pixels, int size) {
      int from = (int) ((long) pixel * size / pixels);
      int to = (int) ((pixel + 1L) * size / pixels);
      return new Span(from, Math.max(from + 1, to));
    }
  }

  private double value(Span down, Span across, Reduction reduction) {
    int count = (down.to - down.from) * (across.to - across.from);
    if (count == 1) {
      return get(down.from, across.from);
    }
    double mean = 0;
    double largest = 0;
    for (int row = down.from; row < down.to; row++) {
      for (int column = across.from; column < across.to; column++) {
        double number = get(row, column);
        mean += number / count;
        boolean further = Math.abs(number) > Math.abs(largest) || Double.isNaN(number);
        largest = further ? number : largest;
      }
    }
    return reduction == Reduction.MEAN ? mean : largest;
  }
}
