package io.github.convparity.run;

import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultLines;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.UsageException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Results on their way into order, each written to the journal first, where there is one. */
final class JournaledResults {
  private final OrderedResults results;
  private final @Nullable Journal journal;
  private final int candidates;

  JournaledResults(OrderedResults results, @Nullable Journal journal, int candidates) {
    this.results = results;
    this.journal = journal;
    this.candidates = candidates;
  }

  /** The cases that were going on when an earlier process died. */
  List<JournalContent.Suspect> suspects() {
    return journal == null ? List.of() : journal.taken().suspects();
  }

  /** Whether an earlier process has finished this. */
  boolean isTaken(long place) {
    return journal != null && journal.taken().has(place);
  }

  /**
   * Hands on what an earlier process has finished of a case.
   *
   * @return whether that is all of it
   */
  boolean takeOver(long position, Selection.Selected selected) throws IOException {
    if (journal == null) {
      return false;
    }
    boolean all = true;
    for (int c = 0; c < candidates; c++) {
      long place = position * candidates + c;
      if (isTaken(place)) {
        try {
          Journal.Taken taken = journal.result(place);
          results.submit(place, taken.result().withCase(selected.parityCase()), taken.line());
        } catch (UsageException e) {
          throw new IOException("the journal was changed while it was read", e);
        }
      } else {
        all = false;
      }
    }
    return all;
  }

  /** A case begins. */
  void begun(long position, boolean alone) {
    write(to -> to.begun(position, alone));
  }

  /** The reference has answered a case that goes on alone. */
  void answered(long position) {
    write(to -> to.answered(position));
  }

  /** Takes a result. It is in the journal when this returns. */
  void submit(long place, ParityResult result) {
    byte[] line = ResultLines.result(result);
    write(to -> to.finished(place, line));
    results.submit(place, result, line);
  }

  /** The process ends in good order. */
  void ended() {
    write(to -> to.ended());
  }

  private interface Writing {
    void to(Journal journal) throws IOException;
  }

  private void write(Writing writing) {
    if (journal == null) {
      return;
    }
    try {
      writing.to(journal);
    } catch (IOException e) {
      results.breakOff(e);
    }
  }
}
