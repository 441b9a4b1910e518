package io.github.convparity.picture;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Verdict;
import io.github.convparity.image.Canvas;
import io.github.convparity.image.ColourScale;
import io.github.convparity.image.HeatMap;
import io.github.convparity.image.Lettering;
import io.github.convparity.image.Palette;
import io.github.convparity.image.Rect;
import io.github.convparity.suite.Setting;
import io.github.convparity.suite.TorchNotation;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series of cases as the frames of an animation: the outputs of both sides in one grey scale, and
 * the difference between them. Drawn is the first channel of the first image.
 *
 * <pre>{@code
 * List<Canvas> frames =
 *     SeriesPicture.frames(series, SeriesPicture.Shown.BOTH, SeriesPicture.MOST_PIXELS);
 * byte[] gif = GifFile.of(frames, 40);
 * }</pre>
 */
public final class SeriesPicture {
  /** Which pictures stand in a frame. */
  public enum Shown {
    /** The candidate's output. */
    CANDIDATE,
    /** PyTorch's output. */
    PYTORCH,
    /** The candidate's output minus PyTorch's. */
    DIFFERENCE,
    /** All three. */
    BOTH
  }

  /**
   * One frame.
   *
   * @param label the setting that is varied, as {@code kernel 3}
   */
  public record Frame(String label, Answered answered) {}

  /** How many pixels an output takes at most, in a picture that need not be small. */
  public static final int MOST_PIXELS = 102_400;

  private static final int NARROW = 250;
  private static final int ALONE = 320;

  private final Shown shown;
  private final Placing placing;
  private final List<Double> hatched;
  private final int width;
  private final List<String> foot;
  private final Rect firstField;
  private final int shapeScale;

  private SeriesPicture(List<Answered> series, Shown shown, int most) {
    this.shown = shown;
    this.placing = Placing.of(series, shown == Shown.BOTH ? NARROW : ALONE, most);
    this.hatched = hatched(series);
    int panels = shown == Shown.BOTH ? 3 : 1;
    this.width = 2 * Sheet.MARGIN + panels * placing.width() + (panels - 1) * Sheet.GAP;
    int inside = width - 2 * Sheet.MARGIN;
    this.foot = Sheet.wrapped(foot(series.get(0)), inside);
    this.shapeScale = Sheet.scale(inside, series.stream().map(SeriesPicture::shapes).toList());
    int layerLines = series.stream().mapToInt(frame -> layer(frame).size()).max().orElse(1);
    int head = Sheet.MARGIN + (2 + layerLines) * Sheet.LINE + 6 + Sheet.LINE;
    this.firstField = new Rect(head, Sheet.MARGIN, placing.height(), placing.width());
  }

  private List<String> layer(Answered answered) {
    return Sheet.wrapped(TorchNotation.of(answered.setting()), width - 2 * Sheet.MARGIN);
  }

  /**
   * The frames, all of one size.
   *
   * @param series at least one
   * @param most how many pixels the largest output may take, about; {@link #MOST_PIXELS} or fewer
   */
  public static List<Canvas> frames(List<Frame> series, Shown shown, int most) {
    List<Answered> answers = series.stream().map(Frame::answered).toList();
    SeriesPicture picture = new SeriesPicture(answers, shown, most);
    return series.stream().map(picture::frame).toList();
  }

  /** The special values that occur in any frame, in a fixed order. */
  private static List<Double> hatched(List<Answered> series) {
    List<Double> found = new ArrayList<>();
    for (double special : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
      boolean occurs = false;
      for (Answered frame : series) {
        HeatMap ours = plane(frame.candidate());
        HeatMap theirs = plane(frame.reference());
        occurs |= ours != null && ours.has(special);
        occurs |= theirs != null && theirs.has(special);
        occurs |=
            frame.isComparable()
                && ours != null
                && theirs != null
                && Planes.difference(ours, theirs).has(special);
      }
      if (occurs) {
        found.add(special);
      }
    }
    return found;
  }

  private static @Nullable HeatMap plane(@Nullable Tensor output) {
    return output != null && Planes.has(output, 0, 0) ? Planes.of(output, 0, 0) : null;
  }

  private String foot(Answered first) {
    Setting setting = first.setting();
    String image = setting.input().rank() == 4 ? " of image 0. " : ". ";
    boolean one = setting.outChannels() == 1 && setting.batch() == 1;
    return (shown == Shown.DIFFERENCE
            ? ""
            : "Black is the smallest, white the largest number of the frame. ")
        + (shown == Shown.DIFFERENCE || shown == Shown.BOTH
            ? "Difference: candidate minus PyTorch. "
            : "")
        + (one ? "" : "Shown is output channel 0" + image)
        + placing.words();
  }

