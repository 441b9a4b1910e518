package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Literals;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.RandomCases;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.torch.TorchReference;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Random legal cases in 16 bits, all fills and padding modes, against the real PyTorch. In bfloat16
 * the operands are finite: oneDNN's kernels give NaN at elements that do not read a NaN or infinity
 * but stand beside one (PyTorch 2.7.1 with AVX512-BF16: pixels 1, 2, 3, NaN under a kernel of 1 x 2
 * ones give 3, NaN, NaN).
 */
final class SixteenBitParityTest {
  private static final int CASES = 5_000;

  @ParameterizedTest
  @EnumSource(names = {"FLOAT16", "BFLOAT16"})
  void randomLegalCasesAreInParity(DType dtype) throws Exception {
    List<ParityCase> cases = legal(dtype);

    List<ParityResult> results;
    try (Reference pytorch = TorchReference.open(1)) {
      Candidate direct = FakeRun.candidate("direct", DirectConv2d::new);
      results = TorchRun.results(pytorch, TorchRun.USUAL, cases, direct);
    }

    assertThat(results.stream().filter(result -> result.verdict().fails()).map(this::described))
        .isEmpty();
    Map<Verdict, Long> counts =
        results.stream()
            .collect(Collectors.groupingBy(ParityResult::verdict, Collectors.counting()));
    assertThat(counts).containsKeys(Verdict.BIT_EXACT, Verdict.ROUNDING);
    assertThat(counts).doesNotContainKey(Verdict.BOTH_REFUSE);
  }

  private String described(ParityResult result) {
    return result.verdict() + " " + result.id() + " " + TorchRun.facts(result);
  }

  private static List<ParityCase> legal(DType dtype) {
    RandomCases random = new RandomCases(43);
    List<ParityCase> cases = new ArrayList<>();
    while (cases.size() < CASES) {
      ParityCase any = random.small();
      if (isLegal(any)) {
        cases.add(withoutGradients(any, dtype));
      }
    }
    assertThat(modes(cases)).containsExactlyInAnyOrder(PaddingMode.values());
    assertThat(cases.stream().map(c -> c.fill().jsonName()).distinct()).hasSize(7);
    return cases;
  }

  private static Set<PaddingMode> modes(List<ParityCase> cases) {
    return cases.stream().map(c -> c.setting().options().paddingMode()).collect(Collectors.toSet());
  }

  /** A number that is none in bfloat16 becomes 1. */
  private static @Nullable Tensor numbers(@Nullable Tensor literal, DType dtype) {
    if (literal == null || dtype == DType.FLOAT16) {
      return literal;
    }
    double[] numbers =
        Arrays.stream(literal.doubles())
            .map(number -> Double.isFinite(dtype.round(number)) ? number : 1)
            .toArray();
    return Tensor.float64(numbers, numbers.length);
  }

  private static boolean isLegal(ParityCase c) {
    try {
      return c.setting().geometry().output().rank() > 0;
    } catch (IllegalArgumentException refused) {
      return false;
    }
  }

  private static ParityCase withoutGradients(ParityCase c, DType dtype) {
    Literals literals =
        new Literals(
            numbers(c.literals().input(), dtype),
            numbers(c.literals().weight(), dtype),
            numbers(c.literals().bias(), dtype),
            null);
    return new ParityCase(
        c.setting(),
        dtype,
        c.fill(),
        c.seed(),
        false,
        literals.isNone() ? Literals.NONE : literals,
        c.expectation(),
        null,
        Map.of());
  }
}
