package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2d;
import io.github.convparity.conv.Conv2dGradients;
import io.github.convparity.diagnose.Fault;
import io.github.convparity.diagnose.Faults;
import io.github.convparity.diagnose.FaultyConv2d;
import io.github.convparity.diagnose.Grouping;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Cause;
import io.github.convparity.result.FailureGroup;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.torch.TorchReference;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Causes told apart by one more case, run against the real PyTorch. */
final class NarrowingTest {
  /** In a column of taps rotating and flipping are the same. */
  private static final ParityCase COLUMN = TorchRun.ofId("i1x1x4x5_o1_k3x1_x-integer_r1");

  private static final String ROTATED = "kernel-rotated";
  private static final String FLIPPED = "kernel-flipped-h";

  private static Reference reference;

  @BeforeAll
  static void open() {
    reference = TorchReference.open(1);
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  private static Fault fault(String name) {
    return Faults.ALL.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow();
  }

  private static List<Cause> causes(String... names) {
    return Arrays.stream(names).map(name -> new Cause(name, fault(name).sentence())).toList();
  }

  private static ParityResult result(Candidate candidate) throws InterruptedException {
    Selection.Selected selected = new Selection.Selected("case", 0, COLUMN);
    return Examination.of(selected, candidate, reference, TorchRun.USUAL).result();
  }

  private static Narrowing narrowing(Candidate candidate) throws InterruptedException {
    return Narrowing.of(
        COLUMN, result(candidate).diagnosis(), candidate, reference, TorchRun.USUAL);
  }

  /** Flips columns of taps; with other kernels it does something else. */
  private static Candidate flippingColumns(Conv2d otherwise) {
    Conv2d flipped = new FaultyConv2d(fault(FLIPPED));
    return FakeRun.candidate(
        "some", (x, w, b, o) -> (w.shape()[3] == 1 ? flipped : otherwise).forward(x, w, b, o));
  }

  @ParameterizedTest
  @ValueSource(strings = {ROTATED, FLIPPED})
  void theOneRemainsThatExplainsTheTellingCaseToo(String planted) throws Exception {
    Candidate candidate = MutantRun.candidate(fault(planted));
    assertThat(result(candidate).diagnosis()).containsAll(causes(ROTATED, FLIPPED));

    Narrowing narrowing = narrowing(candidate);

    assertThat(narrowing.telling()).isNotNull();
    assertThat(narrowing.telling().id()).isNotEqualTo(COLUMN.id());
    assertThat(narrowing.causes()).isEqualTo(causes(planted));
  }

  @Test
  void allRemainWhereNoneExplainsTheTellingCase() throws Exception {
    Conv2d negated = new FaultyConv2d(fault("output-negated"));
    Narrowing narrowing = narrowing(flippingColumns(negated));

    assertThat(narrowing.telling()).isNotNull();
    assertThat(narrowing.causes()).containsAll(causes(ROTATED, FLIPPED));
  }

  @Test
  void allRemainWhereTheTellingCasePassesThoughItShouldNot() throws Exception {
    Narrowing narrowing = narrowing(flippingColumns(new DirectConv2d()));

    assertThat(narrowing.telling()).isNotNull();
    assertThat(narrowing.causes()).containsAll(causes(ROTATED, FLIPPED));
  }

  @Test
  void oneCauseNeedsNoOtherCase() throws Exception {
    Candidate candidate =
        FakeRun.candidate(
            "some",
            (x, w, b, o) -> {
              throw new IllegalStateException("called");
            });

    assertThat(Narrowing.of(COLUMN, causes(ROTATED), candidate, reference, TorchRun.USUAL))
        .isEqualTo(new Narrowing(null, causes(ROTATED)));
    assertThat(Narrowing.of(COLUMN, List.of(), candidate, reference, TorchRun.USUAL))
        .isEqualTo(new Narrowing(null, List.of()));
  }

  @Test
  void aGroupNamesTheCaseThatToldItsCausesApart() throws Exception {
    Candidate told = MutantRun.candidate(fault(FLIPPED));
    Candidate notTold = flippingColumns(new FaultyConv2d(fault("output-negated")));
    Grouping grouping = new Grouping();
    grouping.add(result(told));
    grouping.add(result(notTold));

    List<FailureGroup> groups =
        Narrowing.of(grouping.groups(), List.of(told, notTold), reference, TorchRun.USUAL);

    assertThat(groups).extracting(FailureGroup::candidate).containsExactly(FLIPPED, "some");
    assertThat(groups.get(0).causes()).isEqualTo(causes(FLIPPED));
    assertThat(groups.get(0).sentence()).isEqualTo(fault(FLIPPED).sentence());
    assertThat(groups.get(0).telling()).isEqualTo(narrowing(told).telling().id());
    assertThat(groups.get(1).causes()).containsAll(causes(ROTATED, FLIPPED));
    assertThat(groups.get(1).telling()).isNull();
  }

  @Test
  void whatPyTorchRefusesHasNoCause() throws Exception {
    ParityCase illegal = TorchRun.ofId("i1x1x4x5_o1_k3_s0");
    Candidate answering = FakeRun.candidate("some", (x, w, b, o) -> x.copy());
    List<ParityResult> results = TorchRun.results(reference, TorchRun.USUAL, illegal, answering);

    assertThat(results.get(0).verdict()).isEqualTo(Verdict.REFUSAL_MISMATCH);
    assertThat(results.get(0).diagnosis()).isEmpty();
  }

  @Test
  void aRefusalOfWhatPyTorchAnswersIsExplainedByWhatWouldBeIllegal() throws Exception {
    ParityCase legal = TorchRun.ofId("i1x1x4x9_o1_k2x5");
    Candidate refusing =
        FakeRun.candidate(
            "some",
            (x, w, b, o) -> {
              throw new IllegalArgumentException(
                  "Calculated padded input size per channel: (4 x 9). Kernel size: (5 x 2). Kernel size"
                      + " can't be greater than actual input size");
            });
    List<ParityResult> results = TorchRun.results(reference, TorchRun.USUAL, legal, refusing);

    assertThat(results.get(0).verdict()).isEqualTo(Verdict.REFUSAL_MISMATCH);
    assertThat(results.get(0).diagnosis()).isEqualTo(causes("kernel-swapped"));
  }

  @Test
  void gradientsThatAreWrongBesideARightOutputHaveNoCause() throws Exception {
    ParityCase gradients = TorchRun.ofId("i1x1x2x2_o1_k1_nobias_grad");
    Candidate halfRight =
        TorchRun.candidate(
            "some",
            (x, w, b, o) -> new DirectConv2d().forward(x, w, b, o),
            (g, x, w, b) -> new Conv2dGradients(x.copy(), w.copy(), null));
    List<ParityResult> results = TorchRun.results(reference, TorchRun.USUAL, gradients, halfRight);

    assertThat(results.get(0).verdict()).isEqualTo(Verdict.MISMATCH);
    assertThat(results.get(0).diagnosis()).isEmpty();
  }

  @Test
  void anExpectationThatIsNotMetByARightOutputHasNoCause() throws Exception {
    ParityCase expecting =
        TorchRun.ofJson(
            "{'input':[1,1,1,1],'out_channels':1,'kernel_size':1,'fill':'integer',"
                + "'expect':'error'}");
    Candidate right =
        FakeRun.candidate("some", (x, w, b, o) -> new DirectConv2d().forward(x, w, b, o));
    List<ParityResult> results = TorchRun.results(reference, TorchRun.USUAL, expecting, right);

    assertThat(results.get(0).verdict()).isEqualTo(Verdict.EXPECTATION_MISMATCH);
    assertThat(results.get(0).diagnosis()).isEmpty();
  }
}
