package io.github.convparity.cli;

import io.github.convparity.run.Journal;
import io.github.convparity.run.ResultsFolder;
import io.github.convparity.suite.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The selection of a run, with what failed last time in view. */
final class RunSelection {
  private final SelectionOptions options;
  private final HistoryOptions history;
  private final Path outFolder;
  private final boolean resumes;
  private final Consumer<String> notes;
  private @Nullable LastFailures last;

  RunSelection(RunSettings settings, Consumer<String> notes) {
    this.options = settings.selection();
    this.history = settings.history();
    this.outFolder = settings.output().out;
    this.resumes = settings.survival().resume && Files.exists(Journal.file(outFolder));
    this.notes = notes;
  }

  /** The cases in their order. */
  Selection build() throws IOException {
    SelectionBuilder builder = new SelectionBuilder(options, outFolder, notes);
    if (!history.lastFailed && !history.failedFirst) {
      return builder.build(RunCommand.USUAL_SUITES);
    }
    LastFailures failures = read();
    last = failures;
    if (failures == null) {
      return builder.build(RunCommand.USUAL_SUITES);
    }
    return history.lastFailed
        ? onlyFailed(builder, failures)
        : builder.build(RunCommand.USUAL_SUITES).beginningWith(failures::contains);
  }

  private @Nullable LastFailures read() throws IOException {
    try {
      // What stands in the folder is the run itself that is gone on with.
      return LastFailures.read(
          resumes ? ResultsFolder.previous(outFolder) : ResultsFolder.results(outFolder));
    } catch (NoSuchFileException e) {
      if (history.lastFailed) {
        throw new NoSuchFileException(
            e.getFile(), null, "no such file: --last-failed needs the results of a run before");
      }
      notes.accept("there is no run before in " + outFolder + ": nothing comes first");
      return null;
    }
  }

  private static Selection onlyFailed(SelectionBuilder builder, LastFailures failures)
      throws IOException {
    AtomicBoolean all = new AtomicBoolean();
    Selection selection =
        builder.buildOr(
            () -> {
              all.set(true);
              return failures.suites();
            });
    if (all.get()) {
      failures.requirePictures(builder.hasImage());
      return selection;
    }
    return selection.filtered(failures::contains);
  }

  /** Notes where the candidates are other ones than those that failed. */
  void compareCandidates(List<String> candidates) {
    if (last != null && !candidates.containsAll(last.candidates())) {
      notes.accept(
          "the last run had the candidates "
              + String.join(", ", last.candidates())
              + ", this one has "
              + String.join(", ", candidates));
    }
  }

  /** Why nothing is selected. */
  String whyNothing() {
    if (!history.lastFailed || last == null) {
      return "nothing is selected, so nothing was compared";
    }
    return last.size() == 0
        ? "nothing failed in the last run in " + outFolder + ", so there is nothing to run again"
        : "none of the "
            + last.size()
            + " cases that failed in the last run is selected, so nothing was compared";
  }
}
