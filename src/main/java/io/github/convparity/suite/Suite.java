package io.github.convparity.suite;

/** A named, ordered list of cases that can be asked for one by one. */
public interface Suite {
  /** Its name, as on the command line. */
  String name();

  /** One sentence. */
  String description();

  /** How many cases it has. */
  int size();

  /**
   * The case at a position.
   *
   * @param position from 0 to {@link #size()} - 1
   */
  ParityCase get(int position);

  /** The index that a result names: the position itself, or for a file the line, from 0. */
  default int index(int position) {
    return position;
  }
}
