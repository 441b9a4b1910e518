package io.github.convparity.run;

import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Outcome;
import io.github.convparity.diagnose.History;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Header;
import io.github.convparity.result.KnownFailures;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Selection;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Phaser;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Runs every candidate on every case, several cases at a time, and hands the results on in the
 * order of the selection. Each worker has its own instance of every candidate; PyTorch answers each
 * case once. A call that does not end in time is left behind together with its thread, and a new
 * worker goes on from there.
 */
public final class Runner {
  /** After so many calls left behind, whose threads may go on for ever, the run stops. */
  private static final int MOST_LEFT_BEHIND = 4;

  /** So often may a case that goes on alone end the process before the reference has answered. */
  private static final int MOST_DEATHS_ALONE = 2;

  /** How a run ended. */
  public enum End {
    /** All cases are done, or as many failures are there as were asked for. */
    COMPLETE,
    /** Too many calls did not come back. */
    LEFT_BEHIND,
    /** Results could not be written. */
    BROKEN,
    /** Something in the harness itself failed. */
    INTERNAL
  }

  private final Selection selection;
  private final List<Candidate> candidates;
  private final Reference reference;
  private final RunOptions options;
  private final OrderedResults results;
  private final JournaledResults journaled;
  private final long startNanos = System.nanoTime();
  private final long cases;
  private final Set<Long> finishedHere = ConcurrentHashMap.newKeySet();
  private final AtomicLong nextCase = new AtomicLong();
  private final AtomicInteger leftBehind = new AtomicInteger();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private final Map<Thread, Current> calls = new ConcurrentHashMap<>();
  private final Phaser workers = new Phaser(1);
  private final CallWatch watch;
  private final @Nullable Isolation isolation;

  /**
   * How a run survives its process.
   *
   * @param journal where all is written down as it happens, and what was there before
   * @param isolation for the cases that were going on when an earlier process died
   */
  public record Resumption(Journal journal, Isolation isolation) {}

  /**
   * A run that is still to begin.
   *
   * @param sinks take the results, in this order
   * @param totals counts them
   */
  public Runner(
      Header header,
      Selection selection,
      List<Candidate> candidates,
      Reference reference,
      RunOptions options,
      List<ResultSink> sinks,
      Totals totals) {
    this(header, selection, candidates, reference, options, sinks, totals, null);
  }

  /**
   * A run that is still to begin, or to be gone on with.
   *
   * @param sinks take the results, in this order
   * @param totals counts them
   * @param resumption what is written down as it happens, and what was; null for neither
   */
  public Runner(
      Header header,
      Selection selection,
      List<Candidate> candidates,
      Reference reference,
      RunOptions options,
      List<ResultSink> sinks,
      Totals totals,
      @Nullable Resumption resumption) {
    this.selection = selection;
    this.candidates = candidates;
    this.reference = reference;
    this.options = options;
    this.cases = selection.size();
    this.results = new OrderedResults(header, sinks, totals, options.maxFailures());
    this.journaled =
        new JournaledResults(
            results, resumption == null ? null : resumption.journal(), candidates.size());
    this.isolation = resumption == null ? null : resumption.isolation();
    this.watch = new CallWatch(options.timeout());
  }

  /** Says which failures are to be expected, before the run; they count for no limit. */
  public void expect(KnownFailures known) {
    results.expect(known);
  }

  /**
   * Runs until all is done or nothing more can be.
   *
   * @throws IOException if the first line cannot be written
   */
  public End run() throws IOException {
    results.begin();
    askSuspects();
    for (int job = 0; job < Math.min(options.jobs(), Math.max(1, cases)); job++) {
      start(new Worker(null, 0));
    }
    workers.awaitAdvance(workers.arriveAndDeregister());
    watch.close();
    if (results.broken() != null) {
      return End.BROKEN;
    }
    if (failure.get() != null) {
      return End.INTERNAL;
    }
    return leftBehind.get() >= MOST_LEFT_BEHIND ? End.LEFT_BEHIND : End.COMPLETE;
  }

  /**
   * Writes the results that still wait for an earlier one, and the totals. May be called from
   * another thread to cut the run; only the first call does anything.
   *
   * @param exit the exit code, from the totals
   * @return whether this call wrote them
   */
  public boolean end(ToIntFunction<Totals> exit) throws IOException, InterruptedException {
    boolean wrote = results.end((System.nanoTime() - startNanos) / 1e9, exit);
    if (wrote) {
      journaled.ended();
    }
    return wrote;
  }

