package io.github.convparity.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Gradients small enough to check by hand; they are those of PyTorch 2.7.1. */
class DirectGradientsTest {
  private static final Padding SAME = new Padding.Same();

  private static Conv2dOptions padded(int amount, PaddingMode mode) {
    return padded(Padding.of(amount), mode);
  }

  private static Conv2dOptions padded(Padding padding, PaddingMode mode) {
    return new Conv2dOptions(Pair.of(1), padding, Pair.of(1), 1, mode);
  }

  private static Conv2dOptions stride(int h, int w) {
    return new Conv2dOptions(new Pair(h, w), Padding.of(0), Pair.of(1), 1, PaddingMode.ZEROS);
  }

  private static Tensor ones(DType dtype, Shape shape) {
    double[] ones = new double[(int) shape.elements()];
    Arrays.fill(ones, 1);
    return GradientProblem.tensor(shape, dtype, ones);
  }

  /** 1, 2, 3, ... row by row. */
  private static Tensor counting(DType dtype, int... dims) {
    double[] values = new double[(int) Shape.of(dims).elements()];
    Arrays.setAll(values, i -> i + 1);
    return GradientProblem.tensor(Shape.of(dims), dtype, values);
  }

  /** The gradients of the sum of all outputs. */
  private static Conv2dGradients ofSum(
      Tensor input, Tensor weight, @Nullable Tensor bias, Conv2dOptions options) {
    Tensor output = new DirectConv2d().forward(input, weight, bias, options);
    Tensor gradOutput = ones(output.dtype(), output.sizes());
    return new DirectConv2d().backward(gradOutput, input, weight, bias, options);
  }

  private static double[] numbers(String text) {
    return Arrays.stream(text.split("[ /]+", -1)).mapToDouble(Double::parseDouble).toArray();
  }

  @ParameterizedTest
  @CsvSource({
    "1,  2, REFLECT,   4 6 4 / 6 9 6 / 4 6 4",
    "1,  2, REPLICATE, 9 3 9 / 3 1 3 / 9 3 9",
    "1,  2, CIRCULAR,  4 6 4 / 6 9 6 / 4 6 4",
    "1,  2, ZEROS,     1 1 1 / 1 1 1 / 1 1 1",
    "2,  1, REFLECT,   4 8 4 / 8 16 8 / 4 8 4",
    "2,  1, REPLICATE, 9 6 9 / 6 4 6 / 9 6 9",
    "2,  1, CIRCULAR,  9 6 9 / 6 4 6 / 9 6 9",
    "2,  1, ZEROS,     4 4 4 / 4 4 4 / 4 4 4",
    "1, -1, REFLECT,   0 0 0 / 0 1 0 / 0 0 0", // cropped
    "1, -1, REPLICATE, 0 0 0 / 0 1 0 / 0 0 0",
    "1, -1, CIRCULAR,  0 0 0 / 0 1 0 / 0 0 0"
  })
  void aPixelThatPaddingCopiesGetsTheGradientsOfAllItsCopies(
      int kernel, int padding, PaddingMode mode, String expected) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Conv2dGradients gradients =
          ofSum(
              counting(dtype, 1, 1, 3, 3),
              ones(dtype, Shape.of(1, 1, kernel, kernel)),
              null,
              padded(padding, mode));

