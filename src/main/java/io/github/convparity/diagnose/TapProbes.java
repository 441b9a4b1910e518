package io.github.convparity.diagnose;

import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;

/**
 * The calls that ask what one tap reads. In all of them the weight is 0 but at that tap, in every
 * filter, and so is the bias. First every element of the input is one number of its name, a call
 * for each number of the name; then the input is 1 throughout; then it stays so, and the weight at
 * the tap is one number of the filter's name, which shows whether filters are exchanged.
 */
final class TapProbes {
  private final Setting setting;
  private final DType dtype;
  private final Shape weight;
  private final ProbeCode pixels;
  private final ProbeCode filters;

  TapProbes(Setting setting, DType dtype) {
    this.setting = setting;
    this.dtype = dtype;
    this.weight = setting.weight();
    this.pixels = ProbeCode.of(setting.input().elements(), dtype);
    this.filters = ProbeCode.of(setting.outChannels(), dtype);
  }

  /** Taps of one filter. */
  int taps() {
    return weight.dim(1) * weight.dim(2) * weight.dim(3);
  }

  /** Calls for one tap. */
  int calls() {
    return pixels.digits() + 1 + (setting.outChannels() > 1 ? filters.digits() : 0);
  }

  TapReader reader() {
    return new TapReader(setting.input(), pixels, filters);
  }

  /** A call with a weight of zeros, which shows whether the setting is answered at all. */
  Arguments blank() {
    return arguments(element -> 1, element -> 0);
  }

  /**
   * One call, in tensors that nobody else has.
   *
   * @param tap of a filter, row-major
   * @param call from 0 to {@link #calls} - 1
   */
  Arguments call(int tap, int call) {
    int ones = pixels.digits();
    IntUnaryOperator input = call < ones ? pixel -> pixels.digit(pixel, call) : pixel -> 1;
    IntUnaryOperator name =
        call <= ones ? filter -> 1 : filter -> filters.digit(filter, call - ones - 1);
    int taps = taps();
    return arguments(input, place -> place % taps == tap ? name.applyAsInt(place / taps) : 0);
  }

  private Arguments arguments(IntUnaryOperator input, IntUnaryOperator weights) {
    Shape bias = setting.biasShape();
    return new Arguments(
        tensor(setting.input(), input),
        tensor(weight, weights),
        bias == null ? null : tensor(bias, element -> 0),
        null,
        setting.options());
  }

  private Tensor tensor(Shape shape, IntUnaryOperator element) {
    double[] values = new double[Math.toIntExact(shape.elements())];
    Arrays.setAll(values, element::applyAsInt);
    return Tensors.of(values, dtype, shape);
  }
}
