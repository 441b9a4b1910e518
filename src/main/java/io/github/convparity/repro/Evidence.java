package io.github.convparity.repro;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.exact.ExactGradients;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the files of a reproducer are made from.
 *
 * @param result what was found
 * @param arguments of the case
 * @param subject the candidate
 * @param candidate what the candidate answered
 * @param reference what PyTorch answered: an output or a refusal
 * @param exact the exact output; null if there is none
 * @param exactGradients the exact gradients; null if there are none
 * @param conditions how both were asked
 */
public record Evidence(
    ParityResult result,
    Arguments arguments,
    Subject subject,
    Answer candidate,
    Answer reference,
    @Nullable ExactValues<?> exact,
    @Nullable ExactGradients exactGradients,
    Conditions conditions) {

  /**
   * The candidate.
   *
   * @param className as {@link Class#getName} gives it
   * @param paths where its class was found; empty for one of the project's own
   */
  public record Subject(String className, List<String> paths) {}

  /**
   * What one side answered.
   *
   * @param output what came of forward
   * @param gradients what came of backward; null where it was not called
   */
  public record Answer(Outcome output, @Nullable Outcome gradients) {}

  /**
   * How both sides were asked.
   *
   * @param facts versions and settings by name, the reference's fingerprint
   * @param version of this program
   * @param slack multiplies every bound
   * @param torchThreads threads within one operation of PyTorch
   * @param timeout for one call of the candidate; zero for none
   */
  public record Conditions(
      Map<String, String> facts,
      String version,
      double slack,
      int torchThreads,
      Duration timeout) {}

  /**
   * The output or a gradient, as far as each side has it.
   *
   * @param name {@code output}, {@code grad_input}, {@code grad_weight} or {@code grad_bias}
   */
  record Part(
      String name,
      @Nullable Tensor candidate,
      @Nullable Tensor reference,
      @Nullable ExactValues<?> exact) {
    /** Whether the two can be compared element by element. */
    boolean isComparable() {
      return candidate != null
          && reference != null
          && candidate.sizes().equals(reference.sizes())
          && candidate.dtype() == reference.dtype();
    }
  }

  /** The output, then the gradients; only those that a side has. */
  List<Part> parts() {
    List<Part> parts = new ArrayList<>();
    parts.add(new Part("output", output(candidate), output(reference), exact));
    Conv2dGradients ours = gradients(candidate);
    Conv2dGradients theirs = gradients(reference);
    ExactGradients right = exactGradients;
    parts.add(
        new Part(
            "grad_input",
            ours == null ? null : ours.input(),
            theirs == null ? null : theirs.input(),
            right == null ? null : right.input()));
    parts.add(
        new Part(
            "grad_weight",
            ours == null ? null : ours.weight(),
            theirs == null ? null : theirs.weight(),
            right == null ? null : right.weight()));
    parts.add(
        new Part(
            "grad_bias",
            ours == null ? null : ours.bias(),
            theirs == null ? null : theirs.bias(),
            right == null ? null : right.bias()));
    parts.removeIf(part -> part.candidate() == null && part.reference() == null);
    return parts;
  }

  private static @Nullable Tensor output(Answer answer) {
    return answer.output() instanceof Outcome.Output output ? output.tensor() : null;
  }

  /** The gradients of a side; null if it gave none. */
  static @Nullable Conv2dGradients gradients(Answer answer) {
    return answer.gradients() instanceof Outcome.Gradients given ? given.gradients() : null;
  }
}
