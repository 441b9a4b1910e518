package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CaseJsonTest {
  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final List<String> notes = new ArrayList<>();

  private ParityCase read(String json) {
    return CaseFile.readLine(json, Pictures.own(), notes::add);
  }

  private static String write(ParityCase c) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = MAPPER.getFactory().createGenerator(text)) {
      CaseJson.write(c, json);
    }
    return text.toString();
  }

  @Test
  void settingsStandInOneOrderAndOnlyWhatIsGivenFollows() throws IOException {
    ParityCase c =
        read(
            """
            {"zebra":{"b":[1,null],"a":0.5},"weak":"w","expected":{"data":[1,"NaN"],"shape":[2]},
             "error_contains":"e","expect":"ok","grad_output_data":[-0.0],"bias_data":[0.25],
             "weight_data":["-Infinity"],"input_data":[1e-3],"grad":true,"seed":-7,
             "fill":"image:card","dtype":"float64","padding_mode":"circular","bias":true,"groups":1,
             "dilation":2,"padding":"same","stride":1,"weight":[1,1,1,1],"input":[1,1,1],"id":"x"}
            """);

    assertThat(write(c))
        .isEqualTo(
            """
            {"input":[1,1,1],"in_channels":1,"out_channels":1,"kernel_size":[1,1],"stride":[1,1],
            "padding":"same","dilation":[2,2],"groups":1,"bias":true,"padding_mode":"circular",
            "dtype":"float64","fill":"image:card","seed":-7,"grad":true,"input_data":[0.001],
            "weight_data":["-Infinity"],"bias_data":[0.25],"grad_output_data":[-0.0],
            "expect":"ok","error_contains":"e","expected":{"shape":[2],"data":[1.0,"NaN"]},
            "weak":"w","zebra":{"b":[1,null],"a":0.5},"id":"x"}
            """
                .replace("\n", ""));
  }

  @Test
  void defaultsAreWrittenOut() throws IOException {
    assertThat(write(read("{\"input\":[1,3,32,32],\"out_channels\":8,\"kernel_size\":3}")))
        .isEqualTo(
            """
            {"input":[1,3,32,32],"in_channels":3,"out_channels":8,"kernel_size":[3,3],
            "stride":[1,1],"padding":[0,0],"dilation":[1,1],"groups":1,"bias":true,
            "padding_mode":"zeros","dtype":"float32","fill":"uniform","seed":0,"grad":false}
            """
                .replace("\n", ""));
  }

  @Test
  void whatIsWrittenReadsBackToTheSameCase() throws IOException {
    RandomCases cases = new RandomCases(3);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      ParityCase c = cases.documented();
      String written = write(c);
      ParityCase again = read(written);
      boolean same =
          again.id().equals(c.id())
              && again.setting().equals(c.setting())
              && again.fill().equals(c.fill())
              && Objects.equals(again.weak(), c.weak())
              && Objects.equals(again.expectation().shape(), c.expectation().shape())
              && List.copyOf(again.extras().keySet()).equals(List.copyOf(c.extras().keySet()));
      if (!same || !write(again).equals(written)) {
        wrong.add(written);
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(notes).isEmpty();
  }

  @Test
  void wildNumbersReadBackToTheSameCase() throws IOException {
    RandomCases cases = new RandomCases(4);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 3_000; i++) {
      ParityCase c = cases.wild();
      if (!read(write(c)).equals(c)) {
        wrong.add(c.id());
      }
    }

    assertThat(wrong).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [8,3,5,7] | 1           | 3
          [8,3,5,7] | 4           | 12
          [8,0,5,7] | 4           | 0
          [8,3,5,7] | 0           | 3
          [8,3,5,7] | -4          | 3
          [8,3,5,7] | -2147483648 | 3
          """)
  void weightStandsForFiltersKernelAndChannels(String weight, int groups, int inChannels) {
    Setting setting =
        read("{\"input\":[1,3,9,9],\"weight\":" + weight + ",\"groups\":" + groups + "}").setting();

    assertThat(setting.weight().toString().replace(" ", "")).isEqualTo(weight);
    assertThat(setting.outChannels()).isEqualTo(8);
    assertThat(setting.kernel()).hasToString("[5, 7]");
    assertThat(setting.inChannels()).isEqualTo(inChannels);
  }

  @Test
  void weightMayStandBesideWhatItFixes() {
    ParityCase c =
        read(
            """
            {"input":[1,6,9,9],"weight":[8,3,5,5],"groups":2,"out_channels":8,"kernel_size":5,
             "in_channels":6}
            """);

    assertThat(c.id()).isEqualTo("i1x6x9x9_o8_k5_g2");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "out_channels":4    | key "out_channels" (4) must be 8
          "kernel_size":3     | key "kernel_size" (3) must be [5, 7]
          "kernel_size":[7,5] | key "kernel_size" ([7,5]) must be [5, 7]
          "in_channels":3     | key "in_channels" (3) must be 6
          "in_channels":7     | key "in_channels" (7) must be 6
          """)
  void weightThatDisagreesIsRefused(String pair, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () -> read("{\"input\":[1,6,9,9],\"weight\":[8,3,5,7],\"groups\":2," + pair + "}"))
        .withMessage(message + ", as \"weight\" and \"groups\" fix it");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [8,3,5]            | an array of 4 integers from 0 to 2147483647
          [8,3,5,-7]         | an array of 4 integers from 0 to 2147483647
          8                  | an array of 4 integers from 0 to 2147483647
          [8,1073741824,1,1] | a second dimension that times groups fits in 32 bits
          """)
  void weightIsFourSizes(String weight, String rule) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read("{\"input\":[1,6,9,9],\"groups\":2,\"weight\":" + weight + "}"))
        .withMessage("key \"weight\" (" + weight + ") must be " + rule);
  }

  @ParameterizedTest
  @CsvSource({"7, 2, 3", "7, 8, 0", "7, -1, 7", "7, 0, 7", "0, 2, 0"})
  void secondDimensionOfTheWeightIsRoundedDown(int inChannels, int groups, int second) {
    ParityCase c =
        read(
            ("{\"input\":[1,1,1],\"out_channels\":1,\"kernel_size\":1,\"in_channels\":%d,"
                    + "\"groups\":%d}")
                .formatted(inChannels, groups));

    assertThat(c.setting().weight()).isEqualTo(Shape.of(1, second, 1, 1));
  }

  @Test
  void unknownKeysKeepTheirOrderAndValues() {
    ParityCase c =
        read(
            """
            {"source":"a paper","input":[1,1,1],"note":[1,{"deep":true}],"out_channels":1,
             "kernel_size":1,"alpha":null,"digits":123456789012345678901234567890}
            """);

    assertThat(c.extras().keySet()).containsExactly("source", "note", "alpha", "digits");
    assertThat(c.extras().get("note")).hasToString("[1,{\"deep\":true}]");
    assertThat(c.extras().get("alpha").isNull()).isTrue();
    assertThat(c.extras().get("digits")).hasToString("123456789012345678901234567890");
    assertThat(notes).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "in_channel, in_channels",
    "Seed, seed",
    "padding_modes, padding_mode",
    "dialation, dilation",
    "kernel-size, kernel_size",
    "bias_dat, bias_data",
    "exspect, expect"
  })
  void keyThatLooksMisspeltIsNotedAndKept(String key, String known) {
    ParityCase c =
        read("{\"input\":[1,1,1],\"out_channels\":1,\"kernel_size\":1,\"" + key + "\":\"value\"}");

    assertThat(c.extras().get(key)).hasToString("\"value\"");
    assertThat(notes)
        .containsExactly(
            "key \"%s\" is unknown and passed through; did you mean \"%s\"?".formatted(key, known));
  }

  @Test
  void usualCommentsAreNotTakenForMisspeltKeys() {
    read(
        """
        {"input":[1,1,1],"out_channels":1,"kernel_size":1,"id":1,"source":1,"note":1,"name":1,
         "comment":1,"_weird":1,"layer":1}
        """);

    assertThat(notes).isEmpty();
  }
}
