package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseKeysTest {
  private static final String SHAPES = "{\"input\":[1,1,4,4],\"out_channels\":2,\"kernel_size\":3";

  private static ParityCase read(String json) {
    return CaseFile.readLine(json, Pictures.own(), note -> {});
  }

  /** A case with one key more. */
  private static ParityCase with(String key, String value) {
    return read(SHAPES + ",\"" + key + "\":" + value + "}");
  }

  @Test
  void absentKeysHaveTheDefaultsOfConv2d() {
    ParityCase c = read(SHAPES + "}");

    assertThat(c.setting().inChannels()).isEqualTo(1);
    assertThat(c.setting().options().stride()).isEqualTo(Pair.of(1));
    assertThat(c.setting().options().padding()).isEqualTo(Padding.of(0));
    assertThat(c.setting().options().dilation()).isEqualTo(Pair.of(1));
    assertThat(c.setting().options().groups()).isEqualTo(1);
    assertThat(c.setting().bias()).isTrue();
    assertThat(c.setting().options().paddingMode()).isEqualTo(PaddingMode.ZEROS);
    assertThat(c.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(c.fill()).isEqualTo(Fill.Formula.UNIFORM);
    assertThat(c.seed()).isZero();
    assertThat(c.grad()).isFalse();
    assertThat(c.literals()).isSameAs(Literals.NONE);
    assertThat(c.expectation()).isSameAs(Expectation.NONE);
    assertThat(c.weak()).isNull();
    assertThat(c.extras()).isEmpty();
  }

  @Test
  void pairIsHeightThenWidth() {
    assertThat(with("stride", "[2,3]").setting().options().stride()).isEqualTo(new Pair(2, 3));
    assertThat(with("dilation", "[4,5]").setting().options().dilation()).isEqualTo(new Pair(4, 5));
    assertThat(with("padding", "[6,7]").setting().options().padding())
        .isEqualTo(new Padding.Explicit(new Pair(6, 7)));
    assertThat(with("stride", "9").setting().options().stride()).isEqualTo(new Pair(9, 9));
  }

  @Test
  void wordsOfPaddingAreKeptAsWords() {
    assertThat(with("padding", "\"same\"").setting().options().padding())
        .isEqualTo(new Padding.Same());
    assertThat(with("padding", "\"valid\"").setting().options().padding())
        .isEqualTo(new Padding.Valid());
  }

  @Test
  void illegalSettingsAreCases() {
    assertThat(with("stride", "[0,-2147483648]").id()).isEqualTo("i1x1x4x4_o2_k3_s0xm2147483648");
    assertThat(with("padding", "-1").id()).isEqualTo("i1x1x4x4_o2_k3_pm1");
    assertThat(with("dilation", "[2147483647,0]").id()).isEqualTo("i1x1x4x4_o2_k3_d2147483647x0");
    assertThat(with("groups", "-3").id()).isEqualTo("i1x1x4x4_o2_k3_gm3");
    assertThat(with("in_channels", "5").id()).isEqualTo("i1x1x4x4_o2_c5_k3");
  }

  @Test
  void unbatchedInputHasThreeSizes() {
    ParityCase c = read("{\"input\":[5,4,3],\"out_channels\":0,\"kernel_size\":[0,2]}");

    assertThat(c.setting().input()).isEqualTo(Shape.of(5, 4, 3));
    assertThat(c.setting().inChannels()).isEqualTo(5);
    assertThat(c.setting().weight()).isEqualTo(Shape.of(0, 5, 0, 2));
    assertThat(c.setting().batch()).isEqualTo(1);
  }

  /** What the message says of each kind of key. */
  private static final Map<String, String> RULES =
      Map.of(
          "size", "an integer from 0 to 2147483647",
          "int", "an integer of 32 bits",
          "long", "an integer of 64 bits",
          "pair", "an integer or [height, width], of 32 bits each",
          "padding", "an integer, [height, width], \"same\" or \"valid\"",
          "boolean", "true or false",
          "string", "a string",
          "mode", "one of zeros, reflect, replicate, circular",
          "dtype", "one of float32, float64, float16, bfloat16",
          "expect", "\"ok\" or \"error\"");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          in_channels    | -1                   | size
          in_channels    | 2147483648           | size
          in_channels    | [1]                  | size
          in_channels    | null                 | size
          stride         | 1.0                  | pair
          stride         | []                   | pair
          stride         | [1]                  | pair
          stride         | [1,2,3]              | pair
          stride         | [1,"2"]              | pair
          dilation       | "1"                  | pair
          dilation       | 2147483648           | pair
          dilation       | [1,-2147483649]      | pair
          padding        | "full"               | padding
          padding        | "SAME"               | padding
          padding        | [1,"same"]           | padding
          padding        | true                 | padding
          groups         | 1.0                  | int
          groups         | 2147483648           | int
          bias           | 0                    | boolean
          bias           | "true"               | boolean
          padding_mode   | "zero"               | mode
          padding_mode   | "Zeros"              | mode
          padding_mode   | 1                    | string
          dtype          | "int8"               | dtype
          dtype          | "f32"                | dtype
          dtype          | null                 | string
          fill           | ["uniform"]          | string
          seed           | 1.5                  | long
          seed           | "7"                  | long
          seed           | 9223372036854775808  | long
          seed           | -9223372036854775809 | long
          grad           | 1                    | boolean
          expect         | "fail"               | expect
          expect         | true                 | string
          error_contains | 7                    | string
          weak           | true                 | string
          """)
  void valueOfAnotherKindNamesKeyValueAndRule(String key, String value, String rule) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> with(key, value))
        .withMessage("key \"%s\" (%s) must be %s".formatted(key, value, RULES.get(rule)));
  }

  @Test
  void expectedOutputIsAnObject() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> with("expected", "[1]"))
        .withMessage("key \"expected\" ([1]) must be an object with \"shape\" and \"data\"");
  }

  @Test
  void unknownFillIsRefusedWithAllFills() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> with("fill", "\"random\""))
        .withMessage(
            "key \"fill\" (\"random\") must be one of uniform, normal, integer, constant,"
                + " impulse, cancelling, image:NAME");
  }

  @Test
  void pictureThatNobodyBroughtIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> with("fill", "\"image:cat\""))
        .withMessage(
            "fill (image:cat) must name a picture that is at hand; give its file with --image");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[1,1]",
        "[1,1,1,4,4]",
        "[1,1,4,-1]",
        "[1,1,4,2147483648]",
        "[1,1,4,4.0]",
        "[1,1,4,\"4\"]",
        "4",
        "\"1x1x4x4\"",
        "{}"
      })
  void inputIsThreeOrFourSizes(String value) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read("{\"input\":" + value + ",\"out_channels\":2,\"kernel_size\":3}"))
        .withMessage(
            "key \"input\" ("
                + value
                + ") must be an array of 3 to 4 integers from 0 to 2147483647");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "[3,-1]", "[-2147483648,3]", "[3]", "2.0", "2147483648"})
  void kernelIsNotNegative(String value) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(
            () -> read("{\"input\":[1,1,4,4],\"out_channels\":2,\"kernel_size\":" + value + "}"))
        .withMessage(
            "key \"kernel_size\" ("
                + value
                + ") must be an integer or [height, width], from 0 to 2147483647");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          input        | {"out_channels":2,"kernel_size":3}
          out_channels | {"input":[1,1,4,4],"kernel_size":3}
          kernel_size  | {"input":[1,1,4,4],"out_channels":3}
          out_channels | {"input":[1,1,4,4]}
          """)
  void shapesMustBeGiven(String key, String json) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(json))
        .withMessage("key \"" + key + "\" must be given");
  }

  @Test
  void longValueIsCutInTheMessage() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> with("dtype", "\"" + "x".repeat(1000) + "\""))
        .withMessage(
            "key \"dtype\" (\""
                + "x".repeat(39)
                + "…) must be one of float32, float64, float16, bfloat16");
  }

  @Test
  void limitsOfSixtyFourBitsAreSeeds() {
    assertThat(with("seed", "9223372036854775807").seed()).isEqualTo(Long.MAX_VALUE);
    assertThat(with("seed", "-9223372036854775808").seed()).isEqualTo(Long.MIN_VALUE);
  }
}
