package io.github.convparity.torch;

import ai.djl.ndarray.types.Shape;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * {@code torch.conv2d} by itself, three times as fast as the TorchScript module that calls it: for
 * zero padding that is given in numbers, where the module does nothing else. DJL's {@code Conv2d}
 * block with its own checks is not involved. What is expected to be refused is left to the module,
 * whose refusals are a hundred times as fast: here DJL has a stack trace of libtorch written into
 * the message.
 */
final class PlainCall {
  private PlainCall() {}

  /** Whether the module would do nothing but call the operator, with numbers that DJL lets pass. */
  static boolean takes(Arguments arguments) {
    Conv2dOptions options = arguments.options();
    return !arguments.input().dtype().is16Bit()
        && options.paddingMode() == PaddingMode.ZEROS
        && options.padding() instanceof Padding.Explicit explicit
        && passes(explicit.amount())
        && passes(options.stride())
        && passes(options.dilation())
        && isLegal(arguments);
  }

  private static boolean isLegal(Arguments arguments) {
    try {
      Tensor bias = arguments.bias();
      Conv2dGeometry.of(
          arguments.input().sizes(),
          arguments.weight().sizes(),
          bias == null ? null : bias.sizes(),
          arguments.options());
      return true;
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      return false;
    }
  }

  /** DJL hands numbers on as a shape, which has no dimension below -1. */
  private static boolean passes(Pair pair) {
    return pair.h() >= -1 && pair.w() >= -1;
  }

  /** Calls the operator; the caller closes what comes back. */
  static PtNDArray of(
      PtNDArray input, PtNDArray weight, @Nullable PtNDArray bias, Conv2dOptions options) {
    Pair padding = ((Padding.Explicit) options.padding()).amount();
    return JniUtils.convolution(
        input,
        weight,
        bias,
        shape(options.stride()),
        shape(padding),
        shape(options.dilation()),
        options.groups());
  }

  private static Shape shape(Pair pair) {
    return new Shape(pair.h(), pair.w());
  }
}
