package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.ParityCase;
import org.jspecify.annotations.Nullable;

/**
 * Whether a case is worth asking the reference about, which takes far longer than a small
 * convolution where the setting is new to it.
 */
public final class Screening {
  private Screening() {}

  /** Why the harness does not take a case on, its memory say; null if it does. */
  public static @Nullable String obstacle(ParityCase parityCase, RunOptions options) {
    return CaseWork.cannot(parityCase, options);
  }

  /**
   * Whether a candidate does anything else than the plain convolution: false where both refuse, and
   * where both give the same bits; true for cases with gradients, and wherever one cannot tell.
   */
  public static boolean isUnlikeDirect(
      ParityCase parityCase, Candidate candidate, RunOptions options) {
    if (parityCase.grad() || MemoryEstimate.of(parityCase).exceeds(options.maxMemory())) {
      return true;
    }
    Arguments arguments;
    try {
      arguments = parityCase.arguments();
    } catch (UnsupportedOperationException noData) {
      return true;
    }
    Outcome right = CandidateCalls.forward(new DirectConv2d(), arguments.copy());
    Conv2d instance = candidate.factory().get();
    Asked.Call call =
        TimedCall.of(() -> CandidateCalls.forward(instance, arguments), options.timeout());
    Candidates.closeQuietly(instance);
    if (call == null) {
      return true;
    }
    if (right instanceof Outcome.Output expected && call.outcome() instanceof Outcome.Output out) {
      return !expected.tensor().hasBitsOf(out.tensor());
    }
    return !(right instanceof Outcome.Refusal) || !(call.outcome() instanceof Outcome.Refusal);
  }
}
