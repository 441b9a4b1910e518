package io.github.convparity.cli;

import io.github.convparity.conv.PaddingMode;
import io.github.convparity.image.ImageFormatException;
import io.github.convparity.image.Images;
import io.github.convparity.image.RgbImage;
import io.github.convparity.suite.Axes;
import io.github.convparity.suite.AxisValues;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Setting;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Turns the options of a selection into cases; reads the files that they name. */
final class SelectionBuilder {
  private final SelectionOptions options;
  private final SelectionOptions.AxisOptions axes;
  private final Path outFolder;
  private final Consumer<String> notes;

  SelectionBuilder(SelectionOptions options, Path outFolder, Consumer<String> notes) {
    this.options = options;
    this.axes = options.axes;
    this.outFolder = outFolder;
    this.notes = notes;
  }

  /** Whether the options select anything by themselves. */
  boolean isEmpty() {
    return !isNamed() && !hasAnyAxis() && options.cases.image == null;
  }

  /**
   * The selection.
   *
   * @param usual suites that stand for no selection
   */
  Selection build(List<String> usual) throws IOException {
    Pictures pictures = Pictures.own();
    Fill.Picture picture = null;
    if (options.cases.image != null) {
      picture = readImage(options.cases.image);
      pictures = pictures.with(picture.name(), picture.image());
    }
    List<Suite> files = new ArrayList<>();
    for (Path file : options.cases.files) {
      String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
      files.add(CaseFile.read(name, Files.readAllBytes(file), pictures, notes));
    }
    List<Suite> named = new ArrayList<>();
    boolean usualOnly = !isNamed() && !hasAnyAxis();
    (usualOnly ? usual : options.suites).forEach(name -> named.add(Suites.named(name)));
    named.addAll(files);
    if (!options.cases.ids.isEmpty()) {
      named.add(casesById(files, pictures));
    }
    UnaryOperator<ParityCase> change = named.isEmpty() ? c -> c : replacement(pictures);
    List<Suite> suites = new ArrayList<>();
    named.forEach(suite -> suites.add(changed(suite, change)));
    if (hasGridAxis() || (named.isEmpty() && hasAnyAxis())) {
      suites.add(grid(pictures).suite("axes", "a grid by axes"));
    }
    Fill.Picture input = picture;
    return new Selection(suites, input == null ? c -> c : c -> withImage(c, input));
  }

  private boolean isNamed() {
    return !options.suites.isEmpty()
        || !options.cases.files.isEmpty()
        || !options.cases.ids.isEmpty();
  }

  /** Whether an axis is given that always makes a grid. */
  private boolean hasGridAxis() {
    return Arrays.asList(
            axes.kernel,
            axes.stride,
            axes.padding,
            axes.dilation,
            axes.groups,
            axes.paddingMode,
            axes.inChannels,
            axes.outChannels,
            axes.size,
            axes.batch,
            axes.bias)
        .stream()
        .anyMatch(Objects::nonNull);
  }

  private boolean hasAnyAxis() {
    return hasGridAxis() || axes.dtype != null || axes.fill != null || axes.seed != null;
  }

  private Fill.Picture readImage(Path file) throws IOException {
    String fileName = Objects.requireNonNullElse(file.getFileName(), file).toString();
    String name = Images.nameOf(fileName);
    if (axes.fill != null && !axes.fill.equals("image:" + name)) {
      throw new UsageException("--fill (" + axes.fill + ") must not be given beside --image");
    }
    byte[] content = Files.readAllBytes(file);
    try {
      RgbImage image = Images.read(content);
      return new Fill.Picture(name, image);
    } catch (ImageFormatException e) {
      throw new UsageException("--image " + file + ": " + e.getMessage());
    }
  }

  private Suite casesById(List<Suite> files, Pictures pictures) throws IOException {
    List<ParityCase> cases = new ArrayList<>();
    for (String id : options.cases.ids) {
      CaseId.Parsed parsed = CaseId.parse(id, pictures);
      cases.add(
          parsed.hash() == null
              ? parsed.parityCase()
              : new CaseLookup(files, outFolder, pictures).find(parsed));
    }
    return new ListedSuite("case", "cases of the command line", cases);
  }

