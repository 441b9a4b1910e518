package io.github.convparity.result;

import io.github.convparity.compare.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that a run counts, for each candidate, each suite, and together. */
public final class Totals {
  /**
   * A suite as one candidate does it.
   *
   * @param candidate its name
   * @param suite its name
   */
  public record Part(String candidate, String suite) {}

  private final long cases;
  private final int candidates;
  private final Tally all = new Tally();
  private final ControlTally controls = new ControlTally();
  private final Map<Part, Tally> parts = new LinkedHashMap<>();
  private List<FailureGroup> groups = List.of();
  private double seconds;
  private int exit;
  private boolean finished;

  /** Nothing counted yet of so many cases and candidates. */
  public Totals(long cases, int candidates) {
    this.cases = cases;
    this.candidates = candidates;
  }

  /** Counts one result. */
  public void add(ParityResult result) {
    all.add(result);
    controls.add(result);
    Part part = new Part(result.candidateName(), result.suite());
    parts.computeIfAbsent(part, absent -> new Tally()).add(result);
  }

  /** Says which failures belong together. */
  public void explain(List<FailureGroup> failureGroups) {
    this.groups = List.copyOf(failureGroups);
  }

  /** The failures by cause, those of a candidate together; empty before the run has ended. */
  public List<FailureGroup> groups() {
    return groups;
  }

  /** Ends the count. */
  public void finish(double elapsedSeconds, int exitCode) {
    this.seconds = elapsedSeconds;
    this.exit = exitCode;
    this.finished = true;
  }

  /** Whether the count has ended. */
  public boolean isFinished() {
    return finished;
  }

  /** Number of cases that were selected. */
  public long cases() {
    return cases;
  }

  /** All results together. */
  public Tally all() {
    return all;
  }

  /** The results of each candidate and suite, in the order in which they came. */
  public Map<Part, Tally> parts() {
    return parts;
  }

  /** How far the reference is from itself. */
  public ControlTally controls() {
    return controls;
  }

  /** Results that were expected and are not there. */
  public long notRun() {
    return cases * candidates - all.results();
  }

  /** Whether no case could be compared. */
  public boolean nothingCompared() {
    return all.compared() == 0;
  }

  /** How long the run took. */
  public double seconds() {
    return seconds;
  }

  /** The exit code of the run. */
  public int exit() {
    return exit;
  }

  /** Candidates in the order in which they came. */
  public List<String> candidateNames() {
    List<String> names = new ArrayList<>();
    for (Part part : parts.keySet()) {
      if (!names.contains(part.candidate())) {
        names.add(part.candidate());
      }
    }
    return names;
  }

  /** The number of results with a verdict, over all. */
  public long of(Verdict verdict) {
    return all.of(verdict);
  }
}
