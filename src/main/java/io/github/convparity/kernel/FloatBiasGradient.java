// DoubleBiasGradient is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;

/**
 * The gradient of the bias in float32, with the bits of {@link DirectGradients}. Eight filters are
 * summed at a time, because one sum has to wait for each of its additions.
 */
final class FloatBiasGradient {
  private FloatBiasGradient() {}

  /**
   * The gradient of a setting whose output is not empty.
   *
   * @param workers share the work; the bits do not depend on them
   */
  static float[] of(Conv2dGeometry g, float[] gradOutput, Workers workers) {
    float[] gradient = new float[g.outChannels()];
    workers.share(
        (g.outChannels() + 7) / 8,
        (from, to) -> {
          for (int block = from; block < to; block++) {
            eight(g, gradOutput, gradient, Math.min(8 * block, g.outChannels() - 8), 8 * block);
          }
        });
    return gradient;
  }

  /** The filters from {@code first}; the last eight again where fewer than eight are left. */
  private static void eight(
      Conv2dGeometry g, float[] gradOutput, float[] gradient, int first, int block) {
    if (first < 0) {
      for (int o = 0; o < g.outChannels(); o++) {
        gradient[o] = one(g, gradOutput, o);
      }
      return;
    }
    int pixels = g.outH() * g.outW();
    float[] sums = new float[8];
    for (int n = 0; n < g.batch(); n++) {
      addEight(gradOutput, (n * g.outChannels() + first) * pixels, pixels, sums);
    }
    System.arraycopy(sums, block - first, gradient, block, 8 - (block - first));
  }

  private static float one(Conv2dGeometry g, float[] gradOutput, int o) {
    int pixels = g.outH() * g.outW();
    float sum = 0;
    for (int n = 0; n < g.batch(); n++) {
      int from = (n * g.outChannels() + o) * pixels;
      for (int i = from; i < from + pixels; i++) {
        sum += gradOutput[i];
      }
    }
    return sum;
  }

  private static void addEight(float[] numbers, int from, int step, float[] sums) {
    float s0 = sums[0];
    float s1 = sums[1];
    float s2 = sums[2];
    float s3 = sums[3];
    float s4 = sums[4];
    float s5 = sums[5];
    float s6 = sums[6];
    float s7 = sums[7];
    for (int i = from; i < from + step; i++) {
      s0 += numbers[i];
      s1 += numbers[i + step];
      s2 += numbers[i + 2 * step];
      s3 += numbers[i + 3 * step];
      s4 += numbers[i + 4 * step];
      s5 += numbers[i + 5 * step];
      s6 += numbers[i + 6 * step];
      s7 += numbers[i + 7 * step];
    }
    sums[0] = s0;
    sums[1] = s1;
    sums[2] = s2;
    sums[3] = s3;
    sums[4] = s4;
    sums[5] = s5;
    sums[6] = s6;
    sums[7] = s7;
  }
}
