package io.github.convparity.bench;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.PreparedCall;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A candidate and the reference on one case, in this process. */
public final class CaseMeasurement {
  /** What became of it. */
  public sealed interface Result {}

  /**
   * It was measured.
   *
   * @param rounds all, those that do not count included
   */
  public record Measured(List<Round> rounds) implements Result {}

  /**
   * It cannot be measured.
   *
   * @param reason a clause
   */
  public record NotMeasured(String reason) implements Result {}

  /** Coarse: it only keeps wrong answers from being called fast; {@code run} judges answers. */
  private static final double ALLOWED = 1e-2;

  /** Where results go, so that they are computed. */
  @SuppressWarnings("unused") // written so that the calls are not left out
  private static volatile @Nullable Object sink;

  private CaseMeasurement() {}

  /**
   * Asks both sides once, then measures them: the {@code backward} alone of a case with gradients,
   * otherwise the {@code forward}.
   *
   * @param threads of either side
   * @param maxLoad a round counts if others took at most so much, 1 for one whole processor
   */
  public static Result of(
      ParityCase parityCase,
      Conv2d candidate,
      Reference reference,
      int threads,
      Effort effort,
      double maxLoad) {
    Arguments arguments;
    try {
      arguments = parityCase.arguments();
    } catch (UnsupportedOperationException e) {
      return new NotMeasured(String.valueOf(e.getMessage()));
    }
    boolean grad = parityCase.grad();
    Outcome expected = reference.forward(arguments);
    if (grad && expected instanceof Outcome.Output) {
      expected = reference.backward(arguments);
    }
    if (!(expected instanceof Outcome.Output || expected instanceof Outcome.Gradients)) {
      return new NotMeasured("PyTorch has no answer: " + message(expected));
    }
    Supplier<@Nullable Object> answer =
        grad ? () -> backward(candidate, arguments) : () -> forward(candidate, arguments);
    try (PreparedCall call =
        grad ? reference.prepareBackward(arguments) : reference.prepare(arguments)) {
      if (!isLike(answer.get(), expected)) {
        return new NotMeasured("the candidate's answer is not PyTorch's; run says how it differs");
      }
      PairedMeasurement measurement =
          new PairedMeasurement(() -> sink = answer.get(), call::call, threads, effort, maxLoad);
      return new Measured(measurement.run());
    } catch (CandidateFailure e) {
      return new NotMeasured("the candidate has no answer: " + e.getCause());
    }
  }

  private static String message(Outcome outcome) {
    if (outcome instanceof Outcome.Refusal refusal) {
      return refusal.message();
    }
    return outcome instanceof Outcome.Unsupported unsupported
        ? unsupported.message()
        : "it answered otherwise";
  }

  private static Tensor forward(Conv2d candidate, Arguments arguments) {
    try {
      return candidate.forward(
          arguments.input(), arguments.weight(), arguments.bias(), arguments.options());
    } catch (Throwable e) { // whatever a candidate may throw
      throw new CandidateFailure(e);
    }
  }

  private static @Nullable Conv2dGradients backward(Conv2d candidate, Arguments arguments) {
    Tensor gradOutput = Objects.requireNonNull(arguments.gradOutput(), "gradOutput");
    try {
      return candidate.backward(
          gradOutput, arguments.input(), arguments.weight(), arguments.bias(), arguments.options());
    } catch (Throwable e) { // whatever a candidate may throw
      throw new CandidateFailure(e);
    }
  }

  private static boolean isLike(@Nullable Object answer, Outcome expected) {
    if (expected instanceof Outcome.Output output) {
      return answer instanceof Tensor tensor && isLike(tensor, output.tensor());
    }
    Conv2dGradients wanted = ((Outcome.Gradients) expected).gradients();
    return answer instanceof Conv2dGradients found
        && isLike(found.input(), wanted.input())
        && isLike(found.weight(), wanted.weight())
        && isLike(found.bias(), wanted.bias());
  }

  private static boolean isLike(@Nullable Tensor answer, @Nullable Tensor expected) {
    if (expected == null) {
      return answer == null;
    }
    if (answer == null
        || answer.dtype() != expected.dtype()
        || !Arrays.equals(answer.shape(), expected.shape())) {
      return false;
    }
    double[] found = answer.doubles();
    double[] wanted = expected.doubles();
    double largest = 0;
    for (double value : wanted) {
      largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
    }
    for (int i = 0; i < wanted.length; i++) {
      if (Double.isFinite(wanted[i]) && !(Math.abs(found[i] - wanted[i]) <= ALLOWED * largest)) {
        return false;
      }
    }
    return true;
  }

  /** What a candidate threw. */
  private static final class CandidateFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    CandidateFailure(Throwable cause) {
      super(cause);
    }
  }
}
