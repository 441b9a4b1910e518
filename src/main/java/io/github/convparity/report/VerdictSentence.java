package io.github.convparity.report;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Tally;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is to be said of a whole run, in one sentence. */
public final class VerdictSentence {
  private VerdictSentence() {}

  /** The sentence, with its full stop. */
  public static String of(ReportData data) {
    Tally all = data.all();
    String who = candidates(data.candidates());
    if (all.failed() > 0) {
      return "No parity: "
          + all.failed()
          + " of "
          + count(all.compared(), "result")
          + " of "
          + who
          + (all.failed() == 1 ? " fails" : " fail")
          + " ("
          + counts(all, verdict -> verdict.fails())
          + ").";
    }
    if (all.compared() == 0) {
      return "Nothing was compared, so nothing is known of " + who + ".";
    }
    return "Parity: "
        + who
        + (data.candidates().size() == 1 ? " does" : " do")
        + " what PyTorch does in all "
        + count(all.compared(), "result")
        + " ("
        + counts(all, Verdict::passes)
        + ")"
        + (all.of(Verdict.UNSUPPORTED) == 0
            ? "."
            : "; " + all.of(Verdict.UNSUPPORTED) + " more are unsupported.");
  }

  private static String candidates(List<String> names) {
    if (names.size() > 4) {
      return names.size() + " candidates";
    }
    return names.isEmpty() ? "no candidate" : String.join(", ", names);
  }

  private static String counts(Tally tally, Predicate<Verdict> wanted) {
    Map<Verdict, Long> found = tally.verdicts();
    return WorstFirst.verdicts().stream()
        .filter(verdict -> found.containsKey(verdict) && wanted.test(verdict))
        .map(verdict -> found.get(verdict) + " " + verdict.words())
        .collect(Collectors.joining(", "));
  }

  static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
