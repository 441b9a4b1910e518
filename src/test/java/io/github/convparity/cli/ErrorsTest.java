package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.cli.InProcess.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is said of a wrong command line, and with which exit code. */
final class ErrorsTest {
  @TempDir private Path temporary;

  private String out;

  @BeforeEach
  void nameTheOutputFolder() {
    out = temporary.resolve("out").toString();
  }

  private void assertFails(int exit, String part, String... arguments) {
    List<String> words = new ArrayList<>(List.of(arguments));
    if (words.get(0).equals("run") && !words.contains("-o")) {
      words.addAll(1, List.of("-o", out));
    }
    Ran ran = InProcess.run(words.toArray(String[]::new));

    assertThat(ran.exit()).as(ran.err()).isEqualTo(exit);
    assertThat(ran.out()).isEmpty();
    assertThat(ran.err()).startsWith("convparity: ").contains(part).doesNotContain("\tat ");
    assertThat(temporary.resolve("out")).doesNotExist(); // nothing is run
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "rnu             | run",
        "lsit            | list",
        "run edgse       | did you mean \"edges\"?",
        "list sede       | did you mean \"seed\"?",
        "run --strid 3   | --stride",
        "list --paddin 3 | --padding",
        "run --candidate dirct | did you mean \"direct\"?",
        "run --padding-mode reflekt | did you mean \"reflect\"?",
        "list --dtype flaot32 | did you mean \"float32\"?",
        "list --fill unifrom  | did you mean \"uniform\"?"
      })
  void aMisspeltWordIsAUsageErrorWithASuggestion(String commandLine, String suggestion) {
    assertFails(ExitCodes.USAGE, suggestion, commandLine.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense",
        "--nonsense",
        "run nonsense",
        "run --nonsense",
        "list seed nonsense",
        "help nonsense",
        "run --case",
        "run --format xml",
        "list --format text",
        "run --color blue",
        "run --progress fast",
        "run --count",
        "run --jobs many",
        "run --jobs 0",
        "run --jobs -1",
        "run --torch-threads 0",
        "run --max-failures 0",
        "run --max-failures x",
        "run --timeout soon",
        "run --timeout 5h",
        "run --timeout -1s",
        "run --timeout 1.5s",
        "run --timeout s",
        "run --max-memory lots",
        "run --max-memory -1",
        "run --max-memory 2x",
        "run --max-memory 1.5g",
        "run --slack 0",
        "run --slack -1",
        "run --slack NaN",
        "run --slack Infinity",
        "run --slack 1e999",
        "run --slack much",
        "run --candidate nobody",
        "run --candidate java.lang.String"
      })
  void aWrongWordOrValueIsAUsageError(String commandLine) {
    assertFails(ExitCodes.USAGE, "", commandLine.split(" "));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-k 3.5",
        "-k 5..1",
        "-k 1..",
        "-k ..3",
        "-k 1,,2",
        "-k 3x",
        "-k 3x3x3",
        "-k m1",
        "-k same",
        "-k 99999999999",
        "-k 1..3:0",
        "-s x",
        "-p sam",
        "-p SAME",
        "-p 1,",
        "-d 1...3",
        "-g 1x2",
        "--groups two",
        "--in-channels m1",
        "--out-channels 1.0",
        "--size 3x",
        "--size m3",
        "--batch nobody",
        "--batch m1",
        "--bias yes",
        "--bias TRUE",
        "--dtype float",
        "--dtype float32,",
        "--fill noise",
        "--fill image:mine",
        "--seed 1.5",
        "--seed 9223372036854775808",
        "--seed x",
        "--padding-mode constant"
      })
  void aMalformedAxisValueIsAUsageError(String axis) {
    List<String> words = List.of(axis.split(" "));
    assertFails(ExitCodes.USAGE, words.get(1), "list", words.get(0), words.get(1));
    assertFails(ExitCodes.USAGE, words.get(1), "run", words.get(0), words.get(1));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "x",
        "i",
        "i1x1x3x3",
        "i1x1x3x3_o1",
        "i1x1x3_o1_k1_",
        "I1x1x3x3_o1_k1",
        "i1x1x3x3_k1_o1",
        "i01x1x3x3_o1_k1",
        "i1x3x3x3x3_o1_k1",
        "i3x3_o1_k1",
        "im1x1x3x3_o1_k1",
        "i1x1x3x3_o1_k1_s-1",
        "i1x1x3x3_o1_k1_pSame",
        "i1x1x3x3_o1_k1_m0",
        "i1x1x3x3_o1_k1_z9",
        "i1x1x3x3_o1_k1_x-noise",
        "i1x1x3x3_o1_k1_r99999999999999999999",
        "i99999999999x1x1_o1_k1",
        "i1x1x3x3_o1_k1_h1234567",
        "i1x1x3x3_o1_k1_hABCDEF01",
        "i1x1x3x3_o1_k1_grad_r1"
      })
  void aMalformedIdIsAUsageErrorThatShowsIt(String id) {
    assertFails(
        ExitCodes.USAGE, id.startsWith("i1x1x3x3_o1_k1_x-") ? "x-noise" : id, "list", "--case", id);
  }

  @Test
  void aListBesideSuitesIsAUsageErrorForWhatReplaces() {
    for (List<String> option :
        List.of(
            List.of("--dtype", "float32,float64"),
            List.of("--fill", "normal,uniform"),
            List.of("--seed", "1..2"))) {
      assertFails(
          ExitCodes.USAGE, "must be one value", "list", "seed", option.get(0), option.get(1));
      assertFails(
          ExitCodes.USAGE,
          "must be one value",
          "list",
          "--case",
          "i1x1x3x3_o1_k1",
          option.get(0),
          option.get(1));
      assertFails(
          ExitCodes.USAGE,
          "must be one value",
          "list",
          "seed",
          "-k",
          "1..3",
          option.get(0),
          option.get(1));
    }
  }

  @Test
  void aMissingFileIsUnavailable() {
    String missing = temporary.resolve("missing").toString();

    for (String option : List.of("--cases", "--image", "--candidate-path")) {
      assertFails(ExitCodes.UNAVAILABLE, "missing", "run", option, missing);
    }
    assertFails(ExitCodes.UNAVAILABLE, "missing", "list", "--cases", missing);
    assertFails(ExitCodes.UNAVAILABLE, "missing", "list", "--image", missing);
  }

  @Test
  void contentThatIsNoImageNoCaseFileOrNoCandidateIsAUsageError() throws IOException {
    String text = Files.writeString(temporary.resolve("text.png"), "no picture").toString();
    String bytes =
        Files.write(temporary.resolve("bytes.jsonl"), new byte[] {(byte) 0xC3, 0x28}).toString();
    String lines =
        Files.writeString(
                temporary.resolve("lines.jsonl"),
                "\n# good\n{\"input\":[1,1,3,3],\"out_channels\":-1,\"kernel_size\":1}\n")
            .toString();
    String card = Files.writeString(temporary.resolve("Card.png"), "no picture").toString();

    assertFails(ExitCodes.USAGE, "text.png", "run", "--image", text);
    assertFails(ExitCodes.USAGE, "bytes.jsonl", "run", "--cases", bytes);
    assertFails(
        ExitCodes.USAGE,
        "lines.jsonl line 3: key \"out_channels\" (-1) must be",
        "run",
        "-o",
        out,
        "--cases",
        lines);
    assertFails(ExitCodes.USAGE, "Card.png", "run", "--image", card);
    assertFails(ExitCodes.USAGE, "text.png", "run", "--candidate-path", text);
    assertFails(
        ExitCodes.USAGE,
        "META-INF/services",
        "run",
        "-o",
        out,
        "--candidate-path",
        temporary.toString());
  }

  @Test
  void nothingSelectedIsNothingCompared() throws IOException {
    String empty = Files.writeString(temporary.resolve("empty.jsonl"), "").toString();
    String comments =
        Files.writeString(temporary.resolve("comments.jsonl"), "\n# nothing\n\n").toString();

    assertFails(ExitCodes.NOTHING_COMPARED, "nothing", "run", "--cases", empty);
    assertFails(
        ExitCodes.NOTHING_COMPARED,
        "nothing",
        "run",
        "-o",
        out,
        "--cases",
        comments,
        "--cases",
        empty);
    assertThat(InProcess.run("list", "--cases", empty, "--count").out()).isEqualTo("0\n");
  }

  @Test
  void aFolderThatCannotBeWrittenIsUnavailable() throws IOException {
    Path file = Files.writeString(temporary.resolve("file"), "mine");

    for (Path folder : List.of(file, file.resolve("below"))) {
      assertFails(
          ExitCodes.UNAVAILABLE,
          folder.toString(),
          "run",
          "-o",
          folder.toString(),
          "--case",
          "i1x1x3x3_o1_k1");
    }
    assertThat(file).hasContent("mine");
  }

  @Test
  void verboseShowsWhereAnErrorComesFrom() {
    Ran ran = InProcess.run("run", "-v", "nonsense");

    assertThat(ran.exit()).isEqualTo(ExitCodes.USAGE);
    assertThat(ran.err()).startsWith("convparity: suite (nonsense)").contains("\tat ");
  }
}
