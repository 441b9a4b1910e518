package io.github.convparity.result;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a suite makes of a planted fault.
 *
 * @param fault what was planted
 * @param failures cases of the suite that fail with it; none if it survives
 * @param causes what explains most of these failures, told apart as far as can be
 * @param others failures that none of {@code causes} explains
 * @param telling the id of a case outside the suite that told several causes apart; null where that
 *     was not needed, or where none was found
 */
public record MutantScore(
    Cause fault, long failures, List<Cause> causes, long others, @Nullable String telling) {
  /** Whether the suite notices the fault. */
  public boolean caught() {
    return failures > 0;
  }

  /** Whether the diagnosis names the planted fault and no other. */
  public boolean named() {
    return causes.size() == 1 && causes.get(0).name().equals(fault.name());
  }
}
