package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonNumbersTest {
  private static final Pattern JSON_NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)(\\.[0-9]+)?(E-?[0-9]+)?");

  private interface Writing {
    void to(JsonGenerator json) throws IOException;
  }

  private static String json(Writing writing) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      writing.to(json);
    }
    return text.toString();
  }

  @ParameterizedTest
  @CsvSource({
    "0.0, 0.0",
    "-0.0, -0.0",
    "1.0, 1.0",
    "0.1, 0.1",
    "-2.5, -2.5",
    "1e23, 1.0E23",
    "2e23, 2.0E23",
    "9007199254740993, 9.007199254740992E15",
    "4.9e-324, 5E-324",
    "2.2250738585072014e-308, 2.2250738585072014E-308",
    "1.7976931348623157e308, 1.7976931348623157E308"
  })
  void doubleIsItsShortestDecimal(double value, String text) {
    assertThat(JsonNumbers.shortest(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({
    "-0.0, -0.0",
    "0.1, 0.1",
    "0.3333333432674408, 0.33333334",
    "16777216, 1.6777216E7",
    "1.4e-45, 1E-45",
    "2e-45, 1E-45",
    "2.8e-45, 3E-45",
    "1.1754943508222875e-38, 1.1754944E-38",
    "3.4028234663852886e38, 3.4028235E38"
  })
  void floatIsItsShortestDecimal(float value, String text) {
    assertThat(JsonNumbers.shortest(value)).isEqualTo(text);
  }

  @Test
  void doublesReadBackAndNoFewerDigitsWouldDo() {
    Random random = new Random(6);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      add(wrong, Double.longBitsToDouble(random.nextLong()));
      add(wrong, random.nextInt(2_000_000) / 1000.0);
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void smallestDoublesReadBackAndNoFewerDigitsWouldDo() {
    List<String> wrong = new ArrayList<>();
    for (long bits = 1; bits < 3_000; bits++) {
      add(wrong, Double.longBitsToDouble(bits));
    }

    assertThat(wrong).isEmpty();
  }

  /** Adds the decimal of a finite number if it is wrong. */
  private static void add(List<String> wrong, double value) {
    if (Double.isFinite(value)) {
      String text = JsonNumbers.shortest(value);
      boolean readsBack = sameBits(Double.parseDouble(text), value);
      if (!readsBack || fewerDo(text, value, fewer -> Double.parseDouble(fewer) == value)) {
        wrong.add(text);
      }
    }
  }

  private static boolean sameBits(double a, double b) {
    return Double.doubleToLongBits(a) == Double.doubleToLongBits(b);
  }

  @Test
  void floatsReadBackAndNoFewerDigitsWouldDo() {
    Random random = new Random(7);
    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      add(wrong, Float.intBitsToFloat(random.nextInt()));
    }

    assertThat(wrong).isEmpty();
  }

  @Test
  void smallestFloatsReadBackAndNoFewerDigitsWouldDo() {
    List<String> wrong = new ArrayList<>();
    for (int bits = 1; bits < 3_000; bits++) {
      add(wrong, Float.intBitsToFloat(bits));
    }

    assertThat(wrong).isEmpty();
  }

  private static void add(List<String> wrong, float value) {
    if (Float.isFinite(value)) {
      String text = JsonNumbers.shortest(value);
      boolean readsBack = sameBits(Float.parseFloat(text), value);
      if (!readsBack || fewerDo(text, value, fewer -> Float.parseFloat(fewer) == value)) {
        wrong.add(text);
      }
    }
  }

  /**
   * Whether one of the two nearest decimals of one digit less reads back to the number, or the text
   * is no JSON number.
   */
  private static boolean fewerDo(String text, double exact, Predicate<String> readsBack) {
    int digits = new BigDecimal(text).stripTrailingZeros().precision();
    BigDecimal value = new BigDecimal(exact);
    return !JSON_NUMBER.matcher(text).matches()
        || (digits > 1
            && Stream.of(RoundingMode.DOWN, RoundingMode.UP)
                .map(side -> value.round(new MathContext(digits - 1, side)).toString())
                .anyMatch(readsBack));
  }

  @Test
  void nonFiniteNumbersAreStrings() throws IOException {
    assertThat(json(to -> JsonNumbers.writeDouble(to, Double.NaN))).isEqualTo("\"NaN\"");
    assertThat(json(to -> JsonNumbers.writeDouble(to, 1 / 0.0))).isEqualTo("\"Infinity\"");
    assertThat(json(to -> JsonNumbers.writeDouble(to, -1 / 0.0))).isEqualTo("\"-Infinity\"");
    assertThat(json(to -> JsonNumbers.writeFloat(to, Double.NaN))).isEqualTo("\"NaN\"");
    assertThat(json(to -> JsonNumbers.writeFloat(to, -1 / 0.0))).isEqualTo("\"-Infinity\"");
  }

  @Test
  void finiteNumbersAreNumbers() throws IOException {
    assertThat(json(to -> JsonNumbers.writeDouble(to, 0.1f))).isEqualTo("0.10000000149011612");
    assertThat(json(to -> JsonNumbers.writeFloat(to, 0.1f))).isEqualTo("0.1");
    assertThat(json(to -> JsonNumbers.writeDouble(to, -0.0))).isEqualTo("-0.0");
  }

  @ParameterizedTest
  @CsvSource({"NaN", "Infinity", "-Infinity"})
  void threeStringsStandForNumbers(String text) {
    assertThat(JsonNumbers.special(text)).isEqualTo(Double.valueOf(text));
  }

  @ParameterizedTest
  @CsvSource({"nan", "inf", "+Infinity", "-NaN", "1.0", "''"})
  void otherStringsStandForNone(String text) {
    assertThat(JsonNumbers.special(text)).isNull();
    assertThat(JsonNumbers.special(null)).isNull();
  }
}
