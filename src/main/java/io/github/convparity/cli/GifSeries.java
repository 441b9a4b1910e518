package io.github.convparity.cli;

import io.github.convparity.conv.Padding;
import io.github.convparity.conv.Pair;
import io.github.convparity.suite.Axes;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Setting;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/** Which cases are drawn, and into which files. */
final class GifSeries {
  /** The most frames of one file. */
  static final int MOST_FRAMES = 200;

  private static final Pattern VARY = Pattern.compile("(kernel|stride|padding|dilation)=(.+)");

  private static final Map<String, Function<Setting, String>> VALUES =
      Map.of(
          "kernel", setting -> words(setting.kernel()),
          "stride", setting -> words(setting.options().stride()),
          "padding", setting -> words(setting.options().padding()),
          "dilation", setting -> words(setting.options().dilation()));

  /**
   * What becomes one file.
   *
   * @param axis which of the settings is varied
   */
  record Film(Path file, String axis, List<Selection.Selected> cases) {
    /** The value that is varied, as {@code kernel 3}. */
    String label(ParityCase c) {
      return axis + " " + VALUES.getOrDefault(axis, setting -> "").apply(c.setting());
    }
  }

  private final SelectionOptions.AxisOptions axes;
  private final @Nullable Path image;

  GifSeries(SelectionOptions.AxisOptions axes, @Nullable Path image) {
    this.axes = axes;
    this.image = image;
  }

  private static String words(Pair pair) {
    return pair.h() == pair.w() ? Integer.toString(pair.h()) : pair.h() + "x" + pair.w();
  }

  private static String words(Padding padding) {
    if (padding instanceof Padding.Explicit explicit) {
      return words(explicit.amount());
    }
    return padding instanceof Padding.Same ? "same" : "valid";
  }

  /** The three series of the suite {@code seed}, of its own picture or another. */
  List<Film> seedExperiments(@Nullable String vary, Path folder) throws IOException {
    if (vary != null || isAnyAxisGiven()) {
      throw new UsageException(
          "--seed-experiments must stand alone: its settings are those of the suite seed");
    }
    SelectionOptions options = new SelectionOptions();
    options.suites = List.of("seed");
    options.cases.image = image;
    Selection seed = new SelectionBuilder(options, folder, note -> {}).build(List.of());
    return List.of(
        film(folder, "kernel", seed, setting -> is(setting, null, 1, 0)),
        film(folder, "stride", seed, setting -> is(setting, 1, null, 0)),
        film(folder, "padding", seed, setting -> is(setting, 3, 1, null)));
  }

  /** Whether a case has these numbers; null stands for any. */
  private static boolean is(
      Setting setting, @Nullable Integer kernel, @Nullable Integer stride, @Nullable Integer pad) {
    return (kernel == null || setting.kernel().equals(Pair.of(kernel)))
        && (stride == null || setting.options().stride().equals(Pair.of(stride)))
        && (pad == null || setting.options().padding().equals(Padding.of(pad)));
  }

  private static Film film(Path folder, String axis, Selection from, Predicate<Setting> which) {
    List<Selection.Selected> cases =
        LongStream.range(0, from.size())
            .mapToObj(from::get)
            .filter(selected -> which.test(selected.parityCase().setting()))
            .toList();
    return new Film(folder.resolve(axis + ".gif"), axis, cases);
  }

  /** One series by an axis. */
  List<Film> varied(@Nullable String vary, Path file) throws IOException {
    Matcher matcher = VARY.matcher(vary == null ? "" : vary);
    if (!matcher.matches()) {
      throw new UsageException(
          vary == null
              ? "--vary or --seed-experiments must be given"
              : "--vary ("
                  + vary
                  + ") must be kernel=, stride=, padding= or dilation= and values"
                  + " like 1..10");
    }
    String axis = matcher.group(1);
    set(axis, matcher.group(2));
    Suite suite = grid().suite("gif", "a series of pictures");
    if (suite.size() > MOST_FRAMES) {
      throw new UsageException(
          String.format(
              Locale.ROOT,
              "--vary (%s) must have at most %d values, not %d",
              vary,
              MOST_FRAMES,
              suite.size()));
    }
    Selection all = new Selection(List.of(suite));
    return List.of(
        new Film(file, axis, LongStream.range(0, all.size()).mapToObj(all::get).toList()));
  }

  private void set(String axis, String values) {
    String fixed =
        switch (axis) {
          case "kernel" -> axes.kernel;
          case "stride" -> axes.stride;
          case "padding" -> axes.padding;
          default -> axes.dilation;
        };
    if (fixed != null) {
      throw new UsageException("--" + axis + " (" + fixed + ") must not stand beside --vary");
    }
    requireSingle();
    switch (axis) {
      case "kernel" -> axes.kernel = values;
      case "stride" -> axes.stride = values;
      case "padding" -> axes.padding = values;
      default -> axes.dilation = values;
    }
  }

  private Map<String, String> given() {
    Map<String, String> given = new TreeMap<>();
    put(given, "--kernel", axes.kernel);
    put(given, "--stride", axes.stride);
    put(given, "--padding", axes.padding);
    put(given, "--dilation", axes.dilation);
    put(given, "--groups", axes.groups);
    put(given, "--padding-mode", axes.paddingMode);
    put(given, "--in-channels", axes.inChannels);
    put(given, "--out-channels", axes.outChannels);
    put(given, "--size", axes.size);
    put(given, "--bias", axes.bias);
    put(given, "--dtype", axes.dtype);
    put(given, "--fill", axes.fill);
    put(given, "--seed", axes.seed);
    return given;
  }

  private static void put(Map<String, String> map, String option, @Nullable String value) {
    if (value != null) {
      map.put(option, value);
    }
  }

  private boolean isAnyAxisGiven() {
    return !given().isEmpty();
  }

  private void requireSingle() {
    given()
        .forEach(
            (option, value) -> {
              if (value.contains(",") || value.contains("..")) {
                throw new UsageException(
                    option + " (" + value + ") must be one value; only --vary takes several");
              }
            });
  }

  private Axes grid() throws IOException {
    Pictures pictures = Pictures.own();
    Fill.Picture picture = pictures.fill(Pictures.CARD);
    if (image != null) {
      SelectionOptions options = new SelectionOptions();
      options.axes.fill = axes.fill;
      picture = new SelectionBuilder(options, image, note -> {}).readImage(image);
      pictures = pictures.with(picture.name(), picture.image());
    }
    return new AxisParser(axes, usual(Axes.defaults(), picture)).axes(pictures);
  }

  private static Axes usual(Axes usual, Fill.Picture picture) {
    return new Axes(
        usual.batch(),
        usual.inChannels(),
        List.of(1),
        List.of(new Pair(picture.image().height(), picture.image().width())),
        usual.kernel(),
        usual.stride(),
        usual.padding(),
        usual.dilation(),
        usual.groups(),
        List.of(false),
        usual.paddingMode(),
        usual.dtype(),
        List.of(picture),
        usual.seed());
  }
}
