package io.github.convparity.golden;

import io.github.convparity.conv.Outcome;
import io.github.convparity.tensor.Digest;

/** What a manifest says of one call: the digest of what it answered, or why it did not. */
public sealed interface StoredAnswer {
  /** Arrays, by the SHA-256 over their elements with NaN made canonical. */
  record Arrays(String sha256) implements StoredAnswer {}

  /** A refusal in PyTorch's words. */
  record Refusal(String text) implements StoredAnswer {}

  /** That this PyTorch, or the harness, cannot do the setting. */
  record Unsupported(String text) implements StoredAnswer {}

  /**
   * The answer that stands for an outcome.
   *
   * @throws IllegalArgumentException for a failure, which no reference has
   */
  static StoredAnswer of(Outcome outcome) {
    if (outcome instanceof Outcome.Output output) {
      return new Arrays(Digest.sha256(output.tensor()));
    }
    if (outcome instanceof Outcome.Gradients answer) {
      return new Arrays(
          Digest.sha256(
              answer.gradients().input(), answer.gradients().weight(), answer.gradients().bias()));
    }
    if (outcome instanceof Outcome.Refusal refusal) {
      return new Refusal(refusal.message());
    }
    if (outcome instanceof Outcome.Unsupported unsupported) {
      return new Unsupported(unsupported.message());
    }
    throw new IllegalArgumentException("outcome (" + outcome + ") must be an answer");
  }
}
