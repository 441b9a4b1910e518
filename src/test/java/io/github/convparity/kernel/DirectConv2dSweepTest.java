package io.github.convparity.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * The plain convolution against a second one that pads the picture first and counts in integers, on
 * random settings: everything is exact, so everything must be equal.
 */
class DirectConv2dSweepTest {
  private static final int SETTINGS = 4000;

  /** The arguments of one call, with integers for data. */
  private record Call(
      int[] input,
      int[] weight,
      long[] x,
      long[] w,
      long @Nullable [] b,
      Conv2dOptions options,
      int padTop,
      int padBottom,
      int padLeft,
      int padRight) {}

  @Test
  void integersAreConvolvedExactlyInEverySetting() {
    SplittableRandom random = new SplittableRandom(20_240_601);
    List<String> failures = new ArrayList<>();
    Map<PaddingMode, Integer> compared = new EnumMap<>(PaddingMode.class);
    for (int i = 0; i < SETTINGS; i++) {
      Call call = draw(random);
      double[] expected = convolve(call).stream().mapToDouble(Long::doubleValue).toArray();
      Tensor output =
          new DirectConv2d()
              .forward(
                  tensor(call.x(), i, call.input()),
                  tensor(call.w(), i, call.weight()),
                  call.b() == null ? null : tensor(call.b(), i, call.b().length),
                  call.options());
      if (!Arrays.equals(output.doubles(), expected)) {
        failures.add(describe(call));
      }
      compared.merge(call.options().paddingMode(), expected.length, Integer::sum);
    }

    assertThat(failures).isEmpty();
    assertThat(compared.values()).hasSize(4).allMatch(elements -> elements > 10_000);
  }

  private static String describe(Call call) {
    return List.of(
            IntStream.of(call.input()).boxed().toList(),
            IntStream.of(call.weight()).boxed().toList(),
            call.options())
        .toString();
  }

  /** Every other one in float64. */
  private static Tensor tensor(long[] values, int turn, int... shape) {
    double[] wide = new double[values.length];
    float[] narrow = new float[values.length];
    for (int i = 0; i < values.length; i++) {
      wide[i] = values[i];
      narrow[i] = values[i];
    }
    return turn % 2 == 0 ? Tensor.float32(narrow, shape) : Tensor.float64(wide, shape);
  }

  private static Call draw(SplittableRandom random) {
    while (true) {
      Call call = drawOne(random);
      int h = call.input()[call.input().length - 2] + call.padTop() + call.padBottom();
      int w = call.input()[call.input().length - 1] + call.padLeft() + call.padRight();
      Pair dilation = call.options().dilation();
      if (h > dilation.h() * (call.weight()[2] - 1) && w > dilation.w() * (call.weight()[3] - 1)) {
        return call;
      }
    }
  }

  private static Call drawOne(SplittableRandom random) {
    int groups = random.nextInt(1, 4);
    int perGroup = random.nextInt(1, 4);
    int h = random.nextInt(1, 8);
    int w = random.nextInt(1, 8);
    int filters = groups * random.nextInt(1, 3);
    int[] input =
        random.nextInt(5) == 0
            ? new int[] {groups * perGroup, h, w}
            : new int[] {random.nextInt(1, 4), groups * perGroup, h, w};
    int[] weight = {filters, perGroup, random.nextInt(1, 5), random.nextInt(1, 5)};
    Pair dilation = new Pair(random.nextInt(1, 4), random.nextInt(1, 4));
    PaddingMode mode = PaddingMode.values()[random.nextInt(4)];
    boolean same = random.nextInt(3) == 0;
    int totalH = dilation.h() * (weight[2] - 1);
    int totalW = dilation.w() * (weight[3] - 1);
    int padH = same ? totalH / 2 : pad(random, mode, h);
    int padW = same ? totalW / 2 : pad(random, mode, w);
    int padBottom = same ? totalH - padH : padH;
    int padRight = same ? totalW - padW : padW;
    int limit = mode == PaddingMode.REFLECT ? 1 : 0;
    boolean limited = limit == 1 || mode == PaddingMode.CIRCULAR;
    if (limited && (padBottom > h - limit || padRight > w - limit)) {
      return drawOne(random);
    }
    Conv2dOptions options =
        new Conv2dOptions(
            same ? Pair.of(1) : new Pair(random.nextInt(1, 4), random.nextInt(1, 4)),
            same ? new Padding.Same() : new Padding.Explicit(new Pair(padH, padW)),
            dilation,
            groups,
            mode);
    long[] bias = random.nextBoolean() ? integers(random, filters) : null;
    long[] x = integers(random, IntStream.of(input).reduce(1, (a, b) -> a * b));
    long[] k = integers(random, IntStream.of(weight).reduce(1, (a, b) -> a * b));
    return new Call(input, weight, x, k, bias, options, padH, padBottom, padW, padRight);
  }

