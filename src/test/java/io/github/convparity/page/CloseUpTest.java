package io.github.convparity.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CloseUpTest {
  @Test
  void nineByNineAroundTheElementAndMovedInwardsAtAnEdge() {
    float[] numbers = new float[2 * 12 * 11];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
    }
    Tensor tensor = Tensor.float32(numbers, 1, 2, 12, 11);
    CloseUp corner = CloseUp.of(List.of(0, 1, 11, 0), tensor, tensor);
    assertThat(corner.top()).isEqualTo(3);
    assertThat(corner.left()).isZero();
    assertThat(corner.columns()).isEqualTo(9);
    assertThat(corner.candidate()).hasSize(81).startsWith("165.0", "166.0");
    assertThat(corner.ulps()).containsOnly(0L);
  }

  @Test
  void ulpsAreCountedInTheDataTypeAndSpecialValuesAreNamed() {
    Tensor ours = Tensor.float32(new float[] {1f, Float.NaN, Float.NaN, 2f}, 1, 2, 2);
    Tensor theirs =
        Tensor.float32(
            new float[] {Math.nextUp(1f), Float.NaN, 5f, Float.POSITIVE_INFINITY}, 1, 2, 2);
    CloseUp all = CloseUp.of(List.of(0, 0, 0), ours, theirs);
    assertThat(all.ulps()).containsExactly(1L, 0L, 1L << 53, 1L << 53);
    assertThat(all.candidate()).containsExactly("1.0", "NaN", "NaN", "2.0");
    assertThat(all.reference()).containsExactly("1.0000001", "NaN", "5.0", "Infinity");
  }
}
