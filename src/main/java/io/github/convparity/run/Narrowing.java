package io.github.convparity.run;

import io.github.convparity.diagnose.TellingCase;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Several causes of one failure, told apart by one more case.
 *
 * @param telling the case in which they differ; null if none was found near the failing one
 * @param causes those that explain what the candidate gave there too; all of them where none does
 */
public record Narrowing(@Nullable ParityCase telling, List<Cause> causes) {

  /** Groups of failures with their causes told apart, as far as can be. */
  public static List<FailureGroup> of(
      List<FailureGroup> groups,
      List<Candidate> candidates,
      Reference reference,
      RunOptions options)
      throws InterruptedException {
    List<FailureGroup> narrowed = new ArrayList<>();
    for (FailureGroup group : groups) {
      Candidate candidate =
          candidates.stream()
              .filter(c -> c.name().equals(group.candidate()))
              .findFirst()
              .orElseThrow();
      Narrowing narrowing = of(group.example(), group.causes(), candidate, reference, options);
      ParityCase telling = narrowing.telling();
      boolean isTold = narrowing.causes().size() < group.causes().size();
      String id = telling != null && isTold ? telling.id() : null;
      narrowed.add(group.narrowed(narrowing.causes(), id));
    }
    return narrowed;
  }

  /**
   * Looks for the case and runs it, where there is more than one cause.
   *
   * @param failing the case that all causes explain
   * @param fitting those causes
   */
  public static Narrowing of(
      ParityCase failing,
      List<Cause> fitting,
      Candidate candidate,
      Reference reference,
      RunOptions options)
      throws InterruptedException {
    List<Cause> causes = TellingCase.worthTelling(fitting);
    ParityCase telling = causes.size() < 2 ? null : TellingCase.of(failing, causes);
    if (telling == null) {
      return new Narrowing(null, causes);
    }
    Selection.Selected selected = new Selection.Selected("case", 0, telling);
    ParityResult result = Examination.of(selected, candidate, reference, options).result();
    List<Cause> remaining =
        TellingCase.remaining(telling, causes, result.diagnosis(), result.verdict().passes());
    return new Narrowing(telling, remaining.isEmpty() ? causes : remaining);
  }
}