      assertThat(gradients.input()).hasToString(dtype.torchName() + "[1, 1, 3, 3]");
      assertThat(gradients.input().doubles()).isEqualTo(numbers(expected));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ZEROS,     1 2 2 / 2 4 4 / 2 4 4,   45 33 39 28",
    "REFLECT,   1 3 2 / 3 9 6 / 2 6 4,   45 48 54 57",
    "REPLICATE, 1 2 3 / 2 4 6 / 3 6 9,   45 51 63 69",
    "CIRCULAR,  4 4 4 / 4 4 4 / 4 4 4,   45 45 45 45"
  })
  void sameOfAnEvenKernelCopiesAtTheBottomAndRight(
      PaddingMode mode, String expected, String weights) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Conv2dGradients gradients =
          ofSum(
              counting(dtype, 1, 1, 3, 3),
              ones(dtype, Shape.of(1, 1, 2, 2)),
              null,
              padded(SAME, mode));

      assertThat(gradients.input().doubles()).isEqualTo(numbers(expected));
      assertThat(gradients.weight().doubles()).isEqualTo(numbers(weights));
    }
  }

  @Test
  void theKernelIsNotFlipped() {
    Tensor weight = GradientProblem.tensor(Shape.of(1, 1, 2, 2), DType.FLOAT64, 1, 10, 100, 1000);
    Tensor gradOutput = GradientProblem.tensor(Shape.of(1, 1, 1, 1), DType.FLOAT64, 2);

    Conv2dGradients gradients =
        new DirectConv2d()
            .backward(gradOutput, counting(DType.FLOAT64, 1, 1, 2, 2), weight, null, stride(1, 1));

    assertThat(gradients.input().doubles()).containsExactly(2, 20, 200, 2000);
    assertThat(gradients.weight().doubles()).containsExactly(2, 4, 6, 8);
    assertThat(gradients.bias()).isNull();
  }

  @Test
  void pixelsThatNoTapReadsGetPositiveZeroAlsoUnderAnInfiniteKernel() {
    Tensor weight =
        GradientProblem.tensor(
            Shape.of(1, 1, 2, 2), DType.FLOAT32, Double.POSITIVE_INFINITY, -1, -1, -1);

    float[] gradient =
        ofSum(counting(DType.FLOAT32, 1, 1, 4, 4), weight, null, stride(3, 3)).input().floats();

    assertThat(gradient[0]).isEqualTo(Float.POSITIVE_INFINITY);
    for (int element = 0; element < 16; element++) {
      if (element % 4 > 1 || element > 7) {
        assertThat(Float.floatToRawIntBits(gradient[element])).as("element " + element).isZero();
      }
    }
    assertThat(Arrays.copyOfRange(gradient, 4, 6)).containsExactly(-1, -1);
  }

  @Test
  void aStrideTailOnOneAxisIsDroppedOnThatAxisAlone() {
    Tensor input = counting(DType.FLOAT64, 1, 1, 4, 5);

    Conv2dGradients gradients =
        ofSum(input, ones(DType.FLOAT64, Shape.of(1, 1, 1, 2)), null, stride(1, 3));

    assertThat(gradients.input().doubles())
        .isEqualTo(numbers("1 1 0 1 1 / 1 1 0 1 1 / 1 1 0 1 1 / 1 1 0 1 1"));
    assertThat(gradients.weight().doubles()).containsExactly(1 + 6 + 11 + 16 + 46, 54 + 34);
  }

  @Test
  void groupsKeepToTheirOwnChannelsAndFilters() {
    Tensor input = GradientProblem.tensor(Shape.of(2, 1, 2), DType.FLOAT32, 1, 2, 3, 4);
    Tensor weight = GradientProblem.tensor(Shape.of(4, 1, 1, 1), DType.FLOAT32, 1, 10, 100, 1000);
    Tensor bias = GradientProblem.tensor(Shape.of(4), DType.FLOAT32, 0, 0, 0, 0);
    Tensor gradOutput =
        GradientProblem.tensor(Shape.of(4, 1, 2), DType.FLOAT32, 1, 2, 3, 4, 5, 6, 7, 8);
    Conv2dOptions options =
        new Conv2dOptions(Pair.of(1), Padding.of(0), Pair.of(1), 2, PaddingMode.ZEROS);

    Conv2dGradients gradients =
        new DirectConv2d().backward(gradOutput, input, weight, bias, options);

    assertThat(gradients.input()).hasToString("float32[2, 1, 2]");
    assertThat(gradients.input().floats()).containsExactly(31, 42, 7500, 8600);
    assertThat(gradients.weight()).hasToString("float32[4, 1, 1, 1]");
    assertThat(gradients.weight().floats()).containsExactly(5, 11, 39, 53);
    assertThat(Objects.requireNonNull(gradients.bias()).floats()).containsExactly(3, 7, 11, 15);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0,2,3,3 | 4,2,2,2 | ZEROS", // no image
        "0,2,3,3 | 4,2,2,2 | REFLECT",
        "0,2,3,3 | 4,2,2,2 | REPLICATE",
        "0,2,3,3 | 4,2,2,2 | CIRCULAR",
        "2,0,3,3 | 4,0,2,2 | ZEROS", // no channel, and so no output channel
        "0,3,3   | 4,0,2,2 | ZEROS"
      })
  void withoutImagesOrChannelsEveryGradientIsZero(
      String inputShape, String weightShape, PaddingMode mode) {
    for (DType dtype : List.of(DType.FLOAT32, DType.FLOAT64)) {
      Tensor input = ones(dtype, shape(inputShape));
      Tensor weight = ones(dtype, shape(weightShape));

      Conv2dGradients gradients =
          ofSum(input, weight, ones(dtype, Shape.of(4)), padded(SAME, mode));

      Tensor bias = Objects.requireNonNull(gradients.bias());
      assertThat(gradients.input().sizes()).isEqualTo(input.sizes());
      assertThat(gradients.weight().sizes()).isEqualTo(weight.sizes());
      assertThat(gradients.weight().doubles()).isEqualTo(new double[weight.length()]);
      assertThat(bias).hasToString(dtype.torchName() + "[4]");
      assertThat(bias.doubles()).containsExactly(0, 0, 0, 0);
    }
  }

  private static Shape shape(String text) {
    return Shape.of(
        Arrays.stream(text.split(",", -1))
            .mapToInt(part -> Integer.parseInt(part.strip()))
            .toArray());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"1,1,3,3 | [1, 1, 3, 3]", "1 | [1]", "1,2,2 | [1, 2, 2]", "1,1,2,0 | [1, 1, 2, 0]"})
  void aGradientOfAnotherShapeThanTheOutputsIsRefusedInPyTorchsWords(String given, String shown) {
    Tensor input = counting(DType.FLOAT32, 1, 1, 3, 3);
    Tensor weight = counting(DType.FLOAT32, 1, 1, 2, 2);
    Tensor gradOutput = ones(DType.FLOAT32, shape(given));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                new DirectConv2d()
                    .backward(gradOutput, input, weight, null, Conv2dOptions.defaults()))
        .withMessage(
            "invalid gradient at index 0 - got "
                + shown
                + " but expected shape compatible with [1, 1, 2, 2]");
  }

  @Test
  void aSettingThatForwardRefusesIsRefusedInTheSameWords() {
    Tensor one = ones(DType.FLOAT32, Shape.of(1, 1, 1, 1));

    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new DirectConv2d().backward(one, one, one, null, padded(-1, PaddingMode.ZEROS)))
        .withMessage("negative padding is not supported");
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16"})
  void typesOf16BitsHaveNoGradients(DType dtype) {
    Tensor one = Tensor.rounded(new float[] {1}, dtype, 1, 1, 1, 1);

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(
            () -> new DirectConv2d().backward(one, one, one, null, Conv2dOptions.defaults()))
        .withMessage("direct has gradients in float32 and float64, not in " + dtype.torchName());
  }

  @Test
  void theArgumentsAreNotWrittenToAndEveryGradientHasAnArrayOfItsOwn() {
    double[] values = {1};
    Tensor one = Tensor.float64(values, 1, 1, 1, 1);
    Tensor bias = Tensor.float64(new double[] {1}, 1);

    Conv2dGradients gradients =
        new DirectConv2d().backward(one, one, one, bias, Conv2dOptions.defaults());

    assertThat(values).containsExactly(1);
    assertThat(gradients.input().sharesDataWith(one)).isFalse();
    assertThat(gradients.weight().sharesDataWith(one)).isFalse();
    assertThat(gradients.input().sharesDataWith(gradients.weight())).isFalse();
    assertThat(Objects.requireNonNull(gradients.bias()).sharesDataWith(bias)).isFalse();
  }
}
