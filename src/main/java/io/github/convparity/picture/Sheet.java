package io.github.convparity.picture;

import io.github.convparity.image.Canvas;
import io.github.convparity.image.ColourScale;
import io.github.convparity.image.HeatMap;
import io.github.convparity.image.Lettering;
import io.github.convparity.image.Palette;
import io.github.convparity.image.Rect;
import java.util.ArrayList;
import java.util.List;

/** Draws texts, panels and legends on a canvas. */
final class Sheet {
  /** From the edge of the sheet to what is on it. */
  static final int MARGIN = 12;

  /** Between panels. */
  static final int GAP = 16;

  /** Pixels to a dot of the letters, where the text fits. */
  static final int LARGE = 2;

  /** From one large line to the next. */
  static final int LINE = 24;

  /** From one small line to the next. */
  private static final int SMALL_LINE = 13;

  private static final int INSIDE = 6;

  /** Of a scale, with the gaps beside it. */
  private static final int LEAST_BAR = 80;

  private final Canvas canvas;

  Sheet(Canvas canvas) {
    this.canvas = canvas;
  }

  /** Writes a line, large if it fits into the width, otherwise small and cut. */
  void line(String text, int y, int x, int width, int colour) {
    line(text, new Rect(y, x, 0, width), scale(width, List.of(text)), colour);
  }

  /**
   * Writes a line of this size, cut where it does not fit.
   *
   * @param at where it begins, and how wide it may be
   */
  void line(String text, Rect at, int scale, int colour) {
    String cut = Lettering.cut(text, Lettering.letters(at.width(), scale));
    int lower = scale == LARGE ? 0 : Lettering.HEIGHT / 2;
    canvas.text(cut, at.y() + lower, at.x(), scale, colour);
  }

  /** As a line that ends at {@code right}. */
  void lineTo(String text, int y, int right, int width, int colour) {
    int scale = scale(width, List.of(text));
    int wide = Math.min(width, Lettering.width(text, scale));
    line(text, y, right - wide, width, colour);
  }

  /** The size at which all of these lines fit, or the smallest. */
  static int scale(int width, List<String> lines) {
    boolean fits = lines.stream().allMatch(line -> Lettering.width(line, LARGE) <= width);
    return fits ? LARGE : 1;
  }

  /** Writes large lines, one below the other. */
  void lines(List<String> lines, int y, int x, int colour) {
    for (int i = 0; i < lines.size(); i++) {
      canvas.text(lines.get(i), y + i * LINE, x, LARGE, colour);
    }
  }

  /** In large lines of this width. */
  static List<String> wrapped(String text, int width) {
    return Lettering.wrapped(text, Lettering.letters(width, LARGE));
  }

  /** How high a field of this width must be to take words in large letters. */
  static int heightFor(String words, int width) {
    return wrapped(words, width - 2 * INSIDE).size() * LINE + 4 * INSIDE;
  }

  /** Draws a panel's field, and its caption above it. */
  void panel(Panel panel, Rect field) {
    line(panel.caption(), field.y() - LINE, field.x(), field.width(), Palette.INK);
    canvas.fill(field, Palette.GROUND);
    Rect middle = field;
    if (panel.heat() != null) {
      middle = heat(panel.heat(), field);
    }
    if (!panel.words().isEmpty()) {
      words(panel.words(), field, middle);
    }
  }

  /** Draws numbers with an outline around them; returns where they are. */
  private Rect heat(Panel.Heat heat, Rect field) {
    Rect at = place(heat, field);
    canvas.outline(at.grown(1), Palette.INK);
    heat.map().draw(canvas, at, heat.scale(), heat.reduction());
    return at;
  }

  /** Where a heat map is on the canvas. */
  static Rect place(Panel.Heat heat, Rect field) {
    Rect at = heat.at();
    return new Rect(field.y() + at.y(), field.x() + at.x(), at.height(), at.width());
  }

