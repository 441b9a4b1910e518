package io.github.convparity.suite;

import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes the numbers of a case simpler: whole tensors, then halves of them and so on down to single
 * elements become 0 or 1, and what is left a smaller integer. A tensor in which nothing could be
 * changed stays as the fill has it.
 */
final class ShrinkNumbers {
  /** The tensors, in the order in which they are tried. */
  private static final int TENSORS = 4;

  private static final List<DoubleUnaryOperator> SIMPLER =
      List.of(
          v -> 0,
          v -> 1,
          v -> -1,
          v -> Math.copySign(2, v),
          v -> v < 0 ? Math.ceil(v) : Math.floor(v),
          v -> -v);

  private final Shrinker.Failure accepted;
  private final double[][] numbers;
  private ParityCase smallest;

  private ShrinkNumbers(ParityCase found, Arguments arguments, Shrinker.Failure accepted) {
    this.smallest = found;
    this.accepted = accepted;
    this.numbers =
        new double[][] {
          values(arguments.bias()),
          values(arguments.gradOutput()),
          values(arguments.weight()),
          values(arguments.input())
        };
  }

  private static double[] values(@Nullable Tensor tensor) {
    if (tensor == null) {
      return new double[0];
    }
    double[] values = new double[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = tensor.get(i);
    }
    return values;
  }

  /** Shrinks; every simpler case is offered to {@code accepted}, which keeps it or not. */
  static void shrink(ParityCase found, Shrinker.Failure accepted) throws InterruptedException {
    Arguments arguments;
    try {
      arguments = found.arguments();
    } catch (UnsupportedOperationException noNumbers) {
      return;
    }
    ShrinkNumbers shrinking = new ShrinkNumbers(found, arguments, accepted);
    boolean simpler = true;
    while (simpler) {
      simpler = false;
      for (int tensor = 0; tensor < TENSORS; tensor++) {
        simpler |= shrinking.tensor(tensor);
      }
    }
  }

  private boolean tensor(int tensor) throws InterruptedException {
    int length = numbers[tensor].length;
    boolean simpler = false;
    for (int part = length; part >= 1; part = part == 1 ? 0 : (part + 1) / 2) {
      for (int from = 0; from < length; from += part) {
        int to = Math.min(length, from + part);
        for (DoubleUnaryOperator change : part == 1 ? SIMPLER : SIMPLER.subList(0, 2)) {
          simpler |= succeeds(tensor, from, to, change);
        }
      }
    }
    return simpler;
  }

  private boolean succeeds(int tensor, int from, int to, DoubleUnaryOperator change)
      throws InterruptedException {
    double[] changed = numbers[tensor].clone();
    long before = 0;
    long after = 0;
    for (int i = from; i < to; i++) {
      before += weight(changed[i]);
      changed[i] = change.applyAsDouble(changed[i]);
      after += weight(changed[i]);
    }
    if (after >= before) {
      return false;
    }
    ParityCase simpler = smallest.withLiterals(with(tensor, changed));
    if (!accepted.remains(simpler)) {
      return false;
    }
    numbers[tensor] = changed;
    smallest = simpler;
    return true;
  }

  private Literals with(int tensor, double[] values) {
    Literals old = smallest.literals();
    Tensor data = Tensor.float64(values, values.length);
    return new Literals(
        tensor == 3 ? data : old.input(),
        tensor == 2 ? data : old.weight(),
        tensor == 0 ? data : old.bias(),
        tensor == 1 ? data : old.gradOutput());
  }

  /** How far a number is from the simplest, which is 0. */
  private static long weight(double value) {
    if (!Double.isFinite(value)) {
      return 1_000_000;
    }
    if (value != Math.rint(value)) {
      return 100_000;
    }
    if (value == 0) {
      return 1 / value < 0 ? 3 : 0;
    }
    double size = Math.min(Math.abs(value), 1000);
    return (long) (value < 0 ? 2 * size : 2 * size - 1);
  }
}
