package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.Python;
import io.github.convparity.Python.Answer;
import io.github.convparity.golden.Packs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Packs between Java and Python, both ways: {@code scripts/record_golden.py} with a PyTorch of
 * Python, and numpy by {@code src/test/python/golden_packs.py}.
 */
@Timeout(180)
final class GoldenPythonTest {
  private static final String RECORD = "scripts/record_golden.py";
  private static final String NUMPY = "src/test/python/golden_packs.py";

  /** Of every kind; the messages of the refused ones are the same in all PyTorchs so far. */
  private static final List<String> IDS =
      Stream.concat(
              Packs.IDS.stream().filter(id -> !id.contains("_f16")), // not in PyTorch 1.13
              Stream.of(
                  "i1x2x4x5_o3_k2x3_p1x2_reflect_r7",
                  "i2x4x5_o3_k2x4_psame_replicate_f64_r8",
                  "i1x2x4x5_o3_k2x4_psame_d1x2_r9",
                  "i1x2x4x5_o2_k2x3_pvalid_g2_bf16_r10",
                  "i1x2x4x5_o2_k2_p1_circular_r11_grad",
                  "i1x2x4x5_o3_k2_s2_psame",
                  "i1x2x4x5_o3_k2_g0",
                  "i1x2x4x5_o3_c3_k2"))
          .toList();

  @TempDir private static Path folder;

  private static String python;

  /** A folder of cases, and a pack of them by the PyTorch of Python. */
  @BeforeAll
  static void recordInPython() throws IOException {
    python = Python.havingTorch();
    List<String> export = new ArrayList<>(List.of("golden", "export", "--with-inputs"));
    IDS.forEach(id -> export.addAll(List.of("--case", id)));
    export.addAll(List.of("--out", folder.resolve("cases").toString()));
    InProcess.Ran ran = InProcess.run(export.toArray(String[]::new));
    assertThat(ran.exit()).as(ran.err()).isZero();

    Answer recorded = python(RECORD, path("cases"), "--out", path("pack"), "--pytorch", "1.2.3");

    assertThat(recorded.text())
        .isEqualTo(
            "PyTorch 1.2.3 answered 15 cases of case: 11 outputs, 4 refusals, 0 unsupported\n"
                + ("wrote " + path("pack") + "\n"));
    assertThat(recorded.status()).isZero();
  }

  private static String path(String name) {
    return folder.resolve(name).toString();
  }

