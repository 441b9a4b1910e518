package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.tensor.DType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Sums in float32 in many orders, rounded once to 16 bits, with and without flushing. */
final class Float16BoundTest {
  private static final float SMALLEST_NORMAL = 0x1p-126f;

  /** What a machine does with a float32 below the smallest normal one. */
  private enum Flushing {
    NEVER(false, false),
    OPERANDS(true, false),
    RESULTS(false, true),
    BOTH(true, true);

    private final boolean operands;
    private final boolean results;

    Flushing(boolean operands, boolean results) {
      this.operands = operands;
      this.results = results;
    }

    float operand(double value) {
      return operands ? flushed((float) value) : (float) value;
    }

    float result(double value) {
      return results ? flushed((float) value) : (float) value;
    }

    float fma(float x, float w, float sum) {
      return results ? flushed(Math.fma(x, w, sum)) : Math.fma(x, w, sum);
    }
  }

  private static final Scale WIDE = Scale.SUBNORMAL_WEIGHT_TIMES_LARGE_INPUT;

  private static float flushed(float value) {
    return Math.abs(value) < SMALLEST_NORMAL ? Math.copySign(0f, value) : value;
  }

  /** How large the operands are: bfloat16 has the range of float32, where flushing matters. */
  private enum Scale {
    ONE(1, 1),
    SUBNORMAL_INPUT(0x1p-128, 1),
    SUBNORMAL_WEIGHT_TIMES_LARGE_INPUT(0x1p100, 0x1p-130),
    PRODUCTS_AROUND_THE_SMALLEST_NORMAL(0x1p-63, 0x1p-64),
    SMALLEST_FLOAT16(0x1p-12, 0x1p-12),
    LARGE(0x1p6, 0x1p6);

    private final double input;
    private final double weight;

    Scale(double input, double weight) {
      this.input = input;
      this.weight = weight;
    }
  }

  static Stream<Arguments> scalesOfBothTypes() {
    return Stream.of(DType.FLOAT16, DType.BFLOAT16)
        .flatMap(dtype -> Stream.of(Scale.values()).map(scale -> Arguments.of(dtype, scale)))
        // 2^100 is no float16.
        .filter(row -> !List.of(row.get()).equals(List.of(DType.FLOAT16, WIDE)));
  }

  private static Dot random(DType dtype, Scale scale, int products, SplittableRandom random) {
    double[] x = new double[products];
    double[] w = new double[products];
    for (int i = 0; i < products; i++) {
      // Of sizes that differ by up to 2^8, so that some are normal and some are not.
      x[i] = (2 * random.nextDouble() - 1) * Math.scalb(scale.input, -random.nextInt(8));
      w[i] = (2 * random.nextDouble() - 1) * Math.scalb(scale.weight, random.nextInt(8));
    }
    Double bias = random.nextBoolean() ? x[0] * w[0] : null;
    return Dot.of(dtype, x, w, bias);
  }

  private static double sum(Dot dot, int order, Flushing flushing, Random random) {
    return order % 2 == 0 ? tree(dot, flushing, random) : chain(dot, order / 2, flushing, random);
  }

  /** Products rounded by themselves, added in a random tree. */
  private static double tree(Dot dot, Flushing flushing, Random random) {
    List<Float> parts = new ArrayList<>();
    for (int i = 0; i < dot.x().length; i++) {
      float x = flushing.operand(dot.x()[i]);
      parts.add(flushing.result((double) x * flushing.operand(dot.w()[i])));
    }
    if (dot.bias() != null) {
      parts.add(flushing.operand(dot.bias()));
    }
    while (parts.size() > 1) {
      Collections.swap(parts, random.nextInt(parts.size()), parts.size() - 1);
      float one = parts.remove(parts.size() - 1);
      int place = random.nextInt(parts.size());
      parts.set(place, flushing.result((double) one + parts.get(place)));
    }
    return parts.get(0);
  }

