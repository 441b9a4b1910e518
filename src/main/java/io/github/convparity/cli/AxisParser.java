package io.github.convparity.cli;

import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Axes;
import io.github.convparity.suite.AxesText;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the values of the axis options. */
final class AxisParser {
  private final SelectionOptions.AxisOptions given;
  private final AxesText text;

  AxisParser(SelectionOptions.AxisOptions given) {
    this(given, Axes.defaults());
  }

  /**
   * Reads these options.
   *
   * @param usual the values of axes that are not given
   */
  AxisParser(SelectionOptions.AxisOptions given, Axes usual) {
    this.given = given;
    this.text = new AxesText(byOption(given), usual);
  }

  private static Map<String, String> byOption(SelectionOptions.AxisOptions given) {
    Map<String, @Nullable String> all = new HashMap<>();
    all.put("--batch", given.batch);
    all.put("--in-channels", given.inChannels);
    all.put("--out-channels", given.outChannels);
    all.put("--size", given.size);
    all.put("--kernel", given.kernel);
    all.put("--stride", given.stride);
    all.put("--padding", given.padding);
    all.put("--dilation", given.dilation);
    all.put("--groups", given.groups);
    all.put("--bias", given.bias);
    all.put("--padding-mode", given.paddingMode);
    all.put("--dtype", given.dtype);
    all.put("--fill", given.fill);
    all.put("--seed", given.seed);
    Map<String, String> texts = new HashMap<>();
    all.forEach(
        (option, value) -> {
          if (value != null) {
            texts.put(option, value);
          }
        });
    return texts;
  }

  /** Whether an axis is given that always makes a grid, --batch and --size apart. */
  boolean hasGridAxis() {
    return Stream.of(
            given.kernel,
            given.stride,
            given.padding,
            given.dilation,
            given.groups,
            given.paddingMode,
            given.inChannels,
            given.outChannels,
            given.bias)
        .anyMatch(Objects::nonNull);
  }

  /** Whether --batch or --size is given. */
  boolean hasInputAxis() {
    return given.size != null || given.batch != null;
  }

  /** Whether --dtype, --fill or --seed is given. */
  boolean hasDataAxis() {
    return given.dtype != null || given.fill != null || given.seed != null;
  }

  /** All axes, those that are not given at their usual values. */
  Axes axes(Pictures pictures) {
    return text.axes(pictures);
  }

  /** The one value of --dtype, or null if it is not given. */
  @Nullable DType dtype() {
    return given.dtype == null ? null : only("--dtype", given.dtype, text.dtypes());
  }

  /** The one value of --fill, or null if it is not given. */
  @Nullable Fill fill(Pictures pictures) {
    return given.fill == null ? null : only("--fill", given.fill, text.fills(pictures));
  }

  /** The one value of --seed, or null if it is not given. */
  @Nullable Long seed() {
    return given.seed == null ? null : only("--seed", given.seed, text.seeds());
  }

  private static <T> T only(String option, String value, List<T> values) {
    if (values.size() != 1) {
      throw new UsageException(
          option + " (" + value + ") must be one value beside suites, --cases and --case");
    }
    return values.get(0);
  }

  /** The input of a layer with so many channels, from --batch and --size. */
  Shape inputOf(int channels) {
    List<Integer> batch = text.batches();
    List<Pair> size = text.sizes();
    if (batch.size() != 1 || size.size() != 1) {
      throw new UsageException("--batch and --size must be one value each beside layers");
    }
    int n = batch.get(0);
    Pair hw = size.get(0);
    return n == Axes.UNBATCHED
        ? Shape.of(channels, hw.h(), hw.w())
        : Shape.of(n, channels, hw.h(), hw.w());
  }
}
