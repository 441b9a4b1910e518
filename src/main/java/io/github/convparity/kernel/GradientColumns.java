package io.github.convparity.kernel;

/**
 * The copies of every column of the input, for adding them up: those of column {@code w} are the
 * entries from {@code ends[w - 1]} to {@code ends[w] - 1} of the two tables. Columns of one copy
 * each that stand side by side, the longest such run from the first on, are told besides.
 */
final class GradientColumns {
  private final int[] ends;
  private final int[] phases;
  private final int[] indexes;
  private int runFrom;
  private int runTo;

  GradientColumns(GradientAxis axis) {
    int[][] copies = axis.copies();
    this.ends = new int[copies.length];
    int total = 0;
    for (int w = 0; w < copies.length; w++) {
      total += copies[w].length;
      ends[w] = total;
    }
    this.phases = new int[total];
    this.indexes = new int[total];
    int next = 0;
    for (int[] places : copies) {
      for (int place : places) {
        phases[next] = axis.phaseOf(place);
        indexes[next++] = axis.indexOf(place);
      }
    }
    findRun(copies);
  }

  private void findRun(int[][] copies) {
    int w = 0;
    while (w < ends.length) {
      int from = w;
      while (w < ends.length
          && copies[w].length == 1
          && phases[ends[w] - 1] == 0
          && indexes[ends[w] - 1] == indexes[ends[from] - 1] + w - from) {
        w++;
      }
      if (w - from > runTo - runFrom) {
        runFrom = from;
        runTo = w;
      }
      w = Math.max(w, from + 1);
    }
  }

  /** For each column the end of its entries. */
  int[] ends() {
    return ends;
  }

  /** For each copy its phase. */
  int[] phases() {
    return phases;
  }

  /** For each copy its place among those of its phase. */
  int[] indexes() {
    return indexes;
  }

  /** The first column of the run. */
  int runFrom() {
    return runFrom;
  }

  /** The column after the run, {@link #runFrom} if there is none. */
  int runTo() {
    return runTo;
  }

  /** The place of the run's first column in the first phase. */
  int runIndex() {
    return runTo > runFrom ? indexes[ends[runFrom] - 1] : 0;
  }
}
