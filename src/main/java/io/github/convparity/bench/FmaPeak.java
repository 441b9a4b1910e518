package io.github.convparity.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * How many fused multiply-adds of floats a number of threads can do at once, measured with a loop
 * that the compiler turns into vector instructions. The loop also reads and writes memory, so the
 * processor can do somewhat more: this is a lower bound, and a share of it an upper one.
 */
public final class FmaPeak {
  private static final int LENGTH = 1024;
  private static final int CHAIN = 8;
  private static final int PASSES = 500;
  private static final int BATCHES = 400;

  /** Where the results go, so that they are computed. */
  @SuppressWarnings("unused") // written so that the loop is not left out
  private static volatile float sink;

  private FmaPeak() {}

  /**
   * Billions of operations a second, a multiply-add counted as two; the best of many short batches.
   *
   * @param threads that compute at the same time, from 1
   */
  public static double gflops(int threads) {
    best(new CountDownLatch(0)); // compiles the loop
    CountDownLatch start = new CountDownLatch(threads);
    List<FutureTask<Double>> tasks = new ArrayList<>();
    for (int thread = 0; thread < threads; thread++) {
      FutureTask<Double> task = new FutureTask<>(() -> best(start));
      tasks.add(task);
      Thread worker = new Thread(task, "convparity-peak");
      worker.setDaemon(true);
      worker.start();
    }
    double sum = 0;
    try {
      for (FutureTask<Double> task : tasks) {
        sum += task.get();
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("multiplying fails and is interrupted by nothing", e);
    }
    return sum;
  }

  private static double best(CountDownLatch start) {
    float[] numbers = new float[LENGTH];
    start.countDown();
    try {
      start.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException("nobody interrupts this thread", e);
    }
    long shortest = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long begin = System.nanoTime();
      for (int pass = 0; pass < PASSES; pass++) {
        multiplyAdd(numbers, 0.5f, 0.25f);
      }
      shortest = Math.min(shortest, System.nanoTime() - begin);
    }
    sink = numbers[0];
    return 2.0 * CHAIN * LENGTH * PASSES / shortest;
  }

  private static void multiplyAdd(float[] numbers, float factor, float summand) {
    for (int i = 0; i < numbers.length; i++) {
      float v = numbers[i];
      v = Math.fma(v, factor, summand);
      v = Math.fma(v, factor, summand);
      v = Math.fma(v, factor, summand);
      v = Math.fma(v, factor, summand);
      v = Math.fma(v, factor, summand);
      v = Math.fma(v, factor, summand);
      v = Math.fma(v, factor, summand);
      v = Math.fma(v, factor, summand);
      numbers[i] = v;
    }
  }
}
