package io.github.convparity.suite;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.LevenshteinDistance;

/** What somebody may have meant who misspelt a word. */
public final class Suggestions {
  private static final int MOST_EDITS = 2;

  private Suggestions() {}

  /** The known word nearest to {@code word}, at most two edits away; never the word itself. */
  public static Optional<String> nearest(String word, Collection<String> known) {
    LevenshteinDistance distance = new LevenshteinDistance(MOST_EDITS);
    String lower = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> !candidate.equals(word))
        .filter(candidate -> edits(distance, lower, candidate) >= 0)
        .filter(
            candidate -> edits(distance, lower, candidate) < Math.max(1, candidate.length() - 1))
        .min(Comparator.comparingInt(candidate -> edits(distance, lower, candidate)));
  }

  private static int edits(LevenshteinDistance distance, String word, String candidate) {
    return distance.apply(word, candidate.toLowerCase(Locale.ROOT));
  }

  /** {@code "; did you mean x?"}, or an empty text. */
  public static String didYouMean(String word, Collection<String> known) {
    return nearest(word, known).map(found -> "; did you mean \"" + found + "\"?").orElse("");
  }
}
