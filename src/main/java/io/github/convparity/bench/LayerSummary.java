package io.github.convparity.bench;

import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * A case measured in several processes: medians over them.
 *
 * @param id of the case
 * @param backward whether the gradients alone were measured, or the output
 * @param threads of either side
 * @param candidate its name
 * @param ratio candidate time over PyTorch time, paired
 * @param ratioMin the smallest of a process
 * @param ratioMax the largest of a process
 * @param candidateMicros for one call
 * @param referenceMicros for one call
 * @param gflops of the candidate, a multiply-add counted as two operations
 * @param peakShare of what the threads can do in the same process; null where that was not measured
 * @param faults pages that one call of PyTorch had to be given
 * @param rounds that count, of all processes
 * @param rejected rounds left out, of all processes
 */
public record LayerSummary(
    String id,
    boolean backward,
    int threads,
    String candidate,
    double ratio,
    double ratioMin,
    double ratioMax,
    double candidateMicros,
    double referenceMicros,
    double gflops,
    @Nullable Double peakShare,
    double faults,
    int rounds,
    int rejected) {

  /**
   * Puts processes together.
   *
   * @param backward whether the gradients were measured
   * @param operations of what was measured, see {@link Operations}
   * @param processes at least one
   */
  public static LayerSummary of(
      String id,
      boolean backward,
      int threads,
      String candidate,
      double operations,
      List<ProcessTimes> processes) {
    List<Double> ratios = processes.stream().map(ProcessTimes::ratio).toList();
    double micros = median(processes, ProcessTimes::candidateMicros);
    List<Double> shares =
        processes.stream().map(times -> share(operations, times)).filter(Objects::nonNull).toList();
    return new LayerSummary(
        id,
        backward,
        threads,
        candidate,
        Statistics.median(ratios),
        ratios.stream().mapToDouble(ratio -> ratio).min().orElseThrow(),
        ratios.stream().mapToDouble(ratio -> ratio).max().orElseThrow(),
        micros,
        median(processes, ProcessTimes::referenceMicros),
        gflops(operations, micros),
        shares.isEmpty() ? null : Statistics.median(shares),
        median(processes, ProcessTimes::faults),
        processes.stream().mapToInt(ProcessTimes::rounds).sum(),
        processes.stream().mapToInt(ProcessTimes::rejected).sum());
  }

  private static @Nullable Double share(double operations, ProcessTimes times) {
    Double peak = times.peakGflops();
    return peak == null ? null : gflops(operations, times.candidateMicros()) / peak;
  }

  private static double gflops(double operations, double micros) {
    return operations / micros / 1e3;
  }

  private static double median(List<ProcessTimes> processes, ToDoubleFunction<ProcessTimes> of) {
    return Statistics.median(processes.stream().mapToDouble(of).boxed().toList());
  }
}
