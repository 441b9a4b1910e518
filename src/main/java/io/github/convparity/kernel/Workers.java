package io.github.convparity.kernel;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Threads that share the work of one convolution. Who does which part is not fixed: whoever is free
 * takes the next one, so a thread that comes late, or is held up, does less.
 *
 * <p>A thread that has nothing to do looks for work for some microseconds before it goes to sleep:
 * waking it takes as long as a small convolution.
 */
final class Workers implements AutoCloseable {
  /** A part: the places from {@code from} to {@code to - 1}. */
  interface Part {
    /** Does them. */
    void run(int from, int to);
  }

  /** The caller alone. */
  static final Workers ALONE = new Workers(1);

  private static final long SPIN_NANOS = 100_000;

  private static final int PARTS_PER_THREAD = 4;

  private final int count;
  private final ReentrantLock inUse = new ReentrantLock();
  private volatile Thread[] others = {};
  private volatile @Nullable Job job;
  private volatile boolean closed;

  /**
   * So many threads, the caller's included; the others begin when they are first needed.
   *
   * @param count from 1
   */
  Workers(int count) {
    this.count = count;
  }

  int count() {
    return count;
  }

  /** Does all places, and comes back when all are done. */
  void share(int places, Part work) {
    if (count == 1 || places <= 1 || !inUse.tryLock()) {
      work.run(0, places); // another call has the threads
      return;
    }
    try {
      Job shared = new Job(work, places, Math.max(1, places / (count * PARTS_PER_THREAD)));
      start();
      job = shared;
      for (Thread thread : others) {
        LockSupport.unpark(thread);
      }
      shared.work();
      shared.await();
    } finally {
      job = null; // it holds all that was computed on
      inUse.unlock();
    }
  }

  /** Before any work is handed out: a thread that cannot be started leaves nothing half done. */
  private void start() {
    if (others.length == 0) {
      Thread[] threads = new Thread[count - 1];
      for (int i = 0; i < threads.length; i++) {
        threads[i] = new Thread(this::serve, "convparity-vector");
        threads[i].setDaemon(true);
        threads[i].start();
      }
      others = threads;
    }
  }

  private void serve() {
    Job last = null;
    long idle = System.nanoTime();
    while (!closed) {
      Job next = job;
      if (next != null && next != last) {
        next.work();
        last = next;
        idle = System.nanoTime();
      } else if (System.nanoTime() - idle < SPIN_NANOS) {
        Thread.onSpinWait();
      } else {
        last = null;
        LockSupport.park(this);
        idle = System.nanoTime();
      }
    }
  }

  @Override
  public void close() {
    closed = true;
    for (Thread thread : others) {
      LockSupport.unpark(thread);
    }
  }

  private static final class Job {
    private final Part part;
    private final int places;
    private final int step;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger done = new AtomicInteger();
    private volatile @Nullable Throwable failure;

    Job(Part part, int places, int step) {
      this.part = part;
      this.places = places;
      this.step = step;
    }

    /** Takes part after part until none is left. */
    void work() {
      for (int from = next.getAndAdd(step); from < places; from = next.getAndAdd(step)) {
        int to = Math.min(places, from + step);
        try {
          part.run(from, to);
        } catch (Throwable e) { // handed to the caller
          failure = e;
        } finally {
          done.addAndGet(to - from);
        }
      }
    }

    /** Waits for the parts that others have taken. */
    void await() {
      while (done.get() < places) {
        Thread.onSpinWait();
      }
      if (failure != null) {
        throw new IllegalStateException("a part of the convolution failed", failure);
      }
    }
  }
}
