package io.github.convparity.report;

import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** The failures of a run by cause, as text for a terminal. */
public final class GroupsText {
  /** So many groups of a candidate are shown. */
  private static final int MOST = 12;

  private static final int MOST_LETTERS = 160;

  private GroupsText() {}

  /**
   * For each candidate a line with the numbers, and for each of its groups two: what is wrong, and
   * where. Each ends with a line feed.
   */
  public static String of(List<FailureGroup> groups, Ink ink) {
    Map<String, List<FailureGroup>> candidates =
        groups.stream()
            .collect(
                Collectors.groupingBy(
                    FailureGroup::candidate, LinkedHashMap::new, Collectors.toList()));
    StringBuilder text = new StringBuilder();
    candidates.forEach((candidate, ofCandidate) -> append(text, candidate, ofCandidate, ink));
    return text.toString();
  }

  private static void append(
      StringBuilder text, String candidate, List<FailureGroup> groups, Ink ink) {
    long failures = groups.stream().mapToLong(FailureGroup::failures).sum();
    text.append(ink.bad(count(failures, "failure") + " of candidate " + candidate))
        .append(": ")
        .append(causes(groups))
        .append('\n');
    for (FailureGroup group : groups.subList(0, Math.min(MOST, groups.size()))) {
      text.append(String.format(Locale.ROOT, "%7d  ", group.failures()))
          .append(shortened(what(group)))
          .append("\n         ")
          .append(where(group, group.failures() == failures))
          .append(ink.dim("; for example " + group.example().id()))
          .append('\n');
    }
    if (groups.size() > MOST) {
      text.append("         and ").append(groups.size() - MOST).append(" more, in summary.json\n");
    }
  }

  private static String causes(List<FailureGroup> groups) {
    long causes = groups.stream().filter(group -> !group.causes().isEmpty()).count();
    long unexplained =
        groups.stream()
            .filter(group -> group.causes().isEmpty())
            .mapToLong(FailureGroup::failures)
            .sum();
    if (causes == 0) {
      return "no known fault fits";
    }
    return count(causes, "cause")
        + (unexplained == 0 ? "" : ", and " + unexplained + " that no known fault fits");
  }

  static String what(FailureGroup group) {
    List<Cause> causes = group.causes();
    if (causes.isEmpty()) {
      return "no known fault: " + group.sentence();
    }
    String others = causes.stream().skip(1).map(Cause::name).collect(Collectors.joining(", "));
    return causes.get(0).name()
        + ": "
        + group.sentence()
        + (others.isEmpty() ? "" : " (or " + others + ")")
        + (group.telling() == null ? "" : " (told from others by " + group.telling() + ")");
  }

  /**
   * The rule of a group, in words.
   *
   * @param allFailures whether the group has all failures of its candidate
   */
  static String where(FailureGroup group, boolean allFailures) {
    Long passing = group.passing();
    if (passing == null) {
      return allFailures ? "in every case" : "no case passes that could show it";
    }
    if (group.rule().isEmpty()) {
      return "no rule tells them from the " + count(passing, "case") + " that pass";
    }
    String rule = "only where " + group.rule();
    return passing == 0
        ? rule
        : rule + ", though " + count(passing, "such case") + (passing == 1 ? " passes" : " pass");
  }

  private static String shortened(String text) {
    String printable = Ink.printable(text);
    return printable.length() <= MOST_LETTERS
        ? printable
        : printable.substring(0, MOST_LETTERS - 1) + "…";
  }

  private static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }
}
