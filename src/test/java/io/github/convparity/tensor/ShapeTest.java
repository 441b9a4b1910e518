package io.github.convparity.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class ShapeTest {
  @Test
  void axesAreCountedFromTheFrontOrFromTheEnd() {
    Shape shape = Shape.of(2, 3, 5, 7);

    assertThat(shape.rank()).isEqualTo(4);
    assertThat(shape.dim(0)).isEqualTo(2);
    assertThat(shape.dim(3)).isEqualTo(7);
    assertThat(shape.dim(-1)).isEqualTo(7);
    assertThat(shape.dim(-4)).isEqualTo(2);
  }

  @Test
  void aNegativeDimensionIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Shape.of(1, -3))
        .withMessage("shape ([1, -3]) must have no negative dimension");
  }

  @Test
  void dimensionsAreCopiedOnBothWays() {
    int[] dims = {2, 3};
    Shape shape = Shape.of(dims);

    dims[0] = 9;
    shape.dims()[1] = 9;

    assertThat(shape.dims()).containsExactly(2, 3);
  }

  @Test
  void elementsAreTheProductOfTheDimensions() {
    assertThat(Shape.of(2, 3, 5).elements()).isEqualTo(30);
    assertThat(Shape.of().elements()).isEqualTo(1);
    assertThat(Shape.of(65536, 65536).elements()).isEqualTo(1L << 32);
    assertThat(Shape.of(1 << 30, 1 << 30, 4).elements()).isEqualTo(1L << 62);
  }

  @Test
  void moreElementsThanALongCountsAreCapped() {
    assertThat(Shape.of(1 << 30, 1 << 30, 8).elements()).isEqualTo(Long.MAX_VALUE);
    assertThat(Shape.of(1 << 30, 1 << 30, 16).elements()).isEqualTo(Long.MAX_VALUE);
    assertThat(Shape.of(1 << 30, 1 << 30, 1 << 30, 1 << 30).elements()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void aDimensionOfZeroLeavesNoElementsHoweverLargeTheOthersAre() {
    assertThat(Shape.of(1 << 30, 1 << 30, 1 << 30, 0).elements()).isZero();
    assertThat(Shape.of(0, 1 << 30, 1 << 30, 1 << 30).elements()).isZero();
  }

  @Test
  void theIndexOfAnElementFollowsRowMajorOrder() {
    Shape shape = Shape.of(2, 3, 4);

    assertThat(shape.indexOf(0)).containsExactly(0, 0, 0);
    assertThat(shape.indexOf(3)).containsExactly(0, 0, 3);
    assertThat(shape.indexOf(4)).containsExactly(0, 1, 0);
    assertThat(shape.indexOf(12)).containsExactly(1, 0, 0);
    assertThat(shape.indexOf(23)).containsExactly(1, 2, 3);
  }

  @Test
  void shapesAreEqualWhenTheirDimensionsAre() {
    assertThat(Shape.of(1, 2)).isEqualTo(Shape.of(1, 2)).hasSameHashCodeAs(Shape.of(1, 2));
    assertThat(Shape.of(1, 2)).isNotEqualTo(Shape.of(2, 1));
    assertThat(Shape.of(1, 2)).isNotEqualTo(Shape.of(1, 2, 1));
  }

  @Test
  void aShapeIsWrittenAsPyTorchWritesIt() {
    assertThat(Shape.of(1, 3, 32, 32)).hasToString("[1, 3, 32, 32]");
    assertThat(Shape.of()).hasToString("[]");
  }
}
