package io.github.convparity.run;

import io.github.convparity.conv.Outcome;
import io.github.convparity.diagnose.History;
import io.github.convparity.suite.Arguments;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Cases whose candidates are called in a process of their own. For one thread. */
final class IsolatedTrials implements AutoCloseable {
  private final List<Candidate> candidates;
  private final CandidateProcess process;
  private final List<History> histories = new ArrayList<>();

  IsolatedTrials(
      Isolation isolation, List<Candidate> candidates, Duration timeout, CallWatch watch) {
    this.candidates = candidates;
    this.process = new CandidateProcess(isolation, candidates, timeout, watch);
  }

  /** Asks a candidate and judges; whatever becomes of its process is a result. */
  Trial.Judged judge(CaseWork work, int c, Arguments arguments, double slack) {
    return judge(work, c, arguments, slack, "");
  }

  /**
   * The same for a case that was going on when the whole run died.
   *
   * @param deaths how often
   */
  Trial.Judged judgeAgain(CaseWork work, int c, Arguments arguments, double slack, int deaths) {
    String times = deaths == 1 ? "" : " " + deaths + " times";
    return judge(
        work, c, arguments, slack, "; before, the whole run died" + times + " during this case");
  }

  private Trial.Judged judge(
      CaseWork work, int c, Arguments arguments, double slack, String onDeath) {
    if (!process.isRunning()) { // new instances remember nothing
      histories.clear();
      candidates.forEach(candidate -> histories.add(new History()));
    }
    Trial trial = new Trial(work, candidates.get(c).name(), slack, histories.get(c));
    Asked asked = process.ask(c, trial.question(), arguments);
    if (asked.first().answers().output() instanceof Outcome.Failure failure
        && Isolation.isDeath(failure.message())) {
      asked = Asked.failure(failure.message() + onDeath, false, 0);
    }
    return trial.judge(asked);
  }

  /** What is said of a case of which nobody can say more than that it ends the process. */
  static Answers died(JournalContent.Suspect suspect) {
    String message =
        "the process died "
            + suspect.deaths()
            + " times during this case, also with nothing else going on, and before PyTorch had"
            + " answered";
    return Answers.of(new Outcome.Failure(message, false));
  }

  @Override
  public void close() {
    process.close();
  }
}
