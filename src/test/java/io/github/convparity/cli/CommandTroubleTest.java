package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.run.CompiledCandidates;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Command lines that once went wrong. */
final class CommandTroubleTest {
  private static final String ONE = "i1x1x3x3_o1_k1";

  @TempDir private Path temporary;

  private String out() {
    return temporary.resolve("out").toString();
  }

  private String picture(String name, int firstPixel) throws IOException {
    BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, firstPixel);
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file.toString();
  }

  @Test
  void anotherPictureOfTheSameNameIsNotTakenForThatOfTheLastRun() throws IOException {
    String picture = picture("photo.png", 0xFF8001);
    String other = picture("other/photo.png", 0xFF8002);
    InProcess.run("run", "-o", out(), "-k", "3", "--image", picture);
    String id = InProcess.ids("-k", "3", "--image", picture).get(0);

    Ran ran = InProcess.list("--case", id, "--image", other, "-o", out());

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.out()).isEmpty();
  }

  @Test
  void aUsersKeyNamedIdIsNotTakenForTheIdOfAResult() throws IOException {
    String id = "i1x1x9x9_o1_k3_habcdef01";
    Path file = temporary.resolve("mine.jsonl");
    Files.writeString(
        file,
        "{\"input\":[1,1,1,1],\"weight\":[1,1,1,1],\"input_data\":[5],\"id\":\"" + id + "\"}\n");
    InProcess.run("run", "-o", out(), "--cases", file.toString());

    Ran ran = InProcess.list("--case", id, "-o", out());

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.out()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"--timeout 999999999m", "--max-memory 999999999t"})
  void aVeryLargeLimitIsNoLimit(String limit) {
    List<String> words = List.of(limit.split(" "));

    Ran ran = InProcess.run("run", "-o", out(), "--case", ONE, words.get(0), words.get(1));

    assertThat(ran.exit()).as(ran.err()).isZero();
  }

  @Test
  void aNameThatThrowsAnErrorIsAUsageError() throws IOException {
    Path classes =
        CompiledCandidates.in(temporary.resolve("classes"))
            .withSource(
                "Nameless",
                """
                package com.acme;
                import io.github.convparity.conv.*;
                import io.github.convparity.tensor.Tensor;
                public class Nameless implements Conv2d {
                  public String name() { throw new AssertionError("no name"); }
                  public Tensor forward(Tensor i, Tensor w, Tensor b, Conv2dOptions o) { return i; }
                }
                """)
            .compileAndRegister("Nameless");

    Ran ran =
        InProcess.run("run", "-o", out(), "--case", ONE, "--candidate-path", classes.toString());

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).contains("com.acme.Nameless", "no name");
  }

  @Test
  void aFolderInPlaceOfAFileIsNamed() {
    for (String option : List.of("--cases", "--image")) {
      Ran ran = InProcess.list(option, temporary.toString());
      assertThat(ran.exit()).isEqualTo(ExitCodes.UNAVAILABLE);
      assertThat(ran.err()).contains(temporary.toString());
    }
  }

  @Test
  void theCommandThatRunsAFailureAgainFindsLiteralDataWhereverTheResultsAre() throws IOException {
    Path file = temporary.resolve("mine.jsonl");
    Files.writeString(
        file,
        "{\"input\":[1,1,1,1],\"weight\":[1,1,1,1],\"bias\":false,\"input_data\":[5],"
            + "\"weight_data\":[2],\"expected\":{\"shape\":[1,1,1,1],\"data\":[11]}}\n");
    Ran ran = InProcess.run("run", "-o", out(), "--cases", file.toString());
    String again =
        ran.lines().stream()
            .filter(line -> line.startsWith("  again "))
            .findFirst()
            .orElseThrow()
            .replaceFirst(".*scripts/convparity ", "");

    assertThat(ran.exit()).isEqualTo(ExitCodes.FAILED);
    assertThat(InProcess.run(again.split(" ")).exit()).isEqualTo(ExitCodes.FAILED);
  }
}
