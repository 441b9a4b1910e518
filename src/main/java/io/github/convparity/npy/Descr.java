package io.github.convparity.npy;

import io.github.convparity.tensor.DType;
import java.util.regex.Pattern;

/** numpy's names of element types in a header, such as {@code '<f4'}: byte order, kind, bytes. */
final class Descr {
  private static final Pattern FLOAT = Pattern.compile("[<>=|]?f[248]");

  private Descr() {}

  /**
   * The type that a header names.
   *
   * @throws NpyFormatException if it is not one of the three that are read
   */
  static DType dtype(String descr) throws NpyFormatException {
    return switch (descr) {
      case "<f2" -> DType.FLOAT16;
      case "<f4" -> DType.FLOAT32;
      case "<f8" -> DType.FLOAT64;
      default ->
          throw new NpyFormatException(
              "descr ('"
                  + Shown.of(descr)
                  + "', "
                  + meaning(descr)
                  + ") must be '<f2', '<f4' or '<f8'; save "
                  + advice(descr));
    };
  }

  /** The name of a type; of bfloat16, which numpy does not know, that of its bits. */
  static String of(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> "<f2";
      case FLOAT32 -> "<f4";
      case FLOAT64 -> "<f8";
      case BFLOAT16 -> "<u2";
    };
  }

  private static String meaning(String descr) {
    if (descr.startsWith(">")) {
      return "big-endian";
    }
    // The kinds of numpy.dtype.kind; the byte order before it may be missing.
    String kind = descr.replaceFirst("^[<=|]", "");
    return switch (kind.isEmpty() ? ' ' : kind.charAt(0)) {
      case 'b', '?' -> "booleans";
      case 'i', 'u' -> "integers";
      case 'c' -> "complex numbers";
      case 'O' -> "Python objects in a pickle, which is never opened";
      case 'S', 'a', 'U' -> "text";
      case 'M', 'm' -> "times";
      case 'V' -> "raw bytes, as bfloat16 is saved, which is no numpy type";
      case 'f' -> FLOAT.matcher(descr).matches() ? "byte order not told" : "floats of that size";
      default -> "no known type";
    };
  }

  private static String advice(String descr) {
    if (descr.startsWith(">") && FLOAT.matcher(descr).matches()) {
      return "a.astype('<" + descr.substring(1) + "')";
    }
    return descr.matches("[<>]c\\d+")
        ? "a.real and a.imag, each as '<f4' or '<f8'"
        : "a.astype('<f4')";
  }
}
