package io.github.convparity.picture;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Verdict;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.kernel.DirectConv2d;
import io.github.convparity.result.ParityResult;
import io.github.convparity.result.Side;
import io.github.convparity.suite.Arguments;
import io.github.convparity.suite.CaseId;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Pictures;
import io.github.convparity.tensor.Tensor;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Answers to cases, put together by hand. */
final class Cases {
  private Cases() {}

  static ParityCase parse(String id) {
    return CaseId.parse(id, Pictures.own()).parityCase();
  }

  /** What the plain convolution gives. */
  static Tensor direct(ParityCase c) {
    Arguments arguments = c.arguments();
    return new DirectConv2d()
        .forward(arguments.input(), arguments.weight(), arguments.bias(), arguments.options());
  }

  static Answered refused(String id, String ours, String theirs) {
    return answered(parse(id), "direct", Verdict.BOTH_REFUSE, null, null, ours, theirs, null);
  }

  static Answered compared(ParityCase c, Tensor ours, Tensor theirs) {
    Comparison comparison = null;
    Verdict verdict = Verdict.SHAPE_MISMATCH;
    if (ours.sizes().equals(theirs.sizes())) {
      Arguments arguments = c.arguments();
      comparison =
          Comparison.of(
              ExactValues.of(
                  c.setting().geometry(), arguments.input(), arguments.weight(), arguments.bias()),
              ours,
              theirs,
              1);
      verdict = comparison.verdict();
    }
    return answered(c, "direct", verdict, ours, theirs, null, null, comparison);
  }

  static Answered answered(
      ParityCase c,
      String candidate,
      Verdict verdict,
      @Nullable Tensor ours,
      @Nullable Tensor theirs,
      @Nullable String ourMessage,
      @Nullable String theirMessage,
      @Nullable Comparison comparison) {
    ParityResult result =
        new ParityResult(
            "case",
            0,
            c.id(),
            c,
            candidate,
            "pytorch 2.7.1",
            verdict,
            new Side(ours == null ? null : ours.sizes(), ourMessage, null, 1L),
            new Side(theirs == null ? null : theirs.sizes(), theirMessage, null, 1L),
            null,
            comparison,
            List.of(),
            List.of(),
            Set.of(),
            null,
            null,
            List.of(),
            List.of());
    return new Answered(result, ours, theirs);
  }
}
