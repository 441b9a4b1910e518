package io.github.convparity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;

class TensorTest {
  @Test
  void aFloat32TensorShowsItsElementsInRowMajorOrder() {
    Tensor tensor = Tensor.float32(new float[] {1, 2, 3, 4, 5, -0.1f}, 1, 2, 3);

    assertThat(tensor.dtype()).isEqualTo(DType.FLOAT32);
    assertThat(tensor.shape()).containsExactly(1, 2, 3);
    assertThat(tensor.sizes()).isEqualTo(Shape.of(1, 2, 3));
    assertThat(tensor.length()).isEqualTo(6);
    assertThat(tensor.floats()).containsExactly(1, 2, 3, 4, 5, -0.1f);
    assertThat(tensor.doubles()).containsExactly(1, 2, 3, 4, 5, -0.1f);
    assertThat(tensor.get(5)).isEqualTo(-0.1f);
    assertThat(tensor).hasToString("float32[1, 2, 3]");
  }

  @Test
  void aFloat64TensorHasNoFloats() {
    Tensor tensor = Tensor.float64(new double[] {0.1, -0.0}, 2);

    assertThat(tensor.dtype()).isEqualTo(DType.FLOAT64);
    assertThat(tensor.doubles()).containsExactly(0.1, -0.0);
    assertThat(tensor.get(0)).isEqualTo(0.1);
    assertThatIllegalStateException()
        .isThrownBy(tensor::floats)
        .withMessage("dtype (float64) must be float32 or a 16-bit type for floats()");
  }

  @Test
  void tensorsOf16BitsAreWidenedExactly() {
    short[] patterns = {0x3C00, (short) 0xC100, 0x0001};
    Tensor half = Tensor.float16(patterns, 3);
    Tensor brain = Tensor.bfloat16(new short[] {0x3F80, (short) 0xC020, 0x0001}, 3, 1);

    assertThat(half.dtype()).isEqualTo(DType.FLOAT16);
    assertThat(half.floats()).containsExactly(1, -2.5f, 0x1p-24f);
    assertThat(half.doubles()).containsExactly(1, -2.5, 0x1p-24);
    assertThat(half.get(1)).isEqualTo(-2.5);
    assertThat(brain.dtype()).isEqualTo(DType.BFLOAT16);
    assertThat(brain.floats()).containsExactly(1, -2.5f, 0x1p-133f);
    assertThat(brain.get(2)).isEqualTo(0x1p-133);
    assertThat(brain).hasToString("bfloat16[3, 1]");
  }

  @Test
  void onlyTensorsOf16BitsHavePatterns() {
    short[] patterns = {1, 2};

    assertThat(Tensor.float16(patterns, 2).bits()).isSameAs(patterns);
    assertThat(Tensor.bfloat16(patterns, 2).bits()).isSameAs(patterns);
    assertThatIllegalStateException()
        .isThrownBy(() -> Tensor.float32(new float[1], 1).bits())
        .withMessage("dtype (float32) must be float16 or bfloat16 for bits()");
    assertThatIllegalStateException()
        .isThrownBy(() -> Tensor.float64(new double[1], 1).bits())
        .withMessage("dtype (float64) must be float16 or bfloat16 for bits()");
  }

  @Test
  void nothingIsCopied() {
    float[] floats = {1, 2};
    double[] doubles = {1, 2};
    Tensor narrow = Tensor.float32(floats, 2);
    Tensor wide = Tensor.float64(doubles, 2);

    floats[1] = 9;
    doubles[1] = 9;

    assertThat(narrow.floats()).isSameAs(floats);
    assertThat(wide.doubles()).isSameAs(doubles);
    assertThat(narrow.get(1)).isEqualTo(9);
    assertThat(wide.get(1)).isEqualTo(9);
  }

  @Test
  void aWidenedArrayIsACopy() {
    Tensor tensor = Tensor.float32(new float[] {1, 2}, 2);

    tensor.doubles()[0] = 9;

    assertThat(tensor.get(0)).isEqualTo(1);
  }

  @Test
  void theShapeIsACopyOnBothWays() {
    int[] shape = {1, 2};
    Tensor tensor = Tensor.float32(new float[2], shape);

    shape[0] = 7;
    tensor.shape()[1] = 7;

    assertThat(tensor.shape()).containsExactly(1, 2);
  }

