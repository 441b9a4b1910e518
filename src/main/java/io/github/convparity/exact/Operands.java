package io.github.convparity.exact;

/** The operands of the products of one element, collected to be added up. */
final class Operands {
  private final double[] left;
  private final double[] right;
  private int count;
  private boolean nonFiniteOverPadding;

  /** Room for so many products. */
  Operands(long most) {
    this.left = new double[Math.toIntExact(most)];
    this.right = new double[left.length];
  }

  /** Forgets the products of the element before. */
  void clear() {
    count = 0;
    nonFiniteOverPadding = false;
  }

  /** One product. */
  void add(double x, double w) {
    left[count] = x;
    right[count++] = w;
  }

  /**
   * A product of a zero of the padding, which an implementation may leave out: it matters only
   * where the other operand is NaN or infinite.
   */
  void addPadding(double w) {
    nonFiniteOverPadding |= !Double.isFinite(w);
  }

  int count() {
    return count;
  }

  double left(int i) {
    return left[i];
  }

  double right(int i) {
    return right[i];
  }

  /** Whether a NaN or an infinity meets a zero of the padding. */
  boolean nonFiniteOverPadding() {
    return nonFiniteOverPadding;
  }

  /** Whether every product is 0 because an operand is. */
  boolean allZero() {
    for (int i = 0; i < count; i++) {
      if (left[i] != 0 && right[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
