package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The exact values of some elements against those of all. */
final class ExactValuesOfElementsTest {
  private static Products products(ParityCase parityCase) {
    Arguments a = parityCase.arguments();
    return new Products(parityCase.setting().geometry(), a.input(), a.weight(), a.bias());
  }

  private static Products products(String id) {
    return products(CaseId.parse(id, Pictures.own()).parityCase());
  }

  /** First, last, and some between, not in order and one of them twice. */
  private static int[] some(Products products) {
    int last = (int) products.shape().elements() - 1;
    return new int[] {last, 0, last / 2, last / 3, last / 2};
  }

  private static List<Double> numbers(ExactValues<Products> exact, int element) {
    return List.of(
        exact.value(element),
        exact.magnitude(element),
        (double) exact.count(element),
        exact.plainBound(element));
  }

  private static void areTheSame(Products products) {
    ExactValues<Products> all = ExactValues.of(products);
    int[] elements = some(products);
    ExactValues<Products> some = ExactValues.ofElements(products, elements);
    for (int element : elements) {
      assertThat(numbers(some, element)).isEqualTo(numbers(all, element));
      assertThat(some.answer(element)).isEqualTo(all.answer(element));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i2x4x9x8_o6_k3x2_s2x1_p1_g2_x-integer",
        "i1x2x40x30_o3_k5_s2x3_p4x2_d2x1_reflect_x-integer_r4",
        "i2x4x9x8_o6_k3x2_s2x1_p1_g2_f64",
        "i3x7x6_o4_k3_psame_circular_f64_r9",
        "i1x1x5x5_o1_k2_nobias_f16_x-integer"
      })
  void areTheSame(String id) {
    areTheSame(products(id));
  }

  @Test
  void areTheSameWhereNumbersAreNotOrdinary() {
    Suite special = Suites.named("special");
    int compared = 0;
    for (int i = 0; i < special.size(); i++) {
      ParityCase parityCase = special.get(i);
      Products products = products(parityCase);
      if (products.shape().elements() > 0 && !BulkSums.applies(products)) {
        areTheSame(products);
        compared++;
      }
    }

    assertThat(compared).isGreaterThan(100);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i2x4x9x8_o6_k3x2_s2x1_p1_g2",
        "i3x7x6_o4_k3_psame_reflect_bf16",
        "i1x5x33x31_o7_k4_psame_circular_x-cancelling"
      })
  void areWithinTheErrorOfSumsInAnotherOrder(String id) {
    Products products = products(id);
    ExactValues<Products> all = ExactValues.of(products);
    int[] elements = some(products);
    ExactValues<Products> some = ExactValues.ofElements(products, elements);
    for (int element : elements) {
      double most = all.count(element) * 0x1p-52 * all.magnitude(element);
      assertThat(some.count(element)).isEqualTo(all.count(element));
      assertThat(Math.abs(some.value(element) - all.value(element))).isLessThanOrEqualTo(most);
      assertThat(Math.abs(some.bound(element) / all.bound(element) - 1)).isLessThan(1e-9);
      assertThat(some.answer(element).exact()).isEqualByComparingTo(all.answer(element).exact());
    }
  }

  @Test
  void noElementsAreNoWork() {
    ExactValues<Products> none = ExactValues.ofElements(products("i1x1x3x3_o1_k1"));

    assertThat(none.elements()).isEqualTo(9);
    assertThat(IntStream.range(0, 9).map(none::count)).containsOnly(0);
  }

  @Test
  void soManyTermsThatNoBoundExistsAreUnsupported() {
    int products = 1 << 23;
    Tensor ones = Tensor.float32(new float[products], 1, 1, 1, products);
    Conv2dGeometry geometry =
        Conv2dGeometry.of(ones.sizes(), ones.sizes(), null, Conv2dOptions.defaults());
    Products terms = new Products(geometry, ones, ones, null);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> ExactValues.ofElements(terms, 0))
        .withMessageContaining("8388608 products");
  }
}
