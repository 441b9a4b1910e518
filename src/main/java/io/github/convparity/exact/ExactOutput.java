package io.github.convparity.exact;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Taps;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.math.BigDecimal;
import java.util.BitSet;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The exact output of one convolution: for each element its value, the sum of the magnitudes of its
 * products, and the bound within which every legal computation stays.
 *
 * <p>Most elements are <em>plain</em>: all operands finite, no overflow in sight. For these {@link
 * #value}, {@link #magnitude} and {@link #bound} are doubles, computed in bulk: for float32 and the
 * 16-bit types, whose products are exact in double, by a plain sum (error at most {@code m 2^-53
 * S+}); for float64 by a sum of twice the precision (T. Ogita, S. M. Rump, S. Oishi, Accurate Sum
 * and Dot Product, Dot2: error at most {@code 2^-53 |y| + m^2 2^-105 S+}). The others are worked
 * out one by one, in exact arithmetic, by {@link #answer}.
 */
public final class ExactOutput {
  private static final double SMALLEST_SAFE = 0x1p-900;
  private static final double LARGEST_SAFE = 0x1p1000;

  private final Products products;
  private final DType dtype;
  private final ErrorBound bound;
  private final double[] values;
  private final double[] magnitudes;
  private final @Nullable BitSet nonFiniteOverPadding;

  private ExactOutput(Products products, DType dtype, boolean integers) {
    this.products = products;
    this.dtype = dtype;
    this.bound = new ErrorBound(dtype, integers);
    int elements = (int) products.shape().elements();
    this.values = new double[elements];
    this.magnitudes = new double[elements];
    this.nonFiniteOverPadding = nonFiniteOverPadding();
  }

  /**
   * Computes all elements.
   *
   * @throws UnsupportedOperationException if so many products are added that no bound exists: from
   *     2^23 on for float32 and the 16-bit types
   */
  public static ExactOutput of(
      Conv2dGeometry geometry, Tensor input, Tensor weight, @Nullable Tensor bias) {
    Products products = new Products(geometry, input, weight, bias);
    boolean integers =
        isInteger(products.input())
            && isInteger(products.weight())
            && (bias == null || isInteger(bias.doubles()));
    ExactOutput output = new ExactOutput(products, input.dtype(), integers);
    int most = products.filterSize() + (bias == null ? 0 : 1);
    if (!output.bound.reaches(most)) {
      throw new UnsupportedOperationException(
          String.format(
              Locale.ROOT,
              "an output element adds %d products, and from 2^23 on no error bound exists",
              most));
    }
    output.compute();
    return output;
  }

  private static boolean isInteger(double[] data) {
    for (double x : data) {
      if (x != Math.rint(x) || Double.isInfinite(x)) {
        return false;
      }
    }
    return true;
  }

  private void compute() {
    Conv2dGeometry g = products.geometry();
    int next = 0;
    for (int n = 0; n < g.batch(); n++) {
      for (int o = 0; o < g.outChannels(); o++) {
        for (int outH = 0; outH < g.outH(); outH++) {
          for (int outW = 0; outW < g.outW(); outW++) {
            if (dtype == DType.FLOAT64) {
              dot2(next++, n, o, outH, outW);
            } else {
              dot(next++, n, o, outH, outW);
            }
          }
        }
      }
    }
  }

  private void dot(int element, int n, int o, int outH, int outW) {
    Conv2dGeometry g = products.geometry();
    double[] input = products.input();
    double[] weight = products.weight();
    int firstChannel = products.firstChannel(n, o);
    double sum = 0;
    double magnitude = 0;
    int w = o * products.filterSize();
    for (int c = 0; c < g.weightChannels(); c++) {
      for (int kh = 0; kh < g.kernelH(); kh++) {
        int row = products.rows().source(outH, kh);
        for (int kw = 0; kw < g.kernelW(); kw++, w++) {
          int column = products.columns().source(outW, kw);
          if (row != Taps.PADDING && column != Taps.PADDING) {
            double product = input[products.pixel(firstChannel + c, row, column)] * weight[w];
            sum += product;
            magnitude += Math.abs(product);
          }
        }
      }
    }
    values[element] = sum + products.bias(o);
    magnitudes[element] = magnitude + Math.abs(products.bias(o));
  }

  private void dot2(int element, int n, int o, int outH, int outW) {
    Conv2dGeometry g = products.geometry();
    double[] input = products.input();
    double[] weight = products.weight();
    int firstChannel = products.firstChannel(n, o);
    double sum = products.bias(o);
    double magnitude = Math.abs(sum);
    double errors = 0;
    int w = o * products.filterSize();
    for (int c = 0; c < g.weightChannels(); c++) {
      for (int kh = 0; kh < g.kernelH(); kh++) {
        int row = products.rows().source(outH, kh);
        for (int kw = 0; kw < g.kernelW(); kw++, w++) {
          int column = products.columns().source(outW, kw);
          if (row != Taps.PADDING && column != Taps.PADDING) {
            double x = input[products.pixel(firstChannel + c, row, column)];
            double product = x * weight[w];
            double productError = Math.fma(x, weight[w], -product);
            double next = sum + product;
            double part = next - sum;
            errors += (sum - (next - part)) + (product - part) + productError;
            sum = next;
            magnitude += Math.abs(product);
          }
        }
      }
    }
    values[element] = sum + errors;
    magnitudes[element] = magnitude;
  }

  /** Elements at which a NaN or infinite weight meets zero padding; null where there are none. */
  private @Nullable BitSet nonFiniteOverPadding() {
    Conv2dGeometry g = products.geometry();
    if (g.options().paddingMode() != PaddingMode.ZEROS || allFinite(products.weight())) {
      return null;
    }
    BitSet marked = new BitSet(values.length);
    for (int element = 0; element < values.length; element++) {
      int at = element;
      products.forEach(
          element,
          (c, kh, kw, padding, x, w) -> {
            if (padding && !Double.isFinite(w)) {
              marked.set(at);
            }
          });
    }
    return marked;
  }

  private static boolean allFinite(double[] data) {
    for (double x : data) {
      if (!Double.isFinite(x)) {
        return false;
      }
    }
    return true;
  }

  /** The products behind the elements. */
  public Products products() {
    return products;
  }

  /** The data type that the bounds are for. */
  public DType dtype() {
    return dtype;
  }

  /** Number of output elements. */
  public int elements() {
    return values.length;
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
    double value = values[element];
    double sum = magnitudes[element];
    if (!(sum <= LARGEST_SAFE)) { // NaN as well
      return answer(element).bound().doubleValue();
    }
    int terms = products.terms(element);
    double b = bound.of(value, sum, terms);
    return b == 0 ? 0 : b + error(value, sum, terms);
  }

  /** E: how far {@link #value} itself may be from the exact value. */
  private double error(double value, double sum, int terms) {
    double raised = ErrorBound.raised(sum, terms);
    return dtype == DType.FLOAT64
        ? 0x1p-53 * Math.abs(value) + (double) terms * terms * 0x1p-105 * raised
        : terms * 0x1p-53 * raised;
  }

  /**
   * Whether the answer is a finite number within {@link #bound} and nothing else: no operand that
   * is NaN or infinite, no overflow possible, and a sum that the bulk computation can handle.
   */
  public boolean isPlain(int element) {
    double sum = magnitudes[element];
    if (nonFiniteOverPadding != null && nonFiniteOverPadding.get(element)) {
      return false;
    }
    if (sum == 0) {
      return dtype != DType.FLOAT64 || (values[element] == 0 && !mayHaveUnderflown(element));
    }
    if (dtype == DType.FLOAT64) {
      return sum >= SMALLEST_SAFE && sum <= LARGEST_SAFE;
    }
    double bound = bound(element);
    return ErrorBound.raised(sum, products.terms(element)) + bound
            <= dtype.accumulator().maxFinite()
        && Math.abs(values[element]) + bound < dtype.overflowThreshold();
  }

  /** Whether a float64 sum of 0 has products that are too small for a double. */
  private boolean mayHaveUnderflown(int element) {
    boolean[] underflown = new boolean[1];
    products.forEach(
        element, (c, kh, kw, padding, x, w) -> underflown[0] |= !padding && x != 0 && w != 0);
    return underflown[0];
  }

  /** The right answers at any element, in exact arithmetic; slow. */
  public Answer answer(int element) {
    ExactSum sum = ExactSum.of(products, element);
    boolean overPadding = nonFiniteOverPadding != null && nonFiniteOverPadding.get(element);
    int terms = products.terms(element);
    BigDecimal limit = new BigDecimal(dtype.accumulator().maxFinite());
    BigDecimal b = exactBound(sum, terms);
    boolean overflow = sum.magnitude().add(b).compareTo(limit) > 0;
    if (sum.special() != 0) {
      return Answer.fixed(sum.special(), overPadding || overflow);
    }
    double value = sum.value().doubleValue();
    boolean lastOverflow =
        dtype.is16Bit() && Math.abs(value) + b.doubleValue() >= dtype.overflowThreshold();
    return new Answer(
        sum.value(),
        b,
        value,
        true,
        overPadding || overflow,
        overflow || (lastOverflow && value > 0),
        overflow || (lastOverflow && value < 0));
  }

  /** The bound of {@link ErrorBound}, without E and beyond the range of doubles. */
  private BigDecimal exactBound(ExactSum sum, int terms) {
    double magnitude = sum.magnitude().doubleValue();
    if (Double.isFinite(magnitude) && magnitude <= LARGEST_SAFE) {
      return new BigDecimal(bound.of(sum.value().doubleValue(), magnitude, terms));
    }
    return sum.magnitude().multiply(new BigDecimal(bound.gamma(terms)));
  }

  /** The exact value of any element rounded once to double; NaN or infinity where that is it. */
  public double exactly(int element) {
    ExactSum sum = ExactSum.of(products, element);
    return sum.special() != 0 ? sum.special() : sum.value().doubleValue();
  }
}
