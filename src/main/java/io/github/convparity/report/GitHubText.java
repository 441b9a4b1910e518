package io.github.convparity.report;

import io.github.convparity.result.FailureGroup;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Failures as annotations of a GitHub workflow: workflow commands, a line each. */
public final class GitHubText {
  /** GitHub shows so many errors of a step. */
  private static final int MOST = 10;

  private GitHubText() {}

  /**
   * A line for each cause, the one with the most failures first; at most ten, of which the last
   * then says how many more there are.
   */
  public static List<String> annotations(List<FailureGroup> groups) {
    List<FailureGroup> sorted = new ArrayList<>(groups);
    sorted.sort(Comparator.comparingLong(FailureGroup::failures).reversed());
    int shown = sorted.size() <= MOST ? sorted.size() : MOST - 1;
    List<String> lines = new ArrayList<>();
    for (FailureGroup group : sorted.subList(0, shown)) {
      lines.add(
          error(failures(group.failures()) + " of candidate " + group.candidate(), of(group)));
    }
    if (shown < sorted.size()) {
      List<FailureGroup> rest = sorted.subList(shown, sorted.size());
      long failures = rest.stream().mapToLong(FailureGroup::failures).sum();
      lines.add(
          error(
              "convparity",
              failures(failures) + " of " + rest.size() + " more causes; summary.json has all"));
    }
    return lines;
  }

  private static String of(FailureGroup group) {
    return GroupsText.what(group)
        + "\n"
        + GroupsText.where(group, false)
        + "; for example "
        + group.example().id();
  }

  private static String failures(long number) {
    return number + (number == 1 ? " failure" : " failures");
  }

  private static String error(String title, String message) {
    return "::error title=" + property(title) + "::" + data(message);
  }

  /** As the runner reads a message. */
  private static String data(String text) {
    return Ink.printable(text).replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
  }

  /** As the runner reads a property, in which colon and comma have a meaning too. */
  private static String property(String text) {
    return data(text).replace(":", "%3A").replace(",", "%2C");
  }
}
