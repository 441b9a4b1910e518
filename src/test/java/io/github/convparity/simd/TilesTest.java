package io.github.convparity.simd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The generated micro-kernels beside a loop over the same sums, of whole numbers: no rounding. */
class TilesTest {
  private static final int[] OFFSETS = {3, 0, 40, 7, 7};
  private static final int FROM = 1;
  private static final int TO = 5;
  private static final int AT = 2;
  private static final int BASE = 1;

  static Stream<String> shapes() {
    return Stream.of(FloatTiles.SHAPES.split(" ", -1));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void floatsAreSummedUpFromZero(String shape) {
    int rows = rows(shape);
    int step = vectors(shape) * FloatTiles.LANES + 3;
    float[][] a = new float[rows + 1][];
    for (int r = 0; r < rows; r++) {
      a[1 + r] = Arrays.copyOfRange(floats(rows * 6), starts(rows)[r], starts(rows)[r] + 6);
    }
    float[] b = floats(50 + step);
    float[] c = floats(AT + rows * step);
    FloatTiles.sum(rows, vectors(shape), a, 1, b, BASE, OFFSETS, FROM, TO, c, AT, step);
    assertThat(doubles(c)).isEqualTo(expected(false, rows, step - 3, step, starts(rows)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void floatsAreAddedToSums(String shape) {
    int rows = rows(shape);
    int step = vectors(shape) * FloatTiles.LANES + 3;
    float[][] a = new float[rows + 1][];
    for (int r = 0; r < rows; r++) {
      a[1 + r] = Arrays.copyOfRange(floats(rows * 6), starts(rows)[r], starts(rows)[r] + 6);
    }
    float[] b = floats(50 + step);
    float[] c = floats(AT + rows * step);
    FloatTiles.add(rows, vectors(shape), a, 1, b, BASE, OFFSETS, FROM, TO, c, AT, step);
    assertThat(doubles(c)).isEqualTo(expected(true, rows, step - 3, step, starts(rows)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void doublesAreSummedUpFromZero(String shape) {
    int rows = rows(shape);
    int step = vectors(shape) * DoubleTiles.LANES + 3;
    double[][] a = new double[rows + 1][];
    for (int r = 0; r < rows; r++) {
      a[1 + r] =
          Arrays.copyOfRange(doubles(floats(rows * 6)), starts(rows)[r], starts(rows)[r] + 6);
    }
    double[] b = doubles(floats(50 + step));
    double[] c = doubles(floats(AT + rows * step));
    DoubleTiles.sum(rows, vectors(shape), a, 1, b, BASE, OFFSETS, FROM, TO, c, AT, step);
    assertThat(c).isEqualTo(expected(false, rows, step - 3, step, starts(rows)));
  }

  @ParameterizedTest
  @MethodSource("shapes")
  void doublesAreAddedToSums(String shape) {
    int rows = rows(shape);
    int step = vectors(shape) * DoubleTiles.LANES + 3;
    double[][] a = new double[rows + 1][];
    for (int r = 0; r < rows; r++) {
      a[1 + r] =
          Arrays.copyOfRange(doubles(floats(rows * 6)), starts(rows)[r], starts(rows)[r] + 6);
    }
    double[] b = doubles(floats(50 + step));
    double[] c = doubles(floats(AT + rows * step));
    DoubleTiles.add(rows, vectors(shape), a, 1, b, BASE, OFFSETS, FROM, TO, c, AT, step);
    assertThat(c).isEqualTo(expected(true, rows, step - 3, step, starts(rows)));
  }

  @Test
  void aShapeWithoutMicroKernelIsRefused() {
    float[][] rows = {};
    float[] none = {};
    int[] offsets = {};
    assertThatThrownBy(() -> FloatTiles.add(4, 9, rows, 0, none, 0, offsets, 0, 0, none, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("4x9 must be one of " + FloatTiles.SHAPES);
  }

  /** What stands in {@code c} afterwards; term i of row r is {@code a[starts[r] + i]}. */
  private static double[] expected(boolean added, int rows, int width, int step, int[] starts) {
    double[] c = doubles(floats(AT + rows * step));
    for (int r = 0; r < rows; r++) {
      for (int j = 0; j < width; j++) {
        c[AT + r * step + j] = added ? c[AT + r * step + j] : 0;
        for (int i = FROM; i < TO; i++) {
          c[AT + r * step + j] += number(starts[r] + i) * number(BASE + OFFSETS[i] + j);
        }
      }
    }
    return c;
  }

  /** The last row stands first. */
  private static int[] starts(int rows) {
    int[] starts = new int[rows];
    for (int r = 0; r < rows; r++) {
      starts[r] = (rows - 1 - r) * 6;
    }
    return starts;
  }

  private static int number(int i) {
    return i * 7 % 31 - 15;
  }

  private static float[] floats(int count) {
    float[] numbers = new float[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(i);
    }
    return numbers;
  }

  private static double[] doubles(float[] numbers) {
    double[] result = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      result[i] = numbers[i];
    }
    return result;
  }

  private static int rows(String shape) {
    return Integer.parseInt(shape.split("x", -1)[0]);
  }

  private static int vectors(String shape) {
    return Integer.parseInt(shape.split("x", -1)[1]);
  }
}
