package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.diagnose.Fault;
import io.github.convparity.diagnose.FaultyConv2d;
import io.github.convparity.diagnose.History;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/**
 * Faults planted in a convolution, each compared with the reference in all cases. Several are at
 * work on one case at a time, but each sees the cases in their order, as some keep what they saw.
 */
public final class MutantRun {
  private final Reference reference;
  private final RunOptions options;
  private final List<Mutant> mutants;

  /** A run that is still to begin. */
  public MutantRun(List<Fault> faults, Reference reference, RunOptions options) {
    this.reference = reference;
    this.options = options;
    this.mutants = faults.stream().map(Mutant::new).toList();
  }

  /** The convolution with that fault, to be run on other cases. */
  public static Candidate candidate(Fault fault) {
    return new Candidate(fault.name(), FaultyConv2d.class, () -> new FaultyConv2d(fault));
  }

  /**
   * Runs all.
   *
   * @param results takes the results: those of a case after those of the case before, in the order
   *     of the faults
   * @throws InterruptedException if the thread is interrupted; what was handed over stays valid
   */
  public void run(Selection selection, Consumer<ParityResult> results) throws InterruptedException {
    ExecutorService workers = Executors.newFixedThreadPool(options.jobs(), MutantRun::worker);
    try {
      for (long position = 0; position < selection.size(); position++) {
        CaseWork work = CaseWork.of(position, selection.get(position), reference, options);
        for (Future<ParityResult> result : workers.invokeAll(trials(work))) {
          results.accept(result.get());
        }
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      workers.shutdownNow();
    }
  }

  private static Thread worker(Runnable job) {
    Thread thread = new Thread(job, "convparity-mutants");
    thread.setDaemon(true);
    return thread;
  }

  private List<Callable<ParityResult>> trials(CaseWork work) {
    List<Callable<ParityResult>> trials = new ArrayList<>();
    for (Mutant mutant : mutants) {
      trials.add(() -> mutant.result(work));
    }
    return trials;
  }

  /** One fault, planted. */
  private final class Mutant {
    private final String name;
    private final Conv2d instance;
    private final History history = new History();

    Mutant(Fault fault) {
      this.name = fault.name();
      this.instance = new FaultyConv2d(fault);
    }

    ParityResult result(CaseWork work) {
      Arguments arguments = work.arguments();
      if (arguments == null) {
        return Verdicts.judge(work, name, null, 0, options.slack());
      }
      Trial trial = new Trial(work, name, options.slack(), history);
      Trial.Judged judged = trial.run(instance, arguments, call -> new Asked.Call(call.get(), 0));
      if (judged == null) {
        throw new IllegalStateException("a call of " + name + " was left behind");
      }
      return judged.result();
    }
  }
}
