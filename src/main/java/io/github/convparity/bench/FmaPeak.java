package io.github.convparity.bench;

import io.github.convparity.simd.Peak;
import io.github.convparity.simd.Simd;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * How many fused multiply-adds of floats a number of threads can do at once: in registers, with the
 * Vector API. Without it by a loop that the compiler turns into vector instructions, which also
 * reads and writes memory: that is a lower bound, and a share of it an upper one.
 */
public final class FmaPeak {
  private static final int LENGTH = 1024;
  private static final int CHAIN = 8;
  private static final int PASSES = 500;
  private static final int STEPS = 100_000;
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
    return Simd.isAvailable() ? bestInRegisters() : bestOf(numbers);
  }

  private static double bestInRegisters() {
    long shortest = Long.MAX_VALUE;
    for (int batch = 0; batch < BATCHES; batch++) {
      long begin = System.nanoTime();
      sink = Peak.run(STEPS, 0.1f);
      shortest = Math.min(shortest, System.nanoTime() - begin);
    }
    return 2 * Peak.multiplyAdds(STEPS) / shortest;
  }

  private static double bestOf(float[] numbers) {
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
