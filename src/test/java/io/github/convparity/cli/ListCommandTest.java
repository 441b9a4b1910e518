package io.github.convparity.cli;

import static io.github.convparity.cli.InProcess.ids;
import static io.github.convparity.cli.InProcess.list;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.cli.InProcess.Ran;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Suites;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code list} prints. */
final class ListCommandTest {
  private static final String LITERAL =
      "{\"input\":[1,1,1,2],\"out_channels\":1,\"kernel_size\":1,\"bias\":false,\"input_data\":[1,2],\"note\":\"mine\"}";

  @TempDir private Path temporary;

  private String file(String name, String... lines) throws IOException {
    return Files.write(temporary.resolve(name), List.of(lines)).toString();
  }

  @Test
  void withoutASelectionTheSuitesAreListed() {
    List<String> names = Suites.names();

    assertThat(ids()).isEqualTo(names);
    assertThat(InProcess.run("list", "--count").out()).isEqualTo(names.size() + "\n");
    List<String> table = InProcess.run("list").lines();
    List<JsonNode> objects = InProcess.run("list", "--format", "json").objects();
    for (int i = 0; i < names.size(); i++) {
      assertThat(table.get(i))
          .startsWith(names.get(i))
          .contains(" " + Suites.named(names.get(i)).size() + " ");
      assertThat(objects.get(i).path("suite").textValue()).isEqualTo(names.get(i));
      assertThat(objects.get(i).path("cases").intValue())
          .isEqualTo(Suites.named(names.get(i)).size());
    }
  }

  @Test
  void casesAreListedInEveryFormat() {
    String id = "i1x3x8x8_o2_k3x2_p1_r7";

    assertThat(InProcess.run("list", "--case", id).out())
        .contains("case 0 ", id, "[1, 3, 8, 8] -> [1, 2, 8, 9]");
    assertThat(ids("--case", id)).containsExactly(id);
    assertThat(InProcess.run("list", "--case", id, "--count").out()).isEqualTo("1\n");
    assertThat(InProcess.run("list", "--case", id, "--format", "json").out())
        .isEqualTo(
            "{\"input\":[1,3,8,8],\"in_channels\":3,\"out_channels\":2,\"kernel_size\":[3,2],\"stride\":[1,1],"
                + "\"padding\":[1,1],\"dilation\":[1,1],\"groups\":1,\"bias\":true,\"padding_mode\":\"zeros\","
                + "\"dtype\":\"float32\",\"fill\":\"uniform\",\"seed\":7,\"grad\":false}\n");
  }

  @Test
  void theTableTellsARefusal() {
    assertThat(InProcess.run("list", "--case", "i1x1x3x3_o1_k1_s0").out())
        .contains("refused: non-positive stride");
  }

  @Test
  void whatIsListedAsJsonCanBeFedBack() throws IOException {
    Ran edges = InProcess.run("list", "edges", "--format", "json");
    Files.writeString(temporary.resolve("back.jsonl"), edges.out());

    Ran back =
        InProcess.run(
            "list", "--cases", temporary.resolve("back.jsonl").toString(), "--format", "json");

    assertThat(back.out()).isEqualTo(edges.out());
    assertThat(back.lines()).hasSize(Suites.named("edges").size());
  }

  @Test
  void idsWithinASuiteAreUniqueAndParseBack() {
    for (String suite : List.of("seed", "edges", "grid")) {
      List<String> ids = ids(suite);
      assertThat(ids).hasSize(Suites.named(suite).size()).doesNotHaveDuplicates();
      for (String id : ids.subList(0, 25)) {
        assertThat(CaseId.parse(id, Pictures.own()).id()).isEqualTo(id);
      }
    }
  }

  @Test
  void selectionStandsInTheOrderSuitesFilesIdsGrid() throws IOException {
    String file =
        file(
            "two.jsonl",
            "# a comment",
            LITERAL,
            "",
            "{\"input\":[1,5,5],\"out_channels\":1,\"kernel_size\":2}");
    String id = "i1x1x3x3_o1_k1";

    Ran ran =
        InProcess.run(
            "list",
            "-k",
            "2",
            "--case",
            id,
            "--cases",
            file,
            "--case",
            id + "_s2",
            "seed",
            "--batch",
            "none");

    List<String> lines = ran.lines();
    assertThat(lines).hasSize(29 + 2 + 2 + 1);
    assertThat(lines.get(0)).startsWith("seed 0 ");
    assertThat(lines.get(29)).startsWith("two.jsonl 1 ");
    assertThat(lines.get(30)).startsWith("two.jsonl 3 ").contains(" i1x5x5_o1_k2 ");
    assertThat(lines.get(31)).startsWith("case 0 ").contains(" " + id + " ");
    assertThat(lines.get(32)).startsWith("case 1 ").contains(" " + id + "_s2 ");
    assertThat(lines.get(33)).startsWith("axes 0 ").contains(" i3x32x32_o4_k2 ");
  }

  @Test
  void aKeyThatLooksMisspeltIsNotedOnStandardError() throws IOException {
    String file =
        file(
            "cases.jsonl", "{\"input\":[1,3,3],\"out_channels\":1,\"kernel_size\":1,\"paddin\":1}");

    Ran ran = list("--cases", file);

    assertThat(ran.exit()).isZero();
    assertThat(ran.lines()).containsExactly("i1x3x3_o1_k1");
    assertThat(ran.err())
        .contains("cases.jsonl line 1")
        .contains("\"paddin\"")
        .contains("did you mean \"padding\"?");
  }
}
