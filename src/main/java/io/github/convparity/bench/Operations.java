package io.github.convparity.bench;

import io.github.convparity.conv.Conv2dGeometry;

/** How much work a case is. */
public final class Operations {
  private Operations() {}

  /**
   * Multiplications and additions of the output: two for each tap of each output element. Taps in
   * the padding count, the bias does not, as is usual.
   */
  public static double of(Conv2dGeometry geometry) {
    return 2.0
        * geometry.output().elements()
        * geometry.weightChannels()
        * geometry.kernelH()
        * geometry.kernelW();
  }

  /** Those of the gradients of input and weight, each of which takes as many as the output. */
  public static double ofBackward(Conv2dGeometry geometry) {
    return 2 * of(geometry);
  }
}
