package io.github.convparity.conv;

import static io.github.convparity.conv.PaddingMode.CIRCULAR;
import static io.github.convparity.conv.PaddingMode.REFLECT;
import static io.github.convparity.conv.PaddingMode.REPLICATE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The texts are those of {@code torch.nn.functional.pad} in PyTorch 2.7.1. */
class PadChecksTest {
  private static final Shape PICTURE = Shape.of(1, 1, 3, 4);
  private static final String WRAPS = "Padding value causes wrapping around more than once.";
  private static final String NOT_EMPTY =
      "Expected 3D or 4D (batch mode) tensor with possibly 0 batch size and other non-zero"
          + " dimensions for input, but got: ";

  private static Conv2dOptions options(int h, int w, PaddingMode mode) {
    return new Conv2dOptions(Pair.of(1), new Padding.Explicit(new Pair(h, w)), Pair.of(1), 1, mode);
  }

  private static Shape padded(Shape input, int h, int w, PaddingMode mode) {
    return PadChecks.padded(input, options(h, w, mode), 1, 1);
  }

  private static void assertRefused(Shape input, int h, int w, PaddingMode mode, String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> padded(input, h, w, mode))
        .withMessage(message);
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REFLECT", "REPLICATE", "CIRCULAR"})
  void paddingGrowsOrCropsTheLastTwoAxes(PaddingMode mode) {
    assertThat(padded(Shape.of(2, 5, 3, 4), 2, 1, mode)).isEqualTo(Shape.of(2, 5, 7, 6));
    assertThat(padded(Shape.of(5, 3, 4), 1, 3, mode)).isEqualTo(Shape.of(5, 5, 10));
    assertThat(padded(PICTURE, -1, 1, mode)).isEqualTo(Shape.of(1, 1, 1, 6));
    assertThat(padded(Shape.of(0, 5, 3, 4), 1, 1, mode)).isEqualTo(Shape.of(0, 5, 5, 6));
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REFLECT", "REPLICATE", "CIRCULAR"})
  void oneAxisMayBeCroppedToNothing(PaddingMode mode) {
    assertThat(padded(PICTURE, 0, -2, mode)).isEqualTo(Shape.of(1, 1, 3, 0));
    assertThat(padded(PICTURE, -1, -2, mode)).isEqualTo(Shape.of(1, 1, 1, 0));
    assertThat(padded(Shape.of(1, 1, 4, 3), -2, -1, mode)).isEqualTo(Shape.of(1, 1, 0, 1));
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REFLECT", "REPLICATE", "CIRCULAR"})
  void anInputOfTwoDimensionsIsRefused(PaddingMode mode) {
    assertRefused(
        Shape.of(3, 4),
        0,
        0,
        mode,
        "Only 2D, 3D, 4D, 5D padding with non-constant padding are supported for now");
  }

  @Test
  void reflectNeedsAPadBelowTheSizeAndLooksAtTheWidthFirst() {
    assertThat(padded(PICTURE, 2, 3, REFLECT)).isEqualTo(Shape.of(1, 1, 7, 10));
    assertRefused(
        PICTURE,
        3,
        4,
        REFLECT,
        "Argument #4: Padding size should be less than the corresponding input dimension, but got:"
            + " padding (4, 4) at dimension 3 of input [1, 1, 3, 4]");
    assertRefused(
        PICTURE,
        3,
        3,
        REFLECT,
        "Argument #6: Padding size should be less than the corresponding input dimension, but got:"
            + " padding (3, 3) at dimension 2 of input [1, 1, 3, 4]");
  }

  @Test
  void reflectCannotMirrorAnAxisOfOne() {
    Shape row = Shape.of(1, 1, 1, 3);

    assertThat(padded(row, 0, 1, REFLECT)).isEqualTo(Shape.of(1, 1, 1, 5));
    assertRefused(
        row,
        1,
        1,
        REFLECT,
        "Argument #6: Padding size should be less than the corresponding input dimension, but got:"
            + " padding (1, 1) at dimension 2 of input [1, 1, 1, 3]");
  }

  @Test
  void reflectCountsTheDimensionsOfAnInputWithoutABatch() {
    assertRefused(
        Shape.of(2, 3, 4),
        0,
        4,
        REFLECT,
        "Argument #4: Padding size should be less than the corresponding input dimension, but got:"
            + " padding (4, 4) at dimension 2 of input [2, 3, 4]");
  }

  @Test
  void reflectShowsBothPadsOfAnUnevenSame() {
    Conv2dOptions same = new Conv2dOptions(Pair.of(1), new Padding.Same(), Pair.of(1), 1, REFLECT);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> PadChecks.padded(Shape.of(1, 1, 3, 3), same, 1, 6))
        .withMessage(
            "Argument #4: Padding size should be less than the corresponding input dimension, but"
                + " got: padding (2, 3) at dimension 3 of input [1, 1, 3, 3]");
  }

  @Test
  void circularTakesAPadOfTheSizeAndNoMore() {
    assertThat(padded(PICTURE, 3, 4, CIRCULAR)).isEqualTo(Shape.of(1, 1, 9, 12));
    assertRefused(PICTURE, 0, 5, CIRCULAR, WRAPS);
    assertRefused(PICTURE, 4, 0, CIRCULAR, WRAPS);
  }

  @Test
  void replicateHasNoLimit() {
    assertThat(padded(Shape.of(1, 1, 1, 1), 50, 7, REPLICATE)).isEqualTo(Shape.of(1, 1, 101, 15));
  }

  @Test
  void croppingBothAxesToNothingIsTakenByCircularAlone() {
    Shape picture = Shape.of(1, 1, 2, 4);

    assertRefused(
        picture, -1, -2, REFLECT, "input (H: 2, W: 4) is too small. Calculated output H: 0 W: 0");
    assertRefused(
        picture,
        -1,
        -2,
        REPLICATE,
        "input (H: 2, W: 4 ) is too small. Calculated output H: 0 W: 0");
    assertThat(padded(picture, -1, -2, CIRCULAR)).isEqualTo(Shape.of(1, 1, 0, 0));
  }

  @Test
  void croppingOneAxisBelowNothingHasATextOfItsOwnInEachMode() {
    Shape picture = Shape.of(1, 1, 3, 3);

    assertRefused(picture, 0, -2, REFLECT, "numel: integer multiplication overflow");
    assertRefused(
        picture,
        0,
        -2,
        REPLICATE,
        "Trying to create tensor with negative dimension -1: [1, 1, 3, -1]");
    assertRefused(
        picture, 0, -2, CIRCULAR, "Negative padding value is resulting in an empty dimension");
  }

  @Test
  void reflectAndReplicateRefuseEmptyInputsEvenWithoutPadding() {
    for (PaddingMode mode : new PaddingMode[] {REFLECT, REPLICATE}) {
      assertRefused(Shape.of(1, 0, 3, 3), 0, 0, mode, NOT_EMPTY + "[1, 0, 3, 3]");
      assertRefused(Shape.of(1, 1, 0, 3), 0, 0, mode, NOT_EMPTY + "[1, 1, 0, 3]");
      assertRefused(Shape.of(0, 3, 4), 1, 1, mode, NOT_EMPTY + "[0, 3, 4]");
    }
  }

  @Test
  void circularTakesAnInputWithoutChannelsAndWithoutPaddingOneWithoutRows() {
    assertThat(padded(Shape.of(1, 0, 3, 3), 1, 1, CIRCULAR)).isEqualTo(Shape.of(1, 0, 5, 5));
    assertThat(padded(Shape.of(1, 1, 0, 3), 0, 1, CIRCULAR)).isEqualTo(Shape.of(1, 1, 0, 5));
    assertRefused(Shape.of(1, 1, 0, 3), 1, 1, CIRCULAR, WRAPS);
  }

  @Test
  void paddingIsCheckedBeforeTheConvolutionIs() {
    Conv2dOptions options = new Conv2dOptions(Pair.of(0), Padding.of(9), Pair.of(-1), 0, CIRCULAR);

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conv2dGeometry.of(PICTURE, Shape.of(1, 1, 2, 2), null, options))
        .withMessage(WRAPS);
  }

  @Test
  void theConvolutionIsThenHeldToThePaddedSize() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Conv2dGeometry.of(
                    Shape.of(1, 1, 0, 3), Shape.of(1, 1, 2, 2), null, options(0, 0, CIRCULAR)))
        .withMessage(
            "Calculated padded input size per channel: (0 x 3). Kernel size: (2 x 2). Kernel size"
                + " can't be greater than actual input size");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () ->
                Conv2dGeometry.of(
                    Shape.of(1, 2, 3, 3), Shape.of(1, 1, 2, 2), null, options(1, 2, REPLICATE)))
        .withMessage(
            "Given groups=1, weight of size [1, 1, 2, 2], expected input[1, 2, 5, 7] to have 1"
                + " channels, but got 2 channels instead");
  }

  @Test
  void aPaddedSizeBeyond32BitsIsUnsupported() {
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> padded(Shape.of(1, 1, 1, 1), 1 << 30, 0, REPLICATE))
        .withMessage("padded input ([1, 1, 2147483649, 1]) must have sizes below 2^31");
  }
}
