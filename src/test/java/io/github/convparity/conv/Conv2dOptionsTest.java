package io.github.convparity.conv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class Conv2dOptionsTest {
  private static final Pair ONE = Pair.of(1);
  private static final Padding NONE = Padding.of(0);
  private static final Padding SAME = new Padding.Same();

  @Test
  void theDefaultsArePyTorchs() {
    assertThat(Conv2dOptions.defaults())
        .isEqualTo(
            new Conv2dOptions(
                new Pair(1, 1),
                new Padding.Explicit(new Pair(0, 0)),
                new Pair(1, 1),
                1,
                PaddingMode.ZEROS));
  }

  @Test
  void onlyNullIsRefused() {
    assertThatNullPointerException()
        .isThrownBy(() -> new Conv2dOptions(null, NONE, ONE, 1, PaddingMode.ZEROS))
        .withMessage("stride");
    assertThatNullPointerException()
        .isThrownBy(() -> new Conv2dOptions(ONE, null, ONE, 1, PaddingMode.ZEROS))
        .withMessage("padding");
    assertThatNullPointerException()
        .isThrownBy(() -> new Conv2dOptions(ONE, NONE, null, 1, PaddingMode.ZEROS))
        .withMessage("dilation");
    assertThatNullPointerException()
        .isThrownBy(() -> new Conv2dOptions(ONE, NONE, ONE, 1, null))
        .withMessage("paddingMode");
  }

  @Test
  void illegalNumbersAreKept() {
    Conv2dOptions options =
        new Conv2dOptions(
            new Pair(0, -1), Padding.of(-7), Pair.of(Integer.MIN_VALUE), -3, PaddingMode.REFLECT);

    assertThat(options.stride()).isEqualTo(new Pair(0, -1));
    assertThat(options.padding()).isEqualTo(new Padding.Explicit(new Pair(-7, -7)));
    assertThat(options.dilation().h()).isEqualTo(Integer.MIN_VALUE);
    assertThat(options.groups()).isEqualTo(-3);
  }

  @ParameterizedTest
  @EnumSource(PaddingMode.class)
  void numbersPadBothSidesOfTheirAxisHeightFirst(PaddingMode mode) {
    Padding padding = new Padding.Explicit(new Pair(2, -5));

    assertThat(new Conv2dOptions(ONE, padding, ONE, 1, mode).pads(3, 3))
        .isEqualTo(new Pads(2, 2, -5, -5));
  }

  @Test
  void validPadsNothingWhateverTheKernel() {
    Conv2dOptions options =
        new Conv2dOptions(Pair.of(3), new Padding.Valid(), Pair.of(2), 1, PaddingMode.CIRCULAR);

    assertThat(options.pads(7, 4)).isEqualTo(new Pads(0, 0, 0, 0));
    assertThat(options.pads(0, 0)).isEqualTo(new Pads(0, 0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "1, 1, 0, 0", "1, 2, 0, 0", "1, 3, 0, 0",
    "2, 1, 0, 1", "2, 2, 1, 1", "2, 3, 1, 2",
    "3, 1, 1, 1", "3, 2, 2, 2", "3, 3, 3, 3",
    "4, 1, 1, 2", "4, 2, 3, 3", "4, 3, 4, 5",
    "5, 1, 2, 2", "5, 2, 4, 4", "5, 3, 6, 6",
    "6, 1, 2, 3", "6, 2, 5, 5", "6, 3, 7, 8"
  })
  void sameHalvesItsTotalAndPutsAnOddOneAtTheBottomAndRight(
      int kernel, int dilation, int before, int after) {
    for (PaddingMode mode : PaddingMode.values()) {
      Conv2dOptions options = new Conv2dOptions(ONE, SAME, Pair.of(dilation), 1, mode);
      assertThat(options.pads(kernel, kernel)).isEqualTo(new Pads(before, after, before, after));
    }
  }

  @Test
  void sameWorksEachAxisOutOnItsOwn() {
    Conv2dOptions options = new Conv2dOptions(ONE, SAME, new Pair(3, 1), 1, PaddingMode.ZEROS);

    assertThat(options.pads(4, 3)).isEqualTo(new Pads(4, 5, 1, 1));
    assertThat(options.pads(3, 4)).isEqualTo(new Pads(3, 3, 1, 2));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 1, -1, 0",
    "0, 2, -1, -1",
    "0, 3, -2, -1",
    "2, -1, -1, 0",
    "2, -3, -2, -1",
    "3, -1, -1, -1",
    "4, -1, -2, -1",
    "3, 0, 0, 0",
    "0, -1, 0, 1"
  })
  void sameIsWorkedOutForIllegalKernelsAndDilationsTooHalvesRoundedDown(
      int kernel, int dilation, int before, int after) {
    Conv2dOptions options = new Conv2dOptions(ONE, SAME, Pair.of(dilation), 1, PaddingMode.REFLECT);

    assertThat(options.pads(kernel, kernel)).isEqualTo(new Pads(before, after, before, after));
  }

  @Test
  void sameDoesNotLookAtTheStride() {
    Conv2dOptions options = new Conv2dOptions(new Pair(2, 0), SAME, ONE, 0, PaddingMode.ZEROS);

    assertThat(options.pads(4, 3)).isEqualTo(new Pads(1, 2, 1, 1));
  }

  @Test
  void modesHavePyTorchsNames() {
    assertThat(PaddingMode.values())
        .extracting(PaddingMode::torchName)
        .containsExactly("zeros", "reflect", "replicate", "circular");
  }

  @Test
  void aPairIsPrintedAsPyTorchPrintsAList() {
    assertThat(new Pair(3, -5)).hasToString("[3, -5]");
    assertThat(Pair.of(2)).isEqualTo(new Pair(2, 2));
    assertThat(new Pair(3, 5).swapped()).isEqualTo(new Pair(5, 3));
    assertThat(new Pair(2, 2).is(2)).isTrue();
    assertThat(new Pair(2, 1).is(2)).isFalse();
    assertThat(new Pair(1, 2).is(2)).isFalse();
  }
}
