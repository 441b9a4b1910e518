package io.github.convparity.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.jspecify.annotations.Nullable;

/** Threads that share the work of one convolution, in parts that are fixed beforehand. */
final class Workers implements AutoCloseable {
  /** A part: the places from {@code from} to {@code to - 1}. */
  interface Part {
    /** Does them. */
    void run(int from, int to);
  }

  private final int count;
  private @Nullable ExecutorService others;

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
    int parts = Math.min(count, places);
    if (parts <= 1) {
      work.run(0, places);
      return;
    }
    List<Future<?>> waiting = new ArrayList<>();
    for (int part = 1; part < parts; part++) {
      int from = (int) ((long) places * part / parts);
      int to = (int) ((long) places * (part + 1) / parts);
      waiting.add(others().submit(() -> work.run(from, to)));
    }
    work.run(0, places / parts);
    waiting.forEach(Workers::await);
  }

  private ExecutorService others() {
    ExecutorService threads = others;
    if (threads == null) {
      threads =
          Executors.newFixedThreadPool(
              count - 1,
              task -> {
                Thread thread = new Thread(task, "convparity-vector");
                thread.setDaemon(true);
                return thread;
              });
      others = threads;
    }
    return threads;
  }

  private static void await(Future<?> part) {
    try {
      part.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException("a part of the convolution failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    ExecutorService threads = others;
    if (threads != null) {
      threads.shutdown();
    }
  }
}
