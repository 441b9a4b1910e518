package io.github.convparity.compare;

import io.github.convparity.compare.LinePlace.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * A part of a plane that holds all differences.
 *
 * @param words such as {@code in the top-left corner}; empty if it is the whole plane
 * @param elements of one plane
 */
record PlanePlace(String words, int elements) {
  /**
   * The smallest place that has a name; of equal ones a row or column, then a region, then steps
   * and crossings of rows and columns. Neighbouring rows or columns must be no more than half as
   * many elements as the best of those, which explain more.
   */
  static PlanePlace smallest(WhereCounts counts) {
    List<PlanePlace> lines = new ArrayList<>();
    List<PlanePlace> crossings = new ArrayList<>();
    List<PlanePlace> ranges = new ArrayList<>();
    for (LinePlace row : rows(counts)) {
      for (LinePlace column : columns(counts)) {
        PlanePlace place = new PlanePlace(crossing(row, column), row.lines() * column.lines());
        if (row.is(Kind.RANGE) || column.is(Kind.RANGE)) {
          ranges.add(place);
        } else if (isOneLine(row, column) || isOneLine(column, row)) {
          lines.add(place);
        } else {
          crossings.add(place);
        }
      }
    }
    PlanePlace best = smaller(new PlanePlace("", counts.layout.plane()), lines);
    best = smaller(best, RegionPlaces.of(counts));
    best = smaller(best, crossings);
    PlanePlace range = smaller(new PlanePlace("", Integer.MAX_VALUE), ranges);
    return range.elements <= best.elements / 2 ? range : best;
  }

  private static boolean isOneLine(LinePlace one, LinePlace across) {
    return one.is(Kind.SINGLE) && across.is(Kind.ALL);
  }

  private static PlanePlace smaller(PlanePlace best, List<PlanePlace> places) {
    PlanePlace smallest = best;
    for (PlanePlace place : places) {
      smallest = place.elements < smallest.elements ? place : smallest;
    }
    return smallest;
  }

  private static List<LinePlace> rows(WhereCounts counts) {
    String noun = counts.layout.kernel() ? "kernel row" : "row";
    return LinePlace.of(counts.rows, counts.layout.rows().stride(), noun, "top", "bottom");
  }

  private static List<LinePlace> columns(WhereCounts counts) {
    String noun = counts.layout.kernel() ? "kernel column" : "column";
    int stride = counts.layout.columns().stride();
    return LinePlace.of(counts.columns, stride, noun, "left-most", "right-most");
  }

  private static String crossing(LinePlace row, LinePlace column) {
    if (row.is(Kind.ALL) || column.is(Kind.ALL)) {
      return "in " + row.words() + column.words();
    }
    boolean columnFirst = row.is(Kind.SINGLE) && !column.is(Kind.SINGLE);
    return columnFirst
        ? "in " + column.words() + " of " + row.words()
        : "in " + row.words() + " of " + column.words();
  }
}
