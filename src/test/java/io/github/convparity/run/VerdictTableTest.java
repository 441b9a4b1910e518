package io.github.convparity.run;

import static io.github.convparity.run.FakeRun.candidate;
import static io.github.convparity.run.TorchRun.answering;
import static io.github.convparity.run.TorchRun.dot;
import static io.github.convparity.run.TorchRun.facts;
import static io.github.convparity.run.TorchRun.json;
import static io.github.convparity.run.TorchRun.ofId;
import static io.github.convparity.run.TorchRun.ofJson;
import static io.github.convparity.run.TorchRun.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.torch.TorchReference;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The rows of the table of verdicts in which both sides answer or refuse, against the real PyTorch.
 * Every method begins with the name of its verdict.
 */
final class VerdictTableTest {
  private static Reference pytorch;

  @BeforeAll
  static void open() {
    pytorch = TorchReference.open(1);
  }

  @AfterAll
  static void close() {
    pytorch.close();
  }

  private static List<ParityResult> results(ParityCase asked, Candidate... candidates)
      throws Exception {
    return TorchRun.results(pytorch, TorchRun.USUAL, asked, candidates);
  }

  private static ParityResult result(ParityCase asked, Candidate candidate) throws Exception {
    return results(asked, candidate).get(0);
  }

  private static Candidate direct() {
    return candidate("direct", DirectConv2d::new);
  }

  private static ParityCase product(DType dtype, double x, double w) {
    return dot(dtype, new double[] {x}, new double[] {w});
  }

  private static void assertFails(ParityResult result, Verdict verdict) {
    assertThat(result.verdict()).as(result.id()).isEqualTo(verdict);
    assertThat(result.verdict().fails()).isTrue();
    assertThat(result.verdict().passes()).isFalse();
  }

