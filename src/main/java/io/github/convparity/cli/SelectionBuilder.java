package io.github.convparity.cli;

import io.github.convparity.image.ImageFormatException;
import io.github.convparity.image.Images;
import io.github.convparity.suite.Axes;
import io.github.convparity.suite.CaseFile;
import io.github.convparity.suite.CaseFilter;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.MappedSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Setting;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.suite.TorchNotation;
import io.github.convparity.suite.UsageException;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Turns the options of a selection into cases; reads the files that they name. */
final class SelectionBuilder {
  private final SelectionOptions options;
  private final AxisParser axes;
  private final Path outFolder;
  private final Consumer<String> notes;
  private boolean hasLayers;

  SelectionBuilder(SelectionOptions options, Path outFolder, Consumer<String> notes) {
    this.options = options;
    this.axes = new AxisParser(options.axes);
    this.outFolder = outFolder;
    this.notes = notes;
  }

  /**
   * Checks that every file which is named exists.
   *
   * @throws NoSuchFileException if one does not
   */
  static void requireFiles(SelectionOptions options, List<Path> more) throws IOException {
    List<Path> named = new ArrayList<>(options.cases.files);
    named.addAll(options.cases.lookedUpIn);
    named.addAll(options.tensors.files());
    named.addAll(more);
    if (options.cases.image != null) {
      named.add(options.cases.image);
    }
    for (Path path : named) {
      if (!Files.exists(path)) {
        throw new NoSuchFileException(path.toString());
      }
    }
  }

  /** Whether the options select anything by themselves. */
  boolean isEmpty() {
    return !isNamed()
        && !axes.hasGridAxis()
        && !axes.hasInputAxis()
        && !axes.hasDataAxis()
        && options.tensors.isEmpty()
        && options.cases.image == null
        && !options.cases.grad
        && options.cases.filters.isEmpty();
  }

  /**
   * The selection.
   *
   * @param usual suites that stand for no selection
   */
  Selection build(List<String> usual) throws IOException {
    return buildOr(() -> usual.stream().map(Suites::named).toList());
  }

  /**
   * The selection.
   *
   * @param usual the suites that stand for no selection
   */
  Selection buildOr(Supplier<List<Suite>> usual) throws IOException {
    requireFiles(options, List.of());
    CaseFilter filter = CaseFilter.parse(String.join(" ", options.cases.filters));
    Pictures pictures = Pictures.own();
    Fill.Picture picture = null;
    if (options.cases.image != null) {
      picture = readImage(options.cases.image);
      pictures = pictures.with(picture.name(), picture.image());
    }
    List<Suite> named = named(usual, pictures);
    List<Suite> suites = new ArrayList<>();
    UnaryOperator<ParityCase> replacement = named.isEmpty() ? c -> c : replacement(pictures);
    named.forEach(suite -> suites.add(new MappedSuite(suite, replacement)));
    if (axes.hasGridAxis()
        || !options.tensors.isEmpty()
        || (axes.hasInputAxis() && !hasLayers)
        || (named.isEmpty() && axes.hasDataAxis())) {
      suites.add(grid(axes.axes(pictures)));
    }
    if (picture != null) {
      Fill.Picture input = picture;
      suites.replaceAll(suite -> new MappedSuite(suite, c -> withImage(c, input)));
    }
    if (options.cases.grad) {
      suites.replaceAll(suite -> new MappedSuite(suite, ParityCase::withGrad));
    }
    Selection all = new Selection(List.copyOf(suites));
    return options.cases.filters.isEmpty() ? all : all.filtered(filter);
  }

  private Suite grid(Axes values) throws IOException {
    return options.tensors.isEmpty()
        ? values.suite("axes", "a grid by axes")
        : TensorGrid.read(options.tensors, options.axes).suite(values, options.axes.bias != null);
  }

  /** Whether --image is given. */
  boolean hasImage() {
    return options.cases.image != null;
  }

