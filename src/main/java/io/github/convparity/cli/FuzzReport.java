package io.github.convparity.cli;

import io.github.convparity.report.FuzzLines;
import io.github.convparity.report.FuzzText;
import io.github.convparity.report.Ink;
import io.github.convparity.report.SummaryText;
import io.github.convparity.result.FuzzFinding;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The findings of a call of {@code fuzz}: printed once each, in order, and written to the output
 * folder as far as they have come. Whoever ends the process prints the rest.
 */
final class FuzzReport {
  private final Terminal terminal;
  private final OutputOptions output;
  private final AgainCommand again;
  private final Header header;
  private final long seed;
  private final List<FuzzFinding> findings = new ArrayList<>();
  private int printed;
  private int dropped;
  private boolean ended;

  FuzzReport(
      Terminal terminal, OutputOptions output, AgainCommand again, Header header, long seed) {
    this.terminal = terminal;
    this.output = output;
    this.again = again;
    this.header = header;
    this.seed = seed;
  }

  /**
   * Before the first case.
   *
   * @param limit for how long, or how many cases
   */
  synchronized void begin(String limit) {
    String repeat = "seed " + seed + " (--seed " + seed + " draws the same cases again), " + limit;
    if (output.format == OutputOptions.Format.text) {
      if (!output.quiet) {
        print(SummaryText.versions(header) + repeat + "\n");
      }
      return;
    }
    terminal.err().println(repeat);
    String line = FuzzLines.header(header, seed);
    print(isLines() ? line + "\n" : "{\"header\":" + line + ",\"findings\":[");
  }

  private boolean isLines() {
    return output.format == OutputOptions.Format.ndjson;
  }

  /** These failures are to be shrunk; a second call does nothing. */
  synchronized void found(List<ParityResult> failures) throws IOException {
    if (findings.isEmpty()) {
      failures.forEach(failure -> findings.add(FuzzFinding.of(failure)));
      write();
    }
  }

  /** A finding has a smaller case. */
  synchronized void update(int place, FuzzFinding smaller) {
    findings.set(place, smaller);
  }

  /** A finding is as small as it gets: it is printed, unless it is one that stands already. */
  synchronized void finish(int place, FuzzFinding finding) throws IOException {
    findings.set(place, finding);
    write();
    printNext();
  }

  private void write() throws IOException {
    List<FuzzFinding> different = new ArrayList<>();
    for (FuzzFinding finding : findings) {
      if (different.stream().noneMatch(finding::isSameAs)) {
        different.add(finding);
      }
    }
    FuzzFile.write(output.out, different);
  }

  private void printNext() {
    FuzzFinding next = findings.get(printed);
    boolean isNew = findings.subList(0, printed).stream().noneMatch(next::isSameAs);
    if (!isNew) {
      dropped++;
    } else if (output.format == OutputOptions.Format.text) {
      Ink ink = output.color.ink(terminal);
      print(FuzzText.of(next, again.of(next.smallest()), ink) + "\n");
    } else {
      String line = FuzzLines.finding(next);
      print(isLines() ? line + "\n" : (printed > 0 ? "," : "") + line + "\n");
    }
    printed++;
  }

  /** Prints what is not printed yet, as small as it is, and the last line; only once. */
  synchronized void end(Totals totals, long left) throws IOException {
    if (ended) {
      return;
    }
    ended = true;
    if (printed < findings.size()) {
      write();
    }
    while (printed < findings.size()) {
      printNext();
    }
    int candidates = header.candidates().size();
    int kinds = printed - dropped;
    if (output.format != OutputOptions.Format.text) {
      String line = FuzzLines.totals(totals, candidates, seed, kinds);
      print(isLines() ? line + "\n" : "],\"totals\":" + line + "}\n");
      return;
    }
    if (left > 0) {
      print(left + " failures of still other kinds were not kept\n\n");
    }
    print(FuzzText.last(totals, candidates, seed, kinds));
    if (!output.quiet && kinds > 0) {
      String file = file().toString();
      print(
          "Smallest cases "
              + file
              + "     All again: scripts/convparity run --cases "
              + AgainCommand.quoted(file)
              + again.candidates()
              + "\n");
    }
  }

  /** Where the smallest cases are written. */
  Path file() {
    return FuzzFile.of(output.out);
  }

  private void print(String text) {
    PrintWriter out = terminal.out();
    out.print(text);
    out.flush();
  }
}
