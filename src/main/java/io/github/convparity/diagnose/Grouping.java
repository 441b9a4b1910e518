package io.github.convparity.diagnose;

import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.ParityResult;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The failures of a run in groups of one cause each, with the smallest rule that tells them from
 * the cases that pass. Takes results as they come and keeps counts of their classes only, so that a
 * million of them cost neither memory nor time.
 *
 * <pre>{@code
 * Grouping grouping = new Grouping();
 * results.forEach(grouping::add);
 * List<FailureGroup> groups = grouping.groups();
 * }</pre>
 *
 * <p>The cause that explains the most failures comes first, then the one that explains the most of
 * those that are left, and so on; of two that explain as many, the one that was named first. What
 * no cause explains is grouped by what is seen of it, and comes last.
 *
 * <p>A rule has at most three conditions, each a set of values on an axis of {@link
 * ParameterClasses}. All failures of the group fulfil it. Of the cases that pass, those that
 * PyTorch refuses are asked only where such a case is among the failures, as otherwise they could
 * show nothing; so are those whose output has no element. Cases that fail for another cause are not
 * asked.
 */
public final class Grouping {
  private final Map<String, CandidateFailures> candidates = new LinkedHashMap<>();

  /** Takes a result; those of a candidate in the order of the selection. */
  public void add(ParityResult result) {
    CandidateFailures failures =
        candidates.computeIfAbsent(result.candidateName(), CandidateFailures::new);
    if (result.verdict().fails()) {
      failures.fail(result);
    } else if (result.verdict().passes()) {
      failures.pass(result);
    }
  }

  /** The groups of every candidate that has failures, in the order in which candidates came. */
  public List<FailureGroup> groups() {
    List<FailureGroup> groups = new ArrayList<>();
    candidates.values().forEach(failures -> groups.addAll(failures.groups()));
    return List.copyOf(groups);
  }
}
