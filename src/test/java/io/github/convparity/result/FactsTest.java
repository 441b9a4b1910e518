package io.github.convparity.result;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Facts.Fact;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {
  private static Comparison mismatch(double candidateRatio, double referenceRatio) {
    return Results.comparison(
        Verdict.MISMATCH, candidateRatio, referenceRatio, Results.worst(0.1f, 0.2f, 0.3), Set.of());
  }

  @Test
  void mismatchIsToldFromShapeToTheSideThatIsOff() {
    assertThat(Facts.of(Results.answered(Verdict.MISMATCH, mismatch(3.2, 0.05))))
        .containsExactly(
            new Fact("shape", "[1, 1, 1, 2] both"),
            new Fact("differs", "2 of 8 elements"),
            new Fact("worst", "[0, 2, 1]  candidate 0.1  PyTorch 0.2  exact 0.3"),
            new Fact(
                "bound",
                "9 terms explain at most 6.3e-02; the candidate is 2.0e-01 from the exact value"
                    + " (3.2 times that)"),
            new Fact("PyTorch", "0.050 of the bound: the candidate is the one that is off"));
  }

  @ParameterizedTest
  @CsvSource({
    "2, 0.5, 0.50 of the bound: the candidate is the one that is off",
    "2, 1, 1.0 of the bound: the candidate is the one that is off",
    "0.5, 2, 2.0 of the bound: PyTorch is the one that is off",
    "2, 3, 3.0 of the bound: both sides are off",
    "2, Infinity, outside every bound: both sides are off",
    "0, Infinity, outside every bound: PyTorch is the one that is off",
    "Infinity, 0, 0.0 of the bound: the candidate is the one that is off"
  })
  void sideThatIsOffIsNamed(double candidateRatio, double referenceRatio, String sentence) {
    assertThat(
            Facts.of(Results.answered(Verdict.MISMATCH, mismatch(candidateRatio, referenceRatio))))
        .endsWith(new Fact("PyTorch", sentence));
  }

  @Test
  void passingResultSaysNothingOfASideThatIsOff() {
    assertThat(Facts.of(Results.answered(Verdict.ROUNDING, Results.rounding())))
        .extracting(Fact::key)
        .containsExactly("shape", "differs", "worst", "bound");
  }

  @Test
  void otherReadingsStandBehindTheFlags() {
    ParityResult result = Results.answered(Verdict.ROUNDING, Results.rounding());

    assertThat(Facts.of(result.withWeak(List.of("padding_mode circular"))))
        .endsWith(
            new Fact("flags", "WEAK_CASE"),
            new Fact("weak", "padding_mode circular gives the same bits"));
    assertThat(Facts.of(result.withWeak(List.of("stride 2x1 for 1x2", "kernel flipped"))))
        .endsWith(new Fact("weak", "stride 2x1 for 1x2, kernel flipped give the same bits"));
    assertThat(Facts.of(result.withWeak(List.of()))).isEqualTo(Facts.of(result));
  }

  @Test
  void equalBitsHaveNoWorstElement() {
    Comparison exact =
        new Comparison(
            Verdict.BIT_EXACT, 8, 8, 0, 0, 0, 0, 0.5, 0.5, null, null, true, 0, Set.of(), null);

    assertThat(Facts.of(Results.answered(Verdict.BIT_EXACT, exact)))
        .containsExactly(
            new Fact("shape", "[1, 1, 1, 2] both"), new Fact("differs", "0 of 8 elements"));
  }

  @Test
  void elementsOfFloat64HaveAllTheirDigits() {
    ParityResult result = Results.answered(Verdict.MISMATCH, mismatch(3.2, 0.05));

    assertThat(Facts.of(Results.withDtype(result, DType.FLOAT64)))
        .contains(
            new Fact(
                "worst",
                "[0, 2, 1]  candidate 0.10000000149011612  PyTorch 0.20000000298023224"
                    + "  exact 0.3"));
  }

  @Test
  void specialValuesHaveNoDistance() {
    Comparison special =
        Results.comparison(
            Verdict.SPECIAL_VALUE_MISMATCH,
            Double.POSITIVE_INFINITY,
            0,
            Results.worst(Double.NaN, Double.NEGATIVE_INFINITY, 0.25),
            Set.of());

    assertThat(Facts.of(Results.answered(Verdict.SPECIAL_VALUE_MISMATCH, special)))
        .containsExactly(
            new Fact("shape", "[1, 1, 1, 2] both"),
            new Fact("differs", "2 of 8 elements"),
            new Fact("worst", "[0, 2, 1]  candidate NaN  PyTorch -Infinity  exact 0.25"),
            new Fact("PyTorch", "0.0 of the bound: the candidate is the one that is off"));
  }

  @Test
  void differentShapesStandSideBySide() {
    Side other = new Side(Shape.of(1, 2), null, "0d", 1L);

    assertThat(Facts.of(Results.of(Verdict.SHAPE_MISMATCH, other, Results.ANSWER)))
        .containsExactly(new Fact("shape", "candidate [1, 2], PyTorch [1, 1, 1, 2]"));
  }

  @Test
  void refusalOfOneSideIsNoOutput() {
    assertThat(
            Facts.of(Results.of(Verdict.REFUSAL_MISMATCH, Results.refusal("no"), Results.ANSWER)))
        .containsExactly(
            new Fact("shape", "candidate no output, PyTorch [1, 1, 1, 2]"),
            new Fact("candidate", "no"));
  }

  @Test
  void messagesStandInTheOrderCandidatePyTorchHarnessExpectation() {
    ParityResult refused =
        Results.of(Verdict.BOTH_REFUSE, Results.refusal("a"), Results.refusal("b"));

    assertThat(Facts.of(Results.withTexts(refused, "c", "d")))
        .containsExactly(
            new Fact("candidate", "a"),
            new Fact("PyTorch", "b"),
            new Fact("harness", "c"),
            new Fact("expected", "d"));
  }

  @Test
  void nothingKnownIsNothingTold() {
    assertThat(Facts.of(Results.of(Verdict.TIMEOUT, Side.NONE, Side.NONE))).isEmpty();
  }
}
