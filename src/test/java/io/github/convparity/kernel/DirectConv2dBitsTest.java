package io.github.convparity.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the plain convolution does to the last bit, to zeros and to what is not finite. */
class DirectConv2dBitsTest {
  private static final float INF = Float.POSITIVE_INFINITY;

  /** A convolution with one output element: the whole input against the whole kernel. */
  private static float sum(float[] input, float[] weight, @Nullable Float bias, int... shape) {
    Tensor b = bias == null ? null : Tensor.float32(new float[] {bias}, 1);
    Tensor output =
        new DirectConv2d()
            .forward(
                Tensor.float32(input, shape),
                Tensor.float32(weight, shape),
                b,
                Conv2dOptions.defaults());
    assertThat(output.length()).isEqualTo(1);
    return output.floats()[0];
  }

  private static double sum64(double[] input, double[] weight, @Nullable Double bias) {
    Tensor b = bias == null ? null : Tensor.float64(new double[] {bias}, 1);
    return new DirectConv2d()
        .forward(
            Tensor.float64(input, 1, 1, 1, input.length),
            Tensor.float64(weight, 1, 1, 1, input.length),
            b,
            Conv2dOptions.defaults())
        .doubles()[0];
  }

  private static float[] row(float... values) {
    return values;
  }

  @Test
  void productsAreAddedFromTheFirstToTheLast() {
    float big = 0x1p24f;

    assertThat(sum(row(big, 1, 1), row(1, 1, 1), null, 1, 1, 1, 3)).isEqualTo(0x1p24f);
    assertThat(sum(row(1, 1, big), row(1, 1, 1), null, 1, 1, 1, 3)).isEqualTo(0x1p24f + 2);
    assertThat(sum64(new double[] {0x1p53, 1, 1}, new double[] {1, 1, 1}, null)).isEqualTo(0x1p53);
    assertThat(sum64(new double[] {1, 1, 0x1p53}, new double[] {1, 1, 1}, null))
        .isEqualTo(0x1p53 + 2);
  }

  @Test
  void aProductIsAddedWithoutBeingRoundedFirst() {
    float x = 1 + 0x1p-12f; // its square is 1 + 2^-11 + 2^-24, and the last bit is lost in a float
    double y = 1 + 0x1p-27;

    assertThat(x * x).isEqualTo(1 + 0x1p-11f);
    assertThat(sum(row(-1 - 0x1p-11f, x), row(1, x), null, 1, 1, 1, 2)).isEqualTo(0x1p-24f);
    assertThat(sum64(new double[] {-1 - 0x1p-26, y}, new double[] {1, y}, null)).isEqualTo(0x1p-54);
  }

  @Test
  void theBiasIsAddedLast() {
    assertThat(sum(row(0x1p24f, -0x1p24f), row(1, 1), 1f, 1, 1, 1, 2)).isEqualTo(1);
    assertThat(sum(row(1, 1), row(1, 1), 0x1p24f, 1, 1, 1, 2)).isEqualTo(0x1p24f + 2);
    assertThat(sum64(new double[] {0x1p53, -0x1p53}, new double[] {1, 1}, 1.0)).isEqualTo(1);
  }

  @Test
  void theOrderIsChannelThenKernelRowThenKernelColumn() {
    SplittableRandom random = new SplittableRandom(3);
    int[] sizes = {3, 3, 3};
    List<String> sameBits = new ArrayList<>();
    List<List<Integer>> orders = ordersOfThreeAxes();
    int[] agreements = new int[2 * orders.size()];
    int trials = 200;
    for (int trial = 0; trial < trials; trial++) {
      float[] x = random(random, 27);
      float[] w = random(random, 27);
      float computed = sum(x, w, null, 1, 3, 3, 3);
      for (int i = 0; i < orders.size(); i++) {
        agreements[2 * i] += chain(x, w, sizes, orders.get(i), true) == computed ? 1 : 0;
        agreements[2 * i + 1] += chain(x, w, sizes, orders.get(i), false) == computed ? 1 : 0;
      }
    }
    for (int i = 0; i < agreements.length; i++) {
      if (agreements[i] == trials) {
        sameBits.add(orders.get(i / 2) + (i % 2 == 0 ? " fma" : ""));
      }
    }

    assertThat(sameBits).containsExactly("[0, 1, 2] fma");
  }

  private static List<List<Integer>> ordersOfThreeAxes() {
    List<List<Integer>> orders = new ArrayList<>();
    for (int first = 0; first < 3; first++) {
      for (int second = 0; second < 3; second++) {
        if (second != first) {
          orders.add(List.of(first, second, 3 - first - second));
        }
      }
    }
    Collections.reverse(orders);
    return orders;
  }

  /** The sum over three axes nested in this order, the last turning fastest. */
  private static float chain(
      float[] x, float[] w, int[] sizes, List<Integer> order, boolean fused) {
    int[] strides = {sizes[1] * sizes[2], sizes[2], 1};
    float sum = 0;
    for (int i = 0; i < sizes[order.get(0)]; i++) {
      for (int j = 0; j < sizes[order.get(1)]; j++) {
        for (int k = 0; k < sizes[order.get(2)]; k++) {
          int at =
              i * strides[order.get(0)] + j * strides[order.get(1)] + k * strides[order.get(2)];
          sum = fused ? Math.fma(x[at], w[at], sum) : sum + x[at] * w[at];
        }
      }
    }
    return sum;
  }