  /** In the middle of a rectangle, as large as the field allows. */
  private void words(String words, Rect field, Rect middle) {
    int width = field.width() - 2 * INSIDE;
    int height = field.height() - 2 * INSIDE;
    int scale = LARGE;
    List<String> lines = Lettering.wrapped(words, Lettering.letters(width, scale));
    if (lines.size() * LINE > height) {
      scale = 1;
      lines = Lettering.wrapped(words, Lettering.letters(width, scale));
    }
    int step = scale == LARGE ? LINE : SMALL_LINE;
    int most = Math.max(1, height / step);
    if (lines.size() > most) {
      String last = lines.get(most - 1) + " " + lines.get(most);
      lines = new ArrayList<>(lines.subList(0, most));
      lines.set(most - 1, Lettering.cut(last, Lettering.letters(width, scale)));
    }
    int widest = 0;
    for (String line : lines) {
      widest = Math.max(widest, Lettering.width(line, scale));
    }
    int tall = (lines.size() - 1) * step + Lettering.HEIGHT * scale;
    int x = within(middle.x() + (middle.width() - widest) / 2, field.x(), field.right() - widest);
    int y = within(middle.y() + (middle.height() - tall) / 2, field.y(), field.bottom() - tall);
    canvas.fill(new Rect(y, x, tall, widest).grown(INSIDE), Palette.PAPER);
    for (int i = 0; i < lines.size(); i++) {
      canvas.text(lines.get(i), y + i * step + scale, x, scale, Palette.INK);
    }
  }

  private static int within(int value, int least, int most) {
    return Math.max(least + INSIDE, Math.min(most - INSIDE, value));
  }

  /** A scale with its numbers at both ends. */
  void legend(ColourScale scale, int y, int x, int width) {
    if (scale instanceof ColourScale.Values values) {
      legend(values, y, x, width);
    } else if (scale instanceof ColourScale.Differences differences) {
      double limit = differences.limit();
      String number = Numbers.brief(limit, 2);
      if (limit > 0) {
        bar("-" + number, "+" + number, -limit, limit, scale, new Rect(y, x, 0, width));
      } else {
        line("no difference", y, x, width, Palette.INK);
      }
    }
  }

  private void legend(ColourScale.Values values, int y, int x, int width) {
    if (values.low() < values.high()) {
      String low = Numbers.brief(values.low(), 3);
      String high = Numbers.brief(values.high(), 3);
      bar(low, high, values.low(), values.high(), values, new Rect(y, x, 0, width));
    } else if (values.low() == values.high()) {
      line("all " + Numbers.brief(values.low(), 3), y, x, width, Palette.INK);
    }
  }

  private void bar(String left, String right, double low, double high, ColourScale scale, Rect at) {
    int size = Lettering.width(left + right, LARGE) > at.width() - LEAST_BAR ? 1 : LARGE;
    int gap = Lettering.ADVANCE * size;
    int from = at.x() + Lettering.width(left, size) + gap;
    int to = at.right() - Lettering.width(right, size) - gap;
    int lower = size == LARGE ? 0 : 4;
    canvas.text(left, at.y() + lower, at.x(), size, Palette.INK);
    canvas.text(right, at.y() + lower, to + gap, size, Palette.INK);
    Rect bar = new Rect(at.y() - 1, from, 16, Math.max(1, to - from));
    canvas.outline(bar.grown(1), Palette.INK);
    int steps = Math.max(2, bar.width());
    double[] ramp = new double[steps];
    for (int i = 0; i < steps; i++) {
      double share = (double) i / (steps - 1);
      ramp[i] = low * (1 - share) + high * share;
    }
    HeatMap.of(ramp, 1, steps).draw(canvas, bar, scale, HeatMap.Reduction.MEAN);
    if (scale instanceof ColourScale.Differences) {
      canvas.fill(new Rect(bar.bottom(), (from + to) / 2, 4, 1), Palette.INK); // 0
    }
  }

  /** Patches of the hatches, each with its name. */
  void hatches(List<Double> values, int y, int x) {
    int at = x;
    for (double value : values) {
      Rect patch = new Rect(y - 1, at, 16, 24);
      canvas.hatch(patch, value);
      canvas.outline(patch.grown(1), Palette.INK);
      String name = Numbers.brief(value, 3);
      canvas.text(name, y, patch.right() + 8, LARGE, Palette.INK);
      at = patch.right() + 8 + Lettering.width(name, LARGE) + 24;
    }
  }
}
