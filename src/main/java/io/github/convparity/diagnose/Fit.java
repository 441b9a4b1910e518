package io.github.convparity.diagnose;

import io.github.convparity.exact.Answer;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.HashMap;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Whether numbers are right answers of the convolution as it is misread: to the bit for integer
 * data, within the rounding bound of the exact value for others.
 */
final class Fit {
  private static final double[] SPECIAL = {
    Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY
  };

  private final Misread misread;
  private final ExactValues<Products> exact;
  private final Map<Integer, Answer> answers = new HashMap<>();

  /**
   * What is misread, and the exact output of its arguments.
   *
   * @param exact of all elements, or of those that are asked for
   */
  Fit(Misread misread, ExactValues<Products> exact) {
    this.misread = misread;
    this.exact = exact;
  }

  /** Whether all elements of an output of the right shape fit. */
  boolean fits(Tensor output) {
    for (int i = 0; i < output.length(); i++) {
      if (!fits(i, output.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** Whether an element of the output may be that number. */
  boolean fits(int element, double found) {
    int source = misread.source(exact.shape(), element);
    DoubleUnaryOperator change = misread.change();
    if (source == Tensors.FILL) {
      return found == (change == null ? 0 : change.applyAsDouble(0));
    }
    DType accumulator = misread.accumulator();
    if (accumulator != null) {
      return isRoughly(source, found, accumulator);
    }
    return change == null ? isRight(source, found) : isChanged(source, found, change);
  }

  private boolean isRight(int source, double found) {
    double bound = exact.plainBound(source);
    return Double.isNaN(bound)
        ? answer(source).allows(found, misread.slack())
        : Math.abs(found - exact.value(source)) <= misread.slack() * bound;
  }

  /** The right answers, which are slow to work out. */
  private Answer answer(int source) {
    return answers.computeIfAbsent(source, exact::answer);
  }

  /** A changed number is rounded once more; and what is within the bound may be changed as well. */
  private boolean isChanged(int source, double found, DoubleUnaryOperator change) {
    double bound = exact.plainBound(source);
    if (Double.isNaN(bound)) {
      return isChanged(answer(source), found, change);
    }
    return isChanged(exact.value(source), bound, found, change);
  }

  private boolean isChanged(Answer answer, double found, DoubleUnaryOperator change) {
    for (double special : SPECIAL) {
      double changed = change.applyAsDouble(special);
      if (answer.allows(special, 1) && Double.compare(changed + 0.0, found + 0.0) == 0) {
        return true;
      }
    }
    return answer.finite()
        && isChanged(answer.value(), answer.bound().doubleValue(), found, change);
  }

  private boolean isChanged(
      double exactly, double bound, double found, DoubleUnaryOperator change) {
    double value = change.applyAsDouble(exactly);
    double low = change.applyAsDouble(exactly - bound);
    double high = change.applyAsDouble(exactly + bound);
    double room = Math.max(Math.abs(low - value), Math.abs(high - value));
    return found == exact.dtype().round(value)
        || found == value
        || Math.abs(found - value) <= room + exact.dtype().ulp(value) / 2;
  }

  /** As it comes out where every product and sum is rounded to a type with fewer bits. */
  private boolean isRoughly(int source, double found, DType accumulator) {
    double magnitude = exact.magnitude(source);
    if (!Double.isFinite(magnitude)) {
      return isRight(source, found);
    }
    double terms = exact.count(source) + 1;
    double u = accumulator.unitRoundoff();
    double bound =
        terms * u / (1 - terms * u) * magnitude
            + terms * accumulator.minSubnormal()
            + exact.bound(source);
    boolean overflows =
        magnitude + bound
            >= Math.min(accumulator.overflowThreshold(), exact.dtype().overflowThreshold());
    return terms * u < 0.5
        && ((overflows && !Double.isFinite(found))
            || (Math.abs(found - exact.value(source)) <= bound
                && accumulator.round(found) == found));
  }
}
