package io.github.convparity.run;

import static io.github.convparity.run.FakeRun.candidate;
import static io.github.convparity.run.TorchRun.answering;
import static io.github.convparity.run.TorchRun.dot;
import static io.github.convparity.run.TorchRun.facts;
import static io.github.convparity.run.TorchRun.ofId;
import static io.github.convparity.run.TorchRun.tensor;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.tensor.DType;
import io.github.convparity.torch.TorchReference;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Every flag, against the real PyTorch. Every method but the last begins with the name of its flag;
 * the last sees to it that no flag and no verdict is left out.
 */
final class FlagTableTest {
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

  private static ParityCase product(DType dtype, double x, double w) {
    return dot(dtype, new double[] {x}, new double[] {w});
  }

  private static void assertFlags(ParityResult result, Verdict verdict, Flag... flags) {
    assertThat(result.verdict()).as(result.id()).isEqualTo(verdict);
    assertThat(result.flags()).as(result.id()).containsExactly(flags);
    String shown = String.join(", ", Arrays.stream(flags).map(Flag::name).toList());
    assertThat(facts(result).stream().filter(fact -> fact.startsWith("flags: ")).toList())
        .isEqualTo(flags.length == 0 ? List.of() : List.of("flags: " + shown));
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void signOfZeroWhereOneSideIsMinusZero(DType dtype) throws Exception {
    List<ParityResult> results =
        results(product(dtype, 0, 1), answering("plus", 0.0), answering("minus", -0.0));

    assertFlags(results.get(0), Verdict.BIT_EXACT);
    assertFlags(results.get(1), Verdict.BIT_EXACT, Flag.SIGN_OF_ZERO);
    assertThat(results.get(1).comparison().equalBits()).isEqualTo(1);
    assertThat(results.get(1).comparison().maxUlp()).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 0x1p-75, 0x1p-70, MISMATCH", // four subnormal units
    "FLOAT64, 0x1p-537, 0x1p-533, MISMATCH",
    "FLOAT16, 0x1p-12, 0x1p-12, MISMATCH", // the smallest, at twice the last rounding
  })
  void flushedWhereTheCandidateGivesZeroForASubnormalNumber(
      DType dtype, double x, double w, Verdict verdict) throws Exception {
    List<ParityResult> results =
        results(product(dtype, x, w), answering("kept", x * w), answering("flushed", 0));

    assertThat(results.get(0).verdict()).isEqualTo(Verdict.BIT_EXACT);
    assertThat(results.get(0).flags()).doesNotContain(Flag.FLUSHED);
    assertThat(results.get(1).verdict()).isEqualTo(verdict);
    assertThat(results.get(1).flags()).contains(Flag.FLUSHED);
    assertThat(facts(results.get(1)))
        .anyMatch(fact -> fact.startsWith("flags: ") && fact.contains("FLUSHED"));
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 0x1p-75, 0x1p-74", "FLOAT64, 0x1p-537, 0x1p-537"})
  void flushedAndWithinTheBoundWhereItIsTheSmallestNumber(DType dtype, double x, double w)
      throws Exception {
    ParityResult flushed = results(product(dtype, x, w), answering("flushed", 0)).get(0);

    assertFlags(flushed, Verdict.ROUNDING, Flag.FLUSHED, Flag.LOW_POWER);
  }

  @Test
  void flushedAndWithinTheBoundInBfloat16WhichPyTorchMayFlushItself() throws Exception {
    ParityCase asked = product(DType.BFLOAT16, 0x1p-65, 0x1p-65);

    List<ParityResult> results =
        results(asked, answering("kept", 0x1p-130), answering("flushed", 0));

    assertThat(results).extracting(ParityResult::verdict).allMatch(Verdict::passes);
    assertThat(results)
        .extracting(result -> result.flags().contains(Flag.FLUSHED))
        .containsExactlyInAnyOrder(true, false);
  }

  @ParameterizedTest
  @CsvSource({"FLOAT32, 4200, 2800", "FLOAT16, 4200, 500", "BFLOAT16, 4200, 200"})
  void lowPowerWhereAMissingProductCouldHide(DType dtype, int many, int fewer) throws Exception {
    // A tenth everywhere: the sum is m / 100, and all products have the usual size.
    ParityCase low = flat(dtype, many);
    ParityCase high = flat(dtype, fewer);
    Candidate direct = candidate("direct", DirectConv2d::new);

    ParityResult flagged = results(low, direct).get(0);
    ParityResult usual = results(high, direct).get(0);

    assertThat(flagged.verdict().passes()).isTrue();
    assertThat(flagged.flags()).containsExactly(Flag.LOW_POWER);
    assertThat(facts(flagged)).contains("flags: LOW_POWER");
    assertThat(usual.verdict().passes()).isTrue();
    assertThat(usual.flags()).isEmpty();
  }

  private static ParityCase flat(DType dtype, int products) {
    double[] tenths = TorchRun.times(products, dtype.round(0.1));
    return dot(dtype, tenths, tenths);
  }

  @Test
  void lowPowerInFloat64AmongSubnormalNumbers() throws Exception {
    ParityCase asked = product(DType.FLOAT64, 0x1p-537, 0x1p-537);

    assertFlags(
        results(asked, answering("right", 0x1p-1074)).get(0), Verdict.BIT_EXACT, Flag.LOW_POWER);
  }

  @ParameterizedTest
  @CsvSource({
    "FLOAT32, 1, BIT_EXACT, MISMATCH",
    "FLOAT64, 0, BIT_EXACT, MISMATCH",
    "FLOAT16, 1, BIT_EXACT, MISMATCH",
    "BFLOAT16, 0, BIT_EXACT, MISMATCH"
  })
  void nondeterministicWhereASecondCallGivesOtherBits(
      DType dtype, int wrongCall, Verdict better, Verdict worse) throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Candidate moody =
        candidate(
            "moody",
            (x, w, b, o) -> {
              double six = calls.getAndIncrement() == wrongCall ? 60 : 6;
              return tensor(dtype, new double[] {six}, 1, 1, 1, 1);
            });

    List<ParityResult> results = results(product(dtype, 3, 2), answering("calm", 6), moody);

    assertFlags(results.get(0), better);
    assertFlags(results.get(1), worse, Flag.NONDETERMINISTIC); // the worse is judged
    assertThat(facts(results.get(1)))
        .contains("worst: [0, 0, 0, 0]  candidate 60.0  PyTorch 6.0  exact 6.0");
  }

