package io.github.convparity.exact;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Products that are left out of sums. */
final class SkippedProductsTest {
  private static final Tensor INPUT = Tensor.float32(new float[] {1, 2, 3, 4}, 1, 1, 2, 2);
  private static final Tensor WEIGHT = Tensor.float32(new float[] {10, 100}, 1, 1, 1, 2);
  private static final Tensor BIAS = Tensor.float32(new float[] {0.5f}, 1);

  private static Products products(Tensor x, Tensor w, Products.@Nullable Skipped skipped) {
    return products(x, w, Conv2dOptions.defaults(), skipped);
  }

  private static Products products(
      Tensor x, Tensor w, Conv2dOptions options, Products.@Nullable Skipped skipped) {
    Tensor bias = w.shape()[0] == 1 ? BIAS : null;
    Conv2dGeometry geometry =
        Conv2dGeometry.of(x.sizes(), w.sizes(), bias == null ? null : bias.sizes(), options);
    return new Products(geometry, x, w, bias, skipped);
  }

  private static Conv2dOptions options(int padding, int groups) {
    return new Conv2dOptions(
        Pair.of(1), Padding.of(padding), Pair.of(1), groups, PaddingMode.ZEROS);
  }

  private static double[] values(Products products) {
    ExactValues<Products> exact = ExactValues.of(products);
    return IntStream.range(0, exact.elements()).mapToDouble(exact::value).toArray();
  }

  /** The places that were asked about at an element, none being skipped. */
  private static List<String> asked(Tensor x, Tensor w, Conv2dOptions options, int element) {
    List<String> asked = new ArrayList<>();
    ExactValues.ofElements(
        products(
            x,
            w,
            options,
            (input, weight) -> {
              asked.add(input + "*" + weight);
              return false;
            }),
        element);
    return asked;
  }

  @Test
  void aSkippedProductCountsForNothing() {
    ExactValues<Products> whole = ExactValues.of(products(INPUT, WEIGHT, null));
    ExactValues<Products> skipped =
        ExactValues.of(products(INPUT, WEIGHT, (x, w) -> x == 3 && w == 1));

    assertThat(values(products(INPUT, WEIGHT, null))).containsExactly(210.5, 430.5);
    assertThat(IntStream.range(0, 2).mapToDouble(skipped::value)).containsExactly(210.5, 30.5);
    assertThat(IntStream.range(0, 2).mapToDouble(skipped::magnitude)).containsExactly(210.5, 30.5);
    assertThat(IntStream.range(0, 2).map(whole::count)).containsExactly(3, 3);
    assertThat(IntStream.range(0, 2).map(skipped::count)).containsExactly(3, 2);
    assertThat(skipped.answer(1).value()).isEqualTo(30.5);
    assertThat(skipped.bound(1)).isLessThan(whole.bound(1));
  }

  @Test
  void skippingAWeightOrAPixelIsTakingItForZero() {
    assertThat(values(products(INPUT, WEIGHT, (x, w) -> w == 0))).containsExactly(200.5, 400.5);
    assertThat(values(products(INPUT, WEIGHT, (x, w) -> x == 0))).containsExactly(200.5, 430.5);
    assertThat(values(products(INPUT, WEIGHT, (x, w) -> true))).containsExactly(0.5, 0.5);
    assertThat(values(products(INPUT, WEIGHT, (x, w) -> false))).containsExactly(210.5, 430.5);
  }

  @Test
  void placesAreThoseOfTheTensorsRowMajor() {
    Tensor input = Tensor.float32(new float[16], 2, 4, 1, 2);
    Tensor weight = Tensor.float32(new float[8], 2, 2, 1, 2);

    assertThat(asked(INPUT, WEIGHT, options(0, 1), 1)).containsExactly("2*0", "3*1");
    // The second image and the second of two groups: channels 2 and 3, filter 1.
    assertThat(asked(input, weight, options(0, 2), 3))
        .containsExactly("12*4", "13*5", "14*6", "15*7");
  }

  @Test
  void theZerosOfThePaddingAreNotAskedAbout() {
    Tensor two = Tensor.float32(new float[] {1, 1, 1, 1}, 1, 1, 2, 2);

    assertThat(asked(INPUT, two, options(1, 1), 0)).containsExactly("0*3");
    assertThat(asked(INPUT, two, options(1, 1), 5)).containsExactly("1*0", "3*2");
  }

  @Test
  void whatIsSkippedIsVisitedAsPadding() {
    List<String> visited = new ArrayList<>();
    products(INPUT, WEIGHT, (x, w) -> x == 2)
        .forEach(1, (c, kh, kw, padding, x, w) -> visited.add(padding + " " + x + " " + w));

    assertThat(visited).containsExactly("true 0.0 10.0", "false 4.0 100.0");
  }

  @Test
  void aPixelThatIsNotANumberDoesNotMatterWhereItIsSkipped() {
    Tensor input = Tensor.float32(new float[] {1, Float.NaN, 3, 4}, 1, 1, 2, 2);
    ExactValues<Products> whole = ExactValues.of(products(input, WEIGHT, null));
    ExactValues<Products> skipped = ExactValues.of(products(input, WEIGHT, (x, w) -> x == 1));

    assertThat(whole.isPlain(0)).isFalse();
    assertThat(skipped.isPlain(0)).isTrue();
    assertThat(skipped.value(0)).isEqualTo(10.5);
  }

  @Test
  void aWeightThatIsInfiniteMayStillMeetAZero() {
    Tensor weight = Tensor.float32(new float[] {10, Float.POSITIVE_INFINITY}, 1, 1, 1, 2);
    Answer answer = ExactValues.of(products(INPUT, weight, (x, w) -> w == 1)).answer(0);

    assertThat(answer.value()).isEqualTo(10.5);
    assertThat(answer.finite()).isTrue();
    assertThat(answer.nan()).isTrue();
  }
}
