package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.image.GifBytes;
import io.github.convparity.image.Images;
import io.github.convparity.image.Palette;
import io.github.convparity.image.RgbImage;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class ShowPictureTest {
  @TempDir private Path temporary;

  private Path file() {
    return temporary.resolve("case.png");
  }

  @Test
  void theTextIsPrintedAndTheCaseDrawn() throws Exception {
    String id = "i1x1x4x4_o1_k2_x-integer_r7";
    InProcess.Ran plain = InProcess.run("show", id);

    InProcess.Ran ran = InProcess.run("show", id, "--png", file().toString());

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.out()).isEqualTo(plain.out());
    RgbImage image = Images.read(Files.readAllBytes(file()));
    assertThat(image.width()).isEqualTo(680);
    // The picked element [0, 0, 1, 1] reads the rows and columns 1 and 2 of the input: their
    // pixels of 64 x 64 are outlined, in a field that begins at 114 + 24, 12.
    int mark = Palette.rgb(Palette.MARK);
    assertThat(GifBytes.rgb(image, 138 + 1 + 64, 12 + 32 + 64)).isEqualTo(mark);
    assertThat(GifBytes.rgb(image, 138 + 1 + 32, 12 + 32 + 32)).isNotEqualTo(mark);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"i1x3x5x5_o4_k7", "i1x3x8x8_o2_k3_s0", "i1x2x5x5_o2_k3_f16", "i0x3x8x8_o2_k3"})
  void refusalsSixteenBitsAndEmptyOutputsAreDrawn(String id) throws Exception {
    InProcess.Ran ran = InProcess.run("show", id, "--png", file().toString());
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(Images.read(Files.readAllBytes(file())).width()).isEqualTo(680);
  }

  @Test
  void oneCandidateIsDrawnAndNothingIsOverwrittenUnasked() throws Exception {
    InProcess.Ran two =
        InProcess.run(
            "show",
            "i1x1x4x4_o1_k2",
            "--png",
            file().toString(),
            "--candidate",
            "direct",
            "--candidate",
            "vector");
    assertThat(two.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(two.err())
        .isEqualTo("convparity: --candidate must name one of direct, vector beside --png\n");
    Files.writeString(file(), "mine");
    InProcess.Ran there = InProcess.run("show", "i1x1x4x4_o1_k2", "--png", file().toString());
    assertThat(there.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(there.err()).contains("exists already; give --force to overwrite it");
    assertThat(there.out()).isEmpty();
    assertThat(file()).hasContent("mine");
    InProcess.Ran forced =
        InProcess.run("show", "i1x1x4x4_o1_k2", "--png", file().toString(), "--force");
    assertThat(forced.exit()).isEqualTo(ExitCodes.PARITY);
    assertThat(InProcess.run("show", "i1x1x4x4_o1_k2", "--force").exit())
        .isEqualTo(ExitCodes.USAGE);
  }
}
