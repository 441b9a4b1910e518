package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Padding;
import io.github.convparity.conv.PaddingMode;
import io.github.convparity.conv.Pair;
import io.github.convparity.diagnose.Fault;
import io.github.convparity.diagnose.Faults;
import io.github.convparity.diagnose.FaultyConv2d;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.reference.Reference;
import io.github.convparity.result.FuzzFinding;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Totals;
import io.github.convparity.run.Candidate;
import io.github.convparity.run.MutantRun;
import io.github.convparity.run.ResultSink;
import io.github.convparity.run.RunOptions;
import io.github.convparity.run.Runner;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.Axes;
import io.github.convparity.suite.Fill;
import io.github.convparity.suite.FuzzSuite;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.torch.TorchReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Every fault of the catalogue without a memory, planted, is found by drawing cases, and shrinks to
 * an input of at most 3 x 3 pixels wherever a case of that size shows it.
 */
final class FuzzFaultsTest {
  private static final int CASES = 250;
  private static final RunOptions OPTIONS = new RunOptions(1, Duration.ZERO, 0, 1L << 30, 1);
  private static final List<Fault> WITHOUT_MEMORY =
      Faults.ALL.stream().filter(fault -> !Faults.WITH_MEMORY.contains(fault)).toList();
  private static final List<Candidate> CANDIDATES =
      WITHOUT_MEMORY.stream().map(MutantRun::candidate).toList();

  /** The first failures of each fault, one for each verdict; and what they shrink to. */
  private static final Map<String, List<FuzzFinding>> FINDINGS = new LinkedHashMap<>();

  private static Reference reference;

  /** Keeps the first failure of each candidate and verdict. */
  private static final class First implements ResultSink {
    private final Map<String, ParityResult> first = new LinkedHashMap<>();

    @Override
    public void header(Header header, byte[] line) {}

    @Override
    public void result(ParityResult result, byte[] line) {
      if (result.verdict().fails()) {
        first.putIfAbsent(result.candidateName() + result.verdict(), result);
      }
    }

    @Override
    public void flush() {}

    @Override
    public void totals(Header header, Totals totals, byte[] line) {}
  }

  @BeforeAll
  static void findAndShrink() throws Exception {
    reference = TorchReference.open(1);
    First first = new First();
    FuzzSuite suite =
        new FuzzSuite(1, CASES, Axes.free(), new Selection(List.of()), selected -> true, false);
    List<String> names = CANDIDATES.stream().map(Candidate::name).toList();
    Header header =
        new Header(
            "0",
            List.of(),
            List.of("fuzz"),
            CASES,
            names,
            reference.name(),
            reference.fingerprint(),
            1,
            "now");
    Runner runner =
        new Runner(
            header,
            new Selection(List.of(suite)),
            CANDIDATES,
            reference,
            OPTIONS,
            List.of(first),
            new Totals(CASES, CANDIDATES.size()));
    assertThat(runner.run()).isEqualTo(Runner.End.COMPLETE);
    FailureShrinker shrinker = new FailureShrinker(CANDIDATES, reference, OPTIONS);
    for (ParityResult failure : first.first.values()) {
      FINDINGS
          .computeIfAbsent(failure.candidateName(), name -> new ArrayList<>())
          .add(shrinker.shrink(failure, smaller -> {}));
    }
  }

  @AfterAll
  static void close() {
    reference.close();
  }

  private static boolean isSmall(FuzzFinding finding) {
    Shape input = finding.smallest().parityCase().setting().input();
    return input.dim(-1) <= 3 && input.dim(-2) <= 3;
  }

  @Test
  void everyFaultIsFoundUnlessNoSmallCaseShowsIt() {
    List<String> missed = new ArrayList<>();
    for (Fault fault : WITHOUT_MEMORY) {
      if (!FINDINGS.containsKey(fault.name()) && smallCase(fault, null) != null) {
        missed.add(fault.name() + " shows in " + smallCase(fault, null));
      }
    }
    assertThat(missed).isEmpty();
  }

