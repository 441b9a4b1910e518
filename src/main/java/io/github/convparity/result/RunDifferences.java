package io.github.convparity.result;

import io.github.convparity.compare.Verdict;
import io.github.convparity.suite.JsonNumbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is different between two runs, result by result. Two runs of one candidate each are compared
 * also where it has another name; otherwise candidates are compared by name.
 */
public final class RunDifferences {
  /** What can be different; one result may be of several kinds. */
  public enum Kind {
    /** Fails, not expectedly, and did not before or was not there. */
    NEW_FAILURES("newly failing"),
    /** Had a verdict; now it is not there or unsupported. */
    MISSING("missing or no longer compared"),
    /** Failed in both runs. */
    STILL_FAILING("still failing"),
    /** The candidate is further from the exact value, by more than the factor. */
    GROWN("with a larger error"),
    /** The candidate's output has other bits, for the same data. */
    CANDIDATE_BITS("with other bits of the candidate"),
    /** PyTorch's output has other bits, for the same data. */
    REFERENCE_BITS("with other bits of PyTorch"),
    /** The data of a case are not those that they were. */
    DATA("with other data in the case"),
    /** Failed, and passes now. */
    FIXED("fixed"),
    /** The candidate is nearer to the exact value, by more than the factor. */
    SHRUNK("with a smaller error"),
    /** Was not there. */
    ADDED("only in the new run");

    private final String words;

    Kind(String words) {
      this.words = words;
    }

    /** For a summary. */
    public String words() {
      return words;
    }
  }

  /** A result in both runs; one of them may not have it. */
  public record Pair(
      RunSnapshot.Key key, RunSnapshot.@Nullable Entry base, RunSnapshot.@Nullable Entry now) {}

  /**
   * Something in the headers.
   *
   * @param inFingerprint whether it may change bits or bounds
   */
  public record Fact(String name, String base, String now, boolean inFingerprint) {}

  private final Map<Kind, List<Pair>> pairs = new EnumMap<>(Kind.class);
  private final List<Fact> facts = new ArrayList<>();
  private final double factor;
  private final double slackRatio;
  private long common;

  private RunDifferences(double factor, double slackRatio) {
    this.factor = factor;
    this.slackRatio = slackRatio;
    for (Kind kind : Kind.values()) {
      pairs.put(kind, new ArrayList<>());
    }
  }

  /**
   * Compares.
   *
   * @param factor by how much more, or less, of the bound an error has grown or shrunk; above 1
   */
  public static RunDifferences of(RunSnapshot base, RunSnapshot now, double factor) {
    // Errors are compared against the bound without slack.
    double slackRatio = now.header().slack() / base.header().slack();
    RunDifferences found = new RunDifferences(factor, slackRatio);
    found.headers(base.header(), now.header());
    List<String> old = base.header().candidates();
    List<String> present = now.header().candidates();
    boolean alone = old.size() == 1 && present.size() == 1;
    RunSnapshot before = alone && !old.equals(present) ? base.renamed(present.get(0)) : base;
    now.entries()
        .forEach((key, entry) -> found.compare(new Pair(key, before.entries().get(key), entry)));
    before.entries().forEach((key, entry) -> found.findMissing(key, entry, now));
    found.sort();
    return found;
  }

  private void headers(Header base, Header now) {
    fact("version", base.version(), now.version(), false);
    fact("selection", base.selection().toString(), now.selection().toString(), false);
    fact("cases", Long.toString(base.cases()), Long.toString(now.cases()), false);
    fact("candidates", base.candidates().toString(), now.candidates().toString(), false);
    fact("slack", JsonNumbers.shortest(base.slack()), JsonNumbers.shortest(now.slack()), true);
    fact("reference", base.reference(), now.reference(), true);
    Set<String> names = new LinkedHashSet<>(base.fingerprint().facts().keySet());
    names.addAll(now.fingerprint().facts().keySet());
    names.forEach(name -> fact(name, base.fact(name), now.fact(name), true));
  }

  private void fact(String name, String base, String now, boolean inFingerprint) {
    if (!base.equals(now)) {
      facts.add(new Fact(name, base, now, inFingerprint));
    }
  }

  private void compare(Pair pair) {
    RunSnapshot.Entry base = pair.base();
    RunSnapshot.Entry now = Objects.requireNonNull(pair.now());
    boolean fails = now.verdict().fails() && now.known() == null;
    if (base == null) {
      add(Kind.ADDED, pair, true);
      add(Kind.NEW_FAILURES, pair, fails);
      return;
    }
    common++;
    boolean failed = base.verdict().fails();
    add(Kind.NEW_FAILURES, pair, fails && !failed);
    add(Kind.STILL_FAILING, pair, failed && now.verdict().fails());
    add(Kind.FIXED, pair, failed && now.verdict().passes());
    add(
        Kind.MISSING,
        pair,
        now.verdict() == Verdict.UNSUPPORTED && base.verdict() != Verdict.UNSUPPORTED);
    double error = now.ratio() * slackRatio;
    add(Kind.GROWN, pair, error > base.ratio() * factor);
    add(Kind.SHRUNK, pair, error * factor < base.ratio());
    boolean sameData = Objects.equals(base.inputDigest(), now.inputDigest());
    add(Kind.DATA, pair, !sameData);
    add(
        Kind.CANDIDATE_BITS,
        pair,
        sameData && differ(base.candidateDigest(), now.candidateDigest()));
    add(
        Kind.REFERENCE_BITS,
        pair,
        sameData && differ(base.referenceDigest(), now.referenceDigest()));
  }

  private static boolean differ(@Nullable String base, @Nullable String now) {
    return base != null && now != null && !base.equals(now);
  }

  private void findMissing(RunSnapshot.Key key, RunSnapshot.Entry base, RunSnapshot now) {
    boolean compared = base.verdict() != Verdict.UNSUPPORTED;
    add(Kind.MISSING, new Pair(key, base, null), compared && !now.entries().containsKey(key));
  }

  private void add(Kind kind, Pair pair, boolean holds) {
    if (holds) {
      of(kind).add(pair);
    }
  }

  /** The most severe verdict first, then the largest error; ties as they came. */
  private void sort() {
    Comparator<RunSnapshot.Entry> worst =
        Comparator.comparing(RunSnapshot.Entry::verdict)
            .thenComparing(Comparator.comparingDouble(RunDifferences::error).reversed());
    Comparator<Pair> after = Comparator.comparing(pair -> first(pair.now(), pair.base()), worst);
    Comparator<Pair> before = Comparator.comparing(pair -> first(pair.base(), pair.now()), worst);
    Set<Kind> better = EnumSet.of(Kind.FIXED, Kind.SHRUNK);
    pairs.forEach((kind, list) -> list.sort(better.contains(kind) ? before : after));
  }

  private static RunSnapshot.Entry first(
      RunSnapshot.@Nullable Entry one, RunSnapshot.@Nullable Entry other) {
    return Objects.requireNonNull(one == null ? other : one);
  }

  private static double error(RunSnapshot.Entry entry) {
    return Double.isNaN(entry.ratio()) ? -1 : entry.ratio();
  }

  /** The results of this kind, the worst first. */
  public List<Pair> of(Kind kind) {
    return pairs.getOrDefault(kind, List.of());
  }

  /** What differs in the headers. */
  public List<Fact> facts() {
    return facts;
  }

  /** How many results both runs have. */
  public long common() {
    return common;
  }

  /** The factor that was given. */
  public double factor() {
    return factor;
  }
}
