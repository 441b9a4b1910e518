package io.github.convparity.report;

import io.github.convparity.result.Cause;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Several causes of one failure told apart, as text for a terminal. */
public final class CausesText {
  private CausesText() {}

  /**
   * One or two lines; empty where there is one cause or none.
   *
   * @param fitting the causes that explain the case
   * @param telling the id of the case in which they differ; null where none was found
   * @param remaining those that explain what the candidate gave there too
   */
  public static String of(List<Cause> fitting, @Nullable String telling, List<Cause> remaining) {
    if (fitting.size() < 2) {
      return "";
    }
    String count = fitting.size() + " causes explain this case. ";
    if (telling == null) {
      return remaining.size() == 1
          ? count + "The others have a number to fit with: it is " + names(remaining) + ".\n"
          : count + "No case near it was found that tells them apart.\n";
    }
    return count
        + "They differ in "
        + telling
        + ": "
        + (remaining.size() == fitting.size()
            ? "no single one of them explains what the candidate gives there."
            : "there it is " + names(remaining) + ".")
        + "\n";
  }

  private static String names(List<Cause> causes) {
    return causes.stream()
        .map(cause -> cause.name() + " (" + cause.sentence() + ")")
        .collect(Collectors.joining(", or "));
  }
}
