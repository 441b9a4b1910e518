package io.github.convparity.report;

import io.github.convparity.compare.Verdict;
import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Pads;
import io.github.convparity.conv.Taps;
import io.github.convparity.diagnose.Unexplained;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.result.Facts;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import io.github.convparity.suite.TorchNotation;
import io.github.convparity.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One case in full, as text. */
public final class CaseText {
  private static final String FORMULA =
      "floor((in + pads - dilation * (kernel - 1) - 1) / stride) + 1";

  private final StringBuilder text = new StringBuilder();
  private final Ink ink;

  private CaseText(Ink ink) {
    this.ink = ink;
  }

  /**
   * The setting, the shape formula with its numbers, the verdict with its reason and facts; and
   * where both sides answered, one element closely.
   *
   * @param candidate the candidate's output, or null
   * @param reference PyTorch's output, or null
   * @param exact the exact output, or null where there is none
   * @param element which element, by its place in row-major order
   */
  public static String of(
      ParityResult result,
      @Nullable Tensor candidate,
      @Nullable Tensor reference,
      @Nullable ExactValues<Products> exact,
      int element,
      Ink ink) {
    CaseText shown = new CaseText(ink);
    shown.setting(result.parityCase());
    shown.shapes(result.parityCase());
    shown.verdict(result);
    if (candidate != null
        && reference != null
        && exact != null
        && candidate.sizes().equals(reference.sizes())
        && exact.elements() > element) {
      shown.text.append('\n').append(ElementText.of(exact, candidate, reference, element));
    }
    return shown.text.toString();
  }

  @SuppressWarnings("AnnotateFormatMethod") // its callers pass literals
  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments)).append('\n');
  }

  private void setting(ParityCase c) {
    line("%s", c.id());
    line(
        "%s on %s, %s, fill %s, seed %d",
        TorchNotation.of(c.setting()),
        c.setting().input(),
        c.dtype().torchName(),
        c.literals().isNone() ? c.fill().jsonName() : "literal data",
        c.seed());
    c.extras().forEach((key, value) -> line("%s: %s", key, value.asText()));
    if (c.weak() != null) {
      line("weak: %s", c.weak());
    }
    text.append('\n');
  }

  private void shapes(ParityCase c) {
    Conv2dGeometry g;
    try {
      g = c.setting().geometry();
    } catch (IllegalArgumentException refused) {
      line("Shape: none, the setting is illegal");
      return;
    } catch (UnsupportedOperationException tooLarge) {
      line("Shape: %s", String.valueOf(tooLarge.getMessage()));
      return;
    }
    line("Shape: %s = %s", FORMULA, g.output());
    Pads pads = g.options().pads(g.kernelH(), g.kernelW());
    axis(
        "height",
        g.inputH(),
        pads.top(),
        pads.bottom(),
        g.options().dilation().h(),
        g.kernelH(),
        g.options().stride().h(),
        g.rows());
    axis(
        "width ",
        g.inputW(),
        pads.left(),
        pads.right(),
        g.options().dilation().w(),
        g.kernelW(),
        g.options().stride().w(),
        g.columns());
    text.append('\n');
  }

  private void axis(
      String name, int in, int before, int after, int dilation, int kernel, int stride, Taps taps) {
    long last = (long) (taps.outputs() - 1) * stride + (long) dilation * (kernel - 1) + 1;
    long dropped = (long) in + before + after - last;
    line(
        "  %s  floor((%d + %d + %d - %d * (%d - 1) - 1) / %d) + 1 = %d%s",
        name,
        in,
        before,
        after,
        dilation,
        kernel,
        stride,
        taps.outputs(),
        dropped > 0
            ? "      the last "
                + dropped
                + " of the padded size "
                + (dropped == 1 ? "does" : "do")
                + " not fill a stride"
            : "");
  }

  private void verdict(ParityResult result) {
    Verdict verdict = result.verdict();
    String name = verdict.name();
    line(
        "%s: %s",
        verdict.fails() ? ink.bad(name) : verdict.passes() ? ink.good(name) : name,
        verdict.sentence());
    line("  %-12s %s against %s", "candidate", result.candidateName(), result.referenceName());
    for (Facts.Fact fact : Facts.of(result)) {
      line("  %-12s %s", fact.key(), Ink.printable(fact.value()));
    }
    String none = Unexplained.sentence(result);
    if (none != null) {
      line("  %-12s %s", "cause", none);
    }
    if (result.comparison() != null) {
      line(
          "  %-12s torch.testing.assert_close %s; it decides nothing",
          "assert_close",
          (result.comparison().assertClose() ? "accepts " : "rejects ")
              + (result.gradients().isEmpty() ? "it" : "the output"));
    }
  }
}