  /** Beyond the size only where the mode allows it; cropping in all modes but zeros. */
  private static int pad(SplittableRandom random, PaddingMode mode, int size) {
    int least = mode == PaddingMode.ZEROS ? 0 : -((size - 1) / 2);
    int most =
        switch (mode) {
          case ZEROS, REPLICATE -> 6;
          case REFLECT -> size - 1;
          case CIRCULAR -> size;
        };
    return random.nextInt(least, most + 1);
  }

  private static long[] integers(SplittableRandom random, int length) {
    return random.longs(length, -8, 9).toArray();
  }

  private static List<Long> convolve(Call call) {
    int rank = call.input().length;
    int batch = rank == 4 ? call.input()[0] : 1;
    int channels = call.input()[rank - 3];
    int size = call.input()[rank - 2] * call.input()[rank - 1];
    List<Long> output = new ArrayList<>();
    for (int n = 0; n < batch; n++) {
      List<List<List<Long>>> planes = new ArrayList<>();
      for (int c = 0; c < channels; c++) {
        planes.add(paddedPlane(call, (n * channels + c) * size));
      }
      for (int o = 0; o < call.weight()[0]; o++) {
        int firstChannel = o / (call.weight()[0] / call.options().groups()) * call.weight()[1];
        filter(call, planes.subList(firstChannel, firstChannel + call.weight()[1]), o, output);
      }
    }
    return output;
  }

  private static void filter(Call call, List<List<List<Long>>> planes, int o, List<Long> output) {
    Conv2dOptions options = call.options();
    int kernelH = call.weight()[2];
    int kernelW = call.weight()[3];
    int reachH = options.dilation().h() * (kernelH - 1);
    int reachW = options.dilation().w() * (kernelW - 1);
    int rows = planes.get(0).size();
    int columns = planes.get(0).get(0).size();
    for (int top = 0; top + reachH < rows; top += options.stride().h()) {
      for (int left = 0; left + reachW < columns; left += options.stride().w()) {
        long sum = call.b() == null ? 0 : call.b()[o];
        for (int c = 0; c < planes.size(); c++) {
          for (int kh = 0; kh < kernelH; kh++) {
            List<Long> row = planes.get(c).get(top + kh * options.dilation().h());
            for (int kw = 0; kw < kernelW; kw++) {
              long weight = call.w()[((o * planes.size() + c) * kernelH + kh) * kernelW + kw];
              sum += weight * row.get(left + kw * options.dilation().w());
            }
          }
        }
        output.add(sum);
      }
    }
  }

  private static List<List<Long>> paddedPlane(Call call, int start) {
    int rank = call.input().length;
    int columns = call.input()[rank - 1];
    PaddingMode mode = call.options().paddingMode();
    List<List<Long>> plane = new ArrayList<>();
    for (int row = 0; row < call.input()[rank - 2]; row++) {
      List<Long> line = new ArrayList<>();
      for (int column = 0; column < columns; column++) {
        line.add(call.x()[start + row * columns + column]);
      }
      plane.add(extended(line, call.padLeft(), call.padRight(), 0L, mode));
    }
    List<Long> zeros = Collections.nCopies(plane.get(0).size(), 0L);
    return extended(plane, call.padTop(), call.padBottom(), zeros, mode);
  }

  /** A line with elements put before and after it, or taken off where a number is negative. */
  private static <T> List<T> extended(
      List<T> line, int before, int after, T zero, PaddingMode mode) {
    int size = line.size();
    if (before < 0) {
      return line.subList(-before, size + after);
    }
    List<T> extended = new ArrayList<>();
    for (int i = before; i >= 1; i--) {
      extended.add(
          switch (mode) {
            case ZEROS -> zero;
            case REFLECT -> line.get(i);
            case REPLICATE -> line.get(0);
            case CIRCULAR -> line.get(size - i);
          });
    }
    extended.addAll(line);
    for (int i = 1; i <= after; i++) {
      extended.add(
          switch (mode) {
            case ZEROS -> zero;
            case REFLECT -> line.get(size - 1 - i);
            case REPLICATE -> line.get(size - 1);
            case CIRCULAR -> line.get(i - 1);
          });
    }
    return extended;
  }
}
