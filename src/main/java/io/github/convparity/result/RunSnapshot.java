package io.github.convparity.result;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Verdict;
import io.github.convparity.suite.UsageException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The little that is kept of every result of a run, to compare it with another run. */
public final class RunSnapshot {
  /** So much of a digest is enough to tell two apart. */
  private static final int DIGEST_LETTERS = 20;

  /**
   * What a result is of.
   *
   * @param occurrence 0, or how many results before it were of the same
   */
  public record Key(String candidate, String suite, String id, int occurrence) {}

  /**
   * What was found.
   *
   * @param known why the failure is to be expected; null if nobody knows of it
   * @param ratio the candidate's largest distance from the exact value over its bound, in output
   *     and gradients; NaN where there are no numbers
   * @param inputDigest of the arguments, {@code candidateDigest} and {@code referenceDigest} of the
   *     outputs: the beginnings of their digests, or null
   */
  public record Entry(
      Verdict verdict,
      @Nullable String known,
      double ratio,
      @Nullable String inputDigest,
      @Nullable String candidateDigest,
      @Nullable String referenceDigest) {}

  private final Header header;
  private final boolean complete;
  private final Map<Key, Entry> entries;

  private RunSnapshot(Header header, boolean complete, Map<Key, Entry> entries) {
    this.header = header;
    this.complete = complete;
    this.entries = entries;
  }

  /**
   * Reads a file of results.
   *
   * @param name of the file, for messages
   * @throws UsageException if it is not one
   */
  public static RunSnapshot read(BufferedReader lines, String name) throws IOException {
    Collector collector = new Collector();
    boolean complete = RunFile.read(lines, name, collector);
    return new RunSnapshot(Objects.requireNonNull(collector.header), complete, collector.entries);
  }

  private static final class Collector implements RunFile.Visitor {
    private final Map<Key, Entry> entries = new LinkedHashMap<>();
    private final Map<Key, Integer> more = new HashMap<>();
    private final Map<String, String> names = new HashMap<>();
    private @Nullable Header header;

    @Override
    public void header(Header begun) {
      header = begun;
    }

    @Override
    public void result(ParityResult result, String line) {
      Key first = new Key(once(result.candidateName()), once(result.suite()), result.id(), 0);
      Entry entry = entry(result);
      if (entries.putIfAbsent(first, entry) != null) {
        int occurrence = more.merge(first, 1, Integer::sum);
        entries.put(new Key(first.candidate, first.suite, first.id, occurrence), entry);
      }
    }

    /** One object for all equal names, as there are many. */
    private String once(String name) {
      return names.computeIfAbsent(name, same -> same);
    }

    private Entry entry(ParityResult result) {
      return new Entry(
          result.verdict(),
          result.known() == null ? null : once(result.known()),
          ratio(result),
          digest(result.inputSha256()),
          digest(result.candidate().sha256()),
          digest(result.reference().sha256()));
    }

    private static double ratio(ParityResult result) {
      double worst = ratio(result.comparison());
      for (GradientResult gradient : result.gradients()) {
        double ratio = ratio(gradient.comparison());
        worst = Double.isNaN(worst) ? ratio : Double.isNaN(ratio) ? worst : Math.max(worst, ratio);
      }
      return worst;
    }

    private static double ratio(@Nullable Comparison comparison) {
      return comparison == null ? Double.NaN : comparison.candidateRatio();
    }

    private static @Nullable String digest(@Nullable String sha256) {
      return sha256 == null || sha256.length() <= DIGEST_LETTERS
          ? sha256
          : sha256.substring(0, DIGEST_LETTERS);
    }
  }

  /** What the run set out to do. */
  public Header header() {
    return header;
  }

  /** Whether the run was written to its end. */
  public boolean isComplete() {
    return complete;
  }

  /** The results in their order. */
  public Map<Key, Entry> entries() {
    return entries;
  }

  /** The same results as if their candidate had this name. */
  RunSnapshot renamed(String candidate) {
    Map<Key, Entry> same = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) -> same.put(new Key(candidate, key.suite, key.id, key.occurrence), entry));
    return new RunSnapshot(header, complete, same);
  }
}
