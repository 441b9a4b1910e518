package io.github.convparity.compare;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;

/**
 * Convolutions with kernels of 3 x 3, without padding and bias, over numbers of one kind.
 *
 * @param dtype of all tensors
 * @param fill of input and weight
 * @param scale multiplies every number of both; 1 for none
 */
record DataKind(DType dtype, Fill.Formula fill, double scale) {
  /** In the order of the table. */
  static final List<DataKind> ALL =
      List.of(
          new DataKind(DType.FLOAT32, Fill.Formula.UNIFORM, 1),
          new DataKind(DType.FLOAT32, Fill.Formula.NORMAL, 1),
          new DataKind(DType.FLOAT32, Fill.Formula.NORMAL, 0.01),
          new DataKind(DType.FLOAT32, Fill.Formula.CANCELLING, 1),
          new DataKind(DType.FLOAT32, Fill.Formula.CANCELLING, 8),
          new DataKind(DType.FLOAT32, Fill.Formula.CONSTANT, 1),
          new DataKind(DType.FLOAT32, Fill.Formula.INTEGER, 1),
          new DataKind(DType.FLOAT64, Fill.Formula.NORMAL, 1),
          new DataKind(DType.FLOAT64, Fill.Formula.INTEGER, 1),
          new DataKind(DType.FLOAT16, Fill.Formula.NORMAL, 1),
          new DataKind(DType.FLOAT16, Fill.Formula.INTEGER, 1),
          new DataKind(DType.BFLOAT16, Fill.Formula.NORMAL, 1),
          new DataKind(DType.BFLOAT16, Fill.Formula.INTEGER, 1));

  static final int KERNEL = 3;

  /** The words in the tables, for example {@code float32 normal · 0.01}. */
  String title() {
    return dtype.torchName()
        + " "
        + fill.jsonName()
        + (scale == 1
            ? ""
            : " · " + BigDecimal.valueOf(scale).stripTrailingZeros().toPlainString());
  }

  /** Convolutions that add up {@code products} for every element, a multiple of 9. */
  List<ParityCase> cases(int products) {
    int channels = products / (KERNEL * KERNEL);
    if (fill == Fill.Formula.CONSTANT) { // all filters and seeds are the same: one large image
      return List.of(parityCase(Shape.of(1, channels, 102, 102), 1, 1));
    }
    return LongStream.rangeClosed(1, 40)
        .mapToObj(seed -> parityCase(Shape.of(1, channels, 8, 8), 32, seed))
        .toList();
  }

  private ParityCase parityCase(Shape input, int filters, long seed) {
    Setting setting =
        new Setting(
            input,
            input.dim(1),
            filters,
            Pair.of(KERNEL),
            /* bias= */ false,
            Conv2dOptions.defaults());
    return ParityCase.of(setting).withDtype(dtype).withFill(fill).withSeed(seed);
  }

  /** The tensors of one of {@link #cases}, scaled. */
  Arguments arguments(ParityCase parityCase) {
    Arguments unscaled = parityCase.arguments();
    return scale == 1
        ? unscaled
        : new Arguments(
            scaled(unscaled.input()), scaled(unscaled.weight()), null, null, unscaled.options());
  }

  private Tensor scaled(Tensor tensor) {
    if (dtype != DType.FLOAT32) {
      throw new IllegalStateException("dtype (" + dtype.torchName() + ") must be float32");
    }
    float[] values = new float[tensor.length()];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (tensor.get(i) * scale);
    }
    return Tensor.float32(values, tensor.shape());
  }
}
