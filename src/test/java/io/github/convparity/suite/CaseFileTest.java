package io.github.convparity.suite;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.image.RgbImage;
import io.github.convparity.tensor.Shape;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseFileTest {
  private static final String A = "{\"input\":[1,1,4,4],\"out_channels\":1,\"kernel_size\":1}";
  private static final String B = "{\"input\":[1,1,4,4],\"out_channels\":1,\"kernel_size\":2}";

  private final List<String> notes = new ArrayList<>();

  /** The input of the layers of a printed model. */
  private static Shape input(int channels) {
    return Shape.of(2, channels, 8, 9);
  }

  private Suite read(String text) {
    return read(text, UTF_8);
  }

  private Suite read(String text, Charset charset) {
    return CaseFile.read(
        "my.jsonl", text.getBytes(charset), Pictures.own(), CaseFileTest::input, notes::add);
  }

  @Test
  void everyLineIsACaseInTheOrderOfTheFile() {
    Suite suite = read(B + "\n" + A + "\n");

    assertThat(suite.name()).isEqualTo("my.jsonl");
    assertThat(suite.size()).isEqualTo(2);
    assertThat(suite.get(0).id()).isEqualTo("i1x1x4x4_o1_k2");
    assertThat(suite.get(1).id()).isEqualTo("i1x1x4x4_o1_k1");
    assertThat(suite.index(0)).isZero();
    assertThat(suite.index(1)).isEqualTo(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void blankLinesAndCommentsAreCountedButNotRun(String end) {
    Suite suite =
        read(String.join(end, "# a comment {", "", A, " \t", "  # more", "  " + B + "\t ") + end);

    assertThat(suite.size()).isEqualTo(2);
    assertThat(suite.index(0)).isEqualTo(2);
    assertThat(suite.index(1)).isEqualTo(5);
    assertThat(suite.get(1).id()).isEqualTo("i1x1x4x4_o1_k2");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\uFEFF", "\n\n", "# nothing\n", "\uFEFF# nothing"})
  void fileWithoutCasesSelectsNothing(String text) {
    assertThat(read(text).size()).isZero();
  }

  @Test
  void lastLineNeedsNoLineFeed() {
    assertThat(read(A).size()).isEqualTo(1);
  }

  @Test
  void byteOrderMarkOfUtf8IsSkipped() {
    assertThat(read("\uFEFF" + A).size()).isEqualTo(1);
  }

  @Test
  void secondByteOrderMarkIsNot() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read("\uFEFF\uFEFF" + A))
        .withMessageStartingWith("my.jsonl line 1: the line must be one JSON object");
  }

  @Test
  void utf16IsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(A, UTF_16))
        .withMessage("my.jsonl must be UTF-8 text");
    for (Charset unmarked : List.of(UTF_16LE, UTF_16BE)) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> read(A, unmarked))
          .withMessage("my.jsonl must be UTF-8 text; it has zero bytes, as UTF-16 has");
    }
  }

  @Test
  void zeroByteIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read("# \0\n" + A))
        .withMessageContaining("zero bytes");
  }

  @Test
  void bytesThatAreNoUtf8AreRefused() {
    byte[] latin1 = {'#', ' ', (byte) 0xFC, '\n'};

    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () -> CaseFile.read("l.txt", latin1, Pictures.own(), CaseFileTest::input, notes::add))
        .withMessage("l.txt must be UTF-8 text");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"input":[1,1,4,4],"kernel_size":1}           | "out_channels" must be given
          {"input":[1,1,4],"weight":[1,1,1]}            | "weight" ([1,1,1]) must be
          {"input":[1,1,4],"weight":[1,1,1,1],"seed":{}} | "seed" ({}) must be
          {"input":[1,1,4],"weight":[1,1,1,1],"bias_data":[]} | "bias_data" (0 elements) must
          """)
  void lineThatIsNoCaseIsNamedFromOneAndWithItsKey(String line, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(A + "\n\n" + line + "\n" + B))
        .withMessageStartingWith("my.jsonl line 3: key " + message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"input":[1,1,4,4],"input":1} | : Duplicate field 'input'
          {"input":[1,1,4,4]} {}        | : Trailing token
          [1,1,4,4]                     | , {"input":[1,3,32,32],…}
          "a string"                    | , {"input":[1,3,32,32],…}
          7                             | , {"input":[1,3,32,32],…}
          null                          | , {"input":[1,3,32,32],…}
          {"input":[1,1,4,4],           | : Unexpected end-of-input
          {"input":[1,1,4,NaN]}         | : Non-standard token 'NaN'
          {'input':[1,1,4,4]}           | : Unexpected character
          // comment                    | : Unexpected character
          """)
  void lineThatIsNoObjectIsNamedFromOne(String line, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(A + "\n\n" + line + "\n" + B))
        .withMessageStartingWith("my.jsonl line 3: the line must be one JSON object" + message);
  }

  @Test
  void duplicateInsideAnUnknownKeyIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(A.replace("}", ",\"x\":{\"a\":1,\"a\":2}}")))
        .withMessage("my.jsonl line 1: the line must be one JSON object: Duplicate field 'a'");
  }

  @Test
  void objectOverTwoLinesIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(A.replace(",\"k", ",\n\"k")))
        .withMessageStartingWith("my.jsonl line 1: the line must be one JSON object");
  }

  @Test
  void noteOnAMisspeltKeyNamesTheLine() {
    Suite suite = read("#\n" + A.replace("}", ",\"dtypes\":\"float64\"}"));

    assertThat(suite.size()).isEqualTo(1);
    assertThat(notes)
        .containsExactly(
            "my.jsonl line 2: key \"dtypes\" is unknown and passed through; did you mean"
                + " \"dtype\"?");
  }

  @Test
  void picturesAreThoseAtHand() {
    RgbImage image = RgbImage.of(1, 1, new byte[3]);
    byte[] content = A.replace("}", ",\"fill\":\"image:cat\"}").getBytes(UTF_8);

    Suite suite =
        CaseFile.read(
            "f", content, Pictures.own().with("cat", image), CaseFileTest::input, notes::add);

    assertThat(suite.get(0).fill()).isEqualTo(new Fill.Picture("cat", image));
  }

  @Test
  void hugeIntegersInUnknownKeysAreKeptAndEndlessOnesRefused() {
    String digits = "7".repeat(10_000);

    assertThat(read(A.replace("}", ",\"x\":" + digits + "}")).get(0).extras().get("x"))
        .hasToString(digits);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(A.replace("}", ",\"x\":" + digits + "7}")))
        .withMessageStartingWith("my.jsonl line 1: the line must be one JSON object: Number value");
  }

  @Test
  void printedModelIsACaseForEachOfItsLayers() {
    Suite suite =
        read(
            """
            Net(
              (features): Sequential(
                (0): Conv2d(3, 8, kernel_size=(3, 3), stride=(2, 2), padding=(1, 1), bias=False)
                (1): BatchNorm2d(8, eps=1e-05, momentum=0.1)
                (2): ConvTranspose2d(8, 8, kernel_size=(2, 2), stride=(2, 2))
                (tail): Conv2d(8, 4, kernel_size=(1, 5), stride=(1, 1), padding=same, groups=4)
              )
            )
            """);

    assertThat(suite.size()).isEqualTo(2);
    assertThat(suite.get(0).id()).isEqualTo("i2x3x8x9_o8_k3_s2_p1_nobias");
    assertThat(suite.get(1).id()).isEqualTo("i2x8x8x9_o4_k1x5_psame_g4");
    assertThat(suite.index(1)).isEqualTo(5);
    assertThat(suite.get(1).extras().get("layer").textValue()).isEqualTo("tail");
    assertThat(notes).isEmpty();
  }

  @Test
  void layerBesideACaseObjectIsNoCase() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(A + "\nConv2d(3, 8, kernel_size=(3, 3))"))
        .withMessageStartingWith("my.jsonl line 2: the line must be one JSON object");
  }

  @Test
  void layerThatCannotBeReadIsNamedByItsLine() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read("Net(\n  (0): Conv2d(3, 8, size=3)\n)"))
        .withMessageStartingWith(
            "my.jsonl line 2: layer ((0): Conv2d(3, 8, size=3)) must be made of the arguments");
  }
}