  /** What --dtype, --fill and --seed do to cases that are not of the grid. */
  private UnaryOperator<ParityCase> replacement(Pictures pictures) {
    DType dtype = only("--dtype", axes.dtype, () -> dtypes());
    Fill fill = only("--fill", axes.fill, () -> fills(pictures));
    Long seed = only("--seed", axes.seed, () -> seeds());
    return c -> {
      if (!c.literals().isNone()) {
        return c;
      }
      ParityCase replaced = dtype == null ? c : c.withDtype(dtype);
      replaced = fill == null ? replaced : replaced.withFill(fill);
      return seed == null ? replaced : replaced.withSeed(seed);
    };
  }

  private static <T> @Nullable T only(
      String option, @Nullable String given, Supplier<List<T>> values) {
    if (given == null) {
      return null;
    }
    List<T> parsed = values.get();
    if (parsed.size() != 1) {
      throw new UsageException(
          option + " (" + given + ") must be one value beside suites, --cases and --case");
    }
    return parsed.get(0);
  }

  private static Suite changed(Suite suite, UnaryOperator<ParityCase> change) {
    return new Suite() {
      @Override
      public String name() {
        return suite.name();
      }

      @Override
      public String description() {
        return suite.description();
      }

      @Override
      public int size() {
        return suite.size();
      }

      @Override
      public ParityCase get(int position) {
        return change.apply(suite.get(position));
      }

      @Override
      public int index(int position) {
        return suite.index(position);
      }
    };
  }

  private static ParityCase withImage(ParityCase c, Fill.Picture picture) {
    if (!c.literals().isNone()) {
      return c;
    }
    int height = picture.image().height();
    int width = picture.image().width();
    Setting setting = c.setting();
    Shape input =
        setting.input().rank() == 4
            ? Shape.of(setting.input().dim(0), 3, height, width)
            : Shape.of(3, height, width);
    return c.withSetting(setting.withInput(input)).withFill(picture);
  }

  private Axes grid(Pictures pictures) {
    Axes usual = Axes.defaults();
    return new Axes(
        axes.batch == null ? usual.batch() : batches(axes.batch),
        axes.inChannels == null
            ? usual.inChannels()
            : AxisValues.integers("--in-channels", axes.inChannels, 0),
        axes.outChannels == null
            ? usual.outChannels()
            : AxisValues.integers("--out-channels", axes.outChannels, 0),
        axes.size == null ? usual.size() : AxisValues.pairs("--size", axes.size, 0),
        axes.kernel == null ? usual.kernel() : AxisValues.pairs("--kernel", axes.kernel, 0),
        axes.stride == null
            ? usual.stride()
            : AxisValues.pairs("--stride", axes.stride, Integer.MIN_VALUE),
        axes.padding == null ? usual.padding() : AxisValues.paddings("--padding", axes.padding),
        axes.dilation == null
            ? usual.dilation()
            : AxisValues.pairs("--dilation", axes.dilation, Integer.MIN_VALUE),
        axes.groups == null
            ? usual.groups()
            : AxisValues.integers("--groups", axes.groups, Integer.MIN_VALUE),
        axes.bias == null
            ? usual.bias()
            : AxisValues.words("--bias", axes.bias, List.of(true, false), String::valueOf),
        axes.paddingMode == null
            ? usual.paddingMode()
            : AxisValues.words(
                "--padding-mode",
                axes.paddingMode,
                List.of(PaddingMode.values()),
                PaddingMode::torchName),
        axes.dtype == null ? usual.dtype() : dtypes(),
        axes.fill == null ? usual.fill() : fills(pictures),
        axes.seed == null ? usual.seed() : seeds());
  }

  private List<Long> seeds() {
    return AxisValues.seeds("--seed", Objects.requireNonNull(axes.seed));
  }

  private List<DType> dtypes() {
    return AxisValues.words(
        "--dtype", Objects.requireNonNull(axes.dtype), List.of(DType.values()), DType::torchName);
  }

  private List<Fill> fills(Pictures pictures) {
    List<Fill> fills = new ArrayList<>();
    for (String name : Objects.requireNonNull(axes.fill).split(",", -1)) {
      fills.add(
          name.startsWith("image:")
              ? pictures.fill(name.substring("image:".length()))
              : AxisValues.words(
                      "--fill", name, List.of(Fill.Formula.values()), Fill.Formula::jsonName)
                  .get(0));
    }
    return List.copyOf(fills);
  }

  private static List<Integer> batches(String text) {
    List<Integer> batches = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      if (part.equals("none")) {
        batches.add(Axes.UNBATCHED);
      } else {
        batches.addAll(AxisValues.integers("--batch", part, 0));
      }
    }
    return List.copyOf(batches);
  }
}
