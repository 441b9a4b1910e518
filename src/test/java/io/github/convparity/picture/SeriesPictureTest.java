package io.github.convparity.picture;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.image.Canvas;
import io.github.convparity.image.ColourScale;
import io.github.convparity.image.Palette;
import io.github.convparity.picture.SeriesPicture.Frame;
import io.github.convparity.picture.SeriesPicture.Shown;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class SeriesPictureTest {
  /** Where the first panel of a frame with a layer in one line begins, and the next two. */
  private static final int TOP = 114;

  private static List<Canvas> frames(Shown shown, Frame... frames) {
    return SeriesPicture.frames(List.of(frames), shown, SeriesPicture.MOST_PIXELS);
  }

  private static Frame kernel(int kernel) {
    ParityCase c = Cases.parse("i1x3x96x128_o1_k" + kernel + "_nobias_x-image-card");
    return new Frame("kernel " + kernel, Cases.compared(c, Cases.direct(c), Cases.direct(c)));
  }

  /** Asserts that a text stands there, to the pixel, on paper. */
  static void assertText(Canvas canvas, String text, int y, int x, int scale, int colour) {
    Canvas expected = Canvas.of(9 * scale, text.length() * 6 * scale);
    expected.text(text, 0, 0, scale, colour);
    for (int row = 0; row < expected.height(); row++) {
      for (int column = 0; column < expected.width() - scale; column++) {
        assertThat(canvas.colour(y + row, x + column))
            .as("%s at %d, %d", text, row, column)
            .isEqualTo(expected.colour(row, column));
      }
    }
  }

  @Test
  void pixelsAreTheConvolutionsOutputInGrey() {
    List<Canvas> frames = frames(Shown.BOTH, kernel(1), kernel(2), kernel(3));
    for (int kernel = 1; kernel <= 3; kernel++) {
      ParityCase c = Cases.parse("i1x3x96x128_o1_k" + kernel + "_nobias_x-image-card");
      Tensor output = Cases.direct(c);
      float low = Float.POSITIVE_INFINITY;
      float high = Float.NEGATIVE_INFINITY;
      for (float value : output.floats()) {
        low = Math.min(low, value);
        high = Math.max(high, value);
      }
      int height = output.sizes().dim(-2);
      int width = output.sizes().dim(-1);
      ColourScale scale = new ColourScale.Values(low, high);
      // Two pixels to one of the input; a window's middle lies half a kernel further in.
      int y = TOP + 1 + kernel - 1;
      int x = 13 + kernel - 1;
      for (int h = 0; h < height * 2; h++) {
        for (int w = 0; w < width * 2; w++) {
          int expected = scale.colour(output.get(h / 2 * width + w / 2));
          assertThat(frames.get(kernel - 1).colour(y + h, x + w)).isEqualTo(expected);
          assertThat(frames.get(kernel - 1).colour(y + h, x + 274 + w)).isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void everyFrameHasItsLabelItsShapesAndItsVerdict() {
    List<Canvas> frames = frames(Shown.BOTH, kernel(1), kernel(3));
    assertText(frames.get(0), "kernel 1", 12, 12, 2, Palette.INK);
    assertText(frames.get(1), "kernel 3", 12, 12, 2, Palette.INK);
    assertText(frames.get(0), "[1, 3, 96, 128] → [1, 1, 96, 128]", 36, 12, 2, Palette.INK);
    assertText(frames.get(1), "[1, 3, 96, 128] → [1, 1, 94, 126]", 36, 12, 2, Palette.INK);
    assertText(
        frames.get(1),
        "Conv2d(3, 1, kernel_size=(3, 3), stride=(1, 1), bias=False)",
        60,
        12,
        2,
        Palette.QUIET);
    int right = frames.get(1).width() - 12;
    assertText(frames.get(1), "equal bits", 12, right - 118, 2, Palette.INK);
    assertText(frames.get(1), "no difference", TOP + 194 + 12, 12 + 2 * 274, 2, Palette.INK);
  }

  @ParameterizedTest
  @EnumSource(Shown.class)
  void allFramesHaveOneSize(Shown shown) {
    Frame refused = new Frame("kernel 99", Cases.refused("i1x3x5x5_o1_k99", "no", "no"));
    List<Canvas> frames = frames(shown, kernel(1), kernel(9), refused);
    assertThat(frames).extracting(Canvas::width).containsOnly(frames.get(0).width());
    assertThat(frames).extracting(Canvas::height).containsOnly(frames.get(0).height());
  }

  @Test
  void aDifferenceIsBlueBelowAndOrangeAboveZeroAndTheScaleSaysHowMuch() {
    ParityCase c = Cases.parse("i1x1x2x3_o1_k1_nobias_r7");
    Tensor theirs = Tensor.float32(new float[] {1, 1, 1, 1, 1, 1}, 1, 1, 2, 3);
    Tensor ours = Tensor.float32(new float[] {1, 1.5f, 0, 3, 1, 1}, 1, 1, 2, 3);

    Canvas canvas =
        frames(Shown.DIFFERENCE, new Frame("kernel 1", Cases.compared(c, ours, theirs))).get(0);

    // 106 pixels to one of the input, in a field of 320 columns and 214 rows.
    int y = TOP + 24 + 24 + 50;
    int x = 12 + 1 + 50;
    assertThat(canvas.colour(y, x)).isEqualTo(Palette.difference(0));
    assertThat(canvas.colour(y, x + 106)).isEqualTo(Palette.difference(14));
    assertThat(canvas.colour(y, x + 212)).isEqualTo(Palette.difference(-28));
    assertThat(canvas.colour(y + 106, x)).isEqualTo(Palette.difference(Palette.STEPS));
    assertText(canvas, "-2", TOP + 48 + 214 + 12, 12, 2, Palette.INK);
  }

  @Test
  void theCandidateStandsLeftOfPyTorchInOneScale() {
    ParityCase c = Cases.parse("i1x1x2x3_o1_k1_nobias_r7");
    Tensor ours = Tensor.float32(new float[] {0, 1, 1, 1, 1, 1}, 1, 1, 2, 3);
    Tensor theirs = Tensor.float32(new float[] {2, 1, 1, 1, 1, 1}, 1, 1, 2, 3);
    Canvas canvas =
        frames(Shown.BOTH, new Frame("kernel 1", Cases.compared(c, ours, theirs))).get(0);
    ColourScale scale = new ColourScale.Values(0, 2);
    List<Integer> row = new ArrayList<>();
    for (int x = 0; x < canvas.width(); x++) {
      row.add(canvas.colour(180, x));
    }
    // 106 pixels to one of the input, in fields of 320 columns with 16 between them.
    int black = row.indexOf(scale.colour(0));
    assertThat(row.subList(black, black + 106)).containsOnly(scale.colour(0));
    assertThat(row.subList(black + 336, black + 336 + 106)).containsOnly(scale.colour(2));
    assertThat(row.get(black + 2 * 336)).isEqualTo(Palette.difference(-Palette.STEPS));
  }

  @Test
  void nanAndInfinityAreHatchedAndNamed() {
    ParityCase c = Cases.parse("i1x1x1x3_o1_k1_nobias_r7");
    float[] numbers = {Float.NaN, Float.POSITIVE_INFINITY, 1};
    Tensor output = Tensor.float32(numbers, 1, 1, 1, 3);
    Canvas canvas =
        frames(
                Shown.CANDIDATE,
                new Frame(
                    "kernel 1",
                    Cases.answered(
                        c, "direct", Verdict.BIT_EXACT, output, output, null, null, null)))
            .get(0);
    int dark = count(canvas, Palette.HATCH_DARK);
    int light = count(canvas, Palette.HATCH_LIGHT);
    // Two of three squares of 106 x 106, two patches in the legend.
    assertThat(dark + light).isEqualTo(2 * 106 * 106 + 2 * 16 * 24);
    assertThat(dark).isBetween(8_000, 12_000);
  }

  /** How many dots have a colour. */
  static int count(Canvas canvas, int colour) {
    int count = 0;
    for (int y = 0; y < canvas.height(); y++) {
      for (int x = 0; x < canvas.width(); x++) {
        count += canvas.colour(y, x) == colour ? 1 : 0;
      }
    }
    return count;
  }

  @Test
  void aRefusalIsAFrameWithPyTorchsMessageInLines() {
    Frame refused =
        new Frame(
            "stride 0",
            Cases.refused("i1x3x32x32_o1_k3_s0", "no", "non-positive stride is not supported"));
    Canvas canvas = frames(Shown.PYTORCH, refused).get(0);
    assertText(canvas, "stride 0", 12, 12, 2, Palette.INK);
    boolean found = false;
    for (int y = 100; y < canvas.height() - 18 && !found; y++) {
      for (int x = 12; x < 150 && !found; x++) {
        found = stands(canvas, "non-positive stride is", y, x);
      }
    }
    assertThat(found).isTrue();
  }

  private static boolean stands(Canvas canvas, String text, int y, int x) {
    Canvas expected = Canvas.of(18, text.length() * 12);
    expected.text(text, 0, 0, 2, Palette.INK);
    for (int row = 0; row < expected.height(); row++) {
      for (int column = 0; column < expected.width() - 2; column++) {
        if (x + column >= canvas.width()
            || canvas.colour(y + row, x + column) != expected.colour(row, column)) {
          return false;
        }
      }
    }
    return true;
  }

  @Test
  void hostileNamesAndMessagesAreDrawnAndNothingElse() {
    ParityCase c = Cases.parse("i1x3x5x5_o1_k9");
    String hostile = "\u001B[31m<script>\u202E\uD83D\uDE00\n".repeat(400);
    List<Frame> frames = new ArrayList<>();
    for (String text : List.of("direct", hostile)) {
      frames.add(
          new Frame(text, Cases.answered(c, text, Verdict.ERROR, null, null, text, text, null)));
    }
    List<Canvas> drawn = frames(Shown.BOTH, frames.toArray(Frame[]::new));
    assertThat(drawn.get(1).width()).isEqualTo(drawn.get(0).width()).isLessThan(1100);
    assertThat(drawn.get(1).height()).isLessThan(600);
    // The margin stays free.
    for (int y = 0; y < drawn.get(1).height(); y++) {
      assertThat(drawn.get(1).colour(y, drawn.get(1).width() - 4)).isEqualTo(Palette.PAPER);
      assertThat(drawn.get(1).colour(y, 4)).isEqualTo(Palette.PAPER);
    }
  }

  @Test
  void aLargePictureIsReducedAndASmallBudgetMakesItSmaller() {
    ParityCase c = Cases.parse("i1x1x900x700_o1_k1_nobias_r7");
    Tensor output = Tensor.float32(new float[900 * 700], 1, 1, 900, 700);
    Frame frame =
        new Frame(
            "kernel 1",
            Cases.answered(c, "direct", Verdict.BIT_EXACT, output, output, null, null, null));
    Canvas usual = frames(Shown.BOTH, frame).get(0);
    Canvas small = SeriesPicture.frames(List.of(frame), Shown.BOTH, 6_400).get(0);
    assertThat(usual.height()).isLessThan(450);
    assertThat(small.height()).isLessThan(usual.height());
  }
}
