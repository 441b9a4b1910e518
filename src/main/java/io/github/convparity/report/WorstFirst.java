package io.github.convparity.report;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.ParityResult;
import java.util.Comparator;
import java.util.List;

/**
 * The order of a report: what fails before what passes, and what is further off before the rest.
 */
public final class WorstFirst {
  private static final List<Verdict> ORDER =
      List.of(
          Verdict.TIMEOUT,
          Verdict.ERROR,
          Verdict.REFUSAL_MISMATCH,
          Verdict.SHAPE_MISMATCH,
          Verdict.SPECIAL_VALUE_MISMATCH,
          Verdict.MISMATCH,
          Verdict.EXPECTATION_MISMATCH,
          Verdict.UNSUPPORTED,
          Verdict.REFERENCE_INCONSISTENT,
          Verdict.ROUNDING,
          Verdict.BOTH_REFUSE,
          Verdict.BIT_EXACT);

  /** By verdict, then by the distance from the exact value, the largest first. */
  public static final Comparator<ParityResult> ORDERING =
      Comparator.<ParityResult>comparingInt(result -> rank(result.verdict()))
          .thenComparing(Comparator.comparingDouble(ParityResult::worstRatio).reversed());

  private WorstFirst() {}

  /** The place of a verdict, 0 for the worst. */
  public static int rank(Verdict verdict) {
    return ORDER.indexOf(verdict);
  }

  /** All verdicts, the worst first. */
  public static List<Verdict> verdicts() {
    return ORDER;
  }
}
