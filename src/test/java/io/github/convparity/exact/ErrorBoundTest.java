package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.tensor.DType;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ErrorBoundTest {
  private static final double U = 0x1p-24;
  private static final double ETA = 0x1p-149;

  /** B without E. */
  private static double whole(ErrorBound bound, double value, double sum, int terms) {
    double accumulator = bound.ofAccumulator(sum, 0, terms, 0);
    return accumulator + bound.ofLastRounding(Math.abs(value) + accumulator);
  }

  @Test
  void gammaIsTheGrowthOfARelativeErrorOverSoManyRoundings() {
    ErrorBound bound = new ErrorBound(DType.FLOAT32, false);

    assertThat(bound.gamma(0)).isZero();
    assertThat(bound.gamma(1)).isEqualTo(U / (1 - U));
    assertThat(bound.gamma(1 << 22)).isEqualTo(0.25 / 0.75);
    assertThat(new ErrorBound(DType.FLOAT64, false).gamma(2)).isEqualTo(0x1p-52 / (1 - 0x1p-52));
  }

  @Test
  void aBoundExistsForFewerThanHalfAsManyTermsAsTheUnitRoundoffAllows() {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT16, DType.BFLOAT16)) {
      assertThat(new ErrorBound(dtype, false).reaches((1 << 23) - 1)).isTrue();
      assertThat(new ErrorBound(dtype, false).reaches(1 << 23)).isFalse();
    }
    assertThat(new ErrorBound(DType.FLOAT64, false).reaches(Integer.MAX_VALUE)).isTrue();
  }

  @Test
  void theBoundGrowsWithTheTermsAndTheirMagnitudes() {
    ErrorBound bound = new ErrorBound(DType.FLOAT32, false);

    assertThat(whole(bound, 0, 8, 4)).isEqualTo(bound.gamma(4) * 8 * (1 + 4 * 0x1p-52) + 4 * ETA);
    assertThat(whole(bound, 0, 0, 3)).isEqualTo(3 * ETA);
    assertThat(whole(bound, 0, 0, 0)).isZero();
  }

  @Test
  void bfloat16MayFlushWhatIsBelowTheSmallestNormalFloat32() {
    double below = whole(new ErrorBound(DType.BFLOAT16, false), 0, 0, 2);

    assertThat(below).isGreaterThanOrEqualTo(2 * 0x1p-126).isLessThan(3 * 0x1p-126);
  }

  @Test
  void typesOf16BitsAddHalfAUnitOfTheirLastRounding() {
    ErrorBound half = new ErrorBound(DType.FLOAT16, true);
    ErrorBound brain = new ErrorBound(DType.BFLOAT16, true);

    assertThat(whole(half, 3, 3, 2)).isEqualTo(0x1p-10);
    assertThat(whole(half, -4, 4, 2)).isEqualTo(0x1p-9);
    assertThat(whole(half, 0, 0, 2)).isEqualTo(0x1p-25);
    assertThat(whole(half, 1e6, 1e6, 2)).isEqualTo(16);
    assertThat(whole(brain, 3, 3, 2)).isEqualTo(0x1p-7);
    assertThat(whole(new ErrorBound(DType.FLOAT16, false), 3.9999, 4096, 2))
        .isGreaterThan(0x1p-9); // the sum may reach 4, where units are twice as large
    assertThat(whole(new ErrorBound(DType.FLOAT32, true), 3, 3, 2)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 0x1p24", "FLOAT64, 0x1p53"})
  void integersAreExactInEveryOrderAsLongAsTheirSumsAre(DType dtype, double limit) {
    ErrorBound integers = new ErrorBound(dtype, true);

    assertThat(whole(integers, limit - 1, limit - 1, 9)).isZero();
    assertThat(whole(integers, 0, 2 * limit, 9)).isPositive();
    assertThat(whole(new ErrorBound(dtype, false), limit - 1, limit - 1, 9)).isPositive();
  }

  static Stream<Arguments> dataOfEveryType() {
    return Stream.of(DType.values())
        .flatMap(dtype -> Stream.of(Dot.Data.values()).map(data -> Arguments.of(dtype, data)));
  }

  @ParameterizedTest
  @MethodSource("dataOfEveryType")
  void noOrderOfSummationLeadsBeyondTheBound(DType dtype, Dot.Data data) {
    SplittableRandom random = new SplittableRandom(17);
    List<String> failures = new ArrayList<>();
    for (int products : new int[] {1, 2, 3, 5, 9, 27, 100, 400}) {
      for (int trial = 0; trial < 4; trial++) {
        Dot dot = Dot.random(data, dtype, products, random);
        ExactValues<Products> output = dot.output();
        BigDecimal exact = dot.exact();
        boolean plain = output.isPlain(0);
        BigDecimal center = plain ? new BigDecimal(output.value(0)) : exact;
        BigDecimal bound = plain ? new BigDecimal(output.bound(0)) : output.answer(0).bound();
        for (int order = 0; order < 12; order++) {
          double sum = dtype.round(Orders.sum(dot, order, random));
          BigDecimal error = new BigDecimal(sum).subtract(exact).abs();
          BigDecimal distance = new BigDecimal(sum).subtract(center).abs();
          if (error.compareTo(bound) > 0 || distance.compareTo(bound) > 0) {
            failures.add(dot + ", order " + order + " gives " + sum);
          }
        }
      }
    }

    assertThat(failures).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(
      value = DType.class,
      names = {"FLOAT32", "FLOAT64"})
  void everyOrderOfIntegersGivesTheExactValueAndTheBoundIsZero(DType dtype) {
    SplittableRandom random = new SplittableRandom(19);
    for (int products : new int[] {1, 9, 300}) {
      Dot dot = Dot.random(Dot.Data.INTEGER, dtype, products, random);
      ExactValues<Products> output = dot.output();
      assertThat(output.isPlain(0)).isTrue();
      assertThat(output.bound(0)).isZero();
      assertThat(output.value(0)).isEqualTo(dot.exact().doubleValue());
      for (int order = 0; order < 12; order++) {
        assertThat(Orders.sum(dot, order, random)).isEqualTo(output.value(0));
      }
    }
  }

  @Test
  void theBoundOfAnElementIsTheFormulaWithTheErrorOfTheExactValue() {
    SplittableRandom random = new SplittableRandom(23);
    for (int products : new int[] {1, 9, 400}) {
      for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
        Dot dot = Dot.random(Dot.Data.RANDOM, dtype, products, random);
        double y = dot.exact().doubleValue();
        double s = dot.magnitude().doubleValue();
        double m = dot.terms();
        double u = dtype.unitRoundoff();
        double raised = s * (1 + m * 0x1p-52);
        double error =
            dtype == DType.FLOAT64
                ? 0x1p-53 * Math.abs(y) + m * m * 0x1p-105 * raised
                : m * 0x1p-53 * raised;
        double formula = m * u / (1 - m * u) * raised + m * dtype.minSubnormal() + error;
        // S is itself computed in double here and there, with a relative error of m * 2^-52.
        assertThat(dot.output().bound(0)).isBetween(formula * (1 - 2e-13), formula * (1 + 2e-13));
      }
    }
  }

  @Test
  void aDroppedProductOfUsualSizeLiesOutsideTheBound() {
    SplittableRandom random = new SplittableRandom(29);
    Dot dot = Dot.random(Dot.Data.RANDOM, DType.FLOAT32, 400, random);
    ExactValues<Products> output = dot.output();

    double mean = output.magnitude(0) / dot.terms();

    assertThat(output.bound(0)).isLessThan(mean / 50);
  }
}
