package io.github.convparity.simd;

/**
 * Whether this process can use the Vector API. To be asked before any other class of this package
 * is touched: without the module they cannot be loaded.
 */
public final class Simd {
  /** The system property that asks for a width other than the machine's: 128, 256 or 512. */
  public static final String BITS_PROPERTY = "convparity.vector.bits";

  private Simd() {}

  /** Whether the module {@code jdk.incubator.vector} is there. */
  public static boolean isAvailable() {
    return ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
  }
}
