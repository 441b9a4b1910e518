package io.github.convparity.result;

import io.github.convparity.conv.Outcome;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * One side of a result.
 *
 * @param shape of the output; null if there is none
 * @param message of a refusal or failure; null for an output
 * @param sha256 of the output, any NaN made the canonical one
 * @param nanos how long the call took; null if there was none
 */
public record Side(
    @Nullable Shape shape,
    @Nullable String message,
    @Nullable String sha256,
    @Nullable Long nanos) {
  /** A side that was not asked. */
  public static final Side NONE = new Side(null, null, null, null);

  /** The same with a message. */
  public Side withMessage(@Nullable String newMessage) {
    return new Side(shape, newMessage, sha256, nanos);
  }

  /** The side that an outcome makes. */
  public static Side of(Outcome outcome, long nanos) {
    if (outcome instanceof Outcome.Output output) {
      return new Side(output.tensor().sizes(), null, Digest.sha256(output.tensor()), nanos);
    }
    if (outcome instanceof Outcome.Refusal refusal) {
      return new Side(null, refusal.message(), null, nanos);
    }
    if (outcome instanceof Outcome.Unsupported unsupported) {
      return new Side(null, unsupported.message(), null, nanos);
    }
    return outcome instanceof Outcome.Failure failure
        ? new Side(null, failure.message(), null, nanos)
        : new Side(null, null, null, nanos);
  }
}
