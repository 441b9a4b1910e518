package io.github.convparity.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** That the gradients are the derivatives of forward, without a reference. */
class DirectGradientsDerivativesTest {
  private static final double U = 0x1p-53;

  static List<Conv2dOptions> settings() {
    return GradientProblem.settings();
  }

  /** sum(output * gradOutput), added up from the first element to the last. */
  private static double loss(GradientProblem problem) {
    return dot(problem.output(), problem.gradOutput());
  }

  private static double dot(Tensor a, Tensor b) {
    double sum = 0;
    for (int i = 0; i < a.length(); i++) {
      sum = Math.fma(a.doubles()[i], b.doubles()[i], sum);
    }
    return sum;
  }

  /** The same with all numbers made positive, the steps included. */
  private static double magnitude(GradientProblem p) {
    return loss(
        new GradientProblem(
            larger(p.input(), 1),
            larger(p.weight(), 1),
            larger(Objects.requireNonNull(p.bias()), 1),
            larger(p.gradOutput(), 0),
            p.options()));
  }

  private static Tensor larger(Tensor tensor, double step) {
    double[] values = Arrays.stream(tensor.doubles()).map(x -> Math.abs(x) + step).toArray();
    return Tensor.float64(values, tensor.shape());
  }

  /**
   * The loss is a polynomial of degree 1 in each single number, so {@code (L(x + 1) - L(x - 1)) /
   * 2} is its derivative whatever the step; 1 is a power of two that keeps {@code x + 1} exact for
   * numbers that are multiples of 2^-40. What remains is rounding: L is a sum of products of three
   * numbers, each of which passes m roundings of its output element and one for every element of
   * the output, M in all, so that each L is off by at most {@code gamma(M) |L|}, with |L| the sum
   * of the magnitudes of the products; so is half the difference of two. The gradient itself is off
   * by at most as much again, since its products are fewer and each is part of |L| with a step of
   * 1. |L| is itself computed with an error of that order, which the factor 3 covers.
   */
  private static double tolerance(GradientProblem p) {
    int m = p.weight().length() / p.weight().shape()[0] + 1;
    double roundings = m + p.gradOutput().length();
    return 3 * roundings * U / (1 - roundings * U) * magnitude(p);
  }

  @ParameterizedTest
  @MethodSource("settings")
  void gradientsAreTheDifferenceQuotients(Conv2dOptions options) {
    SplittableRandom random = new SplittableRandom(38);
    GradientProblem problem =
        GradientProblem.of(
            options, true, DType.FLOAT64, () -> random.nextLong(-(1L << 40), 1L << 40) * 0x1p-40);
    Conv2dGradients gradients = problem.gradients();
    double tolerance = tolerance(problem);
    List<String> failures = new ArrayList<>();

    differ("input", problem, problem.input(), gradients.input(), tolerance, failures);
    differ("weight", problem, problem.weight(), gradients.weight(), tolerance, failures);
    differ(
        "bias",
        problem,
        Objects.requireNonNull(problem.bias()),
        problem.biasGradient(),
        tolerance,
        failures);

    assertThat(tolerance).isPositive().isLessThan(1e-9);
    assertThat(failures).isEmpty();
  }

  private static void differ(
      String name,
      GradientProblem problem,
      Tensor argument,
      Tensor gradient,
      double tolerance,
      List<String> failures) {
    assertThat(gradient.sizes()).isEqualTo(argument.sizes());
    double[] values = argument.doubles(); // the argument's own array
    for (int i = 0; i < values.length; i++) {
      double value = values[i];
      values[i] = value + 1;
      double above = loss(problem);
      values[i] = value - 1;
      double below = loss(problem);
      values[i] = value;
      double quotient = (above - below) / 2;
      if (!(Math.abs(quotient - gradient.get(i)) <= tolerance)) {
        failures.add(name + " " + i + ": " + gradient.get(i) + ", the quotient " + quotient);
      }
    }
  }

  /** Exactly, since integers of this size are added without rounding in any order. */
  @ParameterizedTest
  @MethodSource("settings")
  void gradientsAreTheAdjointsOfForward(Conv2dOptions options) {
    SplittableRandom random = new SplittableRandom(39);
    for (boolean batched : new boolean[] {true, false}) {
      GradientProblem problem =
          GradientProblem.of(options, batched, DType.FLOAT64, () -> random.nextInt(-99, 100));
      Conv2dGradients gradients = problem.gradients();
      Tensor bias = Objects.requireNonNull(problem.bias());

      double loss = loss(problem);
      double ofBias = dot(bias, problem.biasGradient());

      assertThat(loss).isNotZero();
      assertThat(dot(problem.input(), gradients.input()) + ofBias).isEqualTo(loss);
      assertThat(dot(problem.weight(), gradients.weight()) + ofBias).isEqualTo(loss);
    }
  }
}
