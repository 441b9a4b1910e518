package io.github.convparity.picture;

import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A case and what both sides answered.
 *
 * @param result what is said of it
 * @param candidate the candidate's output; null if there is none
 * @param reference PyTorch's output; null if there is none
 */
public record Answered(
    ParityResult result, @Nullable Tensor candidate, @Nullable Tensor reference) {

  Setting setting() {
    return result.parityCase().setting();
  }

  /** Whether the two can be compared element by element. */
  boolean isComparable() {
    return candidate != null && reference != null && candidate.sizes().equals(reference.sizes());
  }

  /** The output's shape, or both where they differ, or that there is none. */
  String shapes() {
    Shape ours = candidate == null ? null : candidate.sizes();
    Shape theirs = reference == null ? null : reference.sizes();
    if (ours == null && theirs == null) {
      return "no output";
    }
    return Objects.equals(ours, theirs)
        ? String.valueOf(ours)
        : words(ours) + " and " + words(theirs);
  }

  private static String words(@Nullable Shape shape) {
    return shape == null ? "none" : shape.toString();
  }

  /** Why a side has no output. */
  static String why(@Nullable String message, @Nullable String harness) {
    if (message != null) {
      return message;
    }
    return harness == null ? "no answer" : harness;
  }
}
