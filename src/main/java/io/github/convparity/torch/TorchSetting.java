package io.github.convparity.torch;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.DType;

/** The setting of a convolution as the numbers that the TorchScript module reads. */
final class TorchSetting {
  private TorchSetting() {}

  /** In the order that the comment of {@code conv2d_reference.py} gives. */
  static long[] of(Arguments arguments) {
    Conv2dOptions options = arguments.options();
    Pair amount =
        options.padding() instanceof Padding.Explicit explicit ? explicit.amount() : Pair.of(0);
    return new long[] {
      options.stride().h(),
      options.stride().w(),
      amount.h(),
      amount.w(),
      options.dilation().h(),
      options.dilation().w(),
      options.groups(),
      named(options.padding()),
      mode(options.paddingMode()),
      torchCode(arguments.input().dtype())
    };
  }

  private static int named(Padding padding) {
    if (padding instanceof Padding.Same) {
      return 1;
    }
    return padding instanceof Padding.Valid ? 2 : 0;
  }

  private static int mode(PaddingMode mode) {
    return switch (mode) {
      case ZEROS -> 0;
      case REFLECT -> 1;
      case REPLICATE -> 2;
      case CIRCULAR -> 3;
    };
  }

  /** c10::ScalarType of the types to which the module casts; -1 for the others. */
  private static int torchCode(DType dtype) {
    return switch (dtype) {
      case FLOAT16 -> 5;
      case BFLOAT16 -> 15;
      case FLOAT32, FLOAT64 -> -1;
    };
  }
}
