package io.github.convparity.result;

import io.github.convparity.compare.Verdict;
import io.github.convparity.suite.CaseFilter;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.Pictures;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Suggestions;
import io.github.convparity.suite.UsageException;
import io.github.convparity.suite.YamlNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Failures that somebody knows of, each with a reason. They do not fail a run; that one of them
 * passes now is told too.
 *
 * <pre>
 * - id: i1x3x32x32_o4_k3_s2
 *   verdict: MISMATCH
 *   reason: the kernel is flipped for strides; mended in 2.1
 * - filter: 'mode:reflect d:>1'
 *   candidate: fast
 *   reason: not done yet
 * </pre>
 */
public final class KnownFailures {
  private static final List<String> KEYS =
      List.of("id", "filter", "candidate", "verdict", "cause", "reason");

  private static final List<String> FAILING =
      Arrays.stream(Verdict.values()).filter(Verdict::fails).map(Verdict::name).toList();

  /**
   * One of them.
   *
   * @param line where it stands
   * @param name how to speak of it: the id or the filter
   */
  public record Entry(int line, String name, String reason) {}

  /** What an entry is about, and what came of it. */
  private static final class Rule {
    private final Entry entry;
    private final Predicate<ParityResult> about;
    private final @Nullable Verdict verdict;
    private final @Nullable String cause;
    private long seen;
    private long passed;
    private long failed;

    Rule(
        Entry entry,
        Predicate<ParityResult> about,
        @Nullable Verdict verdict,
        @Nullable String cause) {
      this.entry = entry;
      this.about = about;
      this.verdict = verdict;
      this.cause = cause;
    }

    boolean expects(ParityResult failure) {
      return (verdict == null || failure.verdict() == verdict)
          && (cause == null || failure.diagnosis().stream().anyMatch(c -> c.name().equals(cause)))
          && about.test(failure);
    }
  }

  private final List<Rule> rules;

  private KnownFailures(List<Rule> rules) {
    this.rules = rules;
  }

  /** Nothing is known. */
  public static KnownFailures none() {
    return new KnownFailures(List.of());
  }

  /**
   * Reads a file.
   *
   * @param name of the file, for messages
   * @throws UsageException if it is not a list of known failures; the message names line and key
   */
  public static KnownFailures read(String name, byte[] content) {
    return of(YamlNode.read(name, content));
  }

  /**
   * Those of a list.
   *
   * @throws UsageException if it is not one; the message names line and key
   */
  public static KnownFailures of(YamlNode list) {
    List<Rule> rules = new ArrayList<>();
    for (YamlNode item : list.items()) {
      rules.add(rule(item));
    }
    return new KnownFailures(List.copyOf(rules));
  }

  private static Rule rule(YamlNode item) {
    Map<String, YamlNode> keys = item.entries(KEYS);
    YamlNode id = keys.get("id");
    YamlNode filter = keys.get("filter");
    YamlNode reason = keys.get("reason");
    YamlNode candidate = keys.get("candidate");
    YamlNode verdict = keys.get("verdict");
    YamlNode cause = keys.get("cause");
    YamlNode what = id == null ? filter : id;
    if (what == null || (id != null && filter != null)) {
      throw item.wrong("must have either \"id\" or \"filter\"");
    }
    if (reason == null) {
      throw item.wrong("must have \"reason\": why this failure is known");
    }
    Predicate<ParityResult> about = id == null ? byFilter(what) : byId(what);
    String name = candidate == null ? null : candidate.text();
    return new Rule(
        new Entry(item.line(), what.text(), reason.text()),
        name == null ? about : about.and(result -> result.candidateName().equals(name)),
        verdict == null ? null : verdict.read(text -> failing(verdict, text)),
        cause == null ? null : cause.text());
  }

  private static Predicate<ParityResult> byId(YamlNode id) {
    String canonical = id.read(text -> CaseId.parse(text, Pictures.unseen()).id());
    return result -> result.id().equals(canonical);
  }

  private static Predicate<ParityResult> byFilter(YamlNode text) {
    CaseFilter filter = text.read(CaseFilter::parse);
    return r -> filter.test(new Selection.Selected(r.suite(), r.index(), r.parityCase()));
  }

  private static Verdict failing(YamlNode node, String text) {
    if (!FAILING.contains(text)) {
      throw node.wrong(
          "must be one of " + String.join(", ", FAILING) + Suggestions.didYouMean(text, FAILING));
    }
    return Verdict.valueOf(text);
  }

  /** How many there are. */
  public int size() {
    return rules.size();
  }

  /** The result with the reason of the first entry that expects this failure; else as it is. */
  public ParityResult mark(ParityResult result) {
    if (result.verdict().fails()) {
      for (Rule rule : rules) {
        if (rule.expects(result)) {
          return result.withKnown(rule.entry.reason());
        }
      }
    }
    return result;
  }

  /** Takes note of a result of the run; called by one thread at a time. */
  public void count(ParityResult result) {
    for (Rule rule : rules) {
      if (rule.about.test(result)) {
        rule.seen++;
        rule.passed += result.verdict().passes() ? 1 : 0;
        rule.failed += result.verdict().fails() ? 1 : 0;
      }
    }
  }

  /** Those whose cases were compared, and all pass. */
  public List<Entry> passing() {
    return entries(rule -> rule.passed > 0 && rule.failed == 0);
  }

  /** Those of which the run had no case. */
  public List<Entry> unseen() {
    return entries(rule -> rule.seen == 0);
  }

  private List<Entry> entries(Predicate<Rule> which) {
    return rules.stream().filter(which).map(rule -> rule.entry).toList();
  }
}
