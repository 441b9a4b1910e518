package io.github.convparity.run;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Watches over calls of candidates. A call that takes too long is left behind: the thread that
 * makes it may go on for ever, and somebody else takes over its work.
 */
final class CallWatch implements AutoCloseable {
  private static final long MOST_MILLIS = 100;

  private final long timeoutNanos;
  private final Set<Call> running = ConcurrentHashMap.newKeySet();
  private final Thread thread;

  /** One call. */
  static final class Call {
    private final long start = System.nanoTime();
    private final AtomicBoolean ended = new AtomicBoolean();
    private final Runnable leftBehind;

    private Call(Runnable leftBehind) {
      this.leftBehind = leftBehind;
    }
  }

  CallWatch(Duration timeout) {
    this.timeoutNanos = timeout.toNanos();
    this.thread = new Thread(this::watch, "convparity-watch");
    thread.setDaemon(true);
    if (timeoutNanos > 0) {
      thread.start();
    }
  }

  /**
   * A call begins.
   *
   * @param leftBehind is run by another thread if it does not end in time
   */
  Call begin(Runnable leftBehind) {
    Call call = new Call(leftBehind);
    if (timeoutNanos > 0) {
      running.add(call);
    }
    return call;
  }

  /** The call has come back: its duration in nanoseconds, or -1 if it was left behind before. */
  long end(Call call) {
    long nanos = System.nanoTime() - call.start;
    running.remove(call);
    return call.ended.compareAndSet(false, true) ? nanos : -1;
  }

  private void watch() {
    long pause = Math.max(1, Math.min(MOST_MILLIS, timeoutNanos / 4_000_000));
    try {
      while (true) {
        Thread.sleep(pause);
        long now = System.nanoTime();
        for (Call call : List.copyOf(running)) {
          if (now - call.start > timeoutNanos && call.ended.compareAndSet(false, true)) {
            running.remove(call);
            call.leftBehind.run();
          }
        }
      }
    } catch (InterruptedException closed) {
      // The run is over.
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