  private static float[] random(SplittableRandom random, int length) {
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      values[i] = (float) (2 * random.nextDouble() - 1);
    }
    return values;
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "1, -0.0", "-0.0, 0"})
  void theSumStartsFromPositiveZeroSoNegativeZerosAloneGivePositiveZero(float x, float w) {
    float sum = sum(row(x, x), row(w, w), null, 1, 1, 1, 2);
    double wide = sum64(new double[] {x, x}, new double[] {w, w}, null);

    assertThat(Float.floatToRawIntBits(x * w)).isEqualTo(Float.floatToRawIntBits(-0.0f));
    assertThat(Float.floatToRawIntBits(sum)).isZero();
    assertThat(Double.doubleToRawLongBits(wide)).isZero();
  }

  @Test
  void aNegativeZeroOfTheBiasIsLost() {
    assertThat(Float.floatToRawIntBits(sum(row(0), row(1), -0.0f, 1, 1, 1, 1))).isZero();
    assertThat(Float.floatToRawIntBits(sum(row(-1), row(0), -0.0f, 1, 1, 1, 1))).isZero();
    assertThat(Double.doubleToRawLongBits(sum64(new double[] {-1}, new double[] {0}, -0.0)))
        .isZero();
  }

  @Test
  void subnormalsAreKept() {
    assertThat(sum(row(1e-40f), row(1), null, 1, 1, 1, 1)).isEqualTo(1e-40f);
    assertThat(sum(row(1e-20f), row(1e-20f), null, 1, 1, 1, 1)).isEqualTo(1e-40f);
  }

  @Test
  void nanAndInfinitiesFollowTheRulesOfArithmetic() {
    assertThat(sum(row(INF, 1), row(0, 1), null, 1, 1, 1, 2)).isNaN();
    assertThat(sum(row(INF, 1), row(-2, 1), null, 1, 1, 1, 2)).isEqualTo(-INF);
    assertThat(sum(row(INF, INF), row(1, -1), null, 1, 1, 1, 2)).isNaN();
    assertThat(sum(row(INF), row(1), -INF, 1, 1, 1, 1)).isNaN();
    assertThat(sum(row(1), row(1), Float.NaN, 1, 1, 1, 1)).isNaN();
    assertThat(sum(row(3e38f, 3e38f), row(1, 1), null, 1, 1, 1, 2)).isEqualTo(INF);
  }

  @Test
  void zeroPaddingIsMultipliedSoAnInfiniteWeightOverItGivesNan() {
    float[] ones = {1, 1, 1, 1};
    float[] kernel = {INF, 1, 1, 1, 1, 1, 1, 1, 1};

    assertThat(padded(ones, 2, kernel, 3, PaddingMode.ZEROS))
        .containsExactly(Float.NaN, Float.NaN, Float.NaN, INF);
  }

  @Test
  void aNanWeightOverZeroPaddingGivesNan() {
    assertThat(padded(row(1), 1, row(Float.NaN), 1, PaddingMode.ZEROS)).containsOnly(Float.NaN);
    assertThat(padded(row(1), 1, row(INF), 1, PaddingMode.ZEROS))
        .containsExactly(
            Float.NaN, Float.NaN, Float.NaN, Float.NaN, INF, Float.NaN, Float.NaN, Float.NaN,
            Float.NaN);
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REPLICATE", "CIRCULAR"})
  void paddingOfTheOtherModesIsDataSoAnInfiniteWeightOverItGivesAnInfinity(PaddingMode mode) {
    assertThat(padded(row(1), 1, row(INF), 1, mode)).hasSize(9).containsOnly(INF);
  }

  @Test
  void aNanInTheInputIsCopiedByThePadding() {
    float[] input = {Float.NaN, 1, 2, Float.NaN, 1, 2, Float.NaN, 1, 2};

    assertThat(middleRow(input, PaddingMode.ZEROS)).containsExactly(0, Float.NaN, 1, 2, 0);
    assertThat(middleRow(input, PaddingMode.REFLECT)).containsExactly(1, Float.NaN, 1, 2, 1);
    assertThat(middleRow(input, PaddingMode.REPLICATE))
        .containsExactly(Float.NaN, Float.NaN, 1, 2, 2);
    assertThat(middleRow(input, PaddingMode.CIRCULAR))
        .containsExactly(2, Float.NaN, 1, 2, Float.NaN);
  }

  private static float[] middleRow(float[] input, PaddingMode mode) {
    float[] output = padded(input, 3, row(1), 1, mode);
    return Arrays.copyOfRange(output, 10, 15);
  }

  /** A square input and kernel, padded by 1. */
  private static float[] padded(
      float[] input, int size, float[] kernel, int kernelSize, PaddingMode mode) {
    return new DirectConv2d()
        .forward(
            Tensor.float32(input, 1, 1, size, size),
            Tensor.float32(kernel, 1, 1, kernelSize, kernelSize),
            null,
            new Conv2dOptions(Pair.of(1), Padding.of(1), Pair.of(1), 1, mode))
        .floats();
  }

  @Test
  void argumentsAreNotWrittenTo() {
    float[] x = {1, 2, 3, 4};
    float[] w = {5, 6, 7, 8};

    sum(x, w, 9f, 1, 1, 2, 2);

    assertThat(x).containsExactly(1, 2, 3, 4);
    assertThat(w).containsExactly(5, 6, 7, 8);
  }
}
