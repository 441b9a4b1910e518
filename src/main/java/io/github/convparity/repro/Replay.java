package io.github.convparity.repro;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A case with PyTorch's recorded answer, to be done again by a candidate: what {@code Repro.java}
 * and {@code ReproTest.java} call. It needs neither PyTorch nor any other library.
 *
 * <pre>{@code
 * Replay replay = new Replay(arguments, new Outcome.Output(pytorch), null, 1, Duration.ofSeconds(60));
 * Replay.Report report = replay.run(new MyConv2d());
 * }</pre>
 *
 * @param arguments of the case
 * @param reference PyTorch's output, or its refusal
 * @param gradients PyTorch's gradients; null where they are not compared
 * @param slack multiplies every bound
 * @param timeout for one call; zero for none
 */
public record Replay(
    Arguments arguments,
    Outcome reference,
    @Nullable Outcome gradients,
    double slack,
    Duration timeout) {

  /**
   * What came of it.
   *
   * @param passes whether the candidate gives PyTorch's recorded answer: refuses where PyTorch did,
   *     or gives the same shape and at each element the same bits or a value within the bound
   * @param text for a reader, some lines
   */
  public record Report(boolean passes, String text) {}

  /**
   * Calls a candidate twice, as a run does with its first cases, and compares both answers. A call
   * that does not come back in time is left behind with its thread.
   *
   * @param candidate whatever it does, exceptions included, is a result
   */
  public Report run(Conv2d candidate) throws InterruptedException {
    Arguments given = arguments.copy();
    ReplayCall call = new ReplayCall(candidate, given, gradients != null, timeout);
    Evidence.Answer first = call.answer();
    ReplayJudge judge = new ReplayJudge(this, first);
    if (call.isLeftBehind()) {
      return judge.report(null);
    }
    Evidence.Answer second = call.answer();
    String fault = fault(given, first, second);
    Report report = judge.report(fault);
    return fault != null || !report.passes()
        ? report
        : secondReport(report, new ReplayJudge(this, second).report(null));
  }

  private static Report secondReport(Report first, Report second) {
    return second.passes()
        ? first
        : new Report(false, "The first call is right, the second is not.\n" + second.text());
  }

  /** What the candidate did against the interface; null if nothing. */
  private @Nullable String fault(Arguments given, Evidence.Answer first, Evidence.Answer second) {
    if (!given.sha256().equals(arguments.sha256())) {
      return "the candidate changed its arguments";
    }
    List<Tensor> others = new ArrayList<>(ReplayCall.tensors(given));
    for (Tensor result : ReplayCall.tensors(first, second)) {
      if (others.stream().anyMatch(result::sharesDataWith)) {
        return "the candidate returned an array that it shares with an argument or another result";
      }
      others.add(result);
    }
    return null;
  }
}
