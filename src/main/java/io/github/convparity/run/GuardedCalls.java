package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import java.time.Duration;

/**
 * Calls of one instance of a candidate, each on a thread that is left behind if it does not come
 * back in time. After such a call the instance is not called again.
 */
public final class GuardedCalls implements AutoCloseable {
  private final Conv2d instance;
  private final Duration timeout;
  private boolean left;

  private GuardedCalls(Conv2d instance, Duration timeout) {
    this.instance = instance;
    this.timeout = timeout;
  }

  /**
   * With an instance of its own.
   *
   * @param timeout for one call; zero for none
   */
  public static GuardedCalls of(Candidate candidate, Duration timeout) {
    return new GuardedCalls(candidate.factory().get(), timeout);
  }

  /**
   * What came of the call; whatever a candidate does wrong is an outcome, and nothing is thrown.
   */
  public Outcome forward(Arguments arguments) {
    if (left) {
      return CandidateCalls.timedOut(timeout);
    }
    Asked.Call call = TimedCall.of(() -> CandidateCalls.forward(instance, arguments), timeout);
    left = call == null;
    return call == null ? CandidateCalls.timedOut(timeout) : call.outcome();
  }

  /** Closes the instance, if it can be. */
  @Override
  public void close() {
    Candidates.closeQuietly(instance);
  }
}