  @Test
  void aWrongLengthIsAnIllegalState() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Tensor.float32(new float[5], 2, 3))
        .withMessage("data (5 elements) must have the 6 elements of its shape [2, 3]");
    assertThatIllegalStateException().isThrownBy(() -> Tensor.float64(new double[7], 2, 3));
    assertThatIllegalStateException().isThrownBy(() -> Tensor.float16(new short[0], 1));
    assertThatIllegalStateException().isThrownBy(() -> Tensor.bfloat16(new short[1], 1, 0));
  }

  @Test
  void aNegativeDimensionIsAnIllegalStateEvenWhereTheProductFits() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Tensor.float32(new float[2], -1, -2))
        .withMessage("shape ([-1, -2]) must have no negative dimension");
  }

  @Test
  void aShapeWhoseProductOverflowsDoesNotFitAnArray() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Tensor.float32(new float[0], 65536, 65536))
        .withMessage(
            "data (0 elements) must have the 4294967296 elements of its shape" + " [65536, 65536]");
  }

  @Test
  void dimensionsMayBeZeroAndATensorMayHaveNone() {
    Tensor empty = Tensor.float32(new float[0], 2, 0, 2147483647, 2147483647);
    Tensor scalar = Tensor.float64(new double[] {3}, new int[0]);

    assertThat(empty.length()).isZero();
    assertThat(empty.doubles()).isEmpty();
    assertThat(scalar.length()).isEqualTo(1);
    assertThat(scalar.shape()).isEmpty();
  }

  @Test
  void onlyTensorsOnOneArrayShareTheirData() {
    float[] data = {1, 2};
    Tensor tensor = Tensor.float32(data, 2);

    assertThat(tensor.sharesDataWith(Tensor.float32(data, 1, 2))).isTrue();
    assertThat(tensor.sharesDataWith(Tensor.float32(data.clone(), 2))).isFalse();
    assertThat(tensor.sharesDataWith(Tensor.float64(new double[] {1, 2}, 2))).isFalse();
  }

  @Test
  void aDeepCopyHasTheSameBitsInAnArrayOfItsOwn() {
    Tensor[] tensors = {
      Tensor.float32(new float[] {1, -0.0f}, 2),
      Tensor.float64(new double[] {1, Double.NaN}, 2),
      Tensor.float16(new short[] {0x7E01, 2}, 2),
      Tensor.bfloat16(new short[] {0x7FC1, 2}, 1, 2)
    };
    for (Tensor tensor : tensors) {
      Tensor copy = tensor.copy();
      assertThat(copy.dtype()).isEqualTo(tensor.dtype());
      assertThat(copy.sizes()).isEqualTo(tensor.sizes());
      assertThat(copy.doubles()).containsExactly(tensor.doubles());
      assertThat(copy.sharesDataWith(tensor)).isFalse();
    }
    assertThat(tensors[2].copy().bits()).containsExactly(0x7E01, 2);
  }

  @Test
  void theSameBitsAreThoseOfTypeShapeAndEveryElement() {
    Tensor tensor = Tensor.float32(new float[] {1, 0.0f}, 2);

    assertThat(tensor.hasBitsOf(tensor.copy())).isTrue();
    assertThat(tensor.hasBitsOf(Tensor.float32(new float[] {1, 0.0f}, 1, 2))).isFalse();
    assertThat(tensor.hasBitsOf(Tensor.float64(new double[] {1, 0.0}, 2))).isFalse();
    assertThat(tensor.hasBitsOf(Tensor.float32(new float[] {1, -0.0f}, 2))).isFalse();
    assertThat(tensor.hasBitsOf(Tensor.float32(new float[] {2, 0.0f}, 2))).isFalse();
  }

  @Test
  void theSameBitsAreThoseOfNansToo() {
    Tensor[] tensors = {
      Tensor.float32(new float[] {Float.NaN}, 1),
      Tensor.float64(new double[] {Double.NaN}, 1),
      Tensor.float16(new short[] {0x7E00}, 1)
    };
    Tensor[] others = {
      Tensor.float32(new float[] {Float.intBitsToFloat(0x7FC0_0001)}, 1),
      Tensor.float64(new double[] {Double.longBitsToDouble(0x7FF8_0000_0000_0001L)}, 1),
      Tensor.float16(new short[] {0x7E01}, 1)
    };
    for (int i = 0; i < tensors.length; i++) {
      assertThat(tensors[i].hasBitsOf(tensors[i].copy())).isTrue();
      assertThat(tensors[i].hasBitsOf(others[i])).isFalse();
    }
  }

  @Test
  void aTensorThatWasWrittenToIsRestoredInItsOwnArray() {
    float[] data = {1, 2};
    Tensor tensor = Tensor.float32(data, 2);
    Tensor before = tensor.copy();
    data[0] = 9;

    tensor.restore(before);

    assertThat(data).containsExactly(1, 2);
    assertThat(tensor.hasBitsOf(before)).isTrue();
    assertThat(tensor.sharesDataWith(before)).isFalse();
  }
}
