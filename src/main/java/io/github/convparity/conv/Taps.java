package io.github.convparity.conv;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Which input row (or column) each tap of the kernel reads, for every output row (or column). The
 * two axes of a convolution are independent, so one table for each says where every product comes
 * from: kernels, exact values and explanations all ask here.
 *
 * <pre>{@code
 * Taps rows = Taps.of(3, 3, 1, 1, 1, 3, PaddingMode.REFLECT);
 * rows.source(0, 0); // 1: above the first row stands the second
 * }</pre>
 */
public final class Taps {
  /** The source of a tap that reads a zero of the padding. */
  public static final int PADDING = -1;

  private final int outputs;
  private final int kernel;
  private final int stride;
  private final int dilation;
  private final int[] sources;
  private final int[] realTaps;

  private Taps(int outputs, int kernel, int stride, int dilation, int[] sources) {
    this.outputs = outputs;
    this.kernel = kernel;
    this.stride = stride;
    this.dilation = dilation;
    this.sources = sources;
    this.realTaps = new int[outputs];
    for (int i = 0; i < sources.length; i++) {
      realTaps[i / kernel] += sources[i] == PADDING ? 0 : 1;
    }
  }

  /**
   * The table of one axis of a legal setting.
   *
   * @param size of the input
   * @param kernel number of taps
   * @param stride from output to output
   * @param dilation from tap to tap
   * @param before how much is padded at the top or left; negative where it is cropped
   * @param outputs number of outputs
   * @param mode what stands in the padding, with the rules of {@code torch.nn.functional.pad}
   * @throws UnsupportedOperationException if the table does not fit a Java array
   */
  public static Taps of(
      int size, int kernel, int stride, int dilation, int before, int outputs, PaddingMode mode) {
    if ((long) outputs * kernel > Integer.MAX_VALUE - 8) {
      throw new UnsupportedOperationException(
          "an axis of " + outputs + " outputs and " + kernel + " taps does not fit a Java array");
    }
    int[] sources = new int[outputs * kernel];
    for (int out = 0; out < outputs; out++) {
      for (int k = 0; k < kernel; k++) {
        long position = (long) out * stride + (long) k * dilation - before;
        sources[out * kernel + k] = source(position, size, mode);
      }
    }
    return new Taps(outputs, kernel, stride, dilation, sources);
  }

  private static int source(long position, int size, PaddingMode mode) {
    if (position >= 0 && position < size) {
      return (int) position;
    }
    return switch (mode) {
      case ZEROS -> PADDING;
      case REFLECT -> (int) (position < 0 ? -position : 2L * (size - 1) - position);
      case REPLICATE -> position < 0 ? 0 : size - 1;
      case CIRCULAR -> (int) Math.floorMod(position, (long) size);
    };
  }

  /** Number of outputs. */
  public int outputs() {
    return outputs;
  }

  /** Number of taps. */
  public int kernel() {
    return kernel;
  }

  /**
   * The input row or column that tap {@code k} of output {@code out} reads, or {@link #PADDING}.
   */
  public int source(int out, int k) {
    return sources[out * kernel + k];
  }

  /**
   * Which taps read each input row (or column), for gradients: for every row its copies, itself
   * first among them or not, in the order in which they stand in the padded input; for every copy
   * the taps that read it as {@code [out, k, out, k, ...]} in the order of {@code k}. Copies that
   * no tap reads are left out.
   *
   * @param size of the input
   */
  public List<List<int[]>> readers(int size) {
    List<SortedMap<Long, List<Integer>>> copies = new ArrayList<>();
    for (int source = 0; source < size; source++) {
      copies.add(new TreeMap<>());
    }
    for (int k = 0; k < kernel; k++) {
      for (int out = 0; out < outputs; out++) {
        int source = source(out, k);
        if (source != PADDING) {
          long position = (long) out * stride + (long) k * dilation;
          List<Integer> taps =
              copies.get(source).computeIfAbsent(position, absent -> new ArrayList<>());
          taps.add(out);
          taps.add(k);
        }
      }
    }
    return copies.stream().map(Taps::arrays).toList();
  }

  private static List<int[]> arrays(SortedMap<Long, List<Integer>> copies) {
    return copies.values().stream()
        .map(taps -> taps.stream().mapToInt(Integer::intValue).toArray())
        .toList();
  }

  /** How many taps of this output read the input and not a zero of the padding. */
  public int realTaps(int out) {
    return realTaps[out];
  }
}