  private Canvas frame(Frame frame) {
    int legends = firstField.bottom() + 12;
    int below = legends + Sheet.LINE + 8 + (hatched.isEmpty() ? 0 : Sheet.LINE);
    Canvas canvas = Canvas.of(below + foot.size() * Sheet.LINE + Sheet.MARGIN - 8, width);
    Sheet sheet = new Sheet(canvas);
    head(sheet, frame);
    panels(sheet, frame.answered(), legends);
    if (!hatched.isEmpty()) {
      sheet.hatches(hatched, legends + Sheet.LINE, Sheet.MARGIN);
    }
    sheet.lines(foot, below, Sheet.MARGIN, Palette.QUIET);
    return canvas;
  }

  private void head(Sheet sheet, Frame frame) {
    int inside = width - 2 * Sheet.MARGIN;
    Answered answered = frame.answered();
    int labelled = Lettering.width(frame.label() + "  ", Sheet.LARGE);
    sheet.line(frame.label(), Sheet.MARGIN, Sheet.MARGIN, inside, Palette.INK);
    sheet.lineTo(
        verdict(answered),
        Sheet.MARGIN,
        width - Sheet.MARGIN,
        Math.max(Lettering.ADVANCE, inside - labelled),
        Palette.INK);
    Rect second = new Rect(Sheet.MARGIN + Sheet.LINE, Sheet.MARGIN, 0, inside);
    sheet.line(shapes(answered), second, shapeScale, Palette.INK);
    sheet.lines(layer(answered), second.y() + Sheet.LINE, Sheet.MARGIN, Palette.QUIET);
  }

  private static String shapes(Answered answered) {
    return answered.setting().input() + " → " + answered.shapes();
  }

  private static String verdict(Answered answered) {
    Verdict verdict = answered.result().verdict();
    Comparison comparison = answered.result().comparison();
    if (verdict == Verdict.BIT_EXACT) {
      return "equal bits";
    }
    return verdict == Verdict.ROUNDING && comparison != null
        ? verdict.words() + ", " + Numbers.brief(worst(comparison), 2) + " of the bound"
        : verdict.words();
  }

  private static double worst(Comparison comparison) {
    return Math.max(comparison.candidateRatio(), comparison.referenceRatio());
  }

  private void panels(Sheet sheet, Answered answered, int legends) {
    ColourScale.Values grey = Greys.of(plane(answered.candidate()), plane(answered.reference()));
    Panel ours =
        side(
            "candidate " + answered.result().candidateName(),
            answered,
            answered.candidate(),
            answered.result().candidate().message(),
            grey);
    Panel theirs =
        side(
            "PyTorch",
            answered,
            answered.reference(),
            answered.result().reference().message(),
            grey);
    Panel difference = difference(answered);
    switch (shown) {
      case CANDIDATE -> panelWithLegend(sheet, ours, firstField, legends, 1);
      case PYTORCH -> panelWithLegend(sheet, theirs, firstField, legends, 1);
      case DIFFERENCE -> panelWithLegend(sheet, difference, firstField, legends, 1);
      case BOTH -> {
        boolean alone = ours.heat() != null || theirs.heat() == null;
        panelWithLegend(sheet, ours, firstField, legends, 2);
        panelWithLegend(sheet, theirs, field(1), legends, alone ? 0 : 1);
        panelWithLegend(sheet, difference, field(2), legends, 1);
      }
    }
  }

  private Rect field(int panel) {
    int x = firstField.x() + panel * (firstField.width() + Sheet.GAP);
    return new Rect(firstField.y(), x, firstField.height(), firstField.width());
  }

  /** Draws a panel and below it the scale, over so many panels; none for 0. */
  private static void panelWithLegend(
      Sheet sheet, Panel panel, Rect field, int legends, int panels) {
    sheet.panel(panel, field);
    if (panel.heat() != null && panels > 0) {
      // Over two panels it ends a letter earlier: the next one's begins with a number.
      int wide = panels * field.width() + (panels - 1) * (Sheet.GAP - Sheet.LINE / 2);
      sheet.legend(panel.heat().scale(), legends, field.x(), wide);
    }
  }

  private Panel side(
      String caption,
      Answered answered,
      @Nullable Tensor output,
      @Nullable String message,
      ColourScale scale) {
    HeatMap map = plane(output);
    if (output == null) {
      return Panel.words(caption, Answered.why(message, answered.result().harnessMessage()));
    }
    if (map == null) {
      return Panel.words(caption, "no element in " + output.sizes());
    }
    Rect at = placing.place(answered.setting(), output.sizes());
    return new Panel(caption, new Panel.Heat(map, scale, HeatMap.Reduction.MEAN, at), "");
  }

  private Panel difference(Answered answered) {
    String caption = "difference";
    HeatMap ours = plane(answered.candidate());
    HeatMap theirs = plane(answered.reference());
    if (!answered.isComparable() || ours == null || theirs == null) {
      return Panel.words(caption, Differences.none(answered));
    }
    Rect at = placing.place(answered.setting(), Differences.shape(answered));
    return Differences.panel(caption, answered, Planes.difference(ours, theirs), at);
  }
}
