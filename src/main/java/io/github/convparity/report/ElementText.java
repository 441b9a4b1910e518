package io.github.convparity.report;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Taps;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.suite.JsonNumbers;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.tensor.Ulps;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Locale;

/** One output element closely: its neighbours on both sides, and the products that make it up. */
final class ElementText {
  private static final int REACH = 1;
  private static final int MOST_PRODUCTS = 100;

  private final ExactValues<Products> exact;
  private final Conv2dGeometry g;
  private final Shape shape;
  private final DType dtype;
  private final int element;
  private final StringBuilder text = new StringBuilder();

  private ElementText(ExactValues<Products> exact, int element) {
    this.exact = exact;
    this.g = exact.terms().geometry();
    this.shape = g.output();
    this.dtype = exact.dtype();
    this.element = element;
  }

  static String of(ExactValues<Products> exact, Tensor candidate, Tensor reference, int element) {
    ElementText shown = new ElementText(exact, element);
    shown.line("Around %s, in brackets:", Arrays.toString(shown.shape.indexOf(element)));
    shown.window("candidate", candidate);
    shown.window("PyTorch", reference);
    shown.products();
    shown.numbers(candidate.get(element), reference.get(element));
    return shown.text.toString();
  }

  @SuppressWarnings("AnnotateFormatMethod") // its callers pass literals
  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  private void window(String side, Tensor output) {
    int plane = element - element % (g.outH() * g.outW());
    int row = element % (g.outH() * g.outW()) / g.outW();
    int column = element % g.outW();
    for (int h = Math.max(0, row - REACH); h <= Math.min(g.outH() - 1, row + REACH); h++) {
      StringBuilder cells = new StringBuilder();
      for (int w = Math.max(0, column - REACH); w <= Math.min(g.outW() - 1, column + REACH); w++) {
        double value = output.get(plane + h * g.outW() + w);
        String cell = number(value) + " " + hex(value);
        boolean here = h == row && w == column;
        cells.append(String.format(Locale.ROOT, "%-26s", here ? "[" + cell + "]" : " " + cell));
      }
      line("  %-10s %s", side, cells);
    }
  }

  private void products() {
    Taps rows = g.rows();
    Taps columns = g.columns();
    int outH = element % (g.outH() * g.outW()) / g.outW();
    int outW = element % g.outW();
    boolean narrow = dtype.accumulator() == DType.FLOAT32;
    line("");
    line("Its products, in the order input channel, kernel row, kernel column:");
    line(
        "  %4s %3s %3s  %-10s %16s %16s %24s %16s  %s",
        "c",
        "kh",
        "kw",
        "reads",
        "x",
        "w",
        "x * w",
        narrow ? "float32 sum" : "float64 sum",
        "exact sum");
    int[] count = new int[1];
    double[] sum = new double[1];
    BigDecimal[] exactSum = {BigDecimal.ZERO};
    exact
        .terms()
        .forEach(
            element,
            (c, kh, kw, padding, x, w) -> {
              sum[0] =
                  narrow ? Math.fma((float) x, (float) w, (float) sum[0]) : Math.fma(x, w, sum[0]);
              boolean finite = Double.isFinite(x) && Double.isFinite(w);
              if (finite) {
                exactSum[0] = exactSum[0].add(new BigDecimal(x).multiply(new BigDecimal(w)));
              }
              if (count[0]++ < MOST_PRODUCTS) {
                String reads =
                    padding
                        ? "padding"
                        : "[" + rows.source(outH, kh) + "," + columns.source(outW, kw) + "]";
                line(
                    "  %4d %3d %3d  %-10s %16s %16s %24s %16s  %s",
                    c,
                    kh,
                    kw,
                    reads,
                    number(x),
                    number(w),
                    wide(x * w),
                    number(sum[0]),
                    finite ? wide(exactSum[0].doubleValue()) : "");
              }
            });
    if (count[0] > MOST_PRODUCTS) {
      line("  … and %d more", count[0] - MOST_PRODUCTS);
    }
    double bias = exact.terms().biasOf(element);
    if (exact.terms().hasBias()) {
      double withBias = narrow ? (float) sum[0] + (float) bias : sum[0] + bias;
      line(
          "  %-13s %-10s %16s %16s %24s %16s  %s",
          "", "bias", "", number(bias), "", number(withBias), wide(exact.exactly(element)));
    }
    line("");
  }

  private void numbers(double candidate, double reference) {
    double value = exact.exactly(element);
    int terms = exact.count(element);
    line("  %-12s %s", "exact", wide(value));
    line("  %-12s %s", "candidate", side(candidate, value));
    line("  %-12s %s", "PyTorch", side(reference, value));
    if (Double.isFinite(candidate) && Double.isFinite(reference)) {
      line("  %-12s %d", "ulps apart", Ulps.between(candidate, reference, dtype));
    }
    line(
        "  %-12s %s, the sum of the magnitudes of %d terms",
        "S", wide(exact.magnitude(element)), terms);
    line("  %-12s %.3e, which no order of summation leaves", "bound", exact.bound(element));
    line(
        "  %-12s %.3e, where errors usually end (3 sqrt(terms) u S); it decides nothing",
        "usual size",
        3 * Math.sqrt(terms) * dtype.accumulator().unitRoundoff() * exact.magnitude(element));
  }

  private String side(double computed, double value) {
    String shown = number(computed) + " " + hex(computed);
    double distance = Math.abs(computed - value);
    return Double.isFinite(distance)
        ? shown + String.format(Locale.ROOT, ", %.3e from the exact value", distance)
        : shown;
  }

  private String number(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return dtype == DType.FLOAT64
        ? JsonNumbers.shortest(value)
        : JsonNumbers.shortest((float) value);
  }

  private static String wide(double value) {
    return Double.isFinite(value) ? JsonNumbers.shortest(value) : Double.toString(value);
  }

  private String hex(double value) {
    return dtype == DType.FLOAT64
        ? String.format(Locale.ROOT, "0x%016x", Double.doubleToRawLongBits(value))
        : String.format(Locale.ROOT, "0x%08x", Float.floatToRawIntBits((float) value));
  }
}
