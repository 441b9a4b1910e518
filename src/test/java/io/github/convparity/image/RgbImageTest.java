package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIndexOutOfBoundsException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RgbImageTest {
  /** One row, two pixels. */
  private static final byte[] SAMPLES = {1, 2, 3, (byte) 128, (byte) 255, 0};

  @Test
  void samplesStandRowByRowAndAreUnsigned() {
    RgbImage image = RgbImage.of(2, 1, SAMPLES);

    assertThat(image.height()).isEqualTo(2);
    assertThat(image.width()).isEqualTo(1);
    assertThat(image.value(0, 0, 0)).isEqualTo(1);
    assertThat(image.value(2, 0, 0)).isEqualTo(3);
    assertThat(image.value(0, 1, 0)).isEqualTo(128);
    assertThat(image.value(1, 1, 0)).isEqualTo(255);
  }

  @Test
  void samplesAreCopied() {
    byte[] samples = SAMPLES.clone();
    RgbImage image = RgbImage.of(1, 2, samples);

    samples[0] = 99;

    assertThat(image.value(0, 0, 0)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "3, 0, 0, channel (3) must be from 0 to 2",
    "-1, 0, 0, channel (-1) must be from 0 to 2",
    "0, 1, 0, h (1) must be from 0 to 0",
    "0, 0, 2, w (2) must be from 0 to 1",
    "0, 0, -1, w (-1) must be from 0 to 1"
  })
  void placeOutsideThePictureIsRefused(int channel, int h, int w, String message) {
    RgbImage image = RgbImage.of(1, 2, SAMPLES);

    assertThatIndexOutOfBoundsException()
        .isThrownBy(() -> image.value(channel, h, w))
        .withMessage(message);
  }

  @Test
  void emptyPictureIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RgbImage.of(0, 2, new byte[0]))
        .withMessage("height (0) must be at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RgbImage.of(2, -1, new byte[0]))
        .withMessage("width (-1) must be at least 1");
  }

  @Test
  void wrongNumberOfSamplesIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RgbImage.of(1, 3, SAMPLES))
        .withMessage("rgb.length (6) must be height * width * 3, here 1 * 3 * 3");
  }

  @Test
  void sizeWhoseProductOverflowsIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RgbImage.of(65_536, 65_536, new byte[0]))
        .withMessageContaining("65536 * 65536 * 3");
  }

  @Test
  void picturesAreEqualWhenSizeAndSamplesAre() {
    RgbImage image = RgbImage.of(1, 2, SAMPLES);

    assertThat(image).isEqualTo(RgbImage.of(1, 2, SAMPLES)).hasSameHashCodeAs(image);
    assertThat(image).isNotEqualTo(RgbImage.of(2, 1, SAMPLES));
    assertThat(image).isNotEqualTo(RgbImage.of(1, 2, new byte[6]));
    assertThat(image).hasToString("RgbImage 1x2");
  }
}
