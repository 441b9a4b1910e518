package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CaseChecksTest {
  /** Input 4, weight 2, bias 2, output 8 elements. */
  private static final String SHAPES = "{\"input\":[1,2,2],\"out_channels\":2,\"kernel_size\":1";

  /** The same with a stride that is refused. */
  private static final String ILLEGAL = SHAPES + ",\"stride\":0";

  private static ParityCase read(String json) {
    return CaseFile.readLine(json, Pictures.own(), note -> {});
  }

  private static double[] numbers(@Nullable Tensor data) {
    return Objects.requireNonNull(data).doubles();
  }

  @Test
  void literalsAreFlatAndReadAsDoubles() {
    Literals literals =
        read(SHAPES
                + ",\"grad\":true,\"input_data\":[1,-0.0,0.1,1e-320],\"weight_data\":"
                + "[\"NaN\",\"-Infinity\"],\"bias_data\":[9007199254740993,\"Infinity\"],"
                + "\"grad_output_data\":[1,2,3,4,5,6,7,8]}")
            .literals();

    assertThat(numbers(literals.input())).containsExactly(1, -0.0, 0.1, 1e-320);
    assertThat(1 / numbers(literals.input())[1]).isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(numbers(literals.weight())).containsExactly(Double.NaN, Double.NEGATIVE_INFINITY);
    assertThat(numbers(literals.bias())).containsExactly(0x1p53, Double.POSITIVE_INFINITY);
    assertThat(numbers(literals.gradOutput())).containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "input_data":[1,2,3]               | "input_data" (3       | 4 of [1, 2, 2]
          "input_data":[]                    | "input_data" (0       | 4 of [1, 2, 2]
          "weight_data":[1]                  | "weight_data" (1      | 2 of [2, 1, 1, 1]
          "bias_data":[1,2,3]                | "bias_data" (3        | 2 of [2]
          "grad":true,"grad_output_data":[1] | "grad_output_data" (1 | 8 of [2, 2, 2]
          "expected":{"shape":[2],"data":[]} | "expected" (0         | 2 of [2]
          """)
  void arrayOfTheWrongLengthIsRefused(String pairs, String found, String wanted) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(SHAPES + "," + pairs + "}"))
        .withMessage(
            "key "
                + found
                + " elements) must have the "
                + wanted.replace(" of ", " elements of shape "));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"input_data\":[1]", "\"weight_data\":[1]", "\"bias_data\":[1]"})
  void argumentsHaveTheirLengthAlsoWhereTheSettingIsIllegal(String pair) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(ILLEGAL + "," + pair + "}"))
        .withMessageContaining("(1 elements) must have the");
  }

  @Test
  void arraysOfTheOutputHaveAnyLengthWhereTheSettingIsIllegal() {
    ParityCase c =
        read(
            ILLEGAL
                + ",\"grad\":true,\"grad_output_data\":[1,2,3],\"expected\":"
                + "{\"shape\":[2,2],\"data\":[1]}}");

    assertThat(numbers(c.literals().gradOutput())).containsExactly(1, 2, 3);
    assertThat(c.expectation().shape()).isEqualTo(Shape.of(2, 2));
    assertThat(numbers(c.expectation().data())).containsExactly(1);
  }

  @Test
  void biasDataWithoutBiasIsRefused() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(SHAPES + ",\"bias\":false,\"bias_data\":[1,2]}"))
        .withMessage("key \"bias_data\" must not be given where \"bias\" is false");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", ",\"grad\":false"})
  void gradOutputDataWithoutGradIsRefused(String grad) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(SHAPES + grad + ",\"grad_output_data\":[1,2,3,4,5,6,7,8]}"))
        .withMessage("key \"grad_output_data\" must not be given without \"grad\": true");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          [1,2,3,"nan"]       | 3
          [1,2,"Inf",4]       | 2
          [1,"1",3,4]         | 1
          [null,2,3,4]        | 0
          [[1,2],[3,4]]       | 0
          [1,2,3,true]        | 3
          """)
  void elementThatIsNoNumberIsNamed(String data, int element) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(SHAPES + ",\"input_data\":" + data + "}"))
        .withMessage(
            "key \"input_data\" ("
                + data
                + ") must be a flat array of numbers, \"NaN\", \"Infinity\" and \"-Infinity\";"
                + " element "
                + element
                + " is not");
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "\"NaN\"", "{}", "null"})
  void dataThatIsNoArrayIsRefused(String data) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(SHAPES + ",\"weight_data\":" + data + "}"))
        .withMessage("key \"weight_data\" (" + data + ") must be a flat array of numbers");
  }

  @Test
  void expectationsAreRead() {
    Expectation e =
        read(SHAPES
                + ",\"expect\":\"ok\",\"error_contains\":\"part\",\"expected\":"
                + "{\"shape\":[2,1],\"data\":[-0.0,\"NaN\"]}}")
            .expectation();

    assertThat(e.answers()).isTrue();
    assertThat(e.errorContains()).isEqualTo("part");
    assertThat(e.shape()).isEqualTo(Shape.of(2, 1));
    assertThat(numbers(e.data())).containsExactly(-0.0, Double.NaN);
    assertThat(read(SHAPES + ",\"expect\":\"error\"}").expectation().answers()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          {"data":[1]}              | "shape" must be given
          {"shape":[1]}             | "data" must be given
          {"shape":[-1],"data":[1]} | "shape" ([-1]) must be an array of 0 to 8 integers
          {"shape":1,"data":[1]}    | "shape" (1) must be an array of 0 to 8 integers
          {"shape":[1],"data":1}    | "data" (1) must be a flat array of numbers
          """)
  void expectedOutputHasAShapeAndData(String expected, String message) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> read(SHAPES + ",\"expected\":" + expected + "}"))
        .withMessageStartingWith("key " + message);
  }

  @Test
  void emptyTensorsTakeEmptyArrays() {
    ParityCase c =
        read(
            "{\"input\":[0,1,4,4],\"out_channels\":1,\"kernel_size\":1,\"grad\":true,"
                + "\"input_data\":[],\"grad_output_data\":[]}");

    assertThat(numbers(c.literals().input())).isEmpty();
    assertThat(Objects.requireNonNull(c.arguments().gradOutput()).sizes())
        .isEqualTo(Shape.of(0, 1, 4, 4));
  }
}
