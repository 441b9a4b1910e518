package io.github.convparity.run;

import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What one side gave for a case.
 *
 * @param output what came of forward
 * @param gradients what came of backward; null where it was not asked for
 */
public record Answers(Outcome output, @Nullable Outcome gradients) {

  /** An answer without gradients. */
  static Answers of(Outcome output) {
    return new Answers(output, null);
  }

  /** All tensors: the output, then the gradients. */
  List<Tensor> tensors() {
    return Stream.of(output, gradients).filter(Objects::nonNull).flatMap(Answers::tensors).toList();
  }

  private static Stream<Tensor> tensors(Outcome outcome) {
    if (outcome instanceof Outcome.Output answer) {
      return Stream.of(answer.tensor());
    }
    return outcome instanceof Outcome.Gradients answer
        ? tensors(answer.gradients()).stream()
        : Stream.empty();
  }

  /** The gradients of input, weight, and bias if there is one. */
  static List<Tensor> tensors(Conv2dGradients gradients) {
    return Stream.of(gradients.input(), gradients.weight(), gradients.bias())
        .filter(Objects::nonNull)
        .toList();
  }

  /** Whether two calls came out differently, to the bit. */
  boolean differ(Answers other) {
    return differ(output, other.output)
        || (gradients != null && other.gradients != null && differ(gradients, other.gradients));
  }

  private static boolean differ(Outcome first, Outcome second) {
    List<Tensor> a = tensors(first).toList();
    List<Tensor> b = tensors(second).toList();
    if (a.isEmpty() || a.size() != b.size()) {
      return !first.equals(second);
    }
    for (int i = 0; i < a.size(); i++) {
      if (!a.get(i).hasBitsOf(b.get(i))) {
        return true;
      }
    }
    return false;
  }
}