  private static void assertPasses(ParityResult result, Verdict verdict) {
    assertThat(result.verdict()).as(result.id()).isEqualTo(verdict);
    assertThat(result.verdict().passes()).isTrue();
    assertThat(result.verdict().fails()).isFalse();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void refusalMismatchWhereTheCandidateRefusesWhatPyTorchAnswers(DType dtype) throws Exception {
    Candidate refusing =
        candidate(
            "refusing",
            (x, w, b, o) -> {
              throw new IllegalArgumentException("only even kernels");
            });

    ParityResult result = result(ofId("i1x1x3x3_o1_k1").withDtype(dtype), refusing);

    assertFails(result, Verdict.REFUSAL_MISMATCH);
    assertThat(facts(result))
        .containsExactly(
            "shape: candidate no output, PyTorch [1, 1, 3, 3]", "candidate: only even kernels");
    assertThat(result.comparison()).isNull();
    assertThat(result.messageEqual()).isNull();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void refusalMismatchWhereTheCandidateAnswersWhatPyTorchRefuses(DType dtype) throws Exception {
    ParityResult result =
        result(ofId("i1x1x3x3_o1_k1_pm1").withDtype(dtype), answering("careless", 1));

    assertFails(result, Verdict.REFUSAL_MISMATCH);
    assertThat(facts(result))
        .containsExactly(
            "shape: candidate [1, 1, 1, 1], PyTorch no output",
            "PyTorch: negative padding is not supported");
    assertThat(result.comparison()).isNull();
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void bothRefuseWhateverTheirWords(DType dtype) throws Exception {
    Candidate other =
        candidate(
            "other",
            (x, w, b, o) -> {
              throw new IllegalArgumentException("no such stride");
            });

    List<ParityResult> results =
        results(ofId("i1x1x3x3_o1_k1_s0").withDtype(dtype), direct(), other);

    assertPasses(results.get(0), Verdict.BOTH_REFUSE);
    assertThat(results.get(0).messageEqual()).isTrue();
    assertPasses(results.get(1), Verdict.BOTH_REFUSE);
    assertThat(results.get(1).messageEqual()).isFalse();
    assertThat(facts(results.get(1)))
        .containsExactly(
            "candidate: no such stride", "PyTorch: non-positive stride is not supported");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void shapeMismatchWhereTheOutputsDiffer(DType dtype) throws Exception {
    ParityResult result =
        result(ofId("i1x1x2x2_o1_k1_nobias").withDtype(dtype), answering("small", 1));

    assertFails(result, Verdict.SHAPE_MISMATCH);
    assertThat(facts(result))
        .containsExactly("shape: candidate [1, 1, 1, 1], PyTorch [1, 1, 2, 2]");
    assertThat(result.comparison()).isNull();
  }

  @Test
  void shapeMismatchWhereAGradientHasAnotherShape() throws Exception {
    ParityCase asked = ofId("i1x1x1x1_o1_k1_nobias").withGrad();
    Candidate flat =
        TorchRun.candidate(
            "flat",
            (x, w, b, o) -> new DirectConv2d().forward(x, w, b, o),
            (g, x, w, b) ->
                new Conv2dGradients(
                    Tensor.float32(new float[] {g.floats()[0] * w.floats()[0]}, 1),
                    Tensor.float32(new float[] {g.floats()[0] * x.floats()[0]}, 1, 1, 1, 1),
                    null));

    ParityResult result = result(asked, flat);

    assertFails(result, Verdict.SHAPE_MISMATCH);
    assertThat(facts(result)).contains("grad input: shape: candidate [1], PyTorch [1, 1, 1, 1]");
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void specialValueMismatchWhereOnlyOneSideIsFinite(DType dtype) throws Exception {
    for (double wrong : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      ParityResult result = result(product(dtype, 3, 2), answering("wrong", wrong));
      assertFails(result, Verdict.SPECIAL_VALUE_MISMATCH);
      assertThat(facts(result))
          .contains("worst: [0, 0, 0, 0]  candidate " + wrong + "  PyTorch 6.0  exact 6.0")
          .contains("PyTorch: 0.0 of the bound: the candidate is the one that is off");
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void specialValueMismatchWhereAnotherInfinityOrNoneStandsForOne(DType dtype) throws Exception {
    for (double wrong : new double[] {Double.NaN, 1, -1 / 0.0}) {
      ParityResult result = result(product(dtype, 1 / 0.0, 2), answering("wrong", wrong));
      assertFails(result, Verdict.SPECIAL_VALUE_MISMATCH);
      assertThat(facts(result))
          .contains(
              "worst: [0, 0, 0, 0]  candidate " + wrong + "  PyTorch Infinity  exact Infinity");
    }
    for (double wrong : new double[] {0, 1 / 0.0, -1 / 0.0}) {
      ParityResult result = result(product(dtype, Double.NaN, 2), answering("wrong", wrong));
      assertFails(result, Verdict.SPECIAL_VALUE_MISMATCH);
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void mismatchWhereAnElementLiesOutsideTheBound(DType dtype) throws Exception {
    double[] x = {1, 2, 3};
    ParityResult result = result(dot(dtype, x, x), answering("short", 1 + 4));

    assertFails(result, Verdict.MISMATCH);
    assertThat(facts(result))
        .contains(
            "differs: 1 of 1 elements",
            "worst: [0, 0, 0, 0]  candidate 5.0  PyTorch 14.0  exact 14.0",
            "PyTorch: 0.0 of the bound: the candidate is the one that is off");
    assertThat(result.comparison().mismatched()).isEqualTo(1);
    assertThat(result.comparison().candidateRatio()).isGreaterThan(1);
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 0x1p-20", "FLOAT64, 0x1p-48", "FLOAT16, 0x1p-9", "BFLOAT16, 0x1p-6"})
  void mismatchFromAFewUnitsInTheLastPlaceOn(DType dtype, double off) throws Exception {
    double tenth = dtype.round(0.1);
    ParityCase asked = dot(dtype, new double[] {1, tenth}, new double[] {1, tenth});
    double right = dtype.round(1 + tenth * tenth);

    List<ParityResult> results =
        results(asked, answering("right", right), answering("off", right + off));

    assertThat(results.get(0).verdict().passes()).isTrue();
    assertFails(results.get(1), Verdict.MISMATCH);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64"})
  void mismatchWhereOnlyAGradientLiesOutsideTheBound(DType dtype) throws Exception {
    ParityCase asked = ofId("i1x1x1x1_o1_k1_nobias").withDtype(dtype).withGrad();
    Candidate twice =
        TorchRun.candidate(
            "twice",
            (x, w, b, o) -> new DirectConv2d().forward(x, w, b, o),
            (g, x, w, b) ->
                new Conv2dGradients(times(g, w, 1, dtype), times(g, x, 2, dtype), null));

    ParityResult result = result(asked, twice);

    assertFails(result, Verdict.MISMATCH);
    assertThat(result.comparison().verdict()).isEqualTo(Verdict.BIT_EXACT);
    assertThat(facts(result))
        .contains("grad input: 0 of 1 elements differ", "grad weight: 1 of 1 elements differ");
  }

  private static Tensor times(Tensor a, Tensor b, double factor, DType dtype) {
    return tensor(dtype, new double[] {a.get(0) * b.get(0) * factor}, 1, 1, 1, 1);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void referenceInconsistentWhereANonFiniteWeightMeetsZeroPadding(DType dtype) throws Exception {
    for (double weight : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      ParityCase asked =
          ofJson(
              "{'input':[1,1,1,1],'input_data':[3],'out_channels':1,'kernel_size':[1,3],"
                  + "'padding':[0,1],'bias':false,'dtype':'%s','weight_data':%s}"
                      .formatted(dtype.torchName(), json(weight, 2, 1)));

      List<ParityResult> results =
          results(asked, answering("multiplies", Double.NaN), answering("skips", 6));

      assertOneIsInconsistentAndOneExact(results);
      ParityResult wrong = result(asked, answering("wrong", 7));
      boolean skipped = results.get(1).verdict() == Verdict.BIT_EXACT;
      assertFails(wrong, skipped ? Verdict.MISMATCH : Verdict.SPECIAL_VALUE_MISMATCH);
    }
  }

  private static void assertOneIsInconsistentAndOneExact(List<ParityResult> results) {
    assertThat(results)
        .extracting(ParityResult::verdict)
        .containsExactlyInAnyOrder(Verdict.REFERENCE_INCONSISTENT, Verdict.BIT_EXACT);
    results.forEach(result -> assertThat(result.comparison().mismatched()).isZero());
    assertThat(Verdict.REFERENCE_INCONSISTENT.passes()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT32", "FLOAT64", "BFLOAT16"})
  void referenceInconsistentWhereTheMagnitudesOverflowTheAccumulator(DType dtype) throws Exception {
    double most = dtype.maxFinite();
    ParityCase asked = dot(dtype, new double[] {most, most, 1}, new double[] {1, -1, 1});
    Candidate[] legal = {
      answering("finite", 1),
      answering("nan", Double.NaN),
      answering("positive", 1 / 0.0),
      answering("negative", -1 / 0.0)
    };

    List<ParityResult> results = results(asked, legal);

    assertThat(results)
        .extracting(ParityResult::verdict)
        .allMatch(Verdict::passes)
        .filteredOn(Verdict.REFERENCE_INCONSISTENT::equals)
        .hasSize(3);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16"})
  void referenceInconsistentWhereOnlyTheLastRoundingMayOverflow(DType dtype) throws Exception {
    double most = dtype.maxFinite();
    double half = dtype.overflowThreshold() - most; // a tie, which goes to infinity
    ParityCase asked = dot(dtype, new double[] {most, half}, new double[] {1, 1});

    List<ParityResult> results =
        results(asked, answering("infinite", 1 / 0.0), answering("finite", most));

    assertOneIsInconsistentAndOneExact(results);
    assertFails(result(asked, answering("negative", -most)), Verdict.SPECIAL_VALUE_MISMATCH);
    if (dtype == DType.FLOAT16) { // in bfloat16 the accumulator may overflow as well
      assertFails(result(asked, answering("wrong", -1 / 0.0)), Verdict.SPECIAL_VALUE_MISMATCH);
      assertFails(result(asked, answering("nan", Double.NaN)), Verdict.SPECIAL_VALUE_MISMATCH);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 0, 0x1p-12, 0x1p-23", // 1 + 2^-24 is a tie, 1 + 2^-23 none
    "FLOAT64, 0, 0x1p-26, 0x1p-52",
    "FLOAT16, 0x1p-11, 0x1p-12, 0x1p-10",
    "BFLOAT16, 0x1p-8, 0x1p-12, 0x1p-7"
  })
  void roundingWhereTheSameProductsAreAddedInAnotherOrder(
      DType dtype, double tie, double small, double ulp) throws Exception {
    double other = dtype == DType.FLOAT64 ? small / 2 : small;
    ParityCase asked =
        dot(dtype, new double[] {1, tie, small, small}, new double[] {1, 1, other, other});

    List<ParityResult> results =
        results(asked, answering("forwards", 1), answering("backwards", 1 + ulp));

    assertThat(results)
        .extracting(ParityResult::verdict)
        .containsExactlyInAnyOrder(Verdict.ROUNDING, Verdict.BIT_EXACT);
    ParityResult rounding = results.get(results.get(0).verdict() == Verdict.ROUNDING ? 0 : 1);
    assertPasses(rounding, Verdict.ROUNDING);
    assertThat(rounding.comparison().maxUlp()).isEqualTo(1);
    assertThat(rounding.comparison().candidateRatio()).isLessThanOrEqualTo(1);
    assertThat(rounding.comparison().referenceRatio()).isLessThanOrEqualTo(1);
    assertThat(facts(rounding)).anyMatch(fact -> fact.startsWith("bound: 4 terms explain"));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void bitExactWhereEveryElementHasTheSameBits(DType dtype) throws Exception {
    for (String id :
        List.of("i2x4x5x6_o4_k3x2_p1_g2_x-integer", "i1x2x3x3_o2_k1_nobias_x-impulse")) {
      ParityResult result = result(ofId(id).withDtype(dtype), direct());
      assertPasses(result, Verdict.BIT_EXACT);
      assertThat(result.comparison().equalBits()).isEqualTo(result.comparison().elements());
      assertThat(result.comparison().worst()).isNull();
      assertThat(result.candidate().sha256()).isEqualTo(result.reference().sha256());
      assertThat(facts(result))
          .contains("differs: 0 of %d elements".formatted(result.comparison().elements()));
    }
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void bitExactAlsoForTheSameSpecialValues(DType dtype) throws Exception {
    for (double value : new double[] {Double.NaN, 1 / 0.0, -1 / 0.0}) {
      assertPasses(result(product(dtype, value, 2), answering("same", value)), Verdict.BIT_EXACT);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'expect':'error' | expected a refusal, but both sides answered",
        "'error_contains':'stride' | expected PyTorch to refuse with \"stride\"",
        "'expected':{'shape':[1],'data':[6]}"
            + " | expected shape [1], but the candidate gave [1, 1, 1, 1]",
        "'expected':{'shape':[1,1,1,1],'data':[7]}"
            + " | expected 7.0 at [0, 0, 0, 0], but the candidate gave 6.0"
      })
  void expectationMismatchWhereAPassingCaseExpectsSomethingElse(String key, String sentence)
      throws Exception {
    for (DType dtype : DType.values()) {
      ParityCase asked =
          ofJson(
              "{'input':[1,1,1,1],'input_data':[3],'weight':[1,1,1,1],'weight_data':[2],"
                  + "'bias':false,'dtype':'%s',%s}".formatted(dtype.torchName(), key));

      ParityResult result = result(asked, answering("right", 6));

      assertFails(result, Verdict.EXPECTATION_MISMATCH);
      assertThat(facts(result)).contains("expected: " + sentence);
      assertFails(result(asked, answering("wrong", 60)), Verdict.MISMATCH); // which stays
    }
  }

  @Test
  void expectationMismatchWhereBothRefuseWhatShouldBeAnswered() throws Exception {
    ParityResult result =
        result(ofJson("{'input':[1,1,1,1],'weight':[1,1,1,1],'stride':0,'expect':'ok'}"), direct());

    assertFails(result, Verdict.EXPECTATION_MISMATCH);
    assertThat(facts(result)).contains("expected: expected an output, but both sides refused");
  }
}
