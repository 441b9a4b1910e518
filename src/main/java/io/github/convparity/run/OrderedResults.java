package io.github.convparity.run;

import io.github.convparity.diagnose.Grouping;
import io.github.convparity.result.Header;
import io.github.convparity.result.KnownFailures;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.ResultLines;
import io.github.convparity.result.Totals;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Brings results back into the order of the selection: a result goes to the sinks as soon as all
 * before it are there. Workers that are too far ahead wait.
 */
final class OrderedResults {
  /** How many results may wait for an earlier one. */
  private static final int WINDOW = 4096;

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Finished(ParityResult result, byte[] line) {}

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Map<Long, Finished> waiting = new HashMap<>();
  private final Header header;
  private final List<ResultSink> sinks;
  private final Totals totals;
  private final Grouping grouping = new Grouping();
  private final long maxFailures;
  private KnownFailures known = KnownFailures.none();
  private long next;
  private boolean closed;
  private boolean stopping;
  private boolean failureLimitReached;
  private @Nullable IOException broken;

  OrderedResults(Header header, List<ResultSink> sinks, Totals totals, long maxFailures) {
    this.header = header;
    this.sinks = sinks;
    this.totals = totals;
    this.maxFailures = maxFailures;
  }

  /** Failures that are to be expected; to be said before the run begins. */
  void expect(KnownFailures expected) {
    known = expected;
  }

  void begin() throws IOException {
    byte[] line = ResultLines.header(header);
    for (ResultSink sink : sinks) {
      sink.header(header, line);
      sink.flush();
    }
  }

  /** Waits until {@code place} is near enough to the next result; false if the run has ended. */
  boolean awaitRoom(long place) throws InterruptedException {
    lock.lock();
    try {
      while (!closed && !stopping && place - next >= WINDOW) {
        room.await();
      }
      return !closed && !stopping;
    } finally {
      lock.unlock();
    }
  }

  /** Takes a result for its place, the number of results before it. */
  void submit(long place, ParityResult result) {
    submit(place, result, ResultLines.result(result));
  }

  /** Takes a result whose line is at hand, but for what is to be expected. */
  void submit(long place, ParityResult found, byte[] foundLine) {
    ParityResult result = known.mark(found);
    byte[] line = result.known() == null ? foundLine : ResultLines.result(result);
    lock.lock();
    try {
      if (!closed) {
        waiting.put(place, new Finished(result, line));
        drain();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Every sink is ended, also where another one fails. */
  private void finishSinks(byte[] line) throws IOException {
    IOException failure = null;
    for (ResultSink sink : sinks) {
      try {
        sink.totals(header, totals, line);
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null && broken == null) {
      throw failure;
    }
  }

  private void drain() {
    try {
      boolean emitted = false;
      Finished finished = waiting.remove(next);
      while (finished != null && !closed) {
        emit(finished);
        emitted = true;
        next++;
        finished = waiting.remove(next);
      }
      if (emitted) {
        for (ResultSink sink : sinks) {
          sink.flush();
        }
        room.signalAll();
      }
    } catch (IOException e) {
      broken = e;
      close();
    }
  }

  private void emit(Finished finished) throws IOException {
    totals.add(finished.result());
    known.count(finished.result());
    if (finished.result().known() == null) {
      grouping.add(finished.result());
    }
    for (ResultSink sink : sinks) {
      sink.result(finished.result(), finished.line());
    }
    if (maxFailures > 0 && totals.all().newFailures() >= maxFailures) {
      failureLimitReached = true;
      close();
    }
  }

  /** Something that must be written besides cannot be. */
  void breakOff(IOException e) {
    lock.lock();
    try {
      if (!closed) {
        broken = e;
        close();
      }
    } finally {
      lock.unlock();
    }
  }

  private void close() {
    closed = true;
    room.signalAll();
  }

  /** No further cases are begun; results that are still on their way are taken. */
  void stop() {
    lock.lock();
    try {
      stopping = true;
      room.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /** Whether no further results are taken. */
  boolean isClosed() {
    lock.lock();
    try {
      return closed;
    } finally {
      lock.unlock();
    }
  }

  /** Whether the run has as many failures as it was to stop after. */
  boolean failureLimitReached() {
    return failureLimitReached;
  }

  /** What kept results from being written; null if nothing did. */
  @Nullable IOException broken() {
    return broken;
  }

  /**
   * Ends the run: results that wait for one that never came are written in their order, then the
   * totals. Does nothing the second time, or if results cannot be written within half a second.
   */
  boolean end(double seconds, ToIntFunction<Totals> exit) throws IOException, InterruptedException {
    if (!lock.tryLock(500, TimeUnit.MILLISECONDS)) {
      return false;
    }
    try {
      if (totals.isFinished()) {
        return false;
      }
      if (!closed) {
        for (Finished finished : new TreeMap<>(waiting).values()) {
          if (!closed) {
            emit(finished);
          }
        }
        close();
      }
      waiting.clear();
      totals.explain(grouping.groups());
      totals.finish(seconds, exit.applyAsInt(totals));
      finishSinks(ResultLines.totals(totals));
      return true;
    } finally {
      lock.unlock();
    }
  }
}
