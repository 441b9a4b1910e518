package io.github.convparity.diagnose;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Pair;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Literals;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.Setting;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.Arrays;
import java.util.function.DoublePredicate;
import org.jspecify.annotations.Nullable;

/**
 * What the classes of a case are read from, worked out once.
 *
 * @param setting of the case
 * @param parityCase the case
 * @param pads as they are on each side, {@code same} and {@code valid} worked out
 * @param legal whether PyTorch takes the setting
 * @param output its shape; null where there is none
 */
record CaseFacts(
    Setting setting, ParityCase parityCase, Pads pads, boolean legal, @Nullable Shape output) {

  static CaseFacts of(ParityCase parityCase) {
    try {
      return of(parityCase, true, parityCase.setting().geometry().output());
    } catch (IllegalArgumentException refused) {
      return of(parityCase, false, null);
    } catch (UnsupportedOperationException tooLarge) {
      return of(parityCase, true, null);
    }
  }

  /** The same from what PyTorch made of the case, which is quicker than to work it out again. */
  static CaseFacts of(ParityResult result) {
    Shape output = result.reference().shape();
    if (output != null) {
      return of(result.parityCase(), true, output);
    }
    boolean refused =
        result.verdict() == Verdict.BOTH_REFUSE || result.verdict() == Verdict.REFUSAL_MISMATCH;
    return refused ? of(result.parityCase(), false, null) : of(result.parityCase());
  }

  private static CaseFacts of(ParityCase parityCase, boolean legal, @Nullable Shape output) {
    Setting setting = parityCase.setting();
    Pads pads = setting.options().pads(setting.kernel().h(), setting.kernel().w());
    return new CaseFacts(setting, parityCase, pads, legal, output);
  }

  Conv2dOptions options() {
    return setting.options();
  }

  int height() {
    return setting.input().dim(-2);
  }

  int width() {
    return setting.input().dim(-1);
  }

  int channels() {
    return setting.input().dim(-3);
  }

  /** Filters to a group, rounded down; all of them where groups is below 1. */
  int filtersPerGroup() {
    return setting.outChannels() / Math.max(1, options().groups());
  }

  int smallestPad() {
    return Math.min(Math.min(pads.top(), pads.bottom()), Math.min(pads.left(), pads.right()));
  }

  /** From the first to the last row that the kernel reads for one output, both included. */
  long reachH() {
    return reach(setting.kernel().h(), options().dilation().h());
  }

  long reachW() {
    return reach(setting.kernel().w(), options().dilation().w());
  }

  private static long reach(int kernel, int dilation) {
    return (long) dilation * (kernel - 1) + 1;
  }

  /** Elements of the output; 0 where there is none. */
  long outputElements() {
    return output == null ? 0 : output.elements();
  }

  /** Whether rows or columns are left over that do not fill a stride. */
  boolean hasTail() {
    Pair stride = options().stride();
    return output != null
        && ((height() + (long) pads.top() + pads.bottom() - reachH()) % stride.h() != 0
            || (width() + (long) pads.left() + pads.right() - reachW()) % stride.w() != 0);
  }

  /** Whether a number that the case brings along is of that kind. */
  boolean hasNumber(DoublePredicate kind) {
    Literals given = parityCase.literals();
    return !given.isNone()
        && (has(given.input(), kind) || has(given.weight(), kind) || has(given.bias(), kind));
  }

  private static boolean has(@Nullable Tensor tensor, DoublePredicate kind) {
    return tensor != null && Arrays.stream(tensor.doubles()).anyMatch(kind);
  }

  /** How much there is to look at: products of the output and elements of the arguments. */
  double size() {
    Shape weight = setting.weight();
    double products = (double) outputElements() * weight.dim(1) * weight.dim(2) * weight.dim(3);
    return products + setting.input().elements() + weight.elements();
  }
}
