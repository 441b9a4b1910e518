package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Cases that pass whichever way their setting is read. A 2x2 image with a padding of 1 looks the
 * same in reflect and circular mode: a candidate that takes the one for the other passes.
 *
 * <pre>{@code
 * ParityCase parityCase = Suites.named("edges").get(0);
 * List<String> readings = WeakCases.readings(parityCase);
 * }</pre>
 */
public final class WeakCases {
  private static final Conv2d YARDSTICK = new DirectConv2d();

  private WeakCases() {}

  /**
   * The other readings of a case's setting that give the same output as the setting itself, and in
   * a case with gradients the same gradients, in plain words:
   *
   * <ul>
   *   <li>{@code padding_mode circular}: another padding mode, where some pad is above 0;
   *   <li>{@code stride 2x1 for 1x2}, and so with padding and dilation: height and width exchanged,
   *       where they differ;
   *   <li>{@code kernel read as 5x3 for 3x5}: the weight's numbers taken as {@code [O, I/groups,
   *       kW, kH]}, where kH and kW differ;
   *   <li>{@code kernel flipped top to bottom}, {@code kernel flipped left to right}, {@code kernel
   *       rotated by 180 degrees}, on axes with more than one tap.
   * </ul>
   *
   * <p>Both are computed by {@link DirectConv2d}. The same output means the same shape and bits,
   * any NaN equal to any NaN and +0 equal to -0. A reading that is refused or gives another shape
   * tells the two apart.
   *
   * @return in the order above; empty if the case tells all readings apart, if its setting is
   *     illegal, and if it cannot be computed here
   */
  public static List<String> readings(ParityCase parityCase) {
    Arguments arguments;
    try {
      arguments = parityCase.arguments();
    } catch (UnsupportedOperationException cannotBeMade) {
      return List.of();
    }
    return readings(arguments);
  }

  /** The same for a case whose tensors are made already; they are only read. */
  public static List<String> readings(Arguments arguments) {
    Shape shape = shape(arguments);
    Answer answer = shape == null ? null : answer(arguments);
    if (shape == null || answer == null) {
      return List.of();
    }
    List<String> same = new ArrayList<>();
    for (Reading reading : Reading.all(arguments)) {
      // The shape is asked for first: a misread setting can have a very large output.
      Shape other = shape(reading.arguments());
      if (other != null && other.equals(shape) && isSame(answer, reading)) {
        same.add(reading.name());
      }
    }
    return List.copyOf(same);
  }

  /** What is compared: the output, and the gradients where the case has them. */
  private record Answer(Tensor output, @Nullable Conv2dGradients gradients) {}

  /** The output's shape; null where there is none. */
  private static @Nullable Shape shape(Arguments a) {
    try {
      Shape bias = a.bias() == null ? null : a.bias().sizes();
      return Conv2dGeometry.of(a.input().sizes(), a.weight().sizes(), bias, a.options()).output();
    } catch (IllegalArgumentException | UnsupportedOperationException none) {
      return null;
    }
  }

  /** Null where it cannot be computed. */
  private static @Nullable Answer answer(Arguments a) {
    try {
      Tensor output = YARDSTICK.forward(a.input(), a.weight(), a.bias(), a.options());
      Tensor gradOutput = a.gradOutput();
      return new Answer(
          output,
          gradOutput == null
              ? null
              : YARDSTICK.backward(gradOutput, a.input(), a.weight(), a.bias(), a.options()));
    } catch (IllegalArgumentException | UnsupportedOperationException none) {
      return null;
    }
  }

  private static boolean isSame(Answer answer, Reading reading) {
    Answer other = answer(reading.arguments());
    if (other == null || !hasSameBits(answer.output(), other.output(), i -> i)) {
      return false;
    }
    Conv2dGradients ours = answer.gradients();
    Conv2dGradients theirs = other.gradients();
    if (ours == null || theirs == null) {
      return true;
    }
    Tensor bias = ours.bias();
    Tensor otherBias = theirs.bias();
    return hasSameBits(ours.input(), theirs.input(), i -> i)
        && hasSameBits(ours.weight(), theirs.weight(), reading.weightSource())
        && (bias == null || otherBias == null || hasSameBits(bias, otherBias, i -> i));
  }

  /** Whether element i of the other has the bits of element {@code source(i)}. */
  private static boolean hasSameBits(Tensor tensor, Tensor other, IntUnaryOperator source) {
    for (int i = 0; i < other.length(); i++) {
      double a = tensor.get(source.applyAsInt(i));
      double b = other.get(i);
      if (a != b && !(Double.isNaN(a) && Double.isNaN(b))) {
        return false;
      }
    }
    return true;
  }
}
