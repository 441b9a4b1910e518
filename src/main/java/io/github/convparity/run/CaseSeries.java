package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.diagnose.History;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Cases looked at closely one after the other, all with one instance of a candidate, as a worker of
 * a run does. An instance that does not come back is left behind, and the next case has another.
 * For one thread.
 */
public final class CaseSeries implements AutoCloseable {
  private final Candidate candidate;
  private final Reference reference;
  private final RunOptions options;
  private History history = new History();
  private @Nullable Conv2d instance;
  private @Nullable CallWatch watch;
  private @Nullable IsolatedTrials process;

  /** No instance is made before the first case that needs one. */
  public CaseSeries(Candidate candidate, Reference reference, RunOptions options) {
    this.candidate = candidate;
    this.reference = reference;
    this.options = options;
  }

  /** Does one case, each call on a thread that is left behind if it does not come back in time. */
  public Examination examine(Selection.Selected selected) {
    CaseWork work = CaseWork.of(0, selected, reference, options);
    Arguments arguments = work.arguments();
    if (arguments == null) {
      ParityResult unsupported = Verdicts.judge(work, candidate.name(), null, 0, options.slack());
      return new Examination(unsupported, null, null, null, null, work.reference(), null);
    }
    Isolation isolation = options.isolation();
    Trial.Judged judged =
        isolation == null
            ? here(work, arguments)
            : apart(isolation).judge(work, 0, arguments, options.slack());
    Tensor output = tensor(work.reference());
    return new Examination(
        judged.result(),
        tensor(judged.answers()),
        output,
        output == null ? null : work.exact(),
        judged.answers(),
        work.reference(),
        output == null ? null : work.exactGradients());
  }

  private Trial.Judged here(CaseWork work, Arguments arguments) {
    Trial trial = new Trial(work, candidate.name(), options.slack(), history);
    Trial.Judged judged =
        trial.run(instance(), arguments, call -> TimedCall.of(call, options.timeout()));
    if (judged == null) {
      leaveBehind();
      return timedOut(work);
    }
    return judged;
  }

  private IsolatedTrials apart(Isolation isolation) {
    if (process == null) {
      watch = new CallWatch(options.timeout());
      process = new IsolatedTrials(isolation, List.of(candidate), options.timeout(), watch);
    }
    return process;
  }

  private Conv2d instance() {
    if (instance == null) {
      instance = candidate.factory().get();
    }
    return instance;
  }

  private void leaveBehind() {
    closeInstance();
    history = new History();
  }

  private Trial.Judged timedOut(CaseWork work) {
    Answers answers = Answers.of(CandidateCalls.timedOut(options.timeout()));
    ParityResult result =
        Verdicts.judge(
            work, candidate.name(), answers, options.timeout().toNanos(), options.slack());
    return new Trial.Judged(result, answers);
  }

  private static @Nullable Tensor tensor(@Nullable Answers answers) {
    return answers != null && answers.output() instanceof Outcome.Output output
        ? output.tensor()
        : null;
  }

  /** Closes the instance, if there is one and it can be, and ends a process of its own. */
  @Override
  public void close() {
    closeInstance();
    if (process != null && watch != null) {
      process.close();
      watch.close();
    }
  }

  private void closeInstance() {
    if (instance != null) {
      Candidates.closeQuietly(instance);
      instance = null;
    }
  }
}
