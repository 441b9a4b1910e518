package io.github.convparity.report;

import io.github.convparity.diagnose.Grouping;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Tally;
import io.github.convparity.result.Totals;
import io.github.convparity.suite.ParityCase;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * What reports tell of one or several runs: counts, failures by cause, and the worst results. Takes
 * results as they come and keeps only so many of them.
 *
 * <pre>{@code
 * ReportData data = new ReportData();
 * data.header(header, "results.ndjson");
 * results.forEach(data::add);
 * String text = MarkdownReport.of(data);
 * }</pre>
 */
public final class ReportData {
  /** Of so many results, the worst, everything is kept. */
  public static final int MOST = 10_000;

  /**
   * A run.
   *
   * @param source the file it was read from; empty for the run that has just ended
   * @param header of the run
   */
  public record Run(String source, Header header) {}

  /**
   * A result with its place.
   *
   * @param row its place among all results, from 0
   * @param result the result
   */
  public record Row(long row, ParityResult result) {}

  private static final Comparator<Row> WORST_FIRST =
      Comparator.comparing(Row::result, WorstFirst.ORDERING).thenComparingLong(Row::row);

  private final List<Run> runs = new ArrayList<>();
  private final List<String> notes = new ArrayList<>();
  private final Tally all = new Tally();
  private final Map<Totals.Part, Tally> parts = new LinkedHashMap<>();
  private final PriorityQueue<Row> worst = new PriorityQueue<>(WORST_FIRST.reversed());
  private final Grouping grouping = new Grouping();
  private @Nullable List<FailureGroup> groups;
  private long expected;
  private long rows;

  /** A run whose results come next. */
  public void header(Header header, String source) {
    runs.add(new Run(source, header));
    expected += header.cases() * header.candidates().size();
  }

  /** The next result; those of a candidate in the order of the selection. */
  public void add(ParityResult result) {
    all.add(result);
    parts
        .computeIfAbsent(
            new Totals.Part(result.candidateName(), result.suite()), absent -> new Tally())
        .add(result);
    if (groups == null) {
      grouping.add(result);
    }
    Row row = new Row(rows++, result);
    if (worst.size() < MOST) {
      worst.add(row);
    } else if (WORST_FIRST.compare(row, worst.element()) < 0) {
      worst.remove();
      worst.add(row);
    }
  }

  /**
   * Failures by cause that somebody else has found; said before results come, they cost nothing.
   */
  public void explain(List<FailureGroup> found) {
    groups = List.copyOf(found);
  }

  /** Something that a reader must know, as a sentence. */
  public void note(String sentence) {
    notes.add(sentence);
  }

  /** The runs in the order in which they came. */
  public List<Run> runs() {
    return List.copyOf(runs);
  }

  /** What a reader must know; results that were expected and are not there as well. */
  public List<String> notes() {
    List<String> all = new ArrayList<>(notes);
    if (expected > rows) {
      all.add((expected - rows) + " of " + expected + " results are not there");
    }
    return List.copyOf(all);
  }

  /** All results counted together. */
  public Tally all() {
    return all;
  }

  /** The counts of each candidate and suite, in the order in which they came. */
  public Map<Totals.Part, Tally> parts() {
    return parts;
  }

  /** Names of candidates, in the order in which they came. */
  public List<String> candidates() {
    return parts.keySet().stream().map(Totals.Part::candidate).distinct().toList();
  }

  /** Number of results. */
  public long rows() {
    return rows;
  }

  /** Failures by cause, those of a candidate together. */
  public List<Finding> findings() {
    List<FailureGroup> found = groups == null ? grouping.groups() : groups;
    Map<String, Long> failures = new LinkedHashMap<>();
    found.forEach(group -> failures.merge(group.candidate(), group.failures(), Long::sum));
    IdentityHashMap<ParityCase, String> ids = new IdentityHashMap<>();
    worst.forEach(row -> ids.put(row.result().parityCase(), row.result().id()));
    List<Finding> findings = new ArrayList<>();
    for (FailureGroup group : found) {
      boolean all = failures.getOrDefault(group.candidate(), 0L) == group.failures();
      // The id that was read: that of a case with a picture cannot be computed without it.
      String id = ids.get(group.example());
      findings.add(
          new Finding(group, GroupsText.where(group, all), id == null ? group.example().id() : id));
    }
    return List.copyOf(findings);
  }

  /** The worst results, the worst first; {@link #MOST} at most. */
  public List<Row> worst() {
    return worst.stream().sorted(WORST_FIRST).toList();
  }
}
