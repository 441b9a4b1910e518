package io.github.convparity.cli;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Outcome;
import io.github.convparity.page.CloseUp;
import io.github.convparity.reference.Reference;
import io.github.convparity.report.ReportData;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Side;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.GuardedCalls;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Digest;
import io.github.convparity.tensor.Tensor;
import java.time.Duration;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Computes the worst cases of a report again, since results do not have their outputs. */
final class CloseUps implements AutoCloseable {
  private static final int MOST = 50;

  /** Products of all of them together, about a tenth of a second of the plain convolution. */
  private static final long MOST_PRODUCTS = 50_000_000;

  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  private final Reference reference;
  private final Function<String, @Nullable Candidate> candidates;
  private final Map<String, GuardedCalls> calls = new HashMap<>();
  private long products;

  private CloseUps(Reference reference, Function<String, @Nullable Candidate> candidates) {
    this.reference = reference;
    this.candidates = candidates;
  }

  /**
   * Looks at the worst cases.
   *
   * @param candidates by name; null for one that is not at hand
   */
  static Map<ParityResult, CloseUp> of(
      ReportData data, Reference reference, Function<String, @Nullable Candidate> candidates) {
    IdentityHashMap<ParityResult, CloseUp> found = new IdentityHashMap<>();
    try (CloseUps closeUps = new CloseUps(reference, candidates)) {
      wanted(data).forEach(result -> found.put(result, closeUps.of(result)));
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
    return data.worst().stream()
        .map(ReportData.Row::result)
        .filter(result -> result.comparison() != null && result.comparison().worst() != null)
        .map(result -> Map.entry(turns.merge(kind(result), 1, Integer::sum), result))
        .sorted(Map.Entry.comparingByKey()) // in the order of before within a turn
        .limit(MOST)
        .map(Map.Entry::getValue);
  }

  private static List<String> kind(ParityResult result) {
    String cause = result.diagnosis().isEmpty() ? "" : result.diagnosis().get(0).name();
    return List.of(result.candidateName(), result.verdict().name(), cause);
  }

  private CloseUp of(ParityResult result) {
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
      Arguments arguments = result.parityCase().arguments();
      if (!arguments.sha256().equals(result.inputSha256())) {
        return CloseUp.missing("its data are not at hand; the command needs the picture as well");
      }
      return of(result, candidate, arguments);
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

  private CloseUp of(ParityResult result, Candidate candidate, Arguments arguments) {
    Outcome theirs = reference.forward(arguments);
    GuardedCalls guarded =
        calls.computeIfAbsent(candidate.name(), absent -> GuardedCalls.of(candidate, TIMEOUT));
    Outcome ours = guarded.forward(arguments);
    if (!(theirs instanceof Outcome.Output reference)
        || !isAsBefore(reference.tensor(), result.reference())) {
      return CloseUp.missing("PyTorch gives other bits here than in the run");
    }
    if (!(ours instanceof Outcome.Output output)
        || !isAsBefore(output.tensor(), result.candidate())) {
      return CloseUp.missing("the candidate gave something else this time");
    }
    var worst = result.comparison() == null ? null : result.comparison().worst();
    return worst == null
        ? CloseUp.missing("no element differs")
        : CloseUp.of(worst.index(), output.tensor(), reference.tensor());
  }

  private static boolean isAsBefore(Tensor output, Side before) {
    return Objects.equals(output.sizes(), before.shape())
        && Digest.sha256(output).equals(before.sha256());
  }

  @Override
  public void close() {
    calls.values().forEach(GuardedCalls::close);
  }
}
