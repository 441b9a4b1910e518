package io.github.convparity.exact;

import java.math.BigDecimal;
import java.math.MathContext;

/**
 * What is right at one element of an output.
 *
 * @param exact the exact value where it is a finite number, otherwise what stands for it
 * @param bound how far a finite answer may be from {@code exact}
 * @param value the exact value rounded once to double; NaN or an infinity where that is the answer
 * @param finite whether a finite number within the bound is right
 * @param nan whether NaN is right
 * @param positiveInfinity whether +Infinity is right
 * @param negativeInfinity whether -Infinity is right
 */
public record Answer(
    BigDecimal exact,
    BigDecimal bound,
    double value,
    boolean finite,
    boolean nan,
    boolean positiveInfinity,
    boolean negativeInfinity) {

  static Answer fixed(double value, boolean nanToo) {
    return new Answer(
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        value,
        false,
        nanToo || Double.isNaN(value),
        value == Double.POSITIVE_INFINITY,
        value == Double.NEGATIVE_INFINITY);
  }

  /** Whether {@code computed} is a right answer when the bound is multiplied by {@code slack}. */
  public boolean allows(double computed, double slack) {
    if (Double.isNaN(computed)) {
      return nan;
    }
    if (Double.isInfinite(computed)) {
      return computed > 0 ? positiveInfinity : negativeInfinity;
    }
    return finite && distance(computed).compareTo(bound.multiply(new BigDecimal(slack))) <= 0;
  }

  /**
   * |computed - exact| over the bound times {@code slack}: 0 for a special value that is right,
   * infinity for one that is wrong.
   */
  public double ratio(double computed, double slack) {
    if (!finite || !Double.isFinite(computed)) {
      return allows(computed, slack) ? 0 : Double.POSITIVE_INFINITY;
    }
    BigDecimal distance = distance(computed);
    if (distance.signum() == 0) {
      return 0;
    }
    return bound.signum() == 0
        ? Double.POSITIVE_INFINITY
        : distance
            .divide(bound.multiply(new BigDecimal(slack)), MathContext.DECIMAL64)
            .doubleValue();
  }

  private BigDecimal distance(double computed) {
    return new BigDecimal(computed).subtract(exact).abs();
  }
}
