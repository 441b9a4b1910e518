package io.github.convparity.cli;

import io.github.convparity.golden.CaseExport;
import io.github.convparity.golden.PackWriter;
import io.github.convparity.run.RunOptions;
import io.github.convparity.run.Screening;
import io.github.convparity.suite.Selection;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Cases written for another program. */
final class GoldenExportJob {
  private final Terminal terminal;
  private final SelectionOptions selectionOptions;
  private final Path out;
  private final boolean withInputs;

  GoldenExportJob(
      Terminal terminal, SelectionOptions selectionOptions, Path out, boolean withInputs) {
    this.terminal = terminal;
    this.selectionOptions = selectionOptions;
    this.out = out;
    this.withInputs = withInputs;
  }

  /** Writes the folder; the exit code. */
  int export() throws IOException {
    Selection selection =
        new SelectionBuilder(selectionOptions, Path.of(".convparity"), this::note)
            .build(RunCommand.USUAL_SUITES);
    if (selection.size() == 0) {
      terminal.err().println("convparity: nothing is selected, so nothing was written");
      return ExitCodes.NOTHING_COMPARED;
    }
    PackWriter.requireRoom(selection.size());
    requireFree(out);
    int cases;
    try (CaseExport export = CaseExport.beside(out, withInputs)) {
      StagingGuard guard = StagingGuard.of(terminal, export::close);
      try {
        RunOptions limits = new TrialOptions().toRunOptions();
        for (long i = 0; i < selection.size(); i++) {
          add(export, selection.get(i), limits);
        }
        cases = export.finish("convparity " + Version.current());
      } finally {
        guard.end();
      }
    }
    terminal
        .out()
        .println(
            "wrote "
                + cases
                + (cases == 1 ? " case" : " cases")
                + (withInputs ? " with inputs" : " without inputs")
                + " to "
                + out);
    return ExitCodes.PARITY;
  }

  private static void add(CaseExport export, Selection.Selected selected, RunOptions limits)
      throws IOException {
    String why = Screening.obstacle(selected.parityCase(), limits);
    if (why == null) {
      try {
        export.add(selected, selected.parityCase().arguments());
        return;
      } catch (UnsupportedOperationException noData) {
        why = String.valueOf(noData.getMessage());
      }
    }
    export.addUnsupported(selected, why);
  }

  /** Checks that nothing stands there. */
  static void requireFree(Path folder) throws IOException {
    if (Files.isDirectory(folder) && !isEmpty(folder)) {
      throw new FileSystemException(
          folder.toString(), null, "is not empty; delete it or name another folder");
    }
  }

  /** Whether a folder has nothing in it. */
  static boolean isEmpty(Path folder) throws IOException {
    try (DirectoryStream<Path> there = Files.newDirectoryStream(folder)) {
      return !there.iterator().hasNext();
    }
  }

  private void note(String note) {
    terminal.err().println("note: " + note);
  }
}
