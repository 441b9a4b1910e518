package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.image.ColourScale;
import io.github.convparity.image.GifBytes;
import io.github.convparity.image.Palette;
import io.github.convparity.image.RgbImage;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class GifCommandTest {
  private static final long MEGABYTE = 1_000_000;

  @TempDir private Path temporary;

  private Path file() {
    return temporary.resolve("series.gif");
  }

  private InProcess.Ran gif(String... words) {
    List<String> all = new ArrayList<>(List.of("gif", "--out", file().toString()));
    all.addAll(Arrays.asList(words));
    return InProcess.run(all.toArray(String[]::new));
  }

  @Test
  void aSeriesIsDrawnFrameByFrame() throws IOException {
    InProcess.Ran ran = gif("--vary", "kernel=1..3", "--size", "8x8", "--fill", "integer");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.lines()).hasSize(4);
    assertThat(ran.lines().get(1)).isEqualTo("kernel 2     BIT_EXACT            [1, 1, 7, 7]");
    assertThat(ran.lines().get(3)).startsWith("wrote " + file() + " (3 frames, ");
    GifBytes read = GifBytes.of(Files.readAllBytes(file()));
    assertThat(read.delays()).containsExactly(40, 40, 40);
    assertThat(read.loops()).isZero();
    assertThat(read.localPalettes()).isZero();
    assertThat(read.frames()).hasSize(3);
  }

  @Test
  void pixelsOfPyTorchsSideAreWhatTheConvolutionGives() throws IOException {
    gif("--vary", "stride=1,3", "-k", "2", "--side", "pytorch", "--dtype", "float64");

    List<RgbImage> frames = GifBytes.of(Files.readAllBytes(file())).frames();

    for (int i = 0; i < 2; i++) {
      int stride = i == 0 ? 1 : 3;
      String id = "i1x3x96x128_o1_k2" + (i == 0 ? "" : "_s3") + "_nobias_f64_x-image-card";
      Arguments arguments = CaseId.parse(id, Pictures.own()).parityCase().arguments();
      Tensor output =
          new DirectConv2d()
              .forward(arguments.input(), arguments.weight(), null, arguments.options());
      double[] values = output.doubles();
      ColourScale scale =
          new ColourScale.Values(
              Arrays.stream(values).min().orElseThrow(), Arrays.stream(values).max().orElseThrow());
      int pixel = 2 * stride; // an input pixel is 2x2
      int width = output.sizes().dim(-1);
      int height = output.sizes().dim(-2);
      for (int y = 0; y < height * pixel; y++) {
        for (int x = 0; x < width * pixel; x++) {
          int expected = Palette.rgb(scale.colour(values[y / pixel * width + x / pixel]));
          // The field begins at 162, 12; half of the 2x2 kernel is one pixel of the frame.
          assertThat(GifBytes.rgb(frames.get(i), 162 + 1 + 1 + y, 12 + 30 + 1 + x))
              .as("stride %d, %d, %d", stride, y, x)
              .isEqualTo(expected);
        }
      }
    }
  }

  @Test
  void anIllegalSettingIsAFrame() throws IOException {
    InProcess.Ran ran = gif("--vary", "stride=0..2", "--size", "6x6", "--delay", "1s");

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(ran.lines().get(0)).isEqualTo("stride 0     BOTH_REFUSE          no output");
    assertThat(GifBytes.of(Files.readAllBytes(file())).delays()).containsExactly(100, 100, 100);
  }

  @Test
  void aFaultyCandidateIsDrawnAndExitsAsARun() {
    InProcess.Ran ran =
        gif(
            "--vary",
            "padding=0,1",
            "--size",
            "9",
            "--fill",
            "uniform",
            "--candidate",
            "io.github.convparity.repro.RotatedConv2d");
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.FAILED);
    assertThat(file()).isNotEmptyFile();
  }

  @Test
  void theExperimentsOfTheSeedAreThreeFilesBelowAMegabyte() throws IOException {
    Path folder = temporary.resolve("new/figures");

    InProcess.Ran ran = InProcess.run("gif", "--seed-experiments", "--out", folder.toString());

    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.PARITY);
    assertThat(frames(folder.resolve("kernel.gif"))).isEqualTo(10);
    assertThat(frames(folder.resolve("stride.gif"))).isEqualTo(10);
    assertThat(frames(folder.resolve("padding.gif"))).isEqualTo(11);
    assertThat(ran.lines())
        .contains(
            "kernel 10    ROUNDING             [1, 1, 87, 119]"
                .replaceAll("ROUNDING", verdict(ran)));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(3);
    }
  }

  /** Of the frame "kernel 10": how PyTorch rounds is the machine's affair. */
  private static String verdict(InProcess.Ran ran) {
    String line =
        ran.lines().stream().filter(l -> l.startsWith("kernel 10")).findFirst().orElseThrow();
    return line.contains("BIT_EXACT") ? "BIT_EXACT" : "ROUNDING";
  }

  private static int frames(Path file) throws IOException {
    assertThat(Files.size(file)).isLessThan(MEGABYTE);
    GifBytes read = GifBytes.of(Files.readAllBytes(file));
    int frames = read.delays().size();
    assertThat(read.delays()).isEqualTo(Collections.nCopies(frames, 40));
    assertThat(read.loops()).isZero();
    assertThat(read.localPalettes()).isZero();
    return frames;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--vary kernel|--vary (kernel) must be kernel=, stride=, padding= or dilation= and values",
        "--vary groups=1|--vary (groups=1) must be kernel=, stride=, padding= or dilation=",
        "--vary kernel=a|--kernel (a) must be",
        "--vary kernel=1..900|--vary (kernel=1..900) must have at most 200 values, not 900",
        "--vary kernel=1 -k 3|--kernel (3) must not stand beside --vary",
        "--vary kernel=1 -s 1,2|--stride (1,2) must be one value; only --vary takes several",
        "--vary kernel=1 --delay 5ms|--delay (5ms) must be a multiple of 10ms from 20ms to 600s",
        "--seed-experiments -k 3|--seed-experiments must stand alone",
        "--delay 1s|--vary or --seed-experiments must be given",
        "--vary kernel=1 --candidate direct --candidate vector|--candidate must name one of",
        "--vary kernel=1 --image pom.xml|--image pom.xml: image (",
        "--vary kernel=1 --fill image:cat|fill (image:cat) must name a picture",
      })
  void wrongUsageIsOneSentence(String words, String message) {
    InProcess.Ran ran = gif(words.split(" ", -1));
    assertThat(ran.exit()).as(ran.err()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).startsWith("convparity: " + message).hasLineCount(1);
    assertThat(file()).doesNotExist();
  }

  @Test
  void aFileThatIsThereStaysUnlessForced() throws IOException {
    Files.writeString(file(), "mine");

    InProcess.Ran ran = gif("--vary", "kernel=1", "--size", "4");

    assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(ran.err())
        .isEqualTo("convparity: " + file() + ": exists already; give --force to overwrite it\n");
    assertThat(file()).hasContent("mine");
    assertThat(gif("--vary", "kernel=1", "--size", "4", "--force").exit())
        .isEqualTo(ExitCodes.PARITY);
    assertThat(GifBytes.of(Files.readAllBytes(file())).delays()).hasSize(1);
    try (Stream<Path> files = Files.list(temporary)) {
      assertThat(files).containsExactly(file());
    }
  }

  @Test
  void aPlaceThatCannotBeWrittenIsAnErrorBeforeAnythingIsRun() {
    InProcess.Ran missing =
        InProcess.run("gif", "--vary", "kernel=1", "--out", temporary + "/no/where.gif");
    assertThat(missing.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(missing.err()).contains("/no: no such file or folder").hasLineCount(1);
    assertThat(missing.out()).isEmpty();
    InProcess.Ran folder =
        InProcess.run("gif", "--vary", "kernel=1", "--out", temporary.toString());
    assertThat(folder.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
    assertThat(folder.err()).contains("a folder stands there");
    InProcess.Ran image = gif("--vary", "kernel=1", "--image", temporary + "/none.png");
    assertThat(image.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
  }

  @Test
  void whoMayReadTheFileIsNotChanged() throws IOException {
    gif("--vary", "kernel=1", "--size", "4");
    Path plain = Files.createFile(temporary.resolve("plain"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(plain)));
  }
}
