package io.github.convparity.conv;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.convparity.tensor.Shape;
import org.jspecify.annotations.Nullable;

/** A setting whose options are changed one at a time. */
record Call(Shape input, Shape weight, @Nullable Shape bias, Conv2dOptions options) {
  static Call of(Shape input, Shape weight) {
    return new Call(input, weight, null, Conv2dOptions.defaults());
  }

  Call bias(int... shape) {
    return new Call(input, weight, Shape.of(shape), options);
  }

  Call stride(int h, int w) {
    return with(new Pair(h, w), options.padding(), options.dilation(), options.groups());
  }

  Call padding(int h, int w) {
    return padding(new Padding.Explicit(new Pair(h, w)));
  }

  Call padding(Padding padding) {
    return with(options.stride(), padding, options.dilation(), options.groups());
  }

  Call dilation(int h, int w) {
    return with(options.stride(), options.padding(), new Pair(h, w), options.groups());
  }

  Call groups(int groups) {
    return with(options.stride(), options.padding(), options.dilation(), groups);
  }

  Call mode(PaddingMode mode) {
    return new Call(
        input,
        weight,
        bias,
        new Conv2dOptions(
            options.stride(), options.padding(), options.dilation(), options.groups(), mode));
  }

  private Call with(Pair stride, Padding padding, Pair dilation, int groups) {
    return new Call(
        input,
        weight,
        bias,
        new Conv2dOptions(stride, padding, dilation, groups, options.paddingMode()));
  }

  void isRefused(String message) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Conv2dGeometry.of(input, weight, bias, options))
        .withMessage(message);
  }

  void isTaken() {
    assertThatCode(() -> Conv2dGeometry.of(input, weight, bias, options))
        .doesNotThrowAnyException();
  }
}
