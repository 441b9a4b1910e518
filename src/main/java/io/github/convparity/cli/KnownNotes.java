package io.github.convparity.cli;

import io.github.convparity.result.Header;
import io.github.convparity.result.KnownFailures;
import java.util.List;
import java.util.function.Consumer;

/** What is to be said of a file of known failures after a run. */
final class KnownNotes {
  private static final int MOST = 5;

  private KnownNotes() {}

  /** Says which pass now, and of which the run had no case. */
  static void tell(KnownFailures known, String source, Header header, Consumer<String> notes) {
    List<KnownFailures.Entry> passing = known.passing();
    for (KnownFailures.Entry entry : passing.subList(0, Math.min(MOST, passing.size()))) {
      notes.accept(
          "known failure passes now: "
              + entry.name()
              + " ("
              + at(source, entry)
              + "); take it out");
    }
    if (passing.size() > MOST) {
      notes.accept((passing.size() - MOST) + " more known failures of " + source + " pass now");
    }
    List<KnownFailures.Entry> unseen = known.unseen();
    if (!unseen.isEmpty() && header.whole() == null) { // a shard has not seen all
      notes.accept(
          unseen.size()
              + " of "
              + known.size()
              + " known failures are of no case of this run, for example "
              + unseen.get(0).name()
              + " ("
              + at(source, unseen.get(0))
              + ")");
    }
  }

  private static String at(String source, KnownFailures.Entry entry) {
    return source + " line " + entry.line() + ": " + entry.reason();
  }
}
