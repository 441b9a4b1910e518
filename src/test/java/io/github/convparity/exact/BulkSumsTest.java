package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sums in bulk against those taken element by element. */
final class BulkSumsTest {
  /** The same terms, not known to be those of an output. */
  private record OneByOne(Products products) implements Terms {
    @Override
    public Shape shape() {
      return products.shape();
    }

    @Override
    public DType dtype() {
      return products.dtype();
    }

    @Override
    public long most() {
      return products.most();
    }

    @Override
    public boolean integers() {
      return products.integers();
    }

    @Override
    public void collect(int element, Operands operands) {
      products.collect(element, operands);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x1x1_o1_k1",
        "i2x4x9x8_o6_k3x2_s2x1_p1_g2",
        "i3x7x6_o4_k3_psame_reflect_bf16",
        "i1x2x40x30_o3_k5_s2x3_p4x2_d2x1",
        "i1x3x12x700_o2_k3x9_p1_nobias_f16",
        "i4x6x5x5_o12_k3_p2_g6_replicate",
        "i1x16x40x33_o19_k3_p1_reflect",
        "i1x5x33x31_o7_k4_psame_circular_x-cancelling"
      })
  void areThoseOfEveryElementByItself(String id) {
    ParityCase parityCase = CaseId.parse(id, Pictures.own()).parityCase();
    Conv2dGeometry geometry = parityCase.setting().geometry();
    Arguments a = parityCase.arguments();
    Products products = new Products(geometry, a.input(), a.weight(), a.bias());
    assertThat(BulkSums.applies(products)).isTrue();

    ExactValues<Products> bulk = ExactValues.of(products);
    ExactValues<OneByOne> single = ExactValues.of(new OneByOne(products));
    for (int element = 0; element < bulk.elements(); element++) {
      double most = single.count(element) * 0x1p-52 * single.magnitude(element);
      assertThat(bulk.count(element)).isEqualTo(single.count(element));
      assertThat(Math.abs(bulk.value(element) - single.value(element))).isLessThanOrEqualTo(most);
      assertThat(Math.abs(bulk.magnitude(element) - single.magnitude(element)))
          .isLessThanOrEqualTo(most);
      assertThat(Math.abs(bulk.bound(element) / single.bound(element) - 1)).isLessThan(1e-9);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x1x1_o1_k1",
        "i2x4x9x8_o6_k3x2_s2x1_p1_g2",
        "i1x5x33x31_o17_k4_psame_circular_x-cancelling",
        "i1x3x12x700_o9_k3x9_p1_nobias_f16"
      })
  void inTilesTheyHaveTheSameBits(String id) {
    ParityCase parityCase = CaseId.parse(id, Pictures.own()).parityCase();
    Arguments a = parityCase.arguments();
    Products products =
        new Products(parityCase.setting().geometry(), a.input(), a.weight(), a.bias());
    int elements = (int) products.shape().elements();
    double[][] plain = new double[2][elements];
    double[][] tiles = new double[2][elements];

    BulkSums.compute(products, false, plain[0], plain[1]);
    BulkSums.compute(products, true, tiles[0], tiles[1]);

    assertThat(tiles).isDeepEqualTo(plain);
    assertThat(plain[1]).doesNotContain(0);
  }
}