  private static Answer python(String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(python, "-B"));
    command.addAll(List.of(arguments));
    return Python.run(command);
  }

  private static InProcess.Ran verify(String pack) {
    return InProcess.run("golden", "verify", pack, "-o", path("out"), "--format", "ndjson");
  }

  @Test
  void aPackMadeInPythonIsVerifiedInJava() {
    InProcess.Ran ran = verify(path("pack"));

    assertThat(ran.err()).isEmpty();
    assertThat(ran.exit()).isZero();
    assertThat(ran.objects().get(0).path("reference").asText()).isEqualTo("pytorch 1.2.3 (golden)");
    List<JsonNode> results = ran.objects().subList(1, 1 + IDS.size());
    assertThat(results).allMatch(result -> result.path("pass").asBoolean());
    assertThat(results)
        .filteredOn(result -> result.path("verdict").asText().equals("BOTH_REFUSE"))
        .hasSize(4)
        .allMatch(result -> result.path("message_equal").asBoolean());
  }

  @Test
  void pythonAndDjlGiveAnswersThatAreBothRight() {
    List<String> record = new ArrayList<>(List.of("golden", "record", "--out", path("djl")));
    IDS.forEach(id -> record.addAll(List.of("--case", id)));
    InProcess.Ran recorded = InProcess.run(record.toArray(String[]::new));
    InProcess.Ran diff = InProcess.run("golden", "diff", path("pack"), path("djl"));

    assertThat(recorded.exit()).as(recorded.err()).isZero();
    assertThat(diff.out()).contains("15 cases: ").doesNotContain("outside", "otherwise", "text");
    assertThat(diff.exit()).isZero();
  }

  @Test
  void recordingTwiceInPythonGivesTheSameBytes() throws IOException {
    python(RECORD, path("cases"), "--out", path("twice"), "--pytorch", "1.2.3");

    for (String file : List.of("manifest.json", "arrays-0.npz")) {
      assertThat(folder.resolve("twice").resolve(file))
          .hasSameBinaryContentAs(folder.resolve("pack").resolve(file));
    }
  }

  @Test
  void numpyOpensWhatJavaWrites() throws IOException {
    Packs.write(folder.resolve("java"), Packs.IDS);

    assertThat(python(NUMPY, "check", path("java")))
        .isEqualTo(new Answer(0, "12 arrays are as the manifest says\n"));
  }

  @Test
  void numpyOpensTheShippedPacks() throws IOException {
    assertThat(python(NUMPY, "check", "golden/pytorch-2.7.1/edges"))
        .isEqualTo(new Answer(0, "175 arrays are as the manifest says\n"));
    assertThat(python(NUMPY, "check", "golden/pytorch-1.13.1/seed"))
        .isEqualTo(new Answer(0, "29 arrays are as the manifest says\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"savez", "savez_compressed"})
  void javaOpensWhatNumpyWrites(String save) throws IOException {
    Path pack = Packs.write(folder.resolve(save), Packs.IDS);
    byte[] before = Files.readAllBytes(pack.resolve("arrays-0.npz"));
    assertThat(python(NUMPY, "repack", pack.toString(), save)).isEqualTo(new Answer(0, ""));

    InProcess.Ran ran = verify(pack.toString());

    assertThat(Files.readAllBytes(pack.resolve("arrays-0.npz"))).isNotEqualTo(before);
    assertThat(ran.exit()).as(ran.err()).isZero();
    assertThat(ran.objects().get(9).path("verdicts").path("BIT_EXACT").asInt()).isEqualTo(7);
  }

  @Test
  void whatIsWrongWithAnExportIsSaidInOneSentence() throws IOException {
    InProcess.run("golden", "export", "--case", IDS.get(0), "--out", path("bare"));
    Path changed = Files.createDirectory(folder.resolve("changed"));
    for (String file : List.of("manifest.json", "inputs-0.npz")) {
      Files.copy(folder.resolve("cases").resolve(file), changed.resolve(file));
    }
    Files.writeString(
        changed.resolve("manifest.json"),
        Files.readString(changed.resolve("manifest.json"))
            .replaceFirst("\"input_sha256\":\"....", "\"input_sha256\":\"0000"));

    assertThat(python(RECORD, path("bare"), "--out", path("x")))
        .isEqualTo(
            new Answer(
                2,
                "record_golden.py: "
                    + path("bare/manifest.json")
                    + ": case i1x2x4x5_o3_k2x3_p1_r1 has no inputs; export with --with-inputs\n"));
    Answer other = python(RECORD, path("changed"), "--out", path("x"));
    assertThat(other.status()).isEqualTo(2);
    assertThat(other.text()).contains("inputs-0.npz: input_sha256 of case ").hasLineCount(1);
    assertThat(python(RECORD, path("pack"), "--out", path("x")))
        .isEqualTo(
            new Answer(
                2,
                "record_golden.py: "
                    + path("pack/manifest.json")
                    + ": schema must be \"convparity.golden-cases/1\", as of golden export\n"));
    assertThat(python(RECORD, path("nowhere"), "--out", path("x")).status()).isEqualTo(3);
    Answer there = python(RECORD, path("cases"), "--out", path("pack"));
    assertThat(there.status()).isEqualTo(3);
    assertThat(there.text()).contains("is there already").hasLineCount(1);
    assertThat(folder.resolve("x")).doesNotExist();
  }
}
