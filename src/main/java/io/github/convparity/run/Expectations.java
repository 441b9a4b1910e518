package io.github.convparity.run;

import io.github.convparity.conv.Outcome;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Expectation;
import io.github.convparity.suite.JsonNumbers;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Whether both sides did what a case itself says must come out. */
final class Expectations {
  private Expectations() {}

  /** {@link ParityResult#MET}, or a sentence on what was not. */
  static String check(
      Expectation expectation,
      @Nullable Outcome candidate,
      @Nullable Outcome reference,
      @Nullable ExactValues<?> exact,
      double slack) {
    if (expectation.answers() != null) {
      boolean ok = expectation.answers();
      if (ok != candidate instanceof Outcome.Output || ok != reference instanceof Outcome.Output) {
        return ok
            ? "expected an output, but both sides refused"
            : "expected a refusal, but both sides answered";
      }
    }
    String part = expectation.errorContains();
    if (part != null && !(reference instanceof Outcome.Refusal r && r.message().contains(part))) {
      return "expected PyTorch to refuse with \"" + part + "\"";
    }
    Shape shape = expectation.shape();
    Tensor data = expectation.data();
    if (shape == null || data == null) {
      return ParityResult.MET;
    }
    String wrong = output("the candidate", shape, data, candidate, exact, slack);
    wrong = wrong == null ? output("PyTorch", shape, data, reference, exact, slack) : wrong;
    return wrong == null ? ParityResult.MET : wrong;
  }

  private static @Nullable String output(
      String side,
      Shape shape,
      Tensor data,
      @Nullable Outcome outcome,
      @Nullable ExactValues<?> exact,
      double slack) {
    if (!(outcome instanceof Outcome.Output output) || exact == null) {
      return "expected an output of shape " + shape + ", but " + side + " gave none";
    }
    Tensor tensor = output.tensor();
    if (!tensor.sizes().equals(shape)) {
      return "expected shape " + shape + ", but " + side + " gave " + tensor.sizes();
    }
    for (int element = 0; element < data.length(); element++) {
      double value = tensor.get(element);
      if (!isNear(value, data.get(element), exact, element, slack)) {
        return String.format(
            Locale.ROOT,
            "expected %s at %s, but %s gave %s",
            shown(data.get(element)),
            Arrays.toString(shape.indexOf(element)),
            side,
            shown(value));
      }
    }
    return null;
  }

  /** Within two bounds and one unit in the last place; special values must be the same. */
  private static boolean isNear(
      double value, double expected, ExactValues<?> exact, int element, double slack) {
    if (value == expected || (Double.isNaN(value) && Double.isNaN(expected))) {
      return true;
    }
    double distance = Math.abs(value - expected);
    return Double.isFinite(distance)
        && distance <= 2 * slack * exact.bound(element) + exact.dtype().ulp(expected);
  }

  private static String shown(double value) {
    return Double.isFinite(value) ? JsonNumbers.shortest(value) : Double.toString(value);
  }
}