  /**
   * Begins no further cases; those that are going on are finished and counted. May be called from
   * any thread, at any time.
   */
  public void stop() {
    results.stop();
  }

  /** What failed in the harness; null if nothing did. */
  public @Nullable Throwable failure() {
    return failure.get();
  }

  /** What kept results from being written; null if nothing did. */
  public @Nullable IOException broken() {
    return results.broken();
  }

  /** Whether the run stopped at the number of failures that it was given. */
  public boolean failureLimitReached() {
    return results.failureLimitReached();
  }

  /**
   * To be asked while the process ends: if code ends it and no signal, the cases whose calls are
   * going on are errors.
   *
   * @return a sentence on them; null if it was a signal
   */
  public @Nullable String blameExit() {
    if (!Exits.isByCode()) {
      return null;
    }
    StringBuilder blamed = new StringBuilder();
    for (Current call : calls.values()) {
      CaseWork work = call.work();
      String name = candidates.get(call.candidate()).name();
      Answers exit =
          Answers.of(new Outcome.Failure("System.exit was called during the call", false));
      journaled.submit(
          work.position() * candidates.size() + call.candidate(),
          Verdicts.judge(work, name, exit, 0, options.slack()));
      blamed.append(blamed.isEmpty() ? "" : ", or ");
      blamed.append("candidate ").append(name).append(" called System.exit in case ");
      blamed.append(work.parityCase().id());
    }
    return blamed.isEmpty() ? "System.exit was called" : blamed.toString();
  }

  private void start(Worker worker) {
    workers.register();
    Thread thread = new Thread(worker, "convparity-worker");
    thread.setDaemon(true);
    thread.start();
  }

  private @Nullable IsolatedTrials isolated(@Nullable Isolation in) {
    return in == null ? null : new IsolatedTrials(in, candidates, options.timeout(), watch);
  }