  @Test
  void everyFindingEndsWithAtMostThreeTimesThreePixelsWhereverSuchACaseExists() {
    List<String> tooLarge = new ArrayList<>();
    for (Fault fault : WITHOUT_MEMORY) {
      for (FuzzFinding finding : FINDINGS.getOrDefault(fault.name(), List.of())) {
        Verdict verdict = finding.found().verdict();
        String smaller = isSmall(finding) ? null : smallCase(fault, verdict);
        if (smaller != null) {
          tooLarge.add(fault.name() + " " + finding.smallest().id() + ", but " + smaller);
        }
      }
    }
    assertThat(tooLarge).isEmpty();
  }

  @Test
  void theSmallestCaseFailsAsTheOneThatWasFound() {
    for (List<FuzzFinding> findings : FINDINGS.values()) {
      for (FuzzFinding finding : findings) {
        assertThat(finding.smallest().verdict()).isEqualTo(finding.found().verdict());
        assertThat(finding.smallest().candidateName()).isEqualTo(finding.found().candidateName());
        assertThat(finding.finished()).isTrue();
      }
    }
  }

  @Test
  void whatIsSmallestIsAlsoSimple() {
    TreeSet<String> complicated = new TreeSet<>();
    for (List<FuzzFinding> findings : FINDINGS.values()) {
      for (FuzzFinding finding : findings) {
        ParityCase c = finding.smallest().parityCase();
        if (c.setting().input().elements() > 18 || c.setting().weight().elements() > 18) {
          complicated.add(finding.smallest().candidateName() + " " + c.id());
        }
      }
    }
    assertThat(complicated).isEmpty();
  }

  /** By trying small settings: the id of one that shows a fault by this verdict, or by any. */
  private static @Nullable String smallCase(Fault fault, @Nullable Verdict verdict) {
    for (Setting setting : smallSettings()) {
      ParityCase c = ParityCase.of(setting).withFill(Fill.Formula.INTEGER);
      Verdict shown = verdict(fault, c.arguments());
      if (shown != null && (verdict == null || shown == verdict)) {
        return c.id();
      }
    }
    return null;
  }

  /** What a fault leads to; null where nothing of it is to be seen. */
  private static @Nullable Verdict verdict(Fault fault, Arguments a) {
    Tensor right;
    try {
      right = new DirectConv2d().forward(a.input(), a.weight(), a.bias(), a.options());
    } catch (IllegalArgumentException refused) {
      return null; // the faulty one refuses as well
    }
    try {
      Tensor wrong = new FaultyConv2d(fault).forward(a.input(), a.weight(), a.bias(), a.options());
      if (!wrong.sizes().equals(right.sizes())) {
        return Verdict.SHAPE_MISMATCH;
      }
      for (int i = 0; i < right.length(); i++) {
        if (right.get(i) != wrong.get(i)) {
          return Verdict.MISMATCH;
        }
      }
      return null;
    } catch (IllegalArgumentException refused) {
      return Verdict.REFUSAL_MISMATCH;
    } catch (RuntimeException failed) {
      return Verdict.ERROR;
    }
  }

  private static List<Setting> smallSettings() {
    List<Pair> sizes = new ArrayList<>();
    for (int h = 1; h <= 3; h++) {
      for (int w = 1; w <= 3; w++) {
        sizes.add(new Pair(h, w));
      }
    }
    List<Padding> paddings = new ArrayList<>(List.of(new Padding.Same()));
    List.of(new Pair(0, 0), new Pair(1, 1), new Pair(1, 0), new Pair(0, 2))
        .forEach(amount -> paddings.add(new Padding.Explicit(amount)));
    List<Setting> settings = new ArrayList<>();
    int[][] channels = {{1, 1, 1, 1}, {2, 2, 2, 1}, {1, 2, 2, 2}};
    for (int[] nciog : channels) {
      for (Pair size : sizes) {
        for (Pair kernel : sizes) {
          for (Pair stride : List.of(Pair.of(1), Pair.of(2), new Pair(1, 3))) {
            for (Padding padding : paddings) {
              for (Pair dilation : List.of(Pair.of(1), new Pair(2, 1))) {
                for (PaddingMode mode : PaddingMode.values()) {
                  settings.add(
                      new Setting(
                          Shape.of(nciog[0], nciog[1], size.h(), size.w()),
                          nciog[1],
                          nciog[2],
                          kernel,
                          true,
                          new Conv2dOptions(stride, padding, dilation, nciog[3], mode)));
                }
              }
            }
          }
        }
      }
    }
    return settings;
  }
}
