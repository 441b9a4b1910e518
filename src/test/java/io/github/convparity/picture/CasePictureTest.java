package io.github.convparity.picture;

import static io.github.convparity.picture.SeriesPictureTest.assertText;
import static io.github.convparity.picture.SeriesPictureTest.count;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.image.Canvas;
import io.github.convparity.image.Palette;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class CasePictureTest {
  private static final int WIDTH = 680;

  private static boolean has(Canvas canvas, int colour) {
    return count(canvas, colour) > 0;
  }

  private static long squares(Canvas canvas, int colour) {
    return Math.round(count(canvas, colour) / (64.0 * 64));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "i1x1x1x1_o1_k1_r7",
        "i3x5x7_o4_k3_p1_r7",
        "i2x4x9x3_o4_k2x1_s2_g2_r7",
        "i1x1x1x1000_o1_k1_r7",
        "i1x1x1000x1_o1_k3x1_r7",
        "i1x1x1000x1000_o1_k1_nobias_r7",
        "i1x6x12x12_o6_k3_p1_g3_circular_f64_r7"
      })
  void anySizeFitsAndHasItsIdOnTop(String id) {
    ParityCase c = Cases.parse(id);
    Tensor output = Cases.direct(c);
    Canvas canvas =
        CasePicture.of(
            Cases.compared(c, output, output), c.arguments().input(), output.length() - 1);
    assertThat(canvas.width()).isEqualTo(WIDTH);
    assertThat(canvas.height()).isBetween(400, 1100);
    assertText(canvas, id, 12, 12, 2, Palette.INK);
    assertThat(has(canvas, Palette.MARK)).isTrue();
  }

  @Test
  void theWorstElementIsOutlinedInItsChannelWithWhatItsTapsRead() {
    ParityCase c = Cases.parse("i1x4x4x4_o4_k2_g2_nobias_r7");
    Tensor theirs = Cases.direct(c);
    Tensor ours = theirs.copy();
    int element = 3 * 9 + 1 * 3 + 2; // [0, 3, 1, 2]
    ours.floats()[element] += 1;

    Answered answered = Cases.compared(c, ours, theirs);
    Canvas canvas = CasePicture.of(answered, c.arguments().input(), element);
    int top = 12 + 7 * 24 + 6 - 24;
    // The second group reads input channels 2 and 3.
    assertText(canvas, "input [0, 2, :, :]", top + 24, 12, 2, Palette.INK);
    assertText(canvas, "difference [0, 3, :, :]", top + 24, 348, 2, Palette.INK);
    assertText(
        canvas, "Where: the one difference lies at [0, 3, 1, 2]", 12 + 24 * 5, 12, 2, Palette.INK);
  }

  @Test
  void outputsAndTheirDifferenceAreThoseOfTheElementsChannel() {
    ParityCase c = Cases.parse("i1x4x4x4_o4_k2_g2_nobias_r7");
    Tensor theirs = Tensor.float32(new float[4 * 9], 1, 4, 3, 3);
    theirs.floats()[2 * 9] = 1;
    Tensor ours = theirs.copy();
    ours.floats()[3 * 9 + 8] = 3; // [0, 3, 2, 2]

    // An element is drawn as a square of 64 x 64; the scales have fewer dots of one colour.
    int highest = Palette.grey(Palette.GREYS - 1);
    Answered answered = Cases.compared(c, ours, theirs);
    Canvas differs = CasePicture.of(answered, c.arguments().input(), 3 * 9 + 8);
    assertThat(squares(differs, Palette.difference(Palette.STEPS))).isEqualTo(1);
    assertThat(squares(differs, highest)).as("of the input and the candidate").isEqualTo(2);
    Canvas equal = CasePicture.of(answered, c.arguments().input(), 2 * 9);
    assertThat(squares(equal, Palette.difference(Palette.STEPS))).isZero();
    assertThat(squares(equal, highest)).as("of all but the difference").isEqualTo(3);
  }

  @Test
  void refusalsStandWhereTheOutputsWouldBe() {
    Answered refused = Cases.refused("i1x3x5x5_o4_k7", "too large", "Kernel size can't be greater");
    Canvas canvas = CasePicture.of(refused, refused.result().parityCase().arguments().input(), 0);
    assertText(canvas, "BOTH_REFUSE: both sides refuse the setting", 60, 12, 2, Palette.INK);
    assertThat(canvas.height()).isGreaterThan(400);
    assertThat(has(canvas, Palette.MARK)).isFalse();
  }

  @Test
  void outputsOfDifferentShapesAreBothDrawn() {
    ParityCase c = Cases.parse("i1x1x6x6_o1_k3_r7");
    Tensor ours = Tensor.float32(new float[6], 1, 1, 2, 3);
    Canvas canvas =
        CasePicture.of(Cases.compared(c, ours, Cases.direct(c)), c.arguments().input(), 15);
    assertText(canvas, "SHAPE_MISMATCH: the output shapes differ", 60, 12, 2, Palette.INK);
  }

  @Test
  void aNanIsHatchedInTheInputAndTheOutput() {
    ParityCase c = Cases.parse("i1x1x2x2_o1_k1_nobias_r7");
    Tensor input = Tensor.float32(new float[] {1, Float.NaN, 2, 3}, 1, 1, 2, 2);
    Canvas canvas = CasePicture.of(Cases.compared(c, input, input), input, 0);
    assertThat(has(canvas, Palette.HATCH_DARK)).isTrue();
    assertThat(has(canvas, Palette.HATCH_LIGHT)).isTrue();
  }

  @Test
  void emptyInputsAndOutputsAreSaidToBeEmpty() {
    ParityCase c = Cases.parse("i0x1x3x3_o1_k3_r7");
    Tensor empty = Tensor.float32(new float[0], 0, 1, 1, 1);
    Canvas canvas = CasePicture.of(Cases.compared(c, empty, empty), c.arguments().input(), 0);
    assertThat(canvas.width()).isEqualTo(WIDTH);
    assertThat(has(canvas, Palette.MARK)).isFalse();
  }
}
