package io.github.convparity.cli;

import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Axes;
import io.github.convparity.suite.AxisValues;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads the values of the axis options. */
final class AxisParser {
  private final SelectionOptions.AxisOptions given;
  private final Axes usual;

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
    this.usual = usual;
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
    return new Axes(
        batches(),
        integers("--in-channels", given.inChannels, 0, usual.inChannels()),
        integers("--out-channels", given.outChannels, 0, usual.outChannels()),
        sizes(),
        pairs("--kernel", given.kernel, 0, usual.kernel()),
        pairs("--stride", given.stride, Integer.MIN_VALUE, usual.stride()),
        given.padding == null ? usual.padding() : AxisValues.paddings("--padding", given.padding),
        pairs("--dilation", given.dilation, Integer.MIN_VALUE, usual.dilation()),
        integers("--groups", given.groups, Integer.MIN_VALUE, usual.groups()),
        given.bias == null
            ? usual.bias()
            : AxisValues.words("--bias", given.bias, List.of(true, false), String::valueOf),
        given.paddingMode == null
            ? usual.paddingMode()
            : AxisValues.words(
                "--padding-mode",
                given.paddingMode,
                List.of(PaddingMode.values()),
                PaddingMode::torchName),
        dtypes(),
        fills(pictures),
        seeds());
  }

  private static List<Integer> integers(
      String option, @Nullable String text, int least, List<Integer> usual) {
    return text == null ? usual : AxisValues.integers(option, text, least);
  }

  private static List<Pair> pairs(
      String option, @Nullable String text, int least, List<Pair> usual) {
    return text == null ? usual : AxisValues.pairs(option, text, least);
  }

  private List<Pair> sizes() {
    return pairs("--size", given.size, 0, usual.size());
  }

  private List<Integer> batches() {
    if (given.batch == null) {
      return usual.batch();
    }
    List<Integer> batches = new ArrayList<>();
    for (String part : given.batch.split(",", -1)) {
      if (part.equals("none")) {
        batches.add(Axes.UNBATCHED);
      } else {
        batches.addAll(AxisValues.integers("--batch", part, 0));
      }
    }
    return batches.stream().distinct().toList();
  }

  private List<DType> dtypes() {
    return given.dtype == null
        ? usual.dtype()
        : AxisValues.words("--dtype", given.dtype, List.of(DType.values()), DType::torchName);
  }

  private List<Fill> fills(Pictures pictures) {
    if (given.fill == null) {
      return usual.fill();
    }
    List<Fill> fills = new ArrayList<>();
    for (String name : given.fill.split(",", -1)) {
      fills.add(
          name.startsWith("image:")
              ? pictures.fill(name.substring("image:".length()))
              : AxisValues.words(
                      "--fill", name, List.of(Fill.Formula.values()), Fill.Formula::jsonName)
                  .get(0));
    }
    return fills.stream().distinct().toList();
  }

  private List<Long> seeds() {
    return given.seed == null ? usual.seed() : AxisValues.seeds("--seed", given.seed);
  }

  /** The one value of --dtype, or null if it is not given. */
  @Nullable DType dtype() {
    return given.dtype == null ? null : only("--dtype", given.dtype, dtypes());
  }

  /** The one value of --fill, or null if it is not given. */
  @Nullable Fill fill(Pictures pictures) {
    return given.fill == null ? null : only("--fill", given.fill, fills(pictures));
  }

  /** The one value of --seed, or null if it is not given. */
  @Nullable Long seed() {
    return given.seed == null ? null : only("--seed", given.seed, seeds());
  }

  private static <T> T only(String option, String text, List<T> values) {
    if (values.size() != 1) {
      throw new UsageException(
          option + " (" + text + ") must be one value beside suites, --cases and --case");
    }
    return values.get(0);
  }

  /** The input of a layer with so many channels, from --batch and --size. */
  Shape inputOf(int channels) {
    List<Integer> batch = batches();
    List<Pair> size = sizes();
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