  /** Whether suites, files or cases are named. */
  boolean isNamed() {
    return !options.suites.isEmpty()
        || !options.cases.files.isEmpty()
        || !options.cases.ids.isEmpty();
  }

  /** Suites by name, then files, then single cases. */
  private List<Suite> named(Supplier<List<Suite>> usual, Pictures pictures) throws IOException {
    boolean nothing =
        !isNamed()
            && options.tensors.isEmpty()
            && !axes.hasGridAxis()
            && !axes.hasInputAxis()
            && !axes.hasDataAxis();
    List<Suite> named = new ArrayList<>();
    named.addAll(nothing ? usual.get() : options.suites.stream().map(Suites::named).toList());
    List<Suite> files = new ArrayList<>();
    for (Path file : options.cases.files) {
      files.add(read(file, pictures));
    }
    named.addAll(files);
    for (Path file : options.cases.lookedUpIn) {
      files.add(read(file, pictures));
    }
    if (!options.cases.ids.isEmpty()) {
      named.add(casesById(files, pictures));
    }
    if (options.cases.input != null && options.cases.ids.stream().noneMatch(this::isLayer)) {
      throw new UsageException(
          "--input (" + options.cases.input + ") must stand beside a --case in PyTorch's notation");
    }
    return named;
  }

  private Suite read(Path file, Pictures pictures) throws IOException {
    String name = Objects.requireNonNullElse(file.getFileName(), file).toString();
    return CaseFile.read(name, bytes(file), pictures, this::layerInput, notes);
  }

  private static byte[] bytes(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "a file is expected, not a folder");
    }
    return Files.readAllBytes(file);
  }

  private boolean isLayer(String id) {
    return TorchNotation.isLayer(id);
  }

  private Shape layerInput(int channels) {
    hasLayers = true;
    return axes.inputOf(channels);
  }

  /** The picture of {@code --image}. */
  Fill.Picture readImage(Path file) throws IOException {
    String fileName = Objects.requireNonNullElse(file.getFileName(), file).toString();
    String name = Images.nameOf(fileName);
    String fill = options.axes.fill;
    if (fill != null && !fill.equals("image:" + name)) {
      throw new UsageException("--fill (" + fill + ") must not be given beside --image");
    }
    byte[] content = bytes(file);
    try {
      return new Fill.Picture(name, Images.read(content));
    } catch (ImageFormatException e) {
      throw new UsageException("--image " + file + ": " + e.getMessage());
    }
  }

  private Suite casesById(List<Suite> files, Pictures pictures) throws IOException {
    List<ParityCase> cases = new ArrayList<>();
    for (String id : options.cases.ids) {
      cases.add(caseById(id, files, pictures));
    }
    return new ListedSuite("case", "cases of the command line", cases);
  }

  private ParityCase caseById(String id, List<Suite> files, Pictures pictures) throws IOException {
    if (isLayer(id)) {
      String input = options.cases.input;
      return TorchNotation.read(
          id, channels -> input == null ? layerInput(channels) : inputShape(input));
    }
    CaseId.Parsed parsed = CaseId.parse(id, pictures);
    CaseLookup lookup = new CaseLookup(files, outFolder, pictures);
    if (parsed.hash() != null) {
      return lookup.find(parsed);
    }
    // A file may say more of the case than its id: what it expects.
    ParityCase known = lookup.inFiles(parsed);
    return known == null ? parsed.parityCase() : known;
  }

  private Shape inputShape(String dims) {
    hasLayers = true;
    return CaseId.parseDims(dims);
  }

  /** What --dtype, --fill and --seed do to cases that are not of the grid. */
  private UnaryOperator<ParityCase> replacement(Pictures pictures) {
    DType dtype = axes.dtype();
    Fill fill = axes.fill(pictures);
    Long seed = axes.seed();
    return c -> {
      if (!c.literals().isNone()) {
        return c;
      }
      ParityCase replaced = dtype == null ? c : c.withDtype(dtype);
      replaced = fill == null ? replaced : replaced.withFill(fill);
      return seed == null ? replaced : replaced.withSeed(seed);
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
}
