package io.github.convparity.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class ColumnsTest {
  @Test
  void aColumnKeepsWhatWasPutInWhateverComesLater() {
    IntColumn column = new IntColumn();
    int[] values = {1, -128, 127, 128, -32768, 32767, 32768, Integer.MIN_VALUE, Integer.MAX_VALUE};
    for (int value : values) {
      column.add(value);
    }
    for (int i = 0; i < values.length; i++) {
      assertThat(column.get(i)).isEqualTo(values[i]);
    }
    assertThat(column.width()).isEqualTo(4);
    assertThat(column.toBytes()).hasSize(4 * values.length).startsWith(1, 0, 0, 0);
  }

  @Test
  void aRoughNumberIsTheNearestAndKeepsItsSideOfZeroAndOne() {
    assertThat(back(Rough.of(0.5))).isEqualTo(0.5f);
    assertThat(back(Rough.of(3.0))).isEqualTo(3f);
    assertThat(back(Rough.of(1.001))).isGreaterThan(1f).isLessThan(1.01f);
    assertThat(back(Rough.of(1e-300))).isGreaterThan(0f);
    assertThat(back(Rough.of(1e300))).isFinite().isGreaterThan(3e38f);
    assertThat(back(Rough.of(Double.POSITIVE_INFINITY))).isEqualTo(Float.POSITIVE_INFINITY);
    assertThat(back(Rough.of(Double.NaN))).isNaN();
    for (double value = 1e-30; value < 1e30; value *= 1.37) {
      assertThat(Math.abs(back(Rough.of(value)) / value - 1)).isLessThan(0x1p-8);
    }
  }

  private static float back(int rough) {
    return Float.intBitsToFloat(rough << 16);
  }

  @Test
  void theWorstRowsAreThoseThatFailAndThenThoseNearTheBound() {
    Columns columns = Samples.of("grid", 3000).columns;
    IntColumn verdicts = columns.columns().get("verdict");
    long failing = 0;
    for (int row = 0; row < 3000; row++) {
      failing += verdicts.get(row) < 7 ? 1 : 0;
    }
    assertThat(failing).isBetween(1L, 2999L);
    int[] worst = WorstRows.of(columns, (int) failing);
    assertThat(worst).isSorted().hasSize((int) failing);
    for (int row : worst) {
      assertThat(verdicts.get(row)).isLessThan(7);
    }
  }
}
