package io.github.convparity.result;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Results put together by hand, one property of which is told apart from the usual ones. */
final class Results {
  static final String ID = "i1x1x1x3_o1_k1x2";
  static final Shape SHAPE = Shape.of(1, 1, 1, 2);
  static final Side ANSWER = new Side(SHAPE, null, "0a", 5L);

  private Results() {}

  static ParityCase parse(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  /** Two of eight elements differ, the candidate's by a tenth of the bound. */
  static Comparison rounding() {
    return comparison(Verdict.ROUNDING, 0.1, 0.05, worst(0.5, 0.25, 0.375), Set.of());
  }

  static Comparison comparison(
      Verdict verdict,
      double candidateRatio,
      double referenceRatio,
      Comparison.@Nullable Worst worst,
      Set<Flag> flags) {
    return new Comparison(
        verdict,
        8,
        6,
        1,
        0.25,
        0.5,
        3,
        candidateRatio,
        referenceRatio,
        worst,
        null,
        true,
        0,
        flags,
        null);
  }

  static Comparison.Worst worst(double candidate, double reference, double exact) {
    return new Comparison.Worst(List.of(0, 2, 1), candidate, reference, exact, 9, 0.0625);
  }

  static ParityResult answered(String id, Verdict verdict, Comparison comparison) {
    return new ParityResult(
        "edges",
        12,
        id,
        parse(id),
        "direct",
        "pytorch 2.7.1",
        verdict,
        ANSWER,
        new Side(SHAPE, null, "0b", 6L),
        null,
        comparison,
        List.of(),
        List.of(),
        comparison.flags(),
        null,
        "0c",
        List.of(),
        List.of());
  }

  static ParityResult answered(Verdict verdict, Comparison comparison) {
    return answered(ID, verdict, comparison);
  }

  /** Without numbers. */
  static ParityResult of(Verdict verdict, Side candidate, Side reference) {
    return of("direct", "edges", verdict, candidate, reference);
  }

  static ParityResult of(
      String candidateName, String suite, Verdict verdict, Side candidate, Side reference) {
    return new ParityResult(
        suite,
        0,
        ID,
        parse(ID),
        candidateName,
        "pytorch 2.7.1",
        verdict,
        candidate,
        reference,
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

  static Side refusal(String message) {
    return new Side(null, message, null, 7L);
  }

  static ParityResult withDtype(ParityResult r, DType dtype) {
    return new ParityResult(
        r.suite(),
        r.index(),
        r.id(),
        r.parityCase().withDtype(dtype),
        r.candidateName(),
        r.referenceName(),
        r.verdict(),
        r.candidate(),
        r.reference(),
        r.harnessMessage(),
        r.comparison(),
        r.gradients(),
        r.controls(),
        r.flags(),
        r.expectation(),
        r.inputSha256(),
        r.weak(),
        r.diagnosis());
  }

  static ParityResult withTexts(
      ParityResult r, @Nullable String harnessMessage, @Nullable String expectation) {
    return new ParityResult(
        r.suite(),
        r.index(),
        r.id(),
        r.parityCase(),
        r.candidateName(),
        r.referenceName(),
        r.verdict(),
        r.candidate(),
        r.reference(),
        harnessMessage,
        r.comparison(),
        r.gradients(),
        r.controls(),
        r.flags(),
        expectation,
        r.inputSha256(),
        r.weak(),
        r.diagnosis());
  }
}
