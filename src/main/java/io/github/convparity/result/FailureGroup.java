package io.github.convparity.result;

import io.github.convparity.suite.ParityCase;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Failures of one candidate that have one cause.
 *
 * @param candidate its name
 * @param failures how many
 * @param causes the one that explains the most, then those that explain every failure of the group
 *     as well; empty where no known fault fits
 * @param sentence what the candidate does, in the words of the first cause; where there is none,
 *     what is seen of the failures
 * @param rule the fewest conditions on parameters that all these failures fulfil and, if it can be,
 *     no case that passes: {@code d > 1 and k > 1}; empty where there is nothing to say
 * @param passing how many cases pass though they fulfil the rule too; null where no case passes at
 *     all, so that no rule is needed
 * @param example the failure with the least to look at
 * @param telling the id of one more case that told several causes apart; null where none was asked
 */
public record FailureGroup(
    String candidate,
    long failures,
    List<Cause> causes,
    String sentence,
    String rule,
    @Nullable Long passing,
    ParityCase example,
    @Nullable String telling) {

  /** The same with causes that were told apart by one more case. */
  public FailureGroup narrowed(List<Cause> newCauses, @Nullable String newTelling) {
    String words = newCauses.isEmpty() ? sentence : newCauses.get(0).sentence();
    return new FailureGroup(
        candidate, failures, newCauses, words, rule, passing, example, newTelling);
  }
}
