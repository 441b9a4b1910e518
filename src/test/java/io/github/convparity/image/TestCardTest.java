package io.github.convparity.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class TestCardTest {
  private static final RgbImage CARD = TestCard.card();

  @Test
  void cardIs96RowsOf128Pixels() {
    assertThat(CARD.height()).isEqualTo(96);
    assertThat(CARD.width()).isEqualTo(128);
  }

  @Test
  void cardHasTheSameBytesOnEveryJvm() throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (int h = 0; h < CARD.height(); h++) {
      for (int w = 0; w < CARD.width(); w++) {
        for (int channel = 0; channel < RgbImage.CHANNELS; channel++) {
          digest.update((byte) CARD.value(channel, h, w));
        }
      }
    }

    assertThat(HexFormat.of().formatHex(digest.digest()))
        .isEqualTo("8fbc71d4576fdb476c596eadae2b63307e0bfe10d3abf2e1f97fab050a5d2dc7");
  }

  @Test
  void cardReachesFromBlackToWhite() {
    assertThat(CARD.value(0, 64, 96)).isEqualTo(255);
    assertThat(CARD.value(0, 64, 97)).isZero();
  }

  @Test
  void channelsDiffer() {
    int differing = 0;
    for (int h = 0; h < CARD.height(); h++) {
      for (int w = 0; w < CARD.width(); w++) {
        boolean grey =
            CARD.value(0, h, w) == CARD.value(1, h, w)
                && CARD.value(1, h, w) == CARD.value(2, h, w);
        differing += grey ? 0 : 1;
      }
    }
    assertThat(differing).isGreaterThan(96 * 128 / 2);
  }

  @Test
  void ringsAreTheSameTurnedAndMirrored() {
    for (int h = 0; h < 64; h++) {
      for (int w = 0; w < 64; w++) {
        assertThat(CARD.value(0, h, w))
            .isEqualTo(CARD.value(0, w, h))
            .isEqualTo(CARD.value(0, 63 - h, w));
      }
    }
  }
}
