package io.github.convparity.conv;

/** A number for each spatial axis, height first as everywhere in PyTorch; any integers. */
public record Pair(int h, int w) {
  /** The same number on both axes. */
  public static Pair of(int both) {
    return new Pair(both, both);
  }

  /** Whether both axes have this number. */
  public boolean is(int both) {
    return h == both && w == both;
  }

  /** Height and width exchanged. */
  public Pair swapped() {
    return new Pair(w, h);
  }

  /** As PyTorch prints a list: {@code [3, 5]}. */
  @Override
  public String toString() {
    return "[" + h + ", " + w + "]";
  }
}
