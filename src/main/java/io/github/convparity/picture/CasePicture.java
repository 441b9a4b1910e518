package io.github.convparity.picture;

import io.github.convparity.compare.Comparison;
import io.github.convparity.image.Canvas;
import io.github.convparity.image.ColourScale;
import io.github.convparity.image.HeatMap;
import io.github.convparity.image.Palette;
import io.github.convparity.image.Rect;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.TorchNotation;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One case: the input with what an output element reads of it, both outputs, and the difference
 * between them, in the channel of that element.
 */
public final class CasePicture {
  private static final int BOX = 320;
  private static final int MOST_ZOOM = 64;
  private static final int WIDTH = 2 * (Sheet.MARGIN + BOX) + Sheet.GAP;
  private static final int INSIDE = WIDTH - 2 * Sheet.MARGIN;

  private final Answered answered;
  private final Tensor input;
  private final int element;
  private final @Nullable Shape shape;
  private final int image;
  private final int channel;
  private final @Nullable Field field;

  private CasePicture(Answered answered, Tensor input, int element) {
    this.answered = answered;
    this.input = input;
    this.element = element;
    Tensor output = answered.reference() == null ? answered.candidate() : answered.reference();
    this.shape = output == null ? null : output.sizes();
    int[] index = hasElement() ? shape().indexOf(element) : new int[4];
    this.image = index.length == 4 ? index[0] : 0;
    this.channel = index[index.length - 3];
    this.field = hasElement() ? Field.of(answered, shape(), element) : null;
  }

  /**
   * The picture.
   *
   * @param input the case's input, {@code [N, C, H, W]} or {@code [C, H, W]}
   * @param element the output element that is pointed at, by its place in row-major order in
   *     PyTorch's output, or in the candidate's where there is no other; not asked for where there
   *     is none
   */
  public static Canvas of(Answered answered, Tensor input, int element) {
    return new CasePicture(answered, input, element).draw();
  }

  private Shape shape() {
    return Objects.requireNonNull(shape);
  }

  private boolean hasElement() {
    return shape != null && shape.rank() >= 3 && element < shape.elements();
  }

  private Canvas draw() {
    List<String> words = words();
    List<Panel> panels = panels();
    List<Double> hatched = hatched(panels);
    List<String> layer = Sheet.wrapped(TorchNotation.of(answered.setting()), INSIDE);
    int top = Sheet.MARGIN + (1 + layer.size() + words.size()) * Sheet.LINE + 6 + Sheet.LINE;
    int upper = height(panels.subList(0, 2));
    int lower = height(panels.subList(2, 4));
    int legend = 12 + Sheet.LINE;
    int second = top + upper + legend + 8 + Sheet.LINE;
    int below = second + lower + legend + 8 + (hatched.isEmpty() ? 0 : Sheet.LINE);
    List<String> footing = foot(panels);
    Canvas canvas = Canvas.of(below + footing.size() * Sheet.LINE + Sheet.MARGIN - 8, WIDTH);
    Sheet sheet = new Sheet(canvas);
    head(sheet, layer, words);
    for (int i = 0; i < panels.size(); i++) {
      Rect at = field(i % 2, i < 2 ? top : second, i < 2 ? upper : lower);
      panel(canvas, panels.get(i), at, i == 0);
    }
    if (!hatched.isEmpty()) {
      sheet.hatches(hatched, second + lower + legend, Sheet.MARGIN);
    }
    sheet.lines(footing, below, Sheet.MARGIN, Palette.QUIET);
    return canvas;
  }

  private static Rect field(int column, int y, int height) {
    return new Rect(y, Sheet.MARGIN + column * (BOX + Sheet.GAP), height, BOX);
  }

  private void head(Sheet sheet, List<String> layer, List<String> words) {
    ParityResult result = answered.result();
    sheet.line(result.id(), Sheet.MARGIN, Sheet.MARGIN, INSIDE, Palette.INK);
    int y = Sheet.MARGIN + Sheet.LINE;
    sheet.lines(layer, y, Sheet.MARGIN, Palette.QUIET);
    sheet.lines(words, y + layer.size() * Sheet.LINE, Sheet.MARGIN, Palette.INK);
  }

  /** The verdict, where the differences lie, and the element that is pointed at. */
  private List<String> words() {
    ParityResult result = answered.result();
    List<String> texts = new ArrayList<>();
    texts.add(result.verdict() + ": " + result.verdict().sentence());
    Comparison comparison = result.comparison();
    if (comparison != null && comparison.where() != null) {
      texts.add("Where: " + comparison.where().sentence());
    }
    if (hasElement()) {
      texts.add(elementWords());
    }
    return texts.stream().flatMap(text -> Sheet.wrapped(text, INSIDE).stream()).toList();
  }

  private String elementWords() {
    String index = "At " + Arrays.toString(shape().indexOf(element)) + ": ";
    Tensor ours = answered.candidate();
    Tensor theirs = answered.reference();
    if (ours != null && theirs != null && answered.isComparable()) {
      double a = ours.get(element);
      double b = theirs.get(element);
      int digits = Numbers.brief(a, 7).equals(Numbers.brief(b, 7)) ? 17 : 7;
      return Double.compare(a, b) == 0
          ? index + "both " + Numbers.brief(a, 7)
          : index
              + "candidate "
              + Numbers.brief(a, digits)
              + ", PyTorch "
              + Numbers.brief(b, digits);
    }
    return theirs == null
        ? index + "candidate " + Numbers.brief(Objects.requireNonNull(ours).get(element), 7)
        : index + "PyTorch " + Numbers.brief(theirs.get(element), 7);
  }

