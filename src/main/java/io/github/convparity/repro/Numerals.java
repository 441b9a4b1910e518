package io.github.convparity.repro;

import io.github.convparity.suite.JsonNumbers;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Numbers as source text that reads back to the same bits. */
final class Numerals {
  private static final int A_LINE = 8;
  private static final int NAN32 = 0x7FC00000;
  private static final long NAN64 = 0x7FF8000000000000L;
  private static final short NAN16 = 0x7E00;
  private static final short NAN_BFLOAT16 = 0x7FC0;

  /** Of these a decimal is as short as anything else, and exact. */
  private static final double LARGEST_DECIMAL = 1e6;

  private static final double FINEST_DECIMAL = 256;

  private Numerals() {}

  /** Whether a tensor can be written as numbers: each NaN in it is the usual one. */
  static boolean isWritable(Tensor tensor) {
    return IntStream.range(0, tensor.length())
        .allMatch(i -> !Double.isNaN(tensor.get(i)) || isUsualNan(tensor, i));
  }

  private static boolean isUsualNan(Tensor tensor, int element) {
    return switch (tensor.dtype()) {
      case FLOAT32 -> Float.floatToRawIntBits(tensor.floats()[element]) == NAN32;
      case FLOAT64 -> Double.doubleToRawLongBits(tensor.doubles()[element]) == NAN64;
      case FLOAT16 -> tensor.bits()[element] == NAN16;
      case BFLOAT16 -> tensor.bits()[element] == NAN_BFLOAT16;
    };
  }

  /** A Java expression of the tensor. */
  static String java(Tensor tensor) {
    DType dtype = tensor.dtype();
    boolean wide = dtype == DType.FLOAT64;
    String values =
        lines(tensor, i -> wide ? java(tensor.get(i)) : java((float) tensor.get(i)), ", ", ",");
    String array = (wide ? "new double[] {" : "new float[] {") + values + "}";
    String shape =
        IntStream.of(tensor.shape()).mapToObj(dim -> ", " + dim).collect(Collectors.joining());
    String type = ", DType." + dtype.name();
    return switch (dtype) {
      case FLOAT32 -> "Tensor.float32(" + array + shape + ")";
      case FLOAT64 -> "Tensor.float64(" + array + shape + ")";
      case FLOAT16, BFLOAT16 -> "Tensor.rounded(" + array + type + shape + ")";
    };
  }

  private static String java(float value) {
    if (Float.isNaN(value)) {
      return "Float.NaN";
    }
    if (Float.isInfinite(value)) {
      return value > 0 ? "Float.POSITIVE_INFINITY" : "Float.NEGATIVE_INFINITY";
    }
    return (isShort(value) ? decimal(value) : Float.toHexString(value)) + "f";
  }

  private static String java(double value) {
    if (Double.isNaN(value)) {
      return "Double.NaN";
    }
    if (Double.isInfinite(value)) {
      return value > 0 ? "Double.POSITIVE_INFINITY" : "Double.NEGATIVE_INFINITY";
    }
    return isShort(value) ? decimal(value) : Double.toHexString(value);
  }

  /** The elements as words that {@code float} and {@code float.fromhex} of Python read. */
  static String words(Tensor tensor) {
    return lines(tensor, i -> word(tensor.get(i)), " ", "");
  }

  private static String word(double value) {
    if (!Double.isFinite(value)) {
      return Double.toString(value).toLowerCase(Locale.ROOT);
    }
    return isShort(value) ? decimal(value) : Double.toHexString(value);
  }

  /** A row of the tensor a line, long ones on several. */
  private static String lines(Tensor tensor, IntFunction<String> text, String blank, String end) {
    int[] shape = tensor.shape();
    int row = shape.length == 0 ? 1 : shape[shape.length - 1];
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < tensor.length(); i++) {
      boolean first = i % row == 0 || i % row % A_LINE == 0;
      String between = i == 0 ? "\n      " : first ? end + "\n      " : blank;
      lines.append(between).append(text.apply(i));
    }
    return lines.append(tensor.length() == 0 ? "" : "\n    ").toString();
  }

  private static boolean isShort(double value) {
    return Math.abs(value) < LARGEST_DECIMAL
        && Math.rint(value * FINEST_DECIMAL) == value * FINEST_DECIMAL;
  }

  private static String decimal(double value) {
    String text = new BigDecimal(Math.abs(value)).toPlainString();
    String sign = Double.doubleToRawLongBits(value) < 0 ? "-" : "";
    return sign + text + (text.contains(".") ? "" : ".0");
  }

  /** The shortest decimal, for a reader. */
  static String shown(double value, DType dtype) {
    if (!Double.isFinite(value)) {
      return Double.toString(value);
    }
    return dtype == DType.FLOAT64
        ? JsonNumbers.shortest(value)
        : JsonNumbers.shortest((float) value);
  }
}
