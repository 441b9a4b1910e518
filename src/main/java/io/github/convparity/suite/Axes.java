package io.github.convparity.suite;

import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.List;
import java.util.Locale;

/**
 * The product of values on every axis of the case space. The last axis turns fastest; the order is
 * that of the components. Illegal combinations are kept: both sides must refuse them.
 *
 * @param batch numbers of images; {@link #UNBATCHED} for an input without a batch axis
 */
public record Axes(
    List<Integer> batch,
    List<Integer> inChannels,
    List<Integer> outChannels,
    List<Pair> size,
    List<Pair> kernel,
    List<Pair> stride,
    List<Padding> padding,
    List<Pair> dilation,
    List<Integer> groups,
    List<Boolean> bias,
    List<PaddingMode> paddingMode,
    List<DType> dtype,
    List<Fill> fill,
    List<Long> seed) {
  /** The batch "none". */
  public static final int UNBATCHED = -1;

  /**
   * One value each: batch 1, 3 channels in and 4 out, 32 x 32 pixels, a 3 x 3 kernel, and PyTorch's
   * defaults.
   */
  public static Axes defaults() {
    return new Axes(
        List.of(1),
        List.of(3),
        List.of(4),
        List.of(Pair.of(32)),
        List.of(Pair.of(3)),
        List.of(Pair.of(1)),
        List.of(Padding.of(0)),
        List.of(Pair.of(1)),
        List.of(1),
        List.of(true),
        List.of(PaddingMode.ZEROS),
        List.of(DType.FLOAT32),
        List.of(Fill.Formula.UNIFORM),
        List.of(0L));
  }

  /** No value on any axis. */
  public static Axes free() {
    return new Axes(
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
        List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private List<List<?>> inOrder() {
    return List.of(
        batch,
        inChannels,
        outChannels,
        size,
        kernel,
        stride,
        padding,
        dilation,
        groups,
        bias,
        paddingMode,
        dtype,
        fill,
        seed);
  }

  /**
   * The product as a suite.
   *
   * @throws UsageException if it has 2^31 cases or more
   */
  public Suite suite(String name, String description) {
    double product = 1;
    for (List<?> values : inOrder()) {
      product *= values.size();
    }
    if (product > Integer.MAX_VALUE) {
      throw new UsageException(
          String.format(Locale.ROOT, "grid (%.0f cases) must have fewer than 2^31 cases", product));
    }
    int size = (int) product;
    return new Suite() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public String description() {
        return description;
      }

      @Override
      public int size() {
        return size;
      }

      @Override
      public ParityCase get(int position) {
        return at(position);
      }
    };
  }

  private ParityCase at(int position) {
    Odometer at = new Odometer(position);
    // From the axis that turns fastest to the slowest.
    long theSeed = at.next(seed);
    Fill theFill = at.next(fill);
    DType theDtype = at.next(dtype);
    PaddingMode mode = at.next(paddingMode);
    boolean theBias = at.next(bias);
    int theGroups = at.next(groups);
    Pair theDilation = at.next(dilation);
    Padding thePadding = at.next(padding);
    Pair theStride = at.next(stride);
    Pair theKernel = at.next(kernel);
    Pair theSize = at.next(size);
    int out = at.next(outChannels);
    int in = at.next(inChannels);
    int n = at.next(batch);
    Shape input =
        n == UNBATCHED
            ? Shape.of(in, theSize.h(), theSize.w())
            : Shape.of(n, in, theSize.h(), theSize.w());
    Conv2dOptions options = new Conv2dOptions(theStride, thePadding, theDilation, theGroups, mode);
    return ParityCase.of(new Setting(input, in, out, theKernel, theBias, options))
        .withDtype(theDtype)
        .withFill(theFill)
        .withSeed(theSeed);
  }

  private static final class Odometer {
    private int rest;

    Odometer(int position) {
      this.rest = position;
    }

    <T> T next(List<T> values) {
      T value = values.get(rest % values.size());
      rest /= values.size();
      return value;
    }
  }
}
