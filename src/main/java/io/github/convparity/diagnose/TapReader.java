package io.github.convparity.diagnose;

import io.github.convparity.diagnose.TapRead.Kind;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Turns the answers to the probes of one tap into what the tap reads. They stand in the order of
 * {@link TapProbes}: the numbers of the pixel's name, the answer to an input of ones, the numbers
 * of the filter's name.
 */
final class TapReader {
  private static final double NEAR = 1.0 / 64;

  private final Shape input;
  private final ProbeCode pixels;
  private final ProbeCode filters;

  TapReader(Shape input, ProbeCode pixels, ProbeCode filters) {
    this.input = input;
    this.pixels = pixels;
    this.filters = filters;
  }

  /**
   * What the tap reads for one element.
   *
   * @param element of the answers
   * @param filter the output channel of that element
   * @param pairs whether to look for the two pixels of a sum, which takes longest
   */
  TapRead read(List<Tensor> answers, int element, int filter, boolean pairs) {
    double[] all = answers.stream().mapToDouble(answer -> answer.get(element)).toArray();
    double[] name = Arrays.copyOf(all, pixels.digits());
    double count = all[pixels.digits()];
    if (Arrays.stream(all).allMatch(value -> value == 0)) {
      return TapRead.of(Kind.PADDING);
    }
    if (Double.isFinite(count) && Arrays.stream(name).allMatch(value -> value == count)) {
      return new TapRead(Kind.CONSTANT, List.of(), count, TapRead.OWN);
    }
    if (!Double.isFinite(count) || count == 0) {
      return TapRead.of(Kind.UNKNOWN);
    }
    int source = filter(Arrays.copyOfRange(all, pixels.digits() + 1, all.length), count, filter);
    if (source == ProbeCode.NONE) {
      return TapRead.of(Kind.SEVERAL);
    }
    return pixel(name, count, source == filter ? TapRead.OWN : source, pairs);
  }

  private TapRead pixel(double[] name, double count, int filter, boolean pairs) {
    int pixel = pixels.place(scaled(name, count));
    if (pixel != ProbeCode.NONE) {
      boolean once = Math.abs(count - 1) < NEAR;
      Kind kind = once ? Kind.PIXEL : Kind.MULTIPLE;
      return new TapRead(kind, List.of(index(pixel)), once ? 1 : count, filter);
    }
    if (pairs && Math.abs(count - 2) < NEAR) {
      return pair(name, filter);
    }
    boolean several = Math.abs(count) > 1 + NEAR;
    return TapRead.of(several ? Kind.SEVERAL : Kind.UNKNOWN);
  }

  /** The two pixels whose names add up to these numbers. */
  private TapRead pair(double[] name, int filter) {
    double[] rest = new double[name.length];
    for (int first = 0; first < pixels.places(); first++) {
      for (int i = 0; i < rest.length; i++) {
        rest[i] = name[i] - pixels.digit(first, i);
      }
      int second = pixels.place(rest);
      if (second != ProbeCode.NONE) {
        return new TapRead(Kind.SUM, List.of(index(first), index(second)), 1, filter);
      }
    }
    return TapRead.of(Kind.SEVERAL);
  }

  /** Whose weight was taken; the only filter's where there is but one. */
  private int filter(double[] name, double count, int own) {
    return name.length == 0 ? own : filters.place(scaled(name, count));
  }

  private static double[] scaled(double[] numbers, double count) {
    return Arrays.stream(numbers).map(number -> number / count).toArray();
  }

  private List<Integer> index(int pixel) {
    return Arrays.stream(input.indexOf(pixel)).boxed().toList();
  }
}
