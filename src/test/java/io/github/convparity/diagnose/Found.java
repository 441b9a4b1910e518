package io.github.convparity.diagnose;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Cause;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Side;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.Shape;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** Results of which only the case, the verdict and the causes count. */
final class Found {
  private static final Side ANSWER = new Side(Shape.of(1, 1, 1, 1), null, "0a", 5L);

  private Found() {}

  static ParityResult passes(String id) {
    return of(parse(id), Verdict.BIT_EXACT, ANSWER, ANSWER);
  }

  /** Whose causes have the sentence "it is" and their name. */
  static ParityResult fails(String id, String... causes) {
    return of(parse(id), Verdict.MISMATCH, ANSWER, ANSWER)
        .withDiagnosis(
            Arrays.stream(causes).map(name -> new Cause(name, "it is " + name)).toList());
  }

  static Side says(String message) {
    return new Side(null, message, null, 5L);
  }

  static ParityCase parse(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  static ParityResult of(ParityCase parityCase, Verdict verdict, Side candidate, Side reference) {
    return of("mine", parityCase, verdict, candidate, reference);
  }

  static ParityResult of(
      String name, ParityCase parityCase, Verdict verdict, Side candidate, Side reference) {
    return new ParityResult(
        "edges",
        0,
        parityCase.id(),
        parityCase,
        name,
        "pytorch 2.7.1",
        verdict,
        candidate,
        verdict == Verdict.BOTH_REFUSE || reference != ANSWER ? reference : answer(parityCase),
        null,
        null,
        List.of(),
        List.of(),
        Set.of(),
        null,
        "0c",
        List.of(),
        List.of());
  }

  private static Side answer(ParityCase parityCase) {
    return new Side(parityCase.setting().geometry().output(), null, "0a", 5L);
  }

  /** The candidate's, or as the reference's one in the shape of the case. */
  static Side answer() {
    return ANSWER;
  }
}
