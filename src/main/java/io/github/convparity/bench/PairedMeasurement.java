package io.github.convparity.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Measures two sides in turn, so that whatever changes on the machine meanwhile changes both.
 *
 * <pre>{@code
 * List<Round> rounds = new PairedMeasurement(candidate, reference, 1, Effort.USUAL, 0.05).run();
 * }</pre>
 */
public final class PairedMeasurement {
  /** PyTorch's threads spin for some milliseconds after a call, in the way of the other side. */
  private static final long SETTLE_MILLIS = 10;

  private static final int MOST_CALLS = 1_000_000;

  private final Runnable candidate;
  private final Runnable reference;
  private final int threads;
  private final Effort effort;
  private final double maxLoad;

  /**
   * Two sides.
   *
   * @param candidate one call of it
   * @param reference one call of PyTorch
   * @param threads of either side
   * @param maxLoad a round counts if others took at most so much, 1 for one whole processor
   */
  public PairedMeasurement(
      Runnable candidate, Runnable reference, int threads, Effort effort, double maxLoad) {
    this.candidate = candidate;
    this.reference = reference;
    this.threads = threads;
    this.effort = effort;
    this.maxLoad = maxLoad;
  }

  /** All rounds after the warm-up, those that do not count included; at least one. */
  public List<Round> run() {
    long begin = System.nanoTime();
    Round last = round(1, 1);
    int warm = 1;
    while ((warm < effort.warmUpRounds() || elapsed(begin) < effort.warmUpNanos())
        && elapsed(begin) < effort.budgetNanos() / 2) {
      last = round(calls(last.candidateNanos()), calls(last.referenceNanos()));
      warm++;
    }
    int candidateCalls = calls(last.candidateNanos());
    int referenceCalls = calls(last.referenceNanos());
    List<Round> rounds = new ArrayList<>();
    int counted = 0;
    do {
      Round round = round(candidateCalls, referenceCalls);
      rounds.add(round);
      counted += round.load() <= maxLoad ? 1 : 0;
    } while (counted < effort.rounds()
        && rounds.size() < 3 * effort.rounds()
        && elapsed(begin) < effort.budgetNanos());
    return rounds;
  }

  private int calls(double nanos) {
    return (int) Math.max(1, Math.min(MOST_CALLS, effort.batchNanos() / Math.max(1, nanos)));
  }

  private static long elapsed(long begin) {
    return System.nanoTime() - begin;
  }

  private Round round(int candidateCalls, int referenceCalls) {
    Batch first = batch(candidate, candidateCalls);
    Batch second = batch(reference, referenceCalls);
    long faults = second.span().after().faults() - second.span().before().faults();
    return new Round(
        first.nanosPerCall(),
        second.nanosPerCall(),
        (double) faults / referenceCalls,
        LoadMeter.foreignLoad(List.of(first.span(), second.span())));
  }

  /** Calls of one side; the readings around them take time that is not that of the calls. */
  private record Batch(double nanosPerCall, LoadMeter.Span span) {}

  private Batch batch(Runnable side, int calls) {
    settle();
    if (calls > 1) {
      side.run(); // wakes threads and fills the caches, which the other side has used
    }
    LoadMeter.Reading before = LoadMeter.read();
    long begin = System.nanoTime();
    for (int call = 0; call < calls; call++) {
      side.run();
    }
    long nanos = System.nanoTime() - begin;
    return new Batch((double) nanos / calls, new LoadMeter.Span(before, LoadMeter.read()));
  }

  private void settle() {
    if (threads > 1) {
      try {
        Thread.sleep(SETTLE_MILLIS);
      } catch (InterruptedException e) {
        throw new IllegalStateException("nobody interrupts a measurement", e);
      }
    }
  }
}
