package io.github.convparity.conv;

import io.github.convparity.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts are those of PyTorch 2.7.1. */
class Conv2dChecksTest {
  private static final Shape INPUT = Shape.of(1, 1, 3, 3);
  private static final Shape WEIGHT = Shape.of(1, 1, 2, 2);

  @Test
  void anInputOfTwoOrFiveDimensionsIsRefused() {
    Call.of(Shape.of(3, 3), WEIGHT)
        .isRefused(
            "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size:"
                + " [3, 3]");
    Call.of(Shape.of(1, 1, 1, 3, 3), WEIGHT)
        .isRefused(
            "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size:"
                + " [1, 1, 1, 3, 3]");
  }

  @Test
  void aWeightOfTwoDimensionsIsRefused() {
    Call.of(INPUT, Shape.of(2, 2)).isRefused("weight should have at least three dimensions");
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "-2147483648"})
  void groupsOfZeroAndLessAreRefused(int groups) {
    Call.of(INPUT, WEIGHT).groups(groups).isRefused("non-positive groups is not supported");
  }

  @ParameterizedTest
  @CsvSource({"-1, 0", "0, -1", "-3, 5"})
  void negativePaddingIsRefused(int h, int w) {
    Call.of(INPUT, WEIGHT).padding(h, w).isRefused("negative padding is not supported");
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "1, 0", "-1, 1", "1, -2"})
  void aStrideOfZeroAndLessIsRefused(int h, int w) {
    Call.of(INPUT, WEIGHT).stride(h, w).isRefused("non-positive stride is not supported");
  }

  @ParameterizedTest
  @CsvSource({"-1, 1", "1, -1", "0, -1"})
  void aNegativeDilationIsRefused(int h, int w) {
    Call.of(INPUT, WEIGHT).dilation(h, w).isRefused("dilation should be greater than zero");
  }

  @Test
  void fewerFiltersThanGroupsAreRefused() {
    Call.of(Shape.of(1, 4, 3, 3), Shape.of(2, 1, 2, 2))
        .groups(4)
        .isRefused(
            "Given groups=4, expected weight to be at least 4 at dimension 0, but got weight of"
                + " size [2, 1, 2, 2] instead");
    Call.of(INPUT, Shape.of(0, 1, 2, 2))
        .isRefused(
            "Given groups=1, expected weight to be at least 1 at dimension 0, but got weight of"
                + " size [0, 1, 2, 2] instead");
  }

  @Test
  void filtersThatGroupsDoNotDivideAreShownInDoubleBrackets() {
    Call.of(Shape.of(1, 4, 3, 3), Shape.of(6, 1, 2, 2))
        .groups(4)
        .isRefused(
            "Given groups=4, expected weight to be divisible by 4 at dimension 0, but got weight"
                + " of size [[6, 1, 2, 2]] instead");
  }

  @Test
  void channelsThatTheWeightDoesNotExpectAreRefused() {
    Call.of(Shape.of(1, 3, 3, 3), Shape.of(2, 2, 2, 2))
        .isRefused(
            "Given groups=1, weight of size [2, 2, 2, 2], expected input[1, 3, 3, 3] to have 2"
                + " channels, but got 3 channels instead");
    Call.of(Shape.of(1, 3, 3, 3), Shape.of(2, 1, 2, 2))
        .groups(2)
        .isRefused(
            "Given groups=2, weight of size [2, 1, 2, 2], expected input[1, 3, 3, 3] to have 2"
                + " channels, but got 3 channels instead");
  }

  @Test
  void channelsOfAnInputWithoutABatchAreShownWithOne() {
    Call.of(Shape.of(3, 4, 5), Shape.of(2, 2, 2, 2))
        .isRefused(
            "Given groups=1, weight of size [2, 2, 2, 2], expected input[1, 3, 4, 5] to have 2"
                + " channels, but got 3 channels instead");
  }

  @Test
  void channelsOfAnUnevenSameAreShownWithThePaddedSize() {
    Call.of(Shape.of(1, 3, 3, 3), Shape.of(2, 2, 4, 5))
        .padding(new Padding.Same())
        .isRefused(
            "Given groups=1, weight of size [2, 2, 4, 5], expected input[1, 3, 4, 3] to have 2"
                + " channels, but got 3 channels instead");
    Call.of(Shape.of(3, 3, 3), Shape.of(2, 2, 1, 4))
        .padding(new Padding.Same())
        .isRefused(
            "Given groups=1, weight of size [2, 2, 1, 4], expected input[1, 3, 3, 4] to have 2"
                + " channels, but got 3 channels instead");
  }

  @Test
  void aBiasOfAnotherShapeThanTheFiltersIsRefused() {
    Call.of(INPUT, WEIGHT)
        .bias(1, 1)
        .isRefused(
            "Given weight of size [1, 1, 2, 2], expected bias to be 1-dimensional with 1"
                + " elements, but got bias of size [1, 1] instead");
    Call.of(INPUT, WEIGHT)
        .bias(2)
        .isRefused(
            "Given weight of size [1, 1, 2, 2], expected bias to be 1-dimensional with 1"
                + " elements, but got bias of size [2] instead");
    Call.of(INPUT, WEIGHT).bias(1).isTaken();
  }

  @Test
  void aKernelLargerThanThePaddedInputIsShownWithItsDilation() {
    Call.of(INPUT, Shape.of(1, 1, 4, 2))
        .isRefused(
            "Calculated padded input size per channel: (3 x 3). Kernel size: (4 x 2). Kernel size"
                + " can't be greater than actual input size");
    Call.of(INPUT, Shape.of(1, 1, 6, 6))
        .padding(1, 1)
        .isRefused(
            "Calculated padded input size per channel: (5 x 5). Kernel size: (6 x 6). Kernel size"
                + " can't be greater than actual input size");
    Call.of(INPUT, WEIGHT)
        .dilation(1, 3)
        .isRefused(
            "Calculated padded input size per channel: (3 x 3). Kernel size: (2 x 4). Kernel size"
                + " can't be greater than actual input size");
  }

  @Test
  void aKernelOfThePaddedSizeIsTaken() {
    Call.of(INPUT, Shape.of(1, 1, 5, 3)).padding(1, 0).isTaken();
    Call.of(INPUT, WEIGHT).dilation(2, 2).isTaken();
  }

  @Test
  void anInputWithoutRowsIsRefusedThoughPaddingMakesItLargeEnough() {
    Call.of(Shape.of(1, 1, 0, 3), WEIGHT)
        .padding(1, 1)
        .isRefused(
            "Only zero batch or zero channel inputs are supported, but got input shape:"
                + " [1, 1, 0, 3]");
    Call.of(Shape.of(1, 3, 0), WEIGHT)
        .padding(1, 1)
        .isRefused(
            "Only zero batch or zero channel inputs are supported, but got input shape:"
                + " [1, 1, 3, 0]");
  }

  @Test
  void anEmptyBatchIsStillHeldToTheKernelSize() {
    Call.of(Shape.of(0, 1, 3, 3), Shape.of(1, 1, 4, 4))
        .isRefused(
            "Calculated padded input size per channel: (3 x 3). Kernel size: (4 x 4). Kernel size"
                + " can't be greater than actual input size");
    Call.of(Shape.of(0, 1, 3, 3), Shape.of(1, 1, 0, 1))
        .isRefused("select(): index 0 out of range for tensor of size [0] at dimension 0");
  }

  @Test
  void aKernelOrADilationOfZeroIsRefused() {
    Call.of(INPUT, Shape.of(1, 1, 0, 2))
        .isRefused("kernel size should be greater than zero, but got [0, 2]");
    Call.of(INPUT, WEIGHT)
        .dilation(0, 1)
        .isRefused("dilation should be greater than zero, but got [0, 1]");
  }

  @ParameterizedTest
  @EnumSource(PaddingMode.class)
  void sameWithAStrideIsRefusedInEveryMode(PaddingMode mode) {
    Call same = Call.of(INPUT, WEIGHT).padding(new Padding.Same()).mode(mode);

    String message = "padding='same' is not supported for strided convolutions";
    same.stride(2, 1).isRefused(message);
    same.stride(1, 2).isRefused(message);
    same.stride(0, 1).isRefused(message);
    same.stride(1, -1).groups(0).isRefused(message);
  }

  @Test
  void sameTurnsAKernelOfZeroAndANegativeDilationIntoNegativePadding() {
    String message = "negative padding is not supported";
    Call.of(INPUT, Shape.of(1, 1, 0, 1)).padding(new Padding.Same()).isRefused(message);
    Call.of(INPUT, WEIGHT).padding(new Padding.Same()).dilation(-1, 1).isRefused(message);
  }

  @Test
  void anUnevenSameOfAnInputWithoutRowsOrColumnsIsAnEmptyCopyWhateverElseIsWrong() {
    String message =
        "The input size 0, plus negative padding 0 and 0 resulted in a negative output size, which"
            + " is invalid. Check dimension %d of your input.";
    Padding same = new Padding.Same();
    Call.of(Shape.of(2, 0, 0, 6), Shape.of(1, 0, 3, 4))
        .padding(same)
        .isRefused(message.formatted(2));
    Call.of(Shape.of(1, 2, 3, 0), Shape.of(4, 3, 2, 3))
        .padding(same)
        .isRefused(message.formatted(3));
    Call.of(Shape.of(1, 1, 0, 3), Shape.of(1, 1, 3, 3))
        .padding(same)
        .isRefused(
            "Calculated padded input size per channel: (2 x 5). Kernel size: (3 x 3). Kernel size"
                + " can't be greater than actual input size");
  }

  @Test
  void ofSeveralFaultsTheFirstOfPyTorchsOrderIsNamed() {
    Call all =
        Call.of(Shape.of(1, 2, 1, 1), Shape.of(3, 2, 2, 2))
            .bias(2)
            .groups(2)
            .dilation(-1, 1)
            .stride(0, 1)
            .padding(-1, 0);
    all.groups(0).isRefused("non-positive groups is not supported");
    all.isRefused("negative padding is not supported");
    all.padding(0, 0).isRefused("non-positive stride is not supported");
    Call noDilation = all.padding(0, 0).stride(1, 1);
    noDilation.isRefused("dilation should be greater than zero");
    Call filters = noDilation.dilation(1, 1);
    filters.isRefused(
        "Given groups=2, expected weight to be divisible by 2 at dimension 0, but got weight of"
            + " size [[3, 2, 2, 2]] instead");
    new Call(filters.input(), Shape.of(4, 2, 2, 2), filters.bias(), filters.options())
        .isRefused(
            "Given groups=2, weight of size [4, 2, 2, 2], expected input[1, 2, 1, 1] to have 4"
                + " channels, but got 2 channels instead");
    new Call(filters.input(), Shape.of(4, 1, 2, 2), filters.bias(), filters.options())
        .isRefused(
            "Given weight of size [4, 1, 2, 2], expected bias to be 1-dimensional with 4"
                + " elements, but got bias of size [2] instead");
    new Call(filters.input(), Shape.of(2, 1, 2, 2), filters.bias(), filters.options())
        .isRefused(
            "Calculated padded input size per channel: (1 x 1). Kernel size: (2 x 2). Kernel size"
                + " can't be greater than actual input size");
  }

  @Test
  void theRankIsNamedBeforeTheGroupsAndThePadding() {
    Call.of(Shape.of(3, 3), WEIGHT)
        .groups(0)
        .padding(-1, -1)
        .isRefused(
            "Expected 3D (unbatched) or 4D (batched) input to conv2d, but got input of size:"
                + " [3, 3]");
  }
}
