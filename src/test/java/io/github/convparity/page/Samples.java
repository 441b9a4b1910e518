package io.github.convparity.page;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Verdict;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.report.ReportData;
import io.github.convparity.result.Cause;
import io.github.convparity.result.Header;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Side;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Suite;
import io.github.convparity.suite.Suites;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reports of results that nobody computed: numbers follow from the place in a suite. */
final class Samples {
  static final long ROOM = 20_000_000;
  static final String HOSTILE = "</script><img src=x onerror='window.hit=1'>\"&<b>{{meta}}";
  private static final Cause CAUSE = new Cause("dilation-ignored", "the dilation is taken for 1");

  final ReportData data = new ReportData();
  final Columns columns = new Columns();
  final Map<ParityResult, CloseUp> closeUps = new IdentityHashMap<>();

  /** The header of a run over a suite. */
  static Header header(String suite, long cases, String candidate) {
    return new Header(
        "0.1.0",
        List.of("run", suite),
        List.of(suite),
        cases,
        List.of(candidate),
        "pytorch 2.7.1",
        new Fingerprint(Map.of("java", "17.0.15")),
        1,
        "2026-01-01T00:00:00Z");
  }

  /** So many cases of a suite: those with a dilation fail, those that are illegal are refused. */
  static Samples of(String suite, int cases) {
    Samples samples = new Samples();
    samples.data.header(header(suite, cases, "direct"), "");
    Suite from = Suites.named(suite);
    for (int i = 0; i < cases; i++) {
      samples.add(result(suite, i, from.get(i % from.size()), "direct"));
    }
    return samples;
  }

  void add(ParityResult result) {
    data.add(result);
    columns.add(result);
    if (closeUps.size() < 20 && result.comparison() != null) {
      Comparison.Worst worst = result.comparison().worst();
      if (worst != null) {
        closeUps.put(result, closeUp(worst.index(), result.reference().shape()));
      }
    }
  }

  byte[] page(long maxBytes) {
    return HtmlPage.of(
        data, columns, closeUps, result -> "scripts/convparity show " + result.id(), maxBytes);
  }

  static ParityResult result(String suite, int index, ParityCase c, String candidate) {
    Shape shape;
    try {
      shape = c.setting().geometry().output();
    } catch (IllegalArgumentException | UnsupportedOperationException refused) {
      String why = String.valueOf(refused.getMessage());
      return result(
          suite, index, c, candidate, Verdict.BOTH_REFUSE, refusal(why), refusal(why), null);
    }
    Side side = new Side(shape, null, "0a", 5L);
    boolean wrong = c.setting().options().dilation().h() > 1 && c.setting().kernel().h() > 1;
    boolean exact = shape.elements() == 0 || (!wrong && index % 3 != 0);
    Verdict verdict = exact ? Verdict.BIT_EXACT : wrong ? Verdict.MISMATCH : Verdict.ROUNDING;
    Comparison comparison = comparison(verdict, shape, index);
    return result(suite, index, c, candidate, verdict, side, side, comparison);
  }

  static Side refusal(String message) {
    return new Side(null, message, null, 7L);
  }

  static ParityResult result(
      String suite,
      int index,
      ParityCase c,
      String candidate,
      Verdict verdict,
      Side ours,
      Side theirs,
      @Nullable Comparison comparison) {
    return new ParityResult(
        suite,
        index,
        c.id(),
        c,
        candidate,
        "pytorch 2.7.1",
        verdict,
        ours,
        theirs,
        null,
        comparison,
        List.of(),
        List.of(),
        Set.of(),
        null,
        "0c",
        List.of(),
        verdict == Verdict.MISMATCH ? List.of(CAUSE) : List.of());
  }

  private static Comparison comparison(Verdict verdict, Shape shape, int index) {
    int elements = (int) shape.elements();
    double share = (index * 7919 % 1000 + 1) / 1001.0;
    boolean wrong = verdict == Verdict.MISMATCH;
    double ratio = verdict == Verdict.BIT_EXACT ? 0 : wrong ? 1e4 * share + 2 : share;
    int[] middle = new int[shape.rank()];
    for (int axis = 0; axis < middle.length; axis++) {
      middle[axis] = shape.dim(axis) / 2;
    }
    List<Integer> place = Arrays.stream(middle).boxed().toList();
    Comparison.Worst worst =
        ratio == 0 ? null : new Comparison.Worst(place, 0.5 + ratio * 1e-6, 0.5, 0.5, 27, 1e-6);
    return new Comparison(
        verdict,
        elements,
        ratio == 0 ? elements : elements / 2,
        wrong ? elements - elements / 2 : 0,
        ratio * 1e-6,
        ratio * 2e-6,
        Math.round(ratio * 20),
        ratio,
        share / 2,
        worst,
        wrong ? worst : null,
        !wrong,
        0,
        Set.of(),
        null);
  }

  private static CloseUp closeUp(List<Integer> index, @Nullable Shape shape) {
    if (shape == null) {
      return CloseUp.missing("there is no shape");
    }
    float[] ours = new float[(int) shape.elements()];
    float[] theirs = new float[ours.length];
    for (int i = 0; i < ours.length; i++) {
      theirs[i] = (i * 37 % 101 - 50) / 64f;
      ours[i] = i % 5 == 0 ? theirs[i] : theirs[i] + (i % 7 - 3) / 1024f;
    }
    ours[0] = Float.NaN;
    return CloseUp.of(
        index,
        Tensor.float32(ours, shape.dims()),
        Tensor.float32(theirs, shape.dims()),
        CloseUp.LARGE);
  }
}
