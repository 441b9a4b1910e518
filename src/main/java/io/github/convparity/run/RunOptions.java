package io.github.convparity.run;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * How a run goes about its cases.
 *
 * @param jobs workers, from 1
 * @param timeout for one call of a candidate; zero for none
 * @param maxFailures the run stops after so many failing verdicts; 0 for no limit
 * @param maxMemory in bytes; a case that needs more is {@code UNSUPPORTED}
 * @param slack multiplies every bound
 * @param weak whether to look for other readings of a setting that give the same bits
 * @param control whether the reference is compared with itself as well; with one worker only
 * @param isolation where candidates are called in processes of their own; null for in this one
 */
public record RunOptions(
    int jobs,
    Duration timeout,
    long maxFailures,
    long maxMemory,
    double slack,
    boolean weak,
    boolean control,
    @Nullable Isolation isolation) {

  /** Candidates are called in this process. */
  public RunOptions(
      int jobs,
      Duration timeout,
      long maxFailures,
      long maxMemory,
      double slack,
      boolean weak,
      boolean control) {
    this(jobs, timeout, maxFailures, maxMemory, slack, weak, control, null);
  }

  /** Nothing beyond parity is looked for. */
  public RunOptions(int jobs, Duration timeout, long maxFailures, long maxMemory, double slack) {
    this(jobs, timeout, maxFailures, maxMemory, slack, false, false);
  }

  /** The same with candidates in processes of their own. */
  public RunOptions isolated(@Nullable Isolation newIsolation) {
    return new RunOptions(
        jobs, timeout, maxFailures, maxMemory, slack, weak, control, newIsolation);
  }
}
