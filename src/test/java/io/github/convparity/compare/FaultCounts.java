package io.github.convparity.compare;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Tensor;
import java.util.function.BinaryOperator;
import java.util.function.Function;

/**
 * How often two judges are wrong about elements of one kind of data: convparity's bound, and the
 * rule of {@code torch.testing.assert_close}. The candidate is the plain convolution, once as it is
 * and once with one tap of every window dropped.
 *
 * @param elements how many were judged
 * @param rejected right elements that each judge refuses
 * @param last faulty elements that pass where the last tap is dropped
 * @param first faulty elements that pass where the first tap is dropped
 * @param lowPower whether the comparison has the flag {@code LOW_POWER}
 */
record FaultCounts(long elements, Judges rejected, Missed last, Missed first, boolean lowPower) {

  /** A number of elements for each judge. */
  record Judges(long bound, long assertClose) {
    Judges plus(Judges other) {
      return new Judges(bound + other.bound, assertClose + other.assertClose);
    }
  }

  /**
   * What became of a dropped tap.
   *
   * @param faults elements at which the dropped product is not 0; the others are not faulty
   * @param passed those of them that pass
   */
  record Missed(long faults, Judges passed) {
    Missed plus(Missed other) {
      return new Missed(faults + other.faults, passed.plus(other.passed));
    }
  }

  /** Both together. */
  FaultCounts plus(FaultCounts other) {
    return new FaultCounts(
        elements + other.elements,
        rejected.plus(other.rejected),
        last.plus(other.last),
        first.plus(other.first),
        lowPower || other.lowPower);
  }

  /** Judges all cases of a kind against what {@code reference} answers. */
  static FaultCounts of(DataKind kind, int products, Function<Arguments, Tensor> reference) {
    BinaryOperator<FaultCounts> sum = FaultCounts::plus;
    return kind.cases(products).stream()
        .map(parityCase -> of(kind, parityCase, products, reference))
        .reduce(sum)
        .orElseThrow();
  }

  private static FaultCounts of(
      DataKind kind, ParityCase parityCase, int products, Function<Arguments, Tensor> reference) {
    Arguments arguments = kind.arguments(parityCase);
    Setting setting = parityCase.setting();
    ExactValues<Products> exact =
        ExactValues.of(setting.geometry(), arguments.input(), arguments.weight(), null);
    Tensor expected = reference.apply(arguments);
    Tensor right = convolve(arguments, arguments.weight());
    Comparison comparison = Comparison.of(exact, right, expected, 1);
    return new FaultCounts(
        exact.elements(),
        new Judges(comparison.mismatched(), exact.elements() - close(right, expected)),
        missed(exact, arguments, expected, products - 1),
        missed(exact, arguments, expected, 0),
        comparison.flags().contains(Flag.LOW_POWER));
  }

  /**
   * Where the dropped product is 0, the output is the right one: not a fault, and within the bound.
   */
  private static Missed missed(
      ExactValues<Products> exact, Arguments arguments, Tensor expected, int tap) {
    Tensor faulty =
        convolve(arguments, without(arguments.weight(), products(exact.terms().geometry()), tap));
    long nothing = 0;
    long accepted = 0;
    for (int element = 0; element < exact.elements(); element++) {
      boolean close =
          AssertClose.isClose(faulty.get(element), expected.get(element), exact.dtype());
      boolean fault = reads(exact.terms().geometry(), arguments, element, tap);
      nothing += fault ? 0 : 1;
      accepted += fault && close ? 1 : 0;
    }
    long faults = exact.elements() - nothing;
    long refused = Comparison.of(exact, faulty, expected, 1).mismatched();
    return new Missed(faults, new Judges(faults - refused, accepted));
  }

  private static long close(Tensor candidate, Tensor reference) {
    long close = 0;
    for (int i = 0; i < candidate.length(); i++) {
      close += AssertClose.isClose(candidate.get(i), reference.get(i), candidate.dtype()) ? 1 : 0;
    }
    return close;
  }

  private static Tensor convolve(Arguments arguments, Tensor weight) {
    Conv2d direct = new DirectConv2d();
    return direct.forward(arguments.input(), weight, null, arguments.options());
  }

  /** Whether the product of a tap is other than 0; there is neither padding nor stride. */
  private static boolean reads(Conv2dGeometry g, Arguments arguments, int element, int tap) {
    int plane = g.outH() * g.outW();
    int channel = tap / (g.kernelH() * g.kernelW());
    int row = element % plane / g.outW() + tap / g.kernelW() % g.kernelH();
    int column = element % g.outW() + tap % g.kernelW();
    double x = arguments.input().get((channel * g.inputH() + row) * g.inputW() + column);
    double w = arguments.weight().get(element / plane * products(g) + tap);
    return x != 0 && w != 0;
  }

  private static int products(Conv2dGeometry g) {
    return g.weightChannels() * g.kernelH() * g.kernelW();
  }

  /** A product with a weight of 0 changes no sum, so this drops the tap from every window. */
  private static Tensor without(Tensor weight, int products, int tap) {
    Tensor dropped = weight.copy();
    for (int i = tap; i < dropped.length(); i += products) {
      clear(dropped, i);
    }
    return dropped;
  }

  private static void clear(Tensor tensor, int element) {
    switch (tensor.dtype()) {
      case FLOAT32 -> tensor.floats()[element] = 0;
      case FLOAT64 -> tensor.doubles()[element] = 0;
      case FLOAT16, BFLOAT16 -> tensor.bits()[element] = 0;
    }
  }
}
