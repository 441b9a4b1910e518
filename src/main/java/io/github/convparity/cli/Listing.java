package io.github.convparity.cli;

import io.github.convparity.result.ResultLines;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.Candidates;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Shard;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Prints suites, or the cases of a selection. */
final class Listing {
  private final Terminal terminal;
  private final ListCommand.Format format;
  private final boolean count;

  Listing(Terminal terminal, ListCommand.Format format, boolean count) {
    this.terminal = terminal;
    this.format = format;
    this.count = count;
  }

  int list(SelectionOptions options, ShardOption shard, Path outFolder) throws IOException {
    SelectionBuilder builder =
        new SelectionBuilder(options, outFolder, note -> terminal.err().println("note: " + note));
    return builder.isEmpty() && !shard.isGiven()
        ? suites()
        : cases(builder.build(RunCommand.USUAL_SUITES), shard);
  }

  /** Lists implementations by name and class. */
  int candidates(List<String> names, List<Path> paths) throws IOException {
    List<Candidate> known = new ArrayList<>(Candidates.own());
    if (!names.isEmpty()) {
      known = Candidates.find(names, paths);
    } else if (!paths.isEmpty()) {
      known.addAll(Candidates.find(names, paths));
    }
    PrintWriter out = terminal.out();
    if (count) {
      out.println(known.size());
    } else {
      for (Candidate candidate : known) {
        switch (format) {
          case ids -> out.print(candidate.name() + "\n");
          case json ->
              out.print(ResultLines.candidateLine(candidate.name(), candidate.type()) + "\n");
          case table ->
              out.print(
                  String.format(
                      Locale.ROOT, "%-16s %s\n", candidate.name(), candidate.type().getName()));
        }
      }
    }
    out.flush();
    return ExitCodes.PARITY;
  }

  private int suites() {
    PrintWriter out = terminal.out();
    if (count) {
      out.println(Suites.names().size());
      return ExitCodes.PARITY;
    }
    for (String name : Suites.names()) {
      Suite suite = Suites.named(name);
      switch (format) {
        case ids -> out.println(name);
        case json -> out.println(ResultLines.suiteLine(suite));
        case table ->
            out.print(
                String.format(
                    Locale.ROOT, "%-9s %7d  %s\n", name, suite.size(), suite.description()));
      }
    }
    out.flush();
    return ExitCodes.PARITY;
  }

  private int cases(Selection whole, ShardOption shard) {
    Shard.Taken taken = shard.of(whole);
    Selection selection = taken == null ? whole : taken.selection();
    PrintWriter out = terminal.out();
    if (count) {
      out.println(selection.size());
    } else {
      for (long position = 0; position < selection.size(); position++) {
        Selection.Selected selected = selection.get(position);
        switch (format) {
          case ids -> out.print(selected.parityCase().id() + "\n");
          case json -> out.print(ResultLines.caseLine(selected.parityCase()) + "\n");
          case table -> out.print(row(selected));
        }
      }
    }
    out.flush();
    if (whole.size() == 0) {
      terminal.err().println("convparity: nothing is selected");
    }
    return whole.size() == 0 ? ExitCodes.NOTHING_COMPARED : ExitCodes.PARITY;
  }

  private static String row(Selection.Selected selected) {
    ParityCase c = selected.parityCase();
    String name = selected.suite() + " " + selected.index();
    return String.format(
        Locale.ROOT, "%-14s %-48s %s -> %s\n", name, c.id(), c.setting().input(), output(c));
  }

  private static String output(ParityCase c) {
    try {
      return c.setting().geometry().output().toString();
    } catch (IllegalArgumentException refused) {
      return "refused: " + refused.getMessage();
    } catch (UnsupportedOperationException tooLarge) {
      return "unsupported";
    }
  }
}
