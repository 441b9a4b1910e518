package io.github.convparity.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CloseUpTest {
  private static float[] floats(byte[] bytes) {
    float[] floats = new float[bytes.length / 4];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(floats);
    return floats;
  }

  private static double[] doubles(byte[] bytes) {
    double[] doubles = new double[bytes.length / 8];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asDoubleBuffer().get(doubles);
    return doubles;
  }

  @Test
  void aroundTheElementAndMovedInwardsAtAnEdge() {
    float[] numbers = new float[2 * 12 * 11];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    Tensor tensor = Tensor.float32(numbers, 1, 2, 12, 11);
    CloseUp corner = CloseUp.of(List.of(0, 1, 11, 0), tensor, tensor, 9);
    assertThat(corner.top()).isEqualTo(3);
    assertThat(corner.left()).isZero();
    assertThat(corner.rows()).isEqualTo(9);
    assertThat(corner.columns()).isEqualTo(9);
    assertThat(floats(corner.candidate())).hasSize(81).startsWith(165, 166);
    assertThat(doubles(corner.ulps())).containsOnly(0);
    CloseUp whole = CloseUp.of(List.of(0, 1, 11, 0), tensor, tensor, CloseUp.LARGE);
    assertThat(whole.rows()).isEqualTo(12);
    assertThat(floats(whole.reference())).hasSize(132).startsWith(132).endsWith(263);
    assertThat(CloseUp.elements(tensor.sizes(), CloseUp.LARGE)).isEqualTo(132);
    assertThat(CloseUp.elements(Shape.of(3, 200, 7), CloseUp.LARGE)).isEqualTo(128 * 7);
  }

  @Test
  void ulpsAreCountedInTheDataTypeAndSpecialValuesStay() {
    Tensor ours = Tensor.float32(new float[] {1f, Float.NaN, Float.NaN, 2f}, 1, 2, 2);
    Tensor theirs =
        Tensor.float32(
            new float[] {Math.nextUp(1f), Float.NaN, 5f, Float.POSITIVE_INFINITY}, 1, 2, 2);
    CloseUp all = CloseUp.of(List.of(0, 0, 0), ours, theirs, 9);
    assertThat(doubles(all.ulps())).containsExactly(1, 0, 0x1p53, 0x1p53);
    assertThat(floats(all.candidate())).containsExactly(1f, Float.NaN, Float.NaN, 2f);
    assertThat(floats(all.reference()))
        .containsExactly(Math.nextUp(1f), Float.NaN, 5f, Float.POSITIVE_INFINITY);
  }

  @Test
  void numbersOfFloat64KeepAllTheirDigits() {
    Tensor ours = Tensor.float64(new double[] {0.1, -0.0}, 1, 1, 2);
    CloseUp all = CloseUp.of(List.of(0, 0, 0), ours, ours, 9);
    assertThat(doubles(all.candidate())).containsExactly(0.1, -0.0);
  }
}
