package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The exact values of a tensor whose elements are sums of products, the output of a convolution or
 * a gradient: for each element its value, the sum of the magnitudes of its products, and the bound
 * within which every legal computation stays.
 *
 * <pre>{@code
 * ExactValues<Products> exact = ExactValues.of(new Products(geometry, input, weight, bias));
 * boolean right = Math.abs(output.get(7) - exact.value(7)) <= exact.bound(7);
 * }</pre>
 *
 * <p>Most elements are <em>plain</em>: all operands finite, no overflow in sight. For these {@link
 * #value}, {@link #magnitude} and {@link #bound} are doubles, computed in bulk: for float32 and the
 * 16-bit types, whose products are exact in double, by a plain sum (error at most {@code m 2^-53
 * S+}); for float64 by a sum of twice the precision (T. Ogita, S. M. Rump, S. Oishi, Accurate Sum
 * and Dot Product, Dot2: error at most {@code 2^-53 |y| + m^2 2^-105 S+}). The others are worked
 * out one by one, in exact arithmetic, by {@link #answer}.
 *
 * @param <T> what the products are of
 */
public final class ExactValues<T extends Terms> {
  private static final double SMALLEST_SAFE = 0x1p-900;
  private static final double LARGEST_SAFE = 0x1p1000;

  private final T terms;
  private final DType dtype;
  private final ErrorBound errors;
  private final Operands operands;
  private final double[] values;
  private final double[] magnitudes;
  private final double @Nullable [] flushable;
  private final int[] counts;
  private final BitSet nonFiniteOverPadding = new BitSet();

  private ExactValues(T terms, ErrorBound errors) {
    this.terms = terms;
    this.dtype = terms.dtype();
    this.errors = errors;
    this.operands = new Operands(terms.most());
    int elements = (int) terms.shape().elements();
    this.values = new double[elements];
    this.magnitudes = new double[elements];
    this.flushable = dtype == DType.BFLOAT16 ? new double[elements] : null;
    this.counts = new int[elements];
  }

  /**
   * Computes all elements.
   *
   * @throws UnsupportedOperationException if so many products are added that no bound exists: from
   *     2^23 on for float32 and the 16-bit types
   */
  public static <T extends Terms> ExactValues<T> of(T terms) {
    ExactValues<T> exact = empty(terms);
    if (terms instanceof Products products && BulkSums.applies(products)) {
      BulkSums.compute(products, exact.values, exact.magnitudes, exact.counts);
    } else {
      exact.compute();
    }
    return exact;
  }

  /**
   * Computes some elements; nothing may be asked of the others.
   *
   * @param elements by their places in row-major order
   * @throws UnsupportedOperationException as {@link #of(Terms)}
   */
  public static <T extends Terms> ExactValues<T> ofElements(T terms, int... elements) {
    ExactValues<T> exact = empty(terms);
    Sum sum = new Sum(exact.dtype);
    for (int element : elements) {
      exact.compute(element, sum);
    }
    return exact;
  }

  private static <T extends Terms> ExactValues<T> empty(T terms) {
    ErrorBound errors = new ErrorBound(terms.dtype(), terms.integers());
    if (!errors.reaches(terms.most())) {
      throw new UnsupportedOperationException(
          String.format(
              Locale.ROOT,
              "an element adds %d products, and from 2^23 on no error bound exists",
              terms.most()));
    }
    return new ExactValues<>(terms, errors);
  }

  /** The exact output of a legal convolution; as {@link #of(Terms)}. */
  public static ExactValues<Products> of(
      Conv2dGeometry geometry, Tensor input, Tensor weight, @Nullable Tensor bias) {
    return of(new Products(geometry, input, weight, bias));
  }

  private void compute() {
    Sum sum = new Sum(dtype);
    for (int element = 0; element < values.length; element++) {
      compute(element, sum);
    }
  }

  private void compute(int element, Sum sum) {
    collect(element);
    sum.of(operands);
    values[element] = sum.value();
    magnitudes[element] = sum.magnitude();
    counts[element] = operands.count();
    if (flushable != null) {
      flushable[element] = sum.flushable();
    }
    if (operands.nonFiniteOverPadding()) {
      nonFiniteOverPadding.set(element);
    }
  }

  private void collect(int element) {
    operands.clear();
    terms.collect(element, operands);
  }

  /** The products behind the elements. */
  public T terms() {
    return terms;
  }

  /** The shape of the tensor. */
  public Shape shape() {
    return terms.shape();
  }

  /** The data type that the bounds are for. */
  public DType dtype() {
    return dtype;
  }

  /** Number of elements. */
  public int elements() {
    return values.length;
  }

  /** m: how many products are added up at an element, padding not counted, a bias included. */
  public int count(int element) {
    return counts[element];
  }

  /** The exact value of a plain element, up to the error that the bound includes. */
  public double value(int element) {
    return values[element];
  }

  /** S, the sum of the magnitudes of the products and of the bias. */
  public double magnitude(int element) {
    return magnitudes[element];
  }

  /**
   * The bound B of an element, inclusive; 0 where an operand that is NaN or infinite fixes the
   * answer.
   */
  public double bound(int element) {
    if (!(magnitudes[element] <= LARGEST_SAFE)) { // NaN as well
      return answer(element).bound().doubleValue();
    }
    double accumulator = accumulatorBound(element);
    return accumulator + errors.ofLastRounding(Math.abs(values[element]) + accumulator);
  }

  private double accumulatorBound(int element) {
    double value = values[element];
    double sum = magnitudes[element];
    int count = counts[element];
    return errors.ofAccumulator(sum, missing(element), count, errors.ofSum(value, sum, count));
  }

  /** F: what may be missing since PyTorch may take subnormal operands for 0. */
  private double missing(int element) {
    return flushable == null ? 0 : flushable[element];
  }

  /**
   * Whether the answer is a finite number within {@link #bound} and nothing else: no operand that
   * is NaN or infinite, no overflow possible, and a sum that the bulk computation can handle.
   */
  public boolean isPlain(int element) {
    return !Double.isNaN(plainBound(element));
  }

  /** The {@link #bound} of a plain element, NaN for any other. */
  public double plainBound(int element) {
    double sum = magnitudes[element];
    if (!(sum <= LARGEST_SAFE) || nonFiniteOverPadding.get(element)) { // NaN as well
      return Double.NaN;
    }
    double value = Math.abs(values[element]);
    double accumulator = accumulatorBound(element);
    double bound = accumulator + errors.ofLastRounding(value + accumulator);
    boolean plain;
    if (dtype == DType.FLOAT64) {
      plain = sum == 0 ? value == 0 && !mayHaveUnderflown(element) : sum >= SMALLEST_SAFE;
    } else {
      plain =
          ErrorBound.raised(sum, counts[element]) + bound <= dtype.accumulator().maxFinite()
              && value + accumulator < dtype.overflowThreshold();
    }
    return plain ? bound : Double.NaN;
  }

  /** Whether a float64 sum of 0 has products that are too small for a double. */
  private synchronized boolean mayHaveUnderflown(int element) {
    collect(element);
    return !operands.allZero();
  }

  private synchronized ExactSum sum(int element) {
    collect(element);
    return ExactSum.of(operands);
  }

  /** The right answers at any element, in exact arithmetic; slow. */
  public Answer answer(int element) {
    ExactSum sum = sum(element);
    boolean overPadding = nonFiniteOverPadding.get(element);
    double value = sum.value().doubleValue();
    BigDecimal accumulator = exactAccumulatorBound(sum, element);
    double reached = Math.abs(value) + accumulator.doubleValue();
    BigDecimal bound = accumulator.add(new BigDecimal(errors.ofLastRounding(reached)));
    BigDecimal limit = new BigDecimal(dtype.accumulator().maxFinite());
    boolean overflow = sum.magnitude().add(bound).compareTo(limit) > 0;
    if (sum.special() != 0) {
      return Answer.fixed(
          sum.special(), overPadding || overflow || Double.isInfinite(missing(element)));
    }
    // An exact 65,504 has one rounding to float16: only what comes before it may overflow.
    boolean lastOverflow = dtype.is16Bit() && reached >= dtype.overflowThreshold();
    return new Answer(
        sum.value(),
        bound,
        value,
        true,
        overPadding || overflow,
        overflow || (lastOverflow && value > 0),
        overflow || (lastOverflow && value < 0));
  }

  /** The bound without E and R, also beyond the range of doubles. */
  private BigDecimal exactAccumulatorBound(ExactSum sum, int element) {
    double magnitude = sum.magnitude().doubleValue();
    if (Double.isFinite(magnitude) && magnitude <= LARGEST_SAFE) {
      double missing = Double.isInfinite(missing(element)) ? 0 : missing(element);
      return new BigDecimal(errors.ofAccumulator(magnitude, missing, counts[element], 0));
    }
    return sum.magnitude().multiply(new BigDecimal(errors.gamma(counts[element])));
  }

  /** The exact value of any element rounded once to double; NaN or infinity where that is it. */
  public double exactly(int element) {
    ExactSum sum = sum(element);
    return sum.special() != 0 ? sum.special() : sum.value().doubleValue();
  }
}
