package io.github.convparity.cli;

import io.github.convparity.suite.Axes;
import io.github.convparity.suite.CaseFilter;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.FuzzSuite;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/**
 * What {@code fuzz} draws from: axis options say which values are drawn; suites, files and cases
 * are what is changed; the filter narrows.
 */
final class FuzzSelection {
  private final SelectionOptions options;
  private final Path outFolder;
  private final Consumer<String> notes;

  FuzzSelection(SelectionOptions options, Path outFolder, Consumer<String> notes) {
    this.options = options;
    this.outFolder = outFolder;
    this.notes = notes;
  }

  /** The suite; {@code --seed} is not the data's here. */
  FuzzSuite suite(long seed, int size) throws IOException {
    if (!options.tensors.isEmpty()) {
      throw new UsageException(
          "--input-file, --weight-file and --bias-file must not be given to fuzz; use --case");
    }
    CaseFilter filter = CaseFilter.parse(String.join(" ", options.cases.filters));
    SelectionBuilder builder = new SelectionBuilder(base(), outFolder, notes);
    Selection base =
        builder.isNamed() ? withoutGrid(builder.build(List.of())) : new Selection(List.of());
    SelectionOptions.AxisOptions given = options.axes;
    Pictures pictures = Pictures.own();
    if (options.cases.image != null) {
      Fill.Picture picture = builder.readImage(options.cases.image);
      pictures = pictures.with(picture.name(), picture.image());
      given.fill = "image:" + picture.name();
    }
    given.seed = null;
    Axes axes = new AxisParser(given, Axes.free()).axes(pictures);
    return new FuzzSuite(seed, size, axes, base, filter, options.cases.grad);
  }

  /** The named cases alone: an axis makes no grid. */
  private SelectionOptions base() {
    SelectionOptions base = new SelectionOptions();
    base.suites = options.suites;
    base.cases = options.cases;
    base.axes.batch = options.axes.batch; // of layers
    base.axes.size = options.axes.size;
    base.axes.dtype = options.axes.dtype;
    base.axes.fill = options.axes.fill;
    return base;
  }

  private static Selection withoutGrid(Selection all) {
    List<Suite> named =
        all.suites().stream().filter(suite -> !suite.name().equals("axes")).toList();
    return new Selection(named);
  }
}