  @Test
  void nondeterministicAlsoWhereBothAnswersPass() throws Exception {
    AtomicInteger calls = new AtomicInteger();
    Candidate moody =
        candidate(
            "moody",
            (x, w, b, o) ->
                tensor(
                    x.dtype(),
                    new double[] {calls.getAndIncrement() == 0 ? 0.0 : -0.0},
                    1,
                    1,
                    1,
                    1));

    ParityResult result = results(product(DType.FLOAT32, 0, 1), moody).get(0);

    assertThat(result.verdict()).isEqualTo(Verdict.BIT_EXACT);
    assertThat(result.flags()).contains(Flag.NONDETERMINISTIC);
  }

  @ParameterizedTest
  @EnumSource(DType.class)
  void weakCaseWhereAnotherReadingGivesTheSameBits(DType dtype) throws Exception {
    ParityCase asked = ofId("i1x1x2x2_o1_k1_p1_reflect").withDtype(dtype);
    RunOptions weak = new RunOptions(1, Duration.ZERO, 0, 1L << 30, 1, true, false);
    Candidate direct = candidate("direct", DirectConv2d::new);

    ParityResult looked = TorchRun.results(pytorch, weak, asked, direct).get(0);
    ParityResult passedOver = results(asked, direct).get(0);

    assertFlags(looked, passedOver.verdict(), Flag.WEAK_CASE);
    assertThat(looked.verdict().passes()).isTrue();
    assertThat(facts(looked)).contains("weak: padding_mode circular gives the same bits");
    assertFlags(passedOver, looked.verdict());
  }

  @Test
  void everyVerdictAndFlagHasATestThatIsNamedAfterIt() {
    List<String> tests =
        Stream.of(VerdictTableTest.class, NoAnswerTableTest.class, FlagTableTest.class)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods()))
            .filter(
                method ->
                    method.isAnnotationPresent(Test.class)
                        || method.isAnnotationPresent(ParameterizedTest.class))
            .map(method -> method.getName())
            .toList();

    assertThat(Stream.of(Verdict.values(), Flag.values()).flatMap(Arrays::stream))
        .allSatisfy(
            constant ->
                assertThat(tests)
                    .anyMatch(test -> test.matches(camelCase(constant) + "([A-Z].*)?")));
  }

  private static String camelCase(Enum<?> constant) {
    StringBuilder name = new StringBuilder();
    for (String word : constant.name().toLowerCase(Locale.ROOT).split("_", -1)) {
      name.append(
          name.isEmpty()
              ? word
              : word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1));
    }
    return name.toString();
  }
}
