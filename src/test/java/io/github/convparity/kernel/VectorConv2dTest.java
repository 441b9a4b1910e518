package io.github.convparity.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The vector kernel has the plain one's bits. */
final class VectorConv2dTest {
  private static Tensor forward(Conv2d conv, Arguments a) {
    return conv.forward(a.input(), a.weight(), a.bias(), a.options());
  }

  private static Arguments of(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase().arguments();
  }

  /** The ids at which the two differ, among every {@code step}-th legal case of a suite. */
  private static List<String> different(String name, int step, int threads) {
    Suite suite = Suites.named(name);
    List<String> found = new ArrayList<>();
    int compared = 0;
    try (VectorConv2d vector = new VectorConv2d(threads)) {
      for (int i = 0; i < Math.min(60_000, suite.size()); i += step) {
        ParityCase parityCase = suite.get(i);
        Arguments a = parityCase.dtype().is16Bit() ? null : arguments(parityCase);
        if (a != null) {
          compared++;
          if (!forward(vector, a).hasBitsOf(forward(new DirectConv2d(), a))) {
            found.add(parityCase.id());
          }
        }
      }
    }
    assertThat(compared).isGreaterThan(100);
    return found;
  }

  /** Null for an illegal setting. */
  private static Arguments arguments(ParityCase parityCase) {
    try {
      parityCase.setting().geometry();
      return parityCase.arguments();
    } catch (IllegalArgumentException refused) {
      return null;
    }
  }

  @Test
  void vectorsAreUsedInTheseTests() {
    assertThat(VectorConv2d.obstacle()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"grid, 3, 1", "edges, 1, 1", "special, 1, 2", "random, 20, 2", "gradients, 1, 3"})
  void everyBitIsThatOfThePlainConvolution(String suite, int step, int threads) {
    assertThat(different(suite, step, threads)).isEmpty();
  }

  /** Both sides of a vector, of a tile, of a block of filters and of a chunk of terms. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x1x15_o1_k1",
        "i1x1x1x16_o2_k1",
        "i1x1x1x17_o3_k1_nobias",
        "i1x2x1x47_o4_k1",
        "i1x2x1x48_o5_k1_f64",
        "i1x2x1x49_o6_k1",
        "i1x3x7x7_o7_k1",
        "i1x3x8x8_o8_k1_nobias",
        "i1x3x9x9_o9_k3_p1",
        "i2x14x9x9_o12_k3_p1",
        "i2x15x9x20_o13_k3_psame_reflect",
        "i1x128x5x5_o16_k1",
        "i1x129x5x5_o17_k1_f64",
        "i1x64x14x14_o31_k3_p1_circular",
        "i1x20x31x33_o24_k5x3_s2x3_p2x1_d1x2",
        "i1x12x40x41_o24_k7_s2_p3_g3_replicate",
        "i1x2x8x12_o8_k3",
        "i1x24x90x90_o20_k3_p1",
        "i2x24x90x90_o20_k3_p1_nobias",
        "i1x2x1x1_o2_k1_s2147483647x1",
        "i1x1x1x1_o1_k1_s2147483647",
        "i1x64x1x1_o1_k1_s1000_p100000",
        "i1x2x9x9_o8_k3_s2_p1",
        "i1x2x9x30_o8_k3_s1x2",
        "i1x2x9x31_o8_k2_s2_p1",
        "i1x2x19x31_o8_k5_s3x2_p2_circular",
        "i1x2x7x8_o8_k3_s2_p3_f64",
        "i1x2x1x2_o8_k3_s2_p2",
        "i1x3x64x64_o1_k10",
        "i1x5x1x95_o8_k1",
        "i1x5x1x96_o12_k1",
        "i1x5x1x97_o16_k1_nobias",
        "i1x5x8x16_o15_k1",
        "i1x70x9x24_o120_k3_p1",
        "i2x3x20x70_o3_k3_p1_g3",
        "i2x2x20x15_o2_k5_p2_g2_f64",
        "i3x4x40x33_o4_k5_p2_g4_nobias_reflect",
        "i1x4x40x33_o2_k2_g2",
        "i4x16x16x16_o16_k3_p1_g16",
        "i1x8x30x30_o16_k3_s3_g8_f64"
      })
  void shapesOnBothSidesOfEveryBlockHaveThePlainBits(String id) {
    try (VectorConv2d vector = new VectorConv2d(2)) {
      assertThat(forward(vector, of(id)).hasBitsOf(forward(new DirectConv2d(), of(id)))).isTrue();
    }
  }

  @Test
  void whatThePlainConvolutionRefusesIsRefusedInTheSameWords() {
    Arguments tooLarge = of("i1x1x3x3_o1_k4");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> forward(new VectorConv2d(), tooLarge))
        .withMessageContaining("Kernel size can't be greater than actual input size");
    Tensor narrow = Tensor.float32(new float[1], 1, 1, 1, 1);
    Tensor wide = Tensor.float64(new double[1], 1, 1, 1, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new VectorConv2d().forward(narrow, wide, null, Conv2dOptions.defaults()))
        .withMessageContaining("should be the same");
  }

  @Test
  void typesOf16BitsAreNotImplemented() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> forward(new VectorConv2d(), of("i1x1x3x3_o1_k2_f16")))
        .withMessage("vector computes float32 and float64, not float16");
  }
}
