package io.github.convparity.diagnose;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A setting as somebody could misread it.
 *
 * @param name in plain words
 * @param arguments with which a right convolution gives what the misreading gives
 * @param weightSource which number of the weight stands at a place of the one in {@code arguments}
 */
record Reading(String name, Arguments arguments, IntUnaryOperator weightSource) {
  /** One way to misread; null for a setting in which there is nothing to misread that way. */
  private interface Misreading {
    @Nullable Reading of(Arguments arguments);
  }

  /** Options with one pair of numbers replaced. */
  private interface Replacement {
    Conv2dOptions in(Conv2dOptions options, Pair pair);
  }

  private static final List<Misreading> ALL =
      List.of(
          mode(PaddingMode.ZEROS),
          mode(PaddingMode.REFLECT),
          mode(PaddingMode.REPLICATE),
          mode(PaddingMode.CIRCULAR),
          swap(
              "stride",
              Conv2dOptions::stride,
              (o, pair) ->
                  new Conv2dOptions(pair, o.padding(), o.dilation(), o.groups(), o.paddingMode())),
          swap(
              "padding",
              o -> o.padding() instanceof Padding.Explicit explicit ? explicit.amount() : null,
              (o, pair) ->
                  new Conv2dOptions(
                      o.stride(),
                      new Padding.Explicit(pair),
                      o.dilation(),
                      o.groups(),
                      o.paddingMode())),
          swap(
              "dilation",
              Conv2dOptions::dilation,
              (o, pair) ->
                  new Conv2dOptions(o.stride(), o.padding(), pair, o.groups(), o.paddingMode())),
          Reading::swappedKernel,
          flip("flipped top to bottom", true, false),
          flip("flipped left to right", false, true),
          flip("rotated by 180 degrees", true, true));

  /** All ways to misread a setting, whether they make a difference or not. */
  static List<Reading> all(Arguments arguments) {
    List<Reading> readings = new ArrayList<>();
    for (Misreading misreading : ALL) {
      Reading reading = misreading.of(arguments);
      if (reading != null) {
        readings.add(reading);
      }
    }
    return readings;
  }

  /** Another padding mode, where anything is padded. */
  private static Misreading mode(PaddingMode mode) {
    return arguments -> {
      Conv2dOptions o = arguments.options();
      Shape weight = arguments.weight().sizes();
      Pads pads = o.pads(weight.dim(2), weight.dim(3));
      boolean padded =
          Math.max(Math.max(pads.top(), pads.bottom()), Math.max(pads.left(), pads.right())) > 0;
      return !padded || o.paddingMode() == mode
          ? null
          : with(
              "padding_mode " + mode.torchName(),
              arguments,
              new Conv2dOptions(o.stride(), o.padding(), o.dilation(), o.groups(), mode));
    };
  }

  /** Height and width of one option exchanged, where they differ. */
  private static Misreading swap(
      String option, Function<Conv2dOptions, @Nullable Pair> pair, Replacement replacement) {
    return arguments -> {
      Conv2dOptions options = arguments.options();
      Pair given = pair.apply(options);
      return given == null || given.h() == given.w()
          ? null
          : with(
              option + " " + sizes(given.swapped()) + " for " + sizes(given),
              arguments,
              replacement.in(options, given.swapped()));
    };
  }

  /** The weight's numbers taken for those of a kernel with height and width exchanged. */
  private static @Nullable Reading swappedKernel(Arguments arguments) {
    Shape weight = arguments.weight().sizes();
    Pair kernel = new Pair(weight.dim(2), weight.dim(3));
    if (kernel.h() == kernel.w()) {
      return null;
    }
    Shape swapped = Shape.of(weight.dim(0), weight.dim(1), kernel.w(), kernel.h());
    return with(
        "kernel read as " + sizes(kernel.swapped()) + " for " + sizes(kernel),
        arguments,
        swapped,
        i -> i);
  }

  /** Every filter turned around, where each axis that is flipped has more than one tap. */
  private static Misreading flip(String how, boolean rows, boolean columns) {
    return arguments -> {
      Shape weight = arguments.weight().sizes();
      int kernelH = weight.dim(2);
      int kernelW = weight.dim(3);
      if ((rows && kernelH < 2) || (columns && kernelW < 2)) {
        return null;
      }
      IntUnaryOperator source =
          i -> {
            int kw = i % kernelW;
            int kh = i / kernelW % kernelH;
            int fromH = rows ? kernelH - 1 - kh : kh;
            int fromW = columns ? kernelW - 1 - kw : kw;
            return i + (fromH - kh) * kernelW + fromW - kw;
          };
      return with("kernel " + how, arguments, weight, source);
    };
  }

  private static Reading with(String name, Arguments given, Conv2dOptions options) {
    return new Reading(
        name,
        new Arguments(given.input(), given.weight(), given.bias(), given.gradOutput(), options),
        i -> i);
  }

  /**
   * The same options, and a weight whose element i is the element {@code source(i)} of the given.
   */
  private static Reading with(String name, Arguments given, Shape shape, IntUnaryOperator source) {
    Tensor weight = Tensors.pick(given.weight(), shape, source);
    return new Reading(
        name,
        new Arguments(given.input(), weight, given.bias(), given.gradOutput(), given.options()),
        source);
  }

  private static String sizes(Pair pair) {
    return pair.h() + "x" + pair.w();
  }
}
