package io.github.convparity.repro;

import io.github.convparity.conv.Outcome;
import org.jspecify.annotations.Nullable;

/** What a side said instead of an answer. */
final class Messages {
  private Messages() {}

  /** In words; null for an answer. */
  static @Nullable String of(Outcome outcome) {
    if (outcome instanceof Outcome.Refusal refusal) {
      return "refuses: " + refusal.message();
    }
    if (outcome instanceof Outcome.Unsupported unsupported) {
      return "does not support this: " + unsupported.message();
    }
    return outcome instanceof Outcome.Failure failure ? "fails: " + failure.message() : null;
  }
}