  /** One accumulator with FMA; the bias first or last, the products in a random order. */
  private static double chain(Dot dot, int which, Flushing flushing, Random random) {
    List<Integer> places = new ArrayList<>();
    for (int i = 0; i < dot.x().length; i++) {
      places.add(i);
    }
    Collections.shuffle(places, random);
    float bias = dot.bias() == null ? 0 : flushing.operand(dot.bias());
    boolean biasFirst = which % 2 == 0;
    float sum = biasFirst ? bias : 0;
    for (int i : places) {
      sum = flushing.fma(flushing.operand(dot.x()[i]), flushing.operand(dot.w()[i]), sum);
    }
    return biasFirst ? sum : flushing.result((double) sum + bias);
  }

  private static boolean isWithin(ExactValues<Products> output, BigDecimal exact, double sum) {
    if (!Double.isFinite(sum)) {
      return output.answer(0).allows(sum, 1);
    }
    boolean plain = output.isPlain(0);
    BigDecimal center = plain ? new BigDecimal(output.value(0)) : exact;
    BigDecimal bound = plain ? new BigDecimal(output.bound(0)) : output.answer(0).bound();
    return new BigDecimal(sum).subtract(exact).abs().compareTo(bound) <= 0
        && new BigDecimal(sum).subtract(center).abs().compareTo(bound) <= 0
        && output.answer(0).allows(sum, 1);
  }

  @ParameterizedTest
  @MethodSource("scalesOfBothTypes")
  void noOrderLeadsBeyondTheBoundWhateverIsFlushed(DType dtype, Scale scale) {
    SplittableRandom random = new SplittableRandom(31);
    Random orders = new Random(37);
    List<String> failures = new ArrayList<>();
    // float16 numbers are normal in float32, so that nothing but bfloat16 is flushed.
    List<Flushing> ways =
        dtype == DType.BFLOAT16 ? List.of(Flushing.values()) : List.of(Flushing.NEVER);
    for (int products : new int[] {1, 2, 3, 9, 27, 100, 300}) {
      for (int trial = 0; trial < 8; trial++) {
        Dot dot = random(dtype, scale, products, random);
        ExactValues<Products> output = dot.output();
        BigDecimal exact = dot.exact();
        for (int order = 0; order < 32; order++) {
          Flushing flushing = ways.get(order % ways.size());
          double sum = sum(dot, order / ways.size(), flushing, orders);
          double rounded = dtype.round(flushing.operand(sum));
          if (!isWithin(output, exact, rounded)) {
            failures.add(dot + ", " + flushing + ", order " + order + " gives " + rounded);
          }
        }
      }
    }

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16"})
  void theBoundIsNotLooseWhereTheLastRoundingIsAllThereIs(DType dtype) {
    double half = dtype.unitRoundoff(); // half a unit at 1
    Dot dot = Dot.of(dtype, new double[] {1, half}, new double[] {1, 1}, null);
    ExactValues<Products> output = dot.output();

    assertThat(output.bound(0)).isBetween(half, half * 1.001);
    assertThat(output.answer(0).allows(1, 1)).isTrue();
    assertThat(output.answer(0).allows(1 + 2 * half, 1)).isTrue(); // a tie between the two
    assertThat(output.answer(0).allows(1 + 4 * half, 1)).isFalse();
    assertThat(output.answer(0).allows(1 - half, 1)).isFalse();
  }

  @Test
  void aSubnormalOperandMayBeMissingInBfloat16Only() {
    double[] x = {0x1p-130, 0x1p-130};
    double[] w = {0x1p126, 1};
    ExactValues<Products> brain = Dot.of(DType.BFLOAT16, x, w, null).output();
    ExactValues<Products> single = Dot.of(DType.FLOAT32, x, w, null).output();

    assertThat(brain.answer(0).allows(0, 1)).isTrue();
    assertThat(brain.answer(0).allows(0x1p-4, 1)).isTrue();
    assertThat(brain.answer(0).allows(-0x1p-4, 1)).isFalse();
    assertThat(single.answer(0).allows(0, 1)).isFalse();
  }
}
