package io.github.convparity.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What one process found of one case: medians over its rounds.
 *
 * @param ratio of the paired rounds, candidate time over PyTorch time
 * @param candidateMicros for one call
 * @param referenceMicros for one call
 * @param faults pages that one call of PyTorch had to be given
 * @param rounds that count
 * @param rejected rounds left out, because others took the processors
 * @param peakGflops what as many threads can do in this process, in fused multiply-adds; null where
 *     it was not measured
 */
public record ProcessTimes(
    double ratio,
    double candidateMicros,
    double referenceMicros,
    double faults,
    int rounds,
    int rejected,
    @Nullable Double peakGflops) {

  /**
   * The medians of the rounds with at most so much foreign load; null if there is no such round.
   *
   * @param rounds all that were measured
   * @param maxLoad what others may take of the processors, 1 for one whole processor
   * @param peakGflops of this process, or null
   */
  public static @Nullable ProcessTimes of(
      List<Round> rounds, double maxLoad, @Nullable Double peakGflops) {
    List<Round> kept = rounds.stream().filter(round -> round.load() <= maxLoad).toList();
    if (kept.isEmpty()) {
      return null;
    }
    return new ProcessTimes(
        median(kept, Round::ratio),
        median(kept, round -> round.candidateNanos() / 1e3),
        median(kept, round -> round.referenceNanos() / 1e3),
        median(kept, Round::faults),
        kept.size(),
        rounds.size() - kept.size(),
        peakGflops);
  }

  private static double median(List<Round> rounds, ToDoubleFunction<Round> value) {
    return Statistics.median(rounds.stream().mapToDouble(value).boxed().toList());
  }
}
