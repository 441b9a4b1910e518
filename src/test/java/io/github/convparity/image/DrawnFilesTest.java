package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** PNG and GIF, read back. */
final class DrawnFilesTest {
  /** Every colour of the palette in turn, beginning at another one in each canvas. */
  private static Canvas colours(int first) {
    Canvas canvas = Canvas.of(20, 30);
    for (int i = 0; i < 600; i++) {
      canvas.set(i / 30, i % 30, (first + i) % 255);
    }
    return canvas;
  }

  private static void assertSame(RgbImage read, Canvas drawn) {
    assertThat(read.height()).isEqualTo(drawn.height());
    assertThat(read.width()).isEqualTo(drawn.width());
    for (int y = 0; y < drawn.height(); y++) {
      for (int x = 0; x < drawn.width(); x++) {
        assertThat(GifBytes.rgb(read, y, x)).isEqualTo(drawn.rgb(y, x));
      }
    }
  }

  @Test
  void aPngHasThePixelsThatWereDrawn() throws Exception {
    assertSame(Images.read(PngFile.of(colours(7))), colours(7));
    assertSame(Images.read(PngFile.of(Canvas.of(1, 1))), Canvas.of(1, 1));
  }

  @Test
  void aGifHasAllFramesWithOnePaletteAndGoesOnForEver() throws Exception {
    List<Canvas> frames = IntStream.range(0, 4).mapToObj(i -> colours(50 * i)).toList();

    GifBytes gif = GifBytes.of(GifFile.of(frames, 40));

    assertThat(gif.delays()).containsExactly(40, 40, 40, 40);
    assertThat(gif.loops()).isZero();
    assertThat(gif.localPalettes()).isZero();
    assertThat(gif.frames()).hasSize(4);
    for (int i = 0; i < 4; i++) {
      assertSame(gif.frames().get(i), frames.get(i));
    }
  }

  @Test
  void theSameFramesGiveTheSameBytes() {
    assertThat(GifFile.of(List.of(colours(1)), 40)).isEqualTo(GifFile.of(List.of(colours(1)), 40));
  }

  @Test
  void framesAreOfOneSizeAndThereIsOne() {
    assertThatThrownBy(() -> GifFile.of(List.of(), 40)).hasMessage("frames (0) must be at least 1");
    assertThatThrownBy(() -> GifFile.of(List.of(Canvas.of(1, 2), Canvas.of(2, 1)), 40))
        .hasMessage("frame (Canvas 2x1) must be as large as Canvas 1x2");
    assertThatThrownBy(() -> Canvas.of(0, 3)).hasMessageContaining("at least one pixel");
  }
}