  /**
   * Runs the cases that were going on when an earlier process died: one at a time, and with the
   * candidates in a process of their own, so that the one which is to blame is found.
   */
  private void askSuspects() {
    List<JournalContent.Suspect> suspects = journaled.suspects();
    try (IsolatedTrials process = suspects.isEmpty() ? null : isolated(isolation)) {
      for (JournalContent.Suspect suspect : suspects) {
        if (process != null && !stopped()) {
          askSuspect(suspect, process);
        }
      }
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private void askSuspect(JournalContent.Suspect suspect, IsolatedTrials process) {
    long position = suspect.position();
    Selection.Selected selected = selection.get(position);
    journaled.begun(position, true);
    CaseWork work =
        suspect.alone() < MOST_DEATHS_ALONE
            ? CaseWork.of(position, selected, reference, options)
            : CaseWork.notAsked(position, selected, reference);
    journaled.answered(position);
    for (int c = 0; c < candidates.size(); c++) {
      long place = position * candidates.size() + c;
      if (!journaled.isTaken(place) && !stopped()) {
        Arguments arguments = work.arguments();
        String name = candidates.get(c).name();
        ParityResult result =
            suspect.alone() >= MOST_DEATHS_ALONE
                ? Verdicts.judge(work, name, IsolatedTrials.died(suspect), 0, options.slack())
                : arguments == null
                    ? Verdicts.judge(work, name, null, 0, options.slack())
                    : process
                        .judgeAgain(work, c, arguments, options.slack(), suspect.deaths())
                        .result();
        journaled.submit(place, result);
      }
    }
    finishedHere.add(position);
  }

  private void fail(Throwable e) {
    failure.compareAndSet(null, e);
    results.stop();
  }

  private boolean stopped() {
    return results.isClosed() || failure.get() != null || leftBehind.get() >= MOST_LEFT_BEHIND;
  }

  /** The case and the candidate of a call that is going on. */
  private record Current(CaseWork work, int candidate) {}

  /** Takes cases one after the other; {@code rest} is what a predecessor left unfinished. */
  private final class Worker implements Runnable {
    private final @Nullable CaseWork rest;
    private final int firstCandidate;
    private final List<@Nullable Conv2d> instances = new ArrayList<>();
    private final List<History> histories = new ArrayList<>();
    private final @Nullable IsolatedTrials process = isolated(options.isolation());
    private boolean abandoned;

    Worker(@Nullable CaseWork rest, int firstCandidate) {
      this.rest = rest;
      this.firstCandidate = firstCandidate;
      candidates.forEach(candidate -> instances.add(null));
      candidates.forEach(candidate -> histories.add(new History()));
    }

    @Override
    public void run() {
      try {
        if (rest != null) {
          compare(rest, firstCandidate);
        }
        long position = abandoned ? cases : nextCase.getAndIncrement();
        while (position < cases && !stopped() && hasRoom(position)) {
          Selection.Selected selected = selection.get(position);
          if (!journaled.takeOver(position, selected) && !finishedHere.contains(position)) {
            journaled.begun(position, false);
            compare(CaseWork.of(position, selected, reference, options), 0);
          }
          position = abandoned ? cases : nextCase.getAndIncrement();
        }
      } catch (Throwable e) {
        fail(e);
      } finally {
        finish();
      }
    }

    private boolean hasRoom(long position) throws InterruptedException {
      return results.awaitRoom(position * candidates.size());
    }

    private void compare(CaseWork work, int first) {
      for (int c = first; c < candidates.size() && !abandoned && !stopped(); c++) {
        Arguments arguments = work.arguments();
        if (journaled.isTaken(work.position() * candidates.size() + c)) {
          continue;
        }
        if (arguments == null) {
          submit(work, c, judge(work, c, null, 0));
        } else {
          // One candidate's wrong doing must not become another's.
          call(work, candidates.size() > 1 ? arguments.copy() : arguments, c);
        }
      }
    }

    private void call(CaseWork work, Arguments arguments, int c) {
      if (process != null) {
        submit(work, c, process.judge(work, c, arguments, options.slack()).result());
        return;
      }
      Trial trial = new Trial(work, candidates.get(c).name(), options.slack(), histories.get(c));
      Conv2d candidate;
      try {
        candidate = instance(c);
      } catch (RuntimeException e) {
        Outcome failure = new Outcome.Failure(String.valueOf(e.getMessage()), false);
        submit(work, c, judge(work, c, Answers.of(failure), 0));
        return;
      }
      try {
        Trial.Judged judged = trial.run(candidate, arguments, call -> watched(work, c, call));
        if (judged != null) {
          submit(work, c, judged.result());
        }
      } catch (OutOfMemoryError e) {
        work.giveUp("out of memory; give Java more, or run with -j 1");
        submit(work, c, judge(work, c, null, 0));
      }
    }

    /** One call under the eyes of the watch; null if it was left behind. */
    private Asked.@Nullable Call watched(CaseWork work, int c, Supplier<Outcome> call) {
      CallWatch.Call watched = watch.begin(() -> leaveBehind(work, c));
      calls.put(Thread.currentThread(), new Current(work, c));
      Outcome outcome = call.get();
      calls.remove(Thread.currentThread());
      long nanos = watch.end(watched);
      abandoned = nanos < 0;
      return abandoned ? null : new Asked.Call(outcome, nanos);
    }

    private Conv2d instance(int c) {
      Conv2d made = instances.get(c);
      if (made == null) {
        made = candidates.get(c).factory().get();
        instances.set(c, made);
      }
      return made;
    }

    private ParityResult judge(CaseWork work, int c, @Nullable Answers answers, long nanos) {
      return Verdicts.judge(work, candidates.get(c).name(), answers, nanos, options.slack());
    }

    private void submit(CaseWork work, int c, ParityResult result) {
      journaled.submit(work.position() * candidates.size() + c, result);
    }

    /** Called by the watch: this worker's thread is lost. */
    private void leaveBehind(CaseWork work, int c) {
      int before = leftBehind.getAndIncrement();
      try {
        if (before >= MOST_LEFT_BEHIND) {
          return; // the run is over with what it has
        }
        Answers timedOut = Answers.of(CandidateCalls.timedOut(options.timeout()));
        submit(work, c, judge(work, c, timedOut, options.timeout().toNanos()));
        if (before + 1 < MOST_LEFT_BEHIND) {
          start(new Worker(work, c + 1));
        } else {
          results.stop();
        }
      } catch (Throwable e) {
        fail(e);
      } finally {
        workers.arriveAndDeregister();
      }
    }

    private void finish() {
      if (process != null) {
        process.close();
      }
      for (Conv2d instance : instances) {
        if (instance != null) {
          Candidates.closeQuietly(instance);
        }
      }
      if (!abandoned) {
        workers.arriveAndDeregister();
      }
    }
  }
}
