package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.page.CloseUp;
import io.github.convparity.reference.Reference;
import io.github.convparity.report.ReportData;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Side;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.CaseSeries;
import io.github.convparity.run.Examination;
import io.github.convparity.run.RunOptions;
import io.github.convparity.suite.Selection;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the worst cases of a report again, since results do not have their outputs. */
final class CloseUps implements AutoCloseable {
  private static final int MOST = 50;

  /** Of those that pass: enough to see what is usual. */
  private static final int MOST_PASSING = 12;

  /** Products of all of them together, about a tenth of a second of the plain convolution. */
  private static final long MOST_PRODUCTS = 50_000_000;

  /** Elements of large close-ups of all of them together: two to three megabytes of the page. */
  private static final int MOST_ELEMENTS = 250_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Reference reference;
  private final Function<String, @Nullable Candidate> candidates;
  private final RunOptions options;
  private final Map<String, CaseSeries> series = new HashMap<>();
  private final Set<String> slow = new HashSet<>();
  private long products;
  private int elements;

  private CloseUps(
      Function<String, @Nullable Candidate> candidates, Reference reference, RunOptions options) {
    this.reference = reference;
    this.candidates = candidates;
    Duration given = options.timeout();
    boolean isLong = given.isZero() || given.compareTo(TIMEOUT) > 0;
    this.options =
        new RunOptions(1, isLong ? TIMEOUT : given, 0, options.maxMemory(), options.slack())
            .isolated(options.isolation());
  }

  /**
   * Looks at the worst cases.
   *
   * @param candidates by name; null for one that is not at hand
   * @param options of the run: whether candidates have processes of their own, and how long a call
   *     may take
   */
  static Map<ParityResult, CloseUp> of(
      ReportData data,
      Function<String, @Nullable Candidate> candidates,
      Reference reference,
      RunOptions options)
      throws InterruptedException {
    IdentityHashMap<ParityResult, CloseUp> found = new IdentityHashMap<>();
    try (CloseUps closeUps = new CloseUps(candidates, reference, options)) {
      for (ParityResult result : wanted(data).toList()) {
        found.put(result, closeUps.of(result));
      }
    }
    return found;
  }

  /** Says of the worst cases why nothing can be seen of them. */
  static Map<ParityResult, CloseUp> none(ReportData data, String whyNot) {
    IdentityHashMap<ParityResult, CloseUp> found = new IdentityHashMap<>();
    wanted(data).forEach(result -> found.put(result, CloseUp.missing(whyNot)));
    return found;
  }

  /**
   * Of the results with two outputs that differ, the worst of each candidate, verdict and cause in
   * turn, so that there is something to be seen of each.
   */
  static Stream<ParityResult> wanted(ReportData data) {
    Map<List<String>, Integer> turns = new HashMap<>();
    AtomicInteger passing = new AtomicInteger();
    return data.worst().stream()
        .map(ReportData.Row::result)
        .filter(result -> result.comparison() != null && result.comparison().worst() != null)
        .map(result -> Map.entry(turns.merge(kind(result), 1, Integer::sum), result))
        .sorted(Map.Entry.comparingByKey()) // in the order of before within a turn
        .map(Map.Entry::getValue)
        .filter(result -> !result.verdict().passes() || passing.incrementAndGet() <= MOST_PASSING)
        .limit(MOST);
  }

  private static List<String> kind(ParityResult result) {
    String cause = result.diagnosis().isEmpty() ? "" : result.diagnosis().get(0).name();
    return List.of(result.candidateName(), result.verdict().name(), cause);
  }

  private CloseUp of(ParityResult result) throws InterruptedException {
    Candidate candidate = candidates.apply(result.candidateName());
    if (candidate == null) {
      return CloseUp.missing(
          "candidate "
              + result.candidateName()
              + " is not at hand; give --candidate-path, and --candidate if it is not registered");
    }
    if (!result.referenceName().equals(reference.name())) {
      return CloseUp.missing(
          "the results are of " + result.referenceName() + ", and here is " + reference.name());
    }
    try {
      if (!affordable(result.parityCase().setting().geometry())) {
        return CloseUp.missing("it takes too long for a report; the command shows it");
      }
      if (!result.parityCase().arguments().sha256().equals(result.inputSha256())) {
        return CloseUp.missing("its data are not at hand; the command needs the picture as well");
      }
      return of(result, candidate);
    } catch (IllegalArgumentException | UnsupportedOperationException e) {
      return CloseUp.missing(String.valueOf(e.getMessage()));
    }
  }

  private boolean affordable(Conv2dGeometry g) {
    double each = (double) g.weightChannels() * g.kernelH() * g.kernelW();
    double all = products + each * g.output().elements();
    if (all > MOST_PRODUCTS) {
      return false;
    }
    products = (long) all;
    return true;
  }

  private CloseUp of(ParityResult result, Candidate candidate) throws InterruptedException {
    if (slow.contains(candidate.name())) {
      return CloseUp.missing("the candidate did not answer in time to a worse case");
    }
    Selection.Selected selected =
        new Selection.Selected(result.suite(), result.index(), result.parityCase());
    Examination again =
        series
            .computeIfAbsent(
                candidate.name(), absent -> new CaseSeries(candidate, reference, options))
            .examine(selected);
    if (again.result().verdict() == Verdict.TIMEOUT) {
      slow.add(candidate.name());
    }
    Tensor theirs = again.reference();
    if (theirs == null || !isAsBefore(theirs, result.reference())) {
      return CloseUp.missing("PyTorch gives other bits here than in the run");
    }
    Tensor ours = again.candidate();
    if (ours == null || !isAsBefore(ours, result.candidate())) {
      return CloseUp.missing("the candidate gave something else this time");
    }
    var worst = result.comparison() == null ? null : result.comparison().worst();
    return worst == null
        ? CloseUp.missing("no element differs")
        : CloseUp.of(worst.index(), ours, theirs, side(theirs));
  }

  /** How much of the plane is shown: as long as there is room, all that fits. */
  private int side(Tensor output) {
    int large = CloseUp.elements(output.sizes(), CloseUp.LARGE);
    if (elements + large > MOST_ELEMENTS) {
      return CloseUp.SMALL;
    }
    elements += large;
    return CloseUp.LARGE;
  }

  private static boolean isAsBefore(Tensor output, Side before) {
    return Objects.equals(output.sizes(), before.shape())
        && Digest.sha256(output).equals(before.sha256());
  }

  @Override
  public void close() {
    series.values().forEach(CaseSeries::close);
  }
}
