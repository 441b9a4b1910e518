package io.github.convparity.conv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.tensor.Shape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Conv2dGeometryTest {
  private static final Padding SAME = new Padding.Same();

  private static Conv2dOptions options(Pair stride, Padding padding, Pair dilation) {
    return new Conv2dOptions(stride, padding, dilation, 1, PaddingMode.ZEROS);
  }

  private static Shape output(Shape input, Shape weight, Conv2dOptions options) {
    return Conv2dGeometry.of(input, weight, null, options).output();
  }

  @Test
  void allSizesAreWorkedOut() {
    Conv2dOptions options =
        new Conv2dOptions(
            new Pair(2, 1),
            new Padding.Explicit(new Pair(1, 0)),
            new Pair(1, 2),
            2,
            PaddingMode.ZEROS);

    Conv2dGeometry g =
        Conv2dGeometry.of(Shape.of(5, 4, 8, 9), Shape.of(6, 2, 3, 2), Shape.of(6), options);

    assertThat(g).isEqualTo(new Conv2dGeometry(true, 5, 4, 8, 9, 6, 2, 3, 2, 4, 7, options));
    assertThat(g.output()).isEqualTo(Shape.of(5, 6, 4, 7));
    assertThat(g.filtersPerGroup()).isEqualTo(3);
  }

  @Test
  void anInputWithoutABatchHasAnOutputWithoutOne() {
    Conv2dGeometry g =
        Conv2dGeometry.of(Shape.of(3, 5, 4), Shape.of(2, 3, 2, 2), null, Conv2dOptions.defaults());

    assertThat(g.batched()).isFalse();
    assertThat(g.batch()).isEqualTo(1);
    assertThat(g.channels()).isEqualTo(3);
    assertThat(g.output()).isEqualTo(Shape.of(2, 4, 3));
  }

  @ParameterizedTest
  @CsvSource({
    // size, kernel, stride, padding, dilation, output
    "3, 3, 1, 0, 1, 1", // exactly the size
    "3, 5, 1, 1, 1, 1", // exactly the padded size
    "3, 2, 100, 0, 1, 1", // a stride beyond the input
    "3, 2, 51, 50, 1, 2",
    "3, 2, 1, 5, 1, 12", // padding beyond the kernel
    "1, 1, 1, 1, 1, 3",
    "3, 1, 1, 0, 100, 3", // the dilation of a single tap
    "2, 2, 1, 1, 2, 2",
    "1, 3, 1, 2, 2, 1",
    "4, 2, 3, 0, 1, 1", // a tail that does not fill a stride
    "5, 2, 3, 0, 1, 2",
    "4, 3, 2, 1, 1, 2",
    "224, 7, 2, 3, 1, 112"
  })
  void theSizeOfTheOutputFollowsPyTorchsFormula(
      int size, int kernel, int stride, int padding, int dilation, int expected) {
    Conv2dOptions options = options(Pair.of(stride), Padding.of(padding), Pair.of(dilation));

    assertThat(output(Shape.of(1, 1, size, size), Shape.of(1, 1, kernel, kernel), options))
        .isEqualTo(Shape.of(1, 1, expected, expected));
    assertThat(Conv2dGeometry.outputSize(size, kernel, stride, dilation, padding, padding))
        .isEqualTo(expected);
  }

  @Test
  void theSizeIsTheNumberOfPlacesAtWhichTheKernelFits() {
    for (int size = 1; size <= 7; size++) {
      for (int kernel = 1; kernel <= 4; kernel++) {
        for (int stride = 1; stride <= 4; stride++) {
          for (int dilation = 1; dilation <= 3; dilation++) {
            for (int padding = 0; padding <= 3; padding++) {
              int places = 0;
              int last = size + 2 * padding - 1;
              for (int at = 0; at + dilation * (kernel - 1) <= last; at += stride) {
                places++;
              }
              if (places > 0) {
                assertThat(
                        Conv2dGeometry.outputSize(size, kernel, stride, dilation, padding, padding))
                    .as("size %d k%d s%d d%d p%d", size, kernel, stride, dilation, padding)
                    .isEqualTo(places);
              }
            }
          }
        }
      }
    }
  }

  @Test
  void heightComesFirstInEverySetting() {
    Shape input = Shape.of(1, 1, 1, 1);

    assertThat(
            output(
                input,
                Shape.of(1, 1, 1, 1),
                options(Pair.of(1), new Padding.Explicit(new Pair(1, 0)), Pair.of(1))))
        .isEqualTo(Shape.of(1, 1, 3, 1));
    assertThat(
            output(
                Shape.of(1, 1, 9, 9),
                Shape.of(1, 1, 2, 3),
                options(new Pair(1, 4), Padding.of(0), new Pair(5, 1))))
        .isEqualTo(Shape.of(1, 1, 4, 2));
  }

  @ParameterizedTest
  @EnumSource(PaddingMode.class)
  void sameKeepsTheSize(PaddingMode mode) {
    for (int kernel = 1; kernel <= 5; kernel++) {
      for (int dilation = 1; dilation <= 3; dilation++) {
        Conv2dOptions options = new Conv2dOptions(Pair.of(1), SAME, new Pair(dilation, 1), 1, mode);
        assertThat(output(Shape.of(2, 1, 9, 8), Shape.of(3, 1, kernel, 6 - kernel), options))
            .as("kernel %d dilation %d", kernel, dilation)
            .isEqualTo(Shape.of(2, 3, 9, 8));
      }
    }
  }

  @Test
  void sameTakesAKernelLargerThanTheInput() {
    assertThat(
            output(
                Shape.of(1, 1, 2, 2), Shape.of(1, 1, 7, 7), options(Pair.of(1), SAME, Pair.of(1))))
        .isEqualTo(Shape.of(1, 1, 2, 2));
  }

  @ParameterizedTest
  @EnumSource(
      value = PaddingMode.class,
      names = {"REFLECT", "REPLICATE", "CIRCULAR"})
  void negativePaddingCropsInTheModesOtherThanZeros(PaddingMode mode) {
    Conv2dOptions options = new Conv2dOptions(Pair.of(1), Padding.of(-1), Pair.of(1), 1, mode);

    assertThat(output(Shape.of(1, 1, 3, 4), Shape.of(1, 1, 1, 1), options))
        .isEqualTo(Shape.of(1, 1, 1, 2));
  }

  @Test
  void anEmptyBatchGivesAnEmptyBatch() {
    assertThat(output(Shape.of(0, 1, 3, 3), Shape.of(2, 1, 2, 2), Conv2dOptions.defaults()))
        .isEqualTo(Shape.of(0, 2, 2, 2));
  }

  @Test
  void anInputWithoutChannelsGivesAnOutputWithoutChannels() {
    Conv2dGeometry g =
        Conv2dGeometry.of(
            Shape.of(2, 0, 3, 3), Shape.of(3, 0, 2, 2), Shape.of(3), Conv2dOptions.defaults());

    assertThat(g.output()).isEqualTo(Shape.of(2, 0, 2, 2));
    assertThat(g.filtersPerGroup()).isZero();
    assertThat(output(Shape.of(0, 4, 4), Shape.of(3, 0, 2, 2), Conv2dOptions.defaults()))
        .isEqualTo(Shape.of(0, 3, 3));
  }

  @Test
  void withoutChannelsPaddingAloneMayHoldTheKernel() {
    assertThat(
            output(
                Shape.of(1, 0, 0, 3),
                Shape.of(1, 0, 2, 2),
                options(Pair.of(1), Padding.of(1), Pair.of(1))))
        .isEqualTo(Shape.of(1, 0, 1, 4));
  }

  @Test
  void withoutChannelsACircularPaddingIsTaken() {
    Conv2dOptions options =
        new Conv2dOptions(Pair.of(1), Padding.of(1), Pair.of(1), 1, PaddingMode.CIRCULAR);

    assertThat(output(Shape.of(1, 0, 3, 3), Shape.of(2, 0, 3, 3), options))
        .isEqualTo(Shape.of(1, 0, 3, 3));
  }

  @Test
  void emptyInputsTakeADilationOfZero() {
    Conv2dOptions options = options(Pair.of(1), Padding.of(0), Pair.of(0));

    assertThat(output(Shape.of(0, 1, 3, 3), Shape.of(1, 1, 2, 2), options))
        .isEqualTo(Shape.of(0, 1, 3, 3));
    assertThat(output(Shape.of(1, 0, 3, 3), Shape.of(1, 0, 2, 2), options))
        .isEqualTo(Shape.of(1, 0, 3, 3));
  }

  @Test
  void anOutputLargerThanAJavaArrayIsUnsupported() {
    Conv2dOptions options = options(Pair.of(1), Padding.of(30_000), Pair.of(1));

    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> output(Shape.of(1, 1, 3, 3), Shape.of(1, 1, 1, 1), options))
        .withMessage("output (60003 x 60003 pixels) must have fewer than 2^31 elements");
  }

  @Test
  void theTapsOfEachAxisAreThoseOfItsOwnSetting() {
    Conv2dOptions options =
        new Conv2dOptions(
            new Pair(2, 1),
            new Padding.Explicit(new Pair(2, 0)),
            new Pair(1, 2),
            1,
            PaddingMode.REPLICATE);
    Conv2dGeometry g = Conv2dGeometry.of(Shape.of(1, 1, 3, 6), Shape.of(1, 1, 3, 2), null, options);

    assertThat(g.rows().outputs()).isEqualTo(g.outH()).isEqualTo(3);
    assertThat(g.columns().outputs()).isEqualTo(g.outW()).isEqualTo(4);
    assertThat(g.rows().source(0, 0)).isZero();
    assertThat(g.rows().source(0, 2)).isZero();
    assertThat(g.rows().source(1, 2)).isEqualTo(2);
    assertThat(g.columns().source(3, 0)).isEqualTo(3);
    assertThat(g.columns().source(3, 1)).isEqualTo(5);
  }
}
