package io.github.convparity.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Examples small enough to check by hand; the outputs are those of PyTorch 2.7.1. */
class DirectConv2dTest {
  private static final Padding SAME = new Padding.Same();

  /** A setting, with the input 1, 2, 3, ... row by row. */
  private record Example(
      int[] input, int[] kernel, double[] weight, @Nullable Double bias, Conv2dOptions options) {
    static Example of(int h, int w, int kernelH, int kernelW, double... weight) {
      return new Example(
          new int[] {1, 1, h, w},
          new int[] {1, 1, kernelH, kernelW},
          weight,
          null,
          Conv2dOptions.defaults());
    }

    static Example ones(int h, int w, int kernelH, int kernelW) {
      return of(h, w, kernelH, kernelW, fill(kernelH * kernelW));
    }

    private static double[] fill(int length) {
      double[] ones = new double[length];
      Arrays.fill(ones, 1);
      return ones;
    }

    Example bias(double value) {
      return new Example(input, kernel, weight, value, options);
    }

    Example padding(int h, int w) {
      return padding(new Padding.Explicit(new Pair(h, w)));
    }

    Example padding(Padding padding) {
      return with(options.stride(), padding, options.dilation(), options.paddingMode());
    }

    Example stride(int h, int w) {
      return with(new Pair(h, w), options.padding(), options.dilation(), options.paddingMode());
    }

    Example dilation(int both) {
      return with(options.stride(), options.padding(), Pair.of(both), options.paddingMode());
    }

    Example mode(PaddingMode mode) {
      return with(options.stride(), options.padding(), options.dilation(), mode);
    }

    private Example with(Pair stride, Padding padding, Pair dilation, PaddingMode mode) {
      Conv2dOptions changed = new Conv2dOptions(stride, padding, dilation, 1, mode);
      return new Example(input, kernel, weight, bias, changed);
    }

    /** In float32 and in float64. */
    void gives(int h, int w, double... expected) {
      double[] values = new double[input[2] * input[3]];
      for (int i = 0; i < values.length; i++) {
        values[i] = i + 1;
      }
      Tensor bias64 = bias == null ? null : Tensor.float64(new double[] {bias}, 1);
      Tensor bias32 = bias == null ? null : Tensor.float32(new float[] {bias.floatValue()}, 1);
      Tensor wide =
          new DirectConv2d()
              .forward(
                  Tensor.float64(values, input), Tensor.float64(weight, kernel), bias64, options);
      Tensor narrow =
          new DirectConv2d()
              .forward(
                  Tensor.float32(floats(values), input),
                  Tensor.float32(floats(weight), kernel),
                  bias32,
                  options);
      assertThat(wide).hasToString("float64[1, 1, " + h + ", " + w + "]");
      assertThat(wide.doubles()).containsExactly(expected);
      assertThat(narrow).hasToString("float32[1, 1, " + h + ", " + w + "]");
      assertThat(narrow.doubles()).containsExactly(expected);
    }
  }

