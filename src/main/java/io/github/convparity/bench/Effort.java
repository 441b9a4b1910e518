package io.github.convparity.bench;

/**
 * How long a case is measured in one process.
 *
 * @param warmUpNanos at least so long, both sides in turn, before anything counts
 * @param warmUpRounds and at least so many rounds
 * @param rounds that are to count; up to three times as many are measured where some are rejected
 * @param batchNanos of calls of one side in a round; one call where it takes longer
 * @param budgetNanos after which no further round is begun
 */
public record Effort(
    long warmUpNanos, int warmUpRounds, int rounds, long batchNanos, long budgetNanos) {

  /** Warm-up of 0.6 s and 5 rounds, then 15 rounds of 25 ms for each side, within 30 s. */
  public static final Effort USUAL = new Effort(600_000_000L, 5, 15, 25_000_000L, 30_000_000_000L);

  /**
   * As much as the time allows.
   *
   * @param budgetNanos two fifths of which, up to 0.6 s, are warm-up
   */
  public static Effort quick(long budgetNanos) {
    long batch = Math.max(1_000_000L, Math.min(10_000_000L, budgetNanos / 40));
    return new Effort(Math.min(600_000_000L, budgetNanos * 2 / 5), 1, 5, batch, budgetNanos);
  }
}
