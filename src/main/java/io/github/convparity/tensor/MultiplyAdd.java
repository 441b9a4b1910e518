package io.github.convparity.tensor;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * {@code a * b + c} with one rounding where the processor does that in one instruction, otherwise
 * with two: {@link Math#fma} would then go through {@link java.math.BigDecimal}, hundreds of times
 * slower.
 */
public final class MultiplyAdd {
  /** Whether {@link Math#fma} is one instruction here; HotSpot's flag {@code UseFMA}. */
  public static final boolean IN_HARDWARE = inHardware();

  /** Splits a double into two halves of 26 bits (G. W. Veltkamp). */
  private static final double SPLITTER = 0x1p27 + 1;

  private static final double LARGEST_TO_SPLIT = 0x1p990;

  private MultiplyAdd() {}

  private static boolean inHardware() {
    try {
      return !ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .getVMOption("UseFMA")
          .getValue()
          .equals("false");
    } catch (RuntimeException | LinkageError notHotSpot) {
      return true;
    }
  }

  /** {@code a * b + c}. */
  public static float of(float a, float b, float c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
  }

  /** {@code a * b + c}. */
  public static double of(double a, double b, double c) {
    return IN_HARDWARE ? Math.fma(a, b, c) : a * b + c;
  }

  /**
   * How much {@code a * b} lacks to the product that was rounded to {@code product}: exact unless
   * it underflows. Without the instruction by T. J. Dekker's method (A floating-point technique for
   * extending the available precision, 1971).
   */
  public static double errorOf(double a, double b, double product) {
    if (IN_HARDWARE || Math.abs(a) > LARGEST_TO_SPLIT || Math.abs(b) > LARGEST_TO_SPLIT) {
      return Math.fma(a, b, -product);
    }
    return dekker(a, b, product);
  }

  static double dekker(double a, double b, double product) {
    double scaledA = a * SPLITTER;
    double highA = scaledA - (scaledA - a);
    double lowA = a - highA;
    double scaledB = b * SPLITTER;
    double highB = scaledB - (scaledB - b);
    double lowB = b - highB;
    return ((highA * highB - product) + highA * lowB + lowA * highB) + lowA * lowB;
  }
}
