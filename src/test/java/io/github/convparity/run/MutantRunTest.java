package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.diagnose.Fault;
import io.github.convparity.diagnose.Faults;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.Cause;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ListedSuite;
import io.github.convparity.suite.Selection;
import io.github.convparity.torch.TorchReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Planted faults against the real PyTorch. */
final class MutantRunTest {
  private static Reference reference;

  @BeforeAll
  static void open() {
    reference = TorchReference.open(1);
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  private static List<Fault> faults(String... names) {
    return Arrays.stream(names)
        .map(
            name ->
                Faults.ALL.stream().filter(f -> f.name().equals(name)).findFirst().orElseThrow())
        .toList();
  }

  private static List<ParityResult> results(int jobs, List<Fault> faults, String... ids)
      throws InterruptedException {
    RunOptions options = new RunOptions(jobs, Duration.ZERO, 0, 1L << 30, 1);
    Selection selection =
        new Selection(
            List.of(new ListedSuite("some", "", Arrays.stream(ids).map(TorchRun::ofId).toList())));
    List<ParityResult> results = new ArrayList<>();
    new MutantRun(faults, reference, options).run(selection, results::add);
    return results;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void resultsComeByCaseAndThenByFault(int jobs) throws Exception {
    List<ParityResult> results =
        results(
            jobs,
            faults("kernel-rotated", "dilation-ignored", "output-negated"),
            "i1x1x5x6_o1_k2x3_x-integer_r1",
            "i1x1x5x6_o1_k2x3_s0",
            "i1x1x5x6_o1_k1x2_d3_x-integer_r1");

    assertThat(results)
        .extracting(r -> r.index() + " " + r.candidateName() + " " + r.verdict())
        .containsExactly(
            "0 kernel-rotated MISMATCH",
            "0 dilation-ignored BIT_EXACT",
            "0 output-negated MISMATCH",
            "1 kernel-rotated BOTH_REFUSE",
            "1 dilation-ignored BOTH_REFUSE",
            "1 output-negated BOTH_REFUSE",
            "2 kernel-rotated MISMATCH",
            "2 dilation-ignored SHAPE_MISMATCH",
            "2 output-negated MISMATCH");
    assertThat(results.get(0).diagnosis())
        .extracting(Cause::name)
        .containsExactly("kernel-rotated");
  }

  @Test
  void aCaseThatTheHarnessCannotDoIsUnsupported() throws Exception {
    assertThat(results(1, faults("kernel-rotated"), "i1x9000000x1x1_o1_k1_x-integer"))
        .extracting(ParityResult::verdict)
        .containsExactly(Verdict.UNSUPPORTED);
  }

  @Test
  void whatAFaultKeepsOfACaseShowsInALaterOne() throws Exception {
    List<ParityResult> results =
        results(
            2,
            faults("first-weight-kept", "first-input-kept"),
            "i1x2x5x6_o3_k2x3_x-integer_r1",
            "i1x1x1x1_o1_k1_r5",
            "i1x2x5x6_o3_k2x3_x-integer_r2");

    assertThat(results).hasSize(6);
    assertThat(results.subList(0, 4)).allMatch(result -> result.verdict().passes());
    assertThat(results.subList(4, 6))
        .allMatch(result -> result.verdict() == Verdict.MISMATCH)
        .extracting(result -> result.diagnosis().get(0).name())
        .containsExactly("first-weight-kept", "first-input-kept");
  }

  @Test
  void aCandidateWithAFaultHasItsName() {
    Candidate candidate = MutantRun.candidate(faults("kernel-rotated").get(0));

    assertThat(candidate.name()).isEqualTo("kernel-rotated");
    assertThat(candidate.factory().get().name()).isEqualTo("kernel-rotated");
    assertThat(candidate.factory().get()).isNotSameAs(candidate.factory().get());
  }
}
