package io.github.convparity.report;

import io.github.convparity.result.FailureGroup;

/**
 * Failures of one cause, ready to be told.
 *
 * @param group the failures
 * @param where the rule that tells them from what passes, in words
 * @param example the id of the failure with the least to look at
 */
public record Finding(FailureGroup group, String where, String example) {
  /** What is wrong, without a full stop: PyTorch's own words may end with one. */
  public String sentence() {
    String sentence = group.sentence();
    return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
  }
}
