package io.github.convparity.diagnose;

import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.ParityResult;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@link Grouping} keeps of one candidate. */
final class CandidateFailures {
  private final String candidate;
  private final Map<String, FailureKind> kinds = new LinkedHashMap<>();
  private final Map<FailureKind.Showing, PassingCases> passing =
      new EnumMap<>(FailureKind.Showing.class);

  CandidateFailures(String candidate) {
    this.candidate = candidate;
  }

  void pass(ParityResult result) {
    CaseFacts facts = CaseFacts.of(result);
    passing
        .computeIfAbsent(FailureKind.Showing.of(facts), absent -> new PassingCases())
        .add(ParameterClasses.packed(facts));
  }

  void fail(ParityResult result) {
    CaseFacts facts = CaseFacts.of(result);
    String key = FailureKind.key(result);
    boolean tooMany = kinds.size() >= FailureKind.MOST && !kinds.containsKey(key);
    FailureKind kind =
        tooMany
            ? kinds.computeIfAbsent(result.verdict().name(), absent -> FailureKind.others(result))
            : kinds.computeIfAbsent(key, absent -> FailureKind.first(result));
    kind.add(result, ParameterClasses.packed(facts), facts.size(), FailureKind.Showing.of(facts));
  }

  List<FailureGroup> groups() {
    List<FailureGroup> groups = new ArrayList<>();
    Set<FailureKind> left = new LinkedHashSet<>(kinds.values());
    Cause cause = mostCommon(left);
    while (cause != null) {
      String name = cause.name();
      List<FailureKind> explained = left.stream().filter(kind -> kind.has(name)).toList();
      List<Cause> causes = causes(cause, explained);
      groups.add(group(explained, causes, causes.get(0).sentence()));
      explained.forEach(left::remove);
      cause = mostCommon(left);
    }
    Map<String, List<FailureKind>> unexplained =
        left.stream()
            .collect(
                Collectors.groupingBy(FailureKind::looks, LinkedHashMap::new, Collectors.toList()));
    unexplained.values().stream()
        .map(alike -> group(alike, List.of(), alike.get(0).sentence()))
        .sorted(Comparator.comparingLong(FailureGroup::failures).reversed())
        .forEach(groups::add);
    return groups;
  }

  /** Causes that explain an output. Those that could explain refusals alone explain nothing. */
  private static Set<String> evident(Collection<FailureKind> kinds) {
    return kinds.stream()
        .filter(kind -> !kind.areRefusals())
        .flatMap(kind -> kind.causes().stream())
        .map(Cause::name)
        .collect(Collectors.toSet());
  }

  /** The cause of the most failures, of several the first; null where none is explained. */
  private static @Nullable Cause mostCommon(Collection<FailureKind> kinds) {
    Set<String> evident = evident(kinds);
    Map<String, Long> failures = new LinkedHashMap<>();
    Map<String, Cause> causes = new LinkedHashMap<>();
    for (FailureKind kind : kinds) {
      for (Cause cause : kind.causes().stream().filter(c -> evident.contains(c.name())).toList()) {
        failures.merge(cause.name(), kind.failures(), Long::sum);
        causes.putIfAbsent(cause.name(), cause);
      }
    }
    String most = null;
    long count = 0;
    for (Map.Entry<String, Long> entry : failures.entrySet()) {
      if (entry.getValue() > count) {
        most = entry.getKey();
        count = entry.getValue();
      }
    }
    return most == null ? null : causes.get(most);
  }

  /** That cause, and those that every one of these failures has as well. */
  private static List<Cause> causes(Cause first, List<FailureKind> explained) {
    List<Cause> causes = new ArrayList<>(List.of(first));
    for (Cause other : explained.get(0).causes()) {
      if (!other.name().equals(first.name())
          && explained.stream().allMatch(kind -> kind.has(other.name()))) {
        causes.add(other);
      }
    }
    return Faults.specific(causes);
  }

  private FailureGroup group(List<FailureKind> of, List<Cause> causes, String sentence) {
    int[] failing = new int[ParameterClasses.AXES.size()];
    FailureKind smallest = of.get(0);
    long failures = 0;
    for (FailureKind kind : of) {
      kind.addClasses(failing);
      failures += kind.failures();
      smallest = kind.size() < smallest.size() ? kind : smallest;
    }
    // Other kinds of cases could not show it.
    List<PassingCases> asked =
        passing.keySet().stream()
            .filter(shows -> of.stream().anyMatch(kind -> kind.showing().contains(shows)))
            .map(passing::get)
            .toList();
    Rule rule = asked.isEmpty() ? new Rule("", 0) : Rule.of(failing, asked);
    return new FailureGroup(
        candidate,
        failures,
        List.copyOf(causes),
        sentence,
        rule.text(),
        asked.isEmpty() ? null : (Long) rule.passing(),
        smallest.example(),
        null);
  }
}
