package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AxesTest {
  /** The defaults, with other values on the axes that turn fastest. */
  private static Axes withLast(List<DType> dtype, List<Fill> fill, List<Long> seed) {
    Axes d = Axes.defaults();
    return new Axes(
        d.batch(),
        d.inChannels(),
        d.outChannels(),
        d.size(),
        d.kernel(),
        d.stride(),
        d.padding(),
        d.dilation(),
        d.groups(),
        d.bias(),
        d.paddingMode(),
        dtype,
        fill,
        seed);
  }

  /** Two values on every axis: 2^14 cases. */
  private static Suite twoEach() {
    return new Axes(
            List.of(1, Axes.UNBATCHED),
            List.of(3, 5),
            List.of(4, 6),
            List.of(Pair.of(32), new Pair(7, 9)),
            List.of(Pair.of(3), new Pair(1, 2)),
            List.of(Pair.of(1), new Pair(2, 3)),
            List.of(Padding.of(0), new Padding.Same()),
            List.of(Pair.of(1), Pair.of(2)),
            List.of(1, 0),
            List.of(true, false),
            List.of(PaddingMode.ZEROS, PaddingMode.REFLECT),
            List.of(DType.FLOAT32, DType.FLOAT64),
            List.of(Fill.Formula.UNIFORM, Fill.Formula.NORMAL),
            List.of(0L, -1L))
        .suite("axes", "a test");
  }

  @Test
  void defaultIsOneCase() {
    Suite suite = Axes.defaults().suite("axes", "one case");

    assertThat(suite.name()).isEqualTo("axes");
    assertThat(suite.description()).isEqualTo("one case");
    assertThat(suite.size()).isEqualTo(1);
    assertThat(suite.get(0).id()).isEqualTo("i1x3x32x32_o4_k3");
    assertThat(suite.get(0))
        .isEqualTo(CaseId.parse("i1x3x32x32_o4_k3", Pictures.own()).parityCase());
  }

  @Test
  void axesTurnInTheirOrderAndTheLastOneFastest() {
    Suite suite = twoEach();
    List<String> ids =
        IntStream.iterate(1, at -> at < suite.size(), at -> at * 2)
            .mapToObj(at -> suite.get(at).id())
            .toList();

    assertThat(suite.get(0).id()).isEqualTo("i1x3x32x32_o4_k3");
    assertThat(ids)
        .containsExactly(
            "i1x3x32x32_o4_k3_rm1",
            "i1x3x32x32_o4_k3_x-normal",
            "i1x3x32x32_o4_k3_f64",
            "i1x3x32x32_o4_k3_reflect",
            "i1x3x32x32_o4_k3_nobias",
            "i1x3x32x32_o4_k3_g0",
            "i1x3x32x32_o4_k3_d2",
            "i1x3x32x32_o4_k3_psame",
            "i1x3x32x32_o4_k3_s2x3",
            "i1x3x32x32_o4_k1x2",
            "i1x3x7x9_o4_k3",
            "i1x3x32x32_o6_k3",
            "i1x5x32x32_o4_k3",
            "i3x32x32_o4_k3");
  }

  @Test
  void productHasEveryCombinationOnceIllegalOnesToo() {
    Suite suite = twoEach();
    Set<String> ids = new HashSet<>();
    IntStream.range(0, suite.size()).forEach(at -> ids.add(suite.get(at).id()));

    assertThat(suite.size()).isEqualTo(1 << 14);
    assertThat(ids).hasSize(1 << 14);
    assertThat(ids).contains("i5x7x9_o6_k1x2_s2x3_psame_d2_g0_nobias_reflect_f64_x-normal_rm1");
  }

  @Test
  void valuesOfAnAxisKeepTheirOrder() {
    Suite suite =
        withLast(
                List.of(DType.FLOAT16, DType.FLOAT32),
                List.of(Fill.Formula.IMPULSE),
                List.of(5L, 2L, 3L))
            .suite("axes", "");

    assertThat(IntStream.range(0, 6).mapToObj(at -> suite.get(at).id()))
        .containsExactly(
            "i1x3x32x32_o4_k3_f16_x-impulse_r5",
            "i1x3x32x32_o4_k3_f16_x-impulse_r2",
            "i1x3x32x32_o4_k3_f16_x-impulse_r3",
            "i1x3x32x32_o4_k3_x-impulse_r5",
            "i1x3x32x32_o4_k3_x-impulse_r2",
            "i1x3x32x32_o4_k3_x-impulse_r3");
    assertThat(suite.index(5)).isEqualTo(5);
  }

  /** The defaults, with other values on the axes that turn slowest. */
  private static Axes withFirst(
      List<Integer> batch, List<Integer> inChannels, List<Integer> outChannels) {
    Axes d = Axes.defaults();
    return new Axes(
        batch,
        inChannels,
        outChannels,
        d.size(),
        d.kernel(),
        d.stride(),
        d.padding(),
        d.dilation(),
        d.groups(),
        d.bias(),
        d.paddingMode(),
        d.dtype(),
        d.fill(),
        d.seed());
  }

  @Test
  void gridMayHaveTwoToTheThirtyOneLessOneCases() {
    List<Integer> most = Collections.nCopies(Integer.MAX_VALUE, 7);
    Suite suite = withFirst(most, List.of(3), List.of(4)).suite("axes", "");

    assertThat(suite.size()).isEqualTo(Integer.MAX_VALUE);
    assertThat(suite.get(Integer.MAX_VALUE - 1).id()).isEqualTo("i7x3x32x32_o4_k3");
  }

  @Test
  void axisWithoutValuesMakesAnEmptyGrid() {
    assertThat(withFirst(List.of(), List.of(1), List.of(2)).suite("axes", "").size()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "32768, 32768, 2, 2147483648",
    "65536, 65536, 1, 4294967296",
    "65536, 65536, 65536, 281474976710656"
  })
  void largerGridIsRefused(int batches, int inChannels, int outChannels, String cases) {
    Axes axes =
        withFirst(
            Collections.nCopies(batches, 1),
            Collections.nCopies(inChannels, 1),
            Collections.nCopies(outChannels, 1));

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> axes.suite("axes", ""))
        .withMessage("grid (" + cases + " cases) must have fewer than 2^31 cases");
  }
}
