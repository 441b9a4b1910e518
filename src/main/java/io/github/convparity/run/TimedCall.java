package io.github.convparity.run;

import io.github.convparity.conv.Outcome;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One call of a candidate on a thread of its own. */
final class TimedCall {
  private TimedCall() {}

  /** What came of the call; null if it did not come back in time. */
  static Asked.@Nullable Call of(Supplier<Outcome> call, Duration timeout) {
    FutureTask<Outcome> task = new FutureTask<>(call::get);
    Thread thread = new Thread(task, "convparity-call");
    thread.setDaemon(true);
    long start = System.nanoTime();
    thread.start();
    try {
      Outcome outcome =
          timeout.isZero() ? task.get() : task.get(timeout.toNanos(), TimeUnit.NANOSECONDS);
      return new Asked.Call(outcome, System.nanoTime() - start);
    } catch (TimeoutException e) {
      return null;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a call throws nothing and is not interrupted", e);
    }
  }
}
