package io.github.convparity.suite;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.NumberOutput;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Floating-point numbers in JSON: the shortest decimal that reads back to the same number, whatever
 * the Java version, and the strings {@code NaN}, {@code Infinity}, {@code -Infinity}.
 */
public final class JsonNumbers {
  /** Below these, one digit may be enough where the algorithm keeps two. */
  private static final double FEW_BITS = 0x1p-1060;

  private static final float FEW_BITS_FLOAT = 0x1p-140f;

  private JsonNumbers() {}

  /** The number that one of the three strings stands for; null for another text or null. */
  static @Nullable Double special(@Nullable String text) {
    if (text == null) {
      return null;
    }
    return switch (text) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> null;
    };
  }

  /** Writes a double. */
  public static void writeDouble(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(shortest(value));
    } else {
      json.writeString(Double.toString(value));
    }
  }

  /** Writes a value that is exact in float32 as the shortest decimal of that float. */
  public static void writeFloat(JsonGenerator json, double value) throws IOException {
    if (Double.isFinite(value)) {
      json.writeNumber(shortest((float) value));
    } else {
      json.writeString(Double.toString(value));
    }
  }

  /** The shortest decimal of a finite double. */
  public static String shortest(double value) {
    String text = NumberOutput.toString(value, true);
    if (Math.abs(value) < FEW_BITS && value != 0) {
      String shorter = oneDigit(text);
      return Double.parseDouble(shorter) == value ? shorter : text;
    }
    return text;
  }

  /** The shortest decimal of a finite float. */
  public static String shortest(float value) {
    String text = NumberOutput.toString(value, true);
    if (Math.abs(value) < FEW_BITS_FLOAT && value != 0) {
      String shorter = oneDigit(text);
      return Float.parseFloat(shorter) == value ? shorter : text;
    }
    return text;
  }

  /** {@code 4.9E-324} becomes {@code 5E-324}. */
  private static String oneDigit(String text) {
    int e = text.indexOf('E');
    long digit = Math.round(Double.parseDouble(text.substring(0, e)));
    int exponent = Integer.parseInt(text.substring(e + 1));
    boolean ten = Math.abs(digit) == 10;
    return ten ? digit / 10 + "E" + (exponent + 1) : digit + "E" + exponent;
  }
}
