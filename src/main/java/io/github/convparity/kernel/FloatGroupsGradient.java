// DoubleGroupsGradient is generated from this file.
package io.github.convparity.kernel;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.simd.FloatLanes;
import io.github.convparity.simd.FloatTiles;
import java.util.Arrays;

/**
 * The gradient of the weight in float32 where there are many groups of few filters, as with
 * depthwise convolutions: lanes are different groups, each sum taken in the order image, output
 * row, output column.
 */
final class FloatGroupsGradient {
  private static final int LANES = FloatTiles.LANES;

  private final Conv2dGeometry g;
  private final float[] input;
  private final float[] gradOutput;
  private final float[] gradient;
  private final int taps;
  private final int rows;

  private FloatGroupsGradient(Conv2dGeometry g, int length, float[] input, float[] gradOutput) {
    this.g = g;
    this.input = input;
    this.gradOutput = gradOutput;
    this.gradient = new float[length];
    this.taps = g.kernelH() * g.kernelW();
    this.rows = FloatLanes.rows(taps);
  }

  /** Whether lanes of groups are fewer vectors than lanes of channels. */
  static boolean isBetter(Conv2dGeometry g) {
    int groups = g.options().groups();
    int taps = g.kernelH() * g.kernelW();
    int blocks = (groups + LANES - 1) / LANES;
    double here = (double) blocks * g.weightChannels() * taps;
    int vectors = (g.kernelW() * g.weightChannels() + LANES - 1) / LANES;
    double there = (double) groups * g.kernelH() * vectors;
    return 2 * here <= there;
  }

  /**
   * The gradient of a setting whose output is not empty.
   *
   * @param length of the weight
   * @param workers share the work; the bits do not depend on them
   */
  static float[] of(
      Conv2dGeometry g, int length, float[] input, float[] gradOutput, Workers workers) {
    FloatGroupsGradient all = new FloatGroupsGradient(g, length, input, gradOutput);
    int blocks = (g.options().groups() + LANES - 1) / LANES;
    workers.share(blocks, all::blocks);
    return all.gradient;
  }

  /** A block is as many groups as a vector has lanes. */
  private void blocks(int from, int to) {
    FloatPixels pixels = new FloatPixels(g, LANES, 0);
    float[] outputs = new float[g.outH() * g.outW() * LANES];
    int[] starts = new int[rows];
    for (int row = 0; row < rows; row++) {
      int tap = Math.min(row, taps - 1); // after the last come copies of it
      starts[row] = pixels.atTap(tap / g.kernelW(), tap % g.kernelW());
    }
    float[] sums = new float[g.weightChannels() * g.filtersPerGroup() * rows * LANES];
    for (int block = from; block < to; block++) {
      Arrays.fill(sums, 0);
      for (int n = 0; n < g.batch(); n++) {
        for (int c = 0; c < g.weightChannels(); c++) {
          addChannel(block, n, c, pixels, outputs, starts, sums);
        }
      }
      write(block, sums);
    }
  }

  private int groups(int block) {
    return Math.min(LANES, g.options().groups() - block * LANES);
  }

  private void addChannel(
      int block, int n, int c, FloatPixels pixels, float[] outputs, int[] starts, float[] sums) {
    int channels = g.weightChannels();
    int plane = n * g.channels() + block * LANES * channels + c;
    pixels.fill(input, plane, channels, groups(block), 0, pixels.height());
    for (int f = 0; f < g.filtersPerGroup(); f++) {
      fillOutputs(block, n, f, outputs);
      int to = (f * channels + c) * rows * LANES;
      int stepA = pixels.atOutput(0, 1);
      for (int outH = 0; outH < g.outH(); outH++) {
        int a = pixels.atOutput(outH, 0);
        int b = outH * g.outW() * LANES;
        FloatLanes.add(rows, pixels.numbers(), starts, a, stepA, outputs, b, g.outW(), sums, to);
      }
    }
  }

  /** The gradients of one filter of each group, the groups last. */
  private void fillOutputs(int block, int n, int f, float[] outputs) {
    int pixels = g.outH() * g.outW();
    for (int row = 0; row < g.outH(); row++) {
      for (int j = 0; j < groups(block); j++) {
        int filter = (block * LANES + j) * g.filtersPerGroup() + f;
        int from = (n * g.outChannels() + filter) * pixels;
        for (int i = row * g.outW(); i < (row + 1) * g.outW(); i++) {
          outputs[i * LANES + j] = gradOutput[from + i];
        }
      }
    }
  }

  private void write(int block, float[] sums) {
    int channels = g.weightChannels();
    for (int j = 0; j < groups(block); j++) {
      int first = (block * LANES + j) * g.filtersPerGroup() * channels;
      for (int i = 0; i < g.filtersPerGroup() * channels; i++) {
        for (int tap = 0; tap < taps; tap++) {
          gradient[(first + i) * taps + tap] = sums[(i * rows + tap) * LANES + j];
        }
      }
    }
  }
}
