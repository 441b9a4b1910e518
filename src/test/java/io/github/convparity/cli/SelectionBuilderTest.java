package io.github.convparity.cli;

import static io.github.convparity.cli.InProcess.ids;
import static io.github.convparity.cli.InProcess.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which cases a selection is, as {@code list} shows them. */
final class SelectionBuilderTest {
  private static final String LITERAL =
      "{\"input\":[1,1,1,2],\"out_channels\":1,\"kernel_size\":1,\"bias\":false,\"input_data\":[1,2],\"note\":\"mine\"}";

  @TempDir private Path temporary;

  private String file(String name, String... lines) throws IOException {
    return Files.write(temporary.resolve(name), List.of(lines)).toString();
  }

  private String picture(String name, int firstPixel) throws IOException {
    BufferedImage image = new BufferedImage(12, 10, BufferedImage.TYPE_INT_RGB);
    image.setRGB(0, 0, firstPixel);
    image.setRGB(11, 9, 0x102030);
    Path file = temporary.resolve(name);
    Files.createDirectories(file.getParent());
    assertThat(ImageIO.write(image, "png", file.toFile())).isTrue();
    return file.toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "-k 1..3          | i1x3x32x32_o4_k1 i1x3x32x32_o4_k2 i1x3x32x32_o4_k3",
        "-k 3x5           | i1x3x32x32_o4_k3x5",
        "-k 1..5:2        | i1x3x32x32_o4_k1 i1x3x32x32_o4_k3 i1x3x32x32_o4_k5",
        "-p m1,0,same,valid | i1x3x32x32_o4_k3_pm1 i1x3x32x32_o4_k3 i1x3x32x32_o4_k3_psame i1x3x32x32_o4_k3_pvalid",
        "-s 2 -k 1,2      | i1x3x32x32_o4_k1_s2 i1x3x32x32_o4_k2_s2",
        "-d 1,2 -s 1,2    | i1x3x32x32_o4_k3 i1x3x32x32_o4_k3_d2 i1x3x32x32_o4_k3_s2 i1x3x32x32_o4_k3_s2_d2",
        "-g 0,3           | i1x3x32x32_o4_k3_g0 i1x3x32x32_o4_k3_g3", // illegal ones are kept
        "--batch none,2   | i3x32x32_o4_k3 i2x3x32x32_o4_k3",
        "--in-channels 2 --out-channels 5 --size 7x9 | i1x2x7x9_o5_k3",
        "--bias false,true --padding-mode circular | i1x3x32x32_o4_k3_nobias_circular i1x3x32x32_o4_k3_circular",
        "--seed 1..2 --fill normal,image:card | i1x3x32x32_o4_k3_x-normal_r1 i1x3x32x32_o4_k3_x-normal_r2"
            + " i1x3x32x32_o4_k3_x-image-card_r1 i1x3x32x32_o4_k3_x-image-card_r2",
        "--dtype float64  | i1x3x32x32_o4_k3_f64"
      })
  void axesMakeAGridOfWhichTheLastTurnsFastest(String axes, String ids) {
    assertThat(ids(axes.split(" "))).containsExactly(ids.split(" "));
  }

  @Test
  void typeFillAndSeedReplaceBesideASelectionAndMakeNoGrid() throws IOException {
    String file =
        file("cases.jsonl", LITERAL, "{\"input\":[1,1,3,3],\"out_channels\":1,\"kernel_size\":1}");
    String unchanged = ids("--cases", file).get(0);

    assertThat(ids("--cases", file, "--dtype", "float64", "--fill", "normal", "--seed", "m9"))
        .containsExactly(unchanged, "i1x1x3x3_o1_k1_f64_x-normal_rm9");
    assertThat(ids("--case", "i1x1x3x3_o1_k1_r1", "--seed", "0")).containsExactly("i1x1x3x3_o1_k1");
    assertThat(ids("seed", "--dtype", "float64"))
        .hasSize(29)
        .allMatch(id -> id.contains("_f64_x-image-card"));
  }

  @Test
  void anotherAxisAddsTheGridWhichTakesThemToo() {
    assertThat(ids("--case", "i1x1x3x3_o1_k1", "-k", "1,2", "--dtype", "float64", "--seed", "5"))
        .containsExactly(
            "i1x1x3x3_o1_k1_f64_r5", "i1x3x32x32_o4_k1_f64_r5", "i1x3x32x32_o4_k2_f64_r5");
  }

  @Test
  void aPictureAloneIsForSeedAndEdges() throws IOException {
    String picture = picture("My Photo (1).PNG", 0xFF8001);
    List<String> usual = ids("seed", "edges");

    List<String> ids = ids("--image", picture);

    assertThat(ids).hasSameSizeAs(usual);
    List<JsonNode> before = InProcess.run("list", "seed", "edges", "--format", "json").objects();
    int literal = 0;
    for (int i = 0; i < ids.size(); i++) {
      boolean unbatched = before.get(i).path("input").size() == 3;
      if (before.get(i).toString().contains("_data\":")) {
        literal++;
        assertThat(ids.get(i)).isEqualTo(usual.get(i));
      } else {
        int batch = before.get(i).path("input").get(0).intValue();
        assertThat(ids.get(i))
            .startsWith(unbatched ? "i3x10x12_" : "i" + batch + "x3x10x12_")
            .doesNotContainPattern("_c\\d") // in_channels follows
            .containsPattern("_x-image-my-photo-1(_rm?\\d+)?_h[0-9a-f]{8}(_grad)?$");
      }
    }
    assertThat(literal).isPositive();
  }

  @Test
  void aPictureBesidesASelectionIsForThatSelection() throws IOException {
    String picture = picture("photo.png", 0xFF8001);
    String file =
        file(
            "cases.jsonl",
            LITERAL,
            "{\"input\":[2,5,5],\"out_channels\":1,\"kernel_size\":1,\"in_channels\":7}");
    String unchanged = ids("--cases", file).get(0);

    assertThat(ids("seed", "--image", picture))
        .hasSize(29)
        .allMatch(id -> id.startsWith("i1x3x10x12_o1_k"));
    List<String> ids = ids("--cases", file, "-k", "2", "--batch", "2,none", "--image", picture);
    assertThat(ids).hasSize(4);
    assertThat(ids.get(0)).isEqualTo(unchanged);
    assertThat(ids.get(1)).startsWith("i3x10x12_o1_k1_x-image-photo_h");
    assertThat(ids.get(2)).startsWith("i2x3x10x12_o4_k2_x-image-photo_h");
    assertThat(ids.get(3)).startsWith("i3x10x12_o4_k2_x-image-photo_h");
  }

  @Test
  void theHashOfAPictureIsThatOfItsPixels() throws IOException {
    String one = picture("photo.png", 0xFF8001);
    String same = picture("copy/photo.png", 0xFF8001);
    String other = picture("other/photo.png", 0xFF8002);
    String id = ids("-k", "3", "--image", one).get(0);

    assertThat(ids("-k", "3", "--image", same)).containsExactly(id);
    assertThat(ids("-k", "3", "--image", other).get(0))
        .startsWith("i1x3x10x12_o4_k3_x-image-photo_h")
        .isNotEqualTo(id);
    assertThat(ids("--case", id, "--image", one)).containsExactly(id);
    assertThat(list("--case", id, "--image", other, "-o", temporary.toString()).exit())
        .isEqualTo(ExitCodes.USAGE);
    assertThat(list("--case", id, "-o", temporary.toString()).exit()).isEqualTo(ExitCodes.USAGE);
  }

  @Test
  void anIdWithAHashIsLookedUpInSuitesAndFiles() throws IOException {
    String file = file("cases.jsonl", "# mine", LITERAL);
    String mine = ids("--cases", file).get(0);
    List<String> literalEdges =
        ids("edges").stream().filter(id -> id.matches(".*_h[0-9a-f]{8}")).limit(3).toList();

    assertThat(mine).matches("i1x1x1x2_o1_k1_nobias_h[0-9a-f]{8}");
    assertThat(ids("--case", mine, "--cases", file)).containsExactly(mine, mine);
    assertThat(literalEdges).hasSize(3);
    for (String id : literalEdges) {
      assertThat(ids("--case", id)).containsExactly(id);
    }
    String json = InProcess.run("list", "--case", literalEdges.get(0), "--format", "json").out();
    assertThat(InProcess.run("list", "edges", "--format", "json").out())
        .contains(json)
        .contains("_data");
    Ran unknown = list("--case", mine, "-o", temporary.toString());
    assertThat(unknown.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(unknown.err()).contains(mine).contains("--cases");
  }
}