  private List<String> foot(List<Panel> panels) {
    boolean reduced = panels.stream().anyMatch(CasePicture::isReduced);
    String text =
        (field == null ? "" : field.words() + " ")
            + "Black is the smallest, white the largest number; both outputs have one scale."
            + " Difference: candidate minus PyTorch."
            + (reduced ? " Reduced: means, of differences the largest." : "");
    return Sheet.wrapped(text, INSIDE);
  }

  private static boolean isReduced(Panel panel) {
    Panel.Heat heat = panel.heat();
    return heat != null
        && (heat.at().height() < heat.map().rows() || heat.at().width() < heat.map().columns());
  }

  private List<Panel> panels() {
    HeatMap ours = plane(answered.candidate());
    HeatMap theirs = plane(answered.reference());
    ColourScale grey = Greys.of(ours, theirs);
    String where = Planes.name(shape == null ? 4 : shape.rank(), image, channel);
    ParityResult result = answered.result();
    return List.of(
        inputPanel(),
        difference("difference " + where, ours, theirs),
        side(
            result.candidateName() + " " + where,
            answered.candidate(),
            ours,
            result.candidate().message(),
            grey),
        side("PyTorch " + where, answered.reference(), theirs, result.reference().message(), grey));
  }

  private @Nullable HeatMap plane(@Nullable Tensor output) {
    return output != null && Planes.has(output, image, channel)
        ? Planes.of(output, image, channel)
        : null;
  }

  private Panel inputPanel() {
    int first = field == null ? 0 : field.firstChannel();
    String caption = "input " + Planes.name(input.sizes().rank(), image, first);
    if (!Planes.has(input, image, first)) {
      return Panel.words(caption, "no element in " + input.sizes());
    }
    HeatMap map = Planes.of(input, image, first);
    return heat(caption, map, Greys.of(map, null), HeatMap.Reduction.MEAN);
  }

  private Panel side(
      String caption,
      @Nullable Tensor output,
      @Nullable HeatMap map,
      @Nullable String message,
      ColourScale grey) {
    if (output == null) {
      return Panel.words(caption, Answered.why(message, answered.result().harnessMessage()));
    }
    return map == null
        ? Panel.words(caption, "no such element in " + output.sizes())
        : heat(caption, map, grey, HeatMap.Reduction.MEAN);
  }

  private Panel difference(String caption, @Nullable HeatMap ours, @Nullable HeatMap theirs) {
    if (!answered.isComparable() || ours == null || theirs == null) {
      return Panel.words(caption, Differences.none(answered));
    }
    HeatMap difference = Planes.difference(ours, theirs);
    return Differences.panel(caption, answered, difference, placed(difference));
  }

  private static Panel heat(
      String caption, HeatMap map, ColourScale scale, HeatMap.Reduction reduction) {
    return new Panel(caption, new Panel.Heat(map, scale, reduction, placed(map)), "");
  }

  /** In the middle of the box: enlarged by a whole number, or reduced by one. */
  private static Rect placed(HeatMap map) {
    int longest = Math.max(map.rows(), map.columns());
    int zoom = Math.max(1, Math.min(MOST_ZOOM, (BOX - 2) / longest));
    int reduction = (longest + BOX - 3) / (BOX - 2);
    int height = Math.max(1, map.rows() * zoom / reduction);
    int width = Math.max(1, map.columns() * zoom / reduction);
    return new Rect(0, (BOX - width) / 2, height, width);
  }

  /** Rows of a field that takes both panels. */
  private static int height(List<Panel> panels) {
    int height = 120;
    for (Panel panel : panels) {
      int needed =
          panel.heat() == null
              ? Math.min(BOX, Sheet.heightFor(panel.words(), BOX))
              : panel.heat().at().height() + 2;
      height = Math.max(height, needed);
    }
    return height;
  }

  /** Draws a panel in the middle of its field, what is pointed at, and the scale. */
  private void panel(Canvas canvas, Panel panel, Rect at, boolean isInput) {
    Sheet sheet = new Sheet(canvas);
    Panel.Heat heat = panel.heat();
    if (heat == null) {
      sheet.panel(panel, at);
      return;
    }
    Rect placed = heat.at();
    Rect middle =
        new Rect((at.height() - placed.height()) / 2, placed.x(), placed.height(), placed.width());
    Panel.Heat moved = new Panel.Heat(heat.map(), heat.scale(), heat.reduction(), middle);
    sheet.panel(new Panel(panel.caption(), moved, panel.words()), at);
    Rect drawn = Sheet.place(moved, at);
    if (field != null) {
      if (isInput) {
        field.mark(canvas, heat.map(), drawn);
      } else if (panel.words().isEmpty()
          && heat.map().rows() > field.row()
          && heat.map().columns() > field.column()) {
        Field.mark(canvas, heat.map().place(field.row(), field.column(), drawn));
      }
    }
    sheet.legend(heat.scale(), at.bottom() + 12, at.x(), BOX);
  }

  private static boolean has(Panel panel, double special) {
    Panel.Heat heat = panel.heat();
    return heat != null && heat.map().has(special);
  }

  private static List<Double> hatched(List<Panel> panels) {
    List<Double> found = new ArrayList<>();
    for (double special : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY)) {
      if (panels.stream().anyMatch(panel -> has(panel, special))) {
        found.add(special);
      }
    }
    return found;
  }
}
