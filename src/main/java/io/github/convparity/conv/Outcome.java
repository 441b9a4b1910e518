package io.github.convparity.conv;

import io.github.convparity.tensor.Tensor;

/** What became of one call of a convolution. */
public sealed interface Outcome {
  /** It answered. */
  record Output(Tensor tensor) implements Outcome {}

  /** It answered with gradients. */
  record Gradients(Conv2dGradients gradients) implements Outcome {}

  /** It refused the setting, with this message. */
  record Refusal(String message) implements Outcome {}

  /** It does not implement the setting; the message says why. */
  record Unsupported(String message) implements Outcome {}

  /** It failed in another way; {@code timedOut} when it did not answer in time. */
  record Failure(String message, boolean timedOut) implements Outcome {}
}
