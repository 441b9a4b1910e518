package io.github.convparity.suite;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import java.util.Arrays;
import java.util.List;

/**
 * How large the structure of a case is: numbers of which an earlier one outweighs all that come
 * after it. They are, in this order: height and width; images and channels; the kernel; the
 * padding; how far stride, dilation and groups are from 1; the padding mode; whether there is a
 * bias; whether the batch axis is missing; gradients; the data type, float32 first; the fill,
 * integers first; and whether there is a seed. Nothing (0) counts as more than 1, since few cases
 * are about it.
 */
final class CaseMeasure implements Comparable<CaseMeasure> {
  private static final List<PaddingMode> MODES = List.of(PaddingMode.values());
  private static final List<DType> DTYPES = List.of(DType.values());
  private static final List<Fill.Formula> FORMULAS = List.of(Fill.Formula.values());

  private final long[] numbers;

  private CaseMeasure(long... numbers) {
    this.numbers = numbers;
  }

  static CaseMeasure of(CaseDraft c) {
    return new CaseMeasure(
        count(c.size.h()) + count(c.size.w()),
        count(c.batch)
            + count(c.channels)
            + count(c.outChannels)
            + 2 * Math.abs((long) c.inChannels - c.channels),
        count(c.kernel.h()) + count(c.kernel.w()),
        padding(c.padding),
        fromOne(c.stride),
        fromOne(c.dilation),
        fromOne(c.groups),
        MODES.indexOf(c.mode),
        c.bias ? 1 : 0,
        c.batched ? 0 : 1,
        c.grad ? 1 : 0,
        DTYPES.indexOf(c.dtype),
        fill(c.fill),
        c.seed == 0 ? 0 : 1);
  }

  private static long count(int number) {
    return number == 0 ? 3 : 2L * number;
  }

  private static long padding(Padding padding) {
    if (padding instanceof Padding.Explicit explicit) {
      return signed(explicit.amount().h()) + signed(explicit.amount().w());
    }
    return padding instanceof Padding.Valid ? 1 : 2;
  }

  private static long signed(long number) {
    return number < 0 ? 1 - 2 * number : 2 * number;
  }

  private static long fromOne(long number) {
    return number < 1 ? 3 - 2 * number : 2 * (number - 1);
  }

  private static long fromOne(Pair pair) {
    return fromOne(pair.h()) + fromOne(pair.w());
  }

  private static int fill(Fill fill) {
    if (fill == Fill.Formula.INTEGER) {
      return 0;
    }
    return fill instanceof Fill.Formula formula ? 1 + FORMULAS.indexOf(formula) : 100;
  }

  @Override
  public int compareTo(CaseMeasure other) {
    return Arrays.compare(numbers, other.numbers);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CaseMeasure that && Arrays.equals(numbers, that.numbers);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(numbers);
  }
}