  private static float[] floats(double... values) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return floats;
  }

  @Test
  void itsNameIsDirect() {
    assertThat(new DirectConv2d().name()).isEqualTo("direct");
  }

  @Test
  void theKernelIsNotFlipped() {
    Example.of(2, 2, 2, 2, 1, 10, 100, 1000).gives(1, 1, 4321);
  }

  @Test
  void theFirstNumberOfThePaddingIsTheHeight() {
    Example.ones(1, 1, 1, 1).padding(1, 0).gives(3, 1, 0, 1, 0);
    Example.ones(1, 2, 1, 1).padding(0, 1).gives(1, 4, 0, 1, 2, 0);
  }

  @Test
  void paddingMayBeLargerThanTheKernel() {
    Example.ones(3, 3, 2, 2)
        .padding(5, 0)
        .gives(12, 2, 0, 0, 0, 0, 0, 0, 0, 0, 3, 5, 12, 16, 24, 28, 15, 17, 0, 0, 0, 0, 0, 0, 0, 0);
  }

  @Test
  void overThePaddingTheOutputIsTheBias() {
    Example.ones(2, 2, 1, 1)
        .padding(1, 1)
        .bias(0.5)
        .gives(4, 4, .5, .5, .5, .5, .5, 1.5, 2.5, .5, .5, 3.5, 4.5, .5, .5, .5, .5, .5);
  }

  @Test
  void aSingleElementIsSeenByEveryTap() {
    double[] output = new double[36];
    Arrays.fill(output, 0.5);
    for (int middle : new int[] {14, 15, 20, 21}) {
      output[middle] = 1.5;
    }

    Example.ones(1, 1, 2, 2).padding(3, 3).bias(0.5).gives(6, 6, output);
  }

  @Test
  void aStrideMayStepFromPaddingToPadding() {
    Example.ones(3, 3, 2, 2).padding(50, 50).stride(51, 51).gives(2, 2, 0, 0, 0, 28);
    Example.ones(3, 3, 2, 2).stride(100, 100).gives(1, 1, 12);
  }

  @Test
  void aKernelOfThePaddedSizeGivesOneElement() {
    Example.ones(3, 3, 5, 5).padding(1, 1).gives(1, 1, 45);
  }

  @Test
  void aDilatedKernelSkipsElements() {
    Example.ones(2, 2, 2, 2).padding(1, 1).dilation(2).gives(2, 2, 4, 3, 2, 1);
    Example.ones(1, 1, 3, 3).padding(2, 2).dilation(2).gives(1, 1, 1);
    Example.ones(2, 1, 1, 1).dilation(100).gives(2, 1, 1, 2);
  }

  @Test
  void aTailThatDoesNotFillAStrideIsNotRead() {
    Example.ones(4, 4, 2, 2).stride(3, 3).gives(1, 1, 14);
    Example.ones(1, 4, 1, 3).padding(0, 1).stride(1, 2).gives(1, 2, 3, 9);
  }

  @Test
  void sameAddsItsOddElementAtTheBottomAndRight() {
    Example.of(1, 5, 1, 2, 1, 0).padding(SAME).gives(1, 5, 1, 2, 3, 4, 5);
    Example.of(1, 5, 1, 2, 0, 1).padding(SAME).gives(1, 5, 2, 3, 4, 5, 0);
    Example.ones(3, 3, 2, 2).padding(SAME).gives(3, 3, 12, 16, 9, 24, 28, 15, 15, 17, 9);
    Example.ones(2, 2, 7, 7).padding(SAME).gives(2, 2, 10, 10, 10, 10);
  }

  @Test
  void sameInTheOtherModesPadsTheSameSides() {
    Example corner = Example.of(3, 3, 2, 2, 0, 0, 0, 1).padding(SAME);

    corner.mode(PaddingMode.REFLECT).gives(3, 3, 5, 6, 5, 8, 9, 8, 5, 6, 5);
    corner.mode(PaddingMode.REPLICATE).gives(3, 3, 5, 6, 6, 8, 9, 9, 8, 9, 9);
    corner.mode(PaddingMode.CIRCULAR).gives(3, 3, 5, 6, 4, 8, 9, 7, 2, 3, 1);
  }

  @Test
  void everyModeFillsThePaddingInItsOwnWay() {
    Example row = Example.ones(1, 3, 1, 1).padding(0, 1);

    row.gives(1, 5, 0, 1, 2, 3, 0);
    row.mode(PaddingMode.REFLECT).gives(1, 5, 2, 1, 2, 3, 2);
    row.mode(PaddingMode.REPLICATE).gives(1, 5, 1, 1, 2, 3, 3);
    row.mode(PaddingMode.CIRCULAR).gives(1, 5, 3, 1, 2, 3, 1);
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REFLECT", "REPLICATE", "CIRCULAR"})
  void negativePaddingCrops(PaddingMode mode) {
    Example.ones(3, 3, 1, 1).padding(-1, -1).mode(mode).gives(1, 1, 5);
  }

  @Test
  void groupsReadTheirOwnChannelsOnly() {
    Tensor input = Tensor.float32(floats(1, 2, 10, 20, 100, 200, 1000, 2000), 1, 4, 1, 2);
    Tensor weight = Tensor.float32(floats(1, 1, 1, 2, 3, 1, 1, 0), 4, 2, 1, 1);
    Conv2dOptions two =
        new Conv2dOptions(Pair.of(1), Padding.of(0), Pair.of(1), 2, PaddingMode.ZEROS);

    assertThat(new DirectConv2d().forward(input, weight, null, two).floats())
        .containsExactly(11, 22, 21, 42, 1300, 2600, 100, 200);
  }

  @Test
  void depthwiseFiltersTakeOneChannelEachInBlocks() {
    Tensor input = Tensor.float64(new double[] {1, 2, 10, 20}, 1, 2, 1, 2);
    Tensor weight = Tensor.float64(new double[] {1, 2, 3, 4}, 4, 1, 1, 1);
    Tensor bias = Tensor.float64(new double[] {0.5, 0, 0, -0.5}, 4);
    Conv2dOptions depthwise =
        new Conv2dOptions(Pair.of(1), Padding.of(0), Pair.of(1), 2, PaddingMode.ZEROS);

    assertThat(new DirectConv2d().forward(input, weight, bias, depthwise).doubles())
        .containsExactly(1.5, 2.5, 2, 4, 30, 60, 39.5, 79.5);
  }

  @Test
  void imagesOfABatchAreConvolvedOneByOne() {
    Tensor input = Tensor.float32(floats(1, 2, 3, 4, 5, 6), 3, 1, 1, 2);
    Tensor weight = Tensor.float32(floats(1, 10), 1, 1, 1, 2);

    Tensor output = new DirectConv2d().forward(input, weight, null, Conv2dOptions.defaults());

    assertThat(output.shape()).containsExactly(3, 1, 1, 1);
    assertThat(output.floats()).containsExactly(21, 43, 65);
  }

  @Test
  void anInputWithoutABatchGivesTheSameValues() {
    Tensor input = Tensor.float32(floats(1, 2, 3, 4), 1, 2, 2);
    Tensor weight = Tensor.float32(floats(1, 10), 2, 1, 1, 1);

    Tensor output = new DirectConv2d().forward(input, weight, null, Conv2dOptions.defaults());

    assertThat(output.shape()).containsExactly(2, 2, 2);
    assertThat(output.floats()).containsExactly(1, 2, 3, 4, 10, 20, 30, 40);
  }

  @ParameterizedTest
  @CsvSource({"0, 2, 0, 2", "3, 0, 3, 0"})
  void withoutImagesOrChannelsThereIsNothingInTheOutput(
      int batch, int channels, int outBatch, int outChannels) {
    Tensor input = Tensor.float32(new float[0], batch, channels, 3, 3);
    Tensor weight = Tensor.float32(new float[2 * channels * 4], 2, channels, 2, 2);
    Tensor bias = Tensor.float32(floats(1, Double.NaN), 2);

    Tensor output = new DirectConv2d().forward(input, weight, bias, Conv2dOptions.defaults());

    assertThat(output.shape()).containsExactly(outBatch, outChannels, 2, 2);
  }

  @Test
  void whatPyTorchRefusesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Example.ones(3, 3, 2, 2).padding(-1, 0).gives(1, 1))
        .withMessage("negative padding is not supported");
  }

  @Test
  void argumentsOfDifferentTypesAreRefused() {
    Tensor narrow = Tensor.float32(floats(1), 1, 1, 1, 1);
    Tensor wide = Tensor.float64(new double[] {1}, 1, 1, 1, 1);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DirectConv2d().forward(narrow, wide, null, Conv2dOptions.defaults()))
        .withMessage(
            "Input type (float32), weight type (float64) and bias type (none) should be the same");
  }

  private static Tensor ofType(DType dtype, float... values) {
    return Tensor.rounded(values, dtype, 1, values.length, 1, 1);
  }

  @Test
  void typesOf16BitsAreSummedInFloat32AndRoundedOnceWithTheBias() {
    Tensor half =
        new DirectConv2d()
            .forward(
                ofType(DType.FLOAT16, 2048, 1),
                ofType(DType.FLOAT16, 1, 1),
                Tensor.rounded(floats(1), DType.FLOAT16, 1),
                Conv2dOptions.defaults());
    Tensor brain =
        new DirectConv2d()
            .forward(
                ofType(DType.BFLOAT16, 256, 1, 1),
                ofType(DType.BFLOAT16, 1, 1, 1),
                null,
                Conv2dOptions.defaults());

    assertThat(half.dtype()).isEqualTo(DType.FLOAT16);
    assertThat(half.floats()).containsExactly(2050); // 2048 + 1 alone would round to 2048
    assertThat(brain.dtype()).isEqualTo(DType.BFLOAT16);
    assertThat(brain.floats()).containsExactly(258);
  }

  @Test
  void sumsBeyondTheRangeOfFloat16AreInfiniteOnlyAtTheEnd() {
    Tensor four = ofType(DType.FLOAT16, 60000, 60000, -60000, -60000);
    Tensor two = ofType(DType.FLOAT16, 60000, 60000);

    assertThat(
            new DirectConv2d()
                .forward(four, ofType(DType.FLOAT16, 1, 1, 1, 1), null, Conv2dOptions.defaults())
                .floats())
        .containsExactly(0);
    assertThat(
            new DirectConv2d()
                .forward(two, ofType(DType.FLOAT16, 1, 1), null, Conv2dOptions.defaults())
                .floats())
        .containsExactly(Float.POSITIVE_INFINITY);
  }
}
