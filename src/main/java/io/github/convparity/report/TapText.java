package io.github.convparity.report;

import io.github.convparity.diagnose.TapMap;
import io.github.convparity.diagnose.TapRead;
import io.github.convparity.tensor.Shape;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What each tap of the kernel reads, as grids of taps side by side and as sentences. */
public final class TapText {
  private static final int MOST_GRIDS = 4;
  private static final int MOST_SENTENCES = 10;

  private final TapMap map;
  private final TapGrid grid;
  private final StringBuilder text = new StringBuilder();

  private TapText(TapMap map, Ink ink) {
    this.map = map;
    this.grid = new TapGrid(map, ink);
  }

  /**
   * For the element a grid of taps for each side, what differs there, and how much differs over all
   * elements; or why there is nothing to show.
   */
  public static String of(TapMap map, Ink ink) {
    TapText shown = new TapText(map, ink);
    shown.heading();
    shown.problems();
    if (!map.reads().isEmpty()) {
      shown.grids();
      shown.sentences();
      shown.overAll();
    }
    return shown.text.toString();
  }

  @SuppressWarnings("AnnotateFormatMethod") // its callers pass literals
  private void line(String format, Object... arguments) {
    text.append(String.format(Locale.ROOT, format, arguments).stripTrailing()).append('\n');
  }

  private void heading() {
    if (map.reads().isEmpty()) {
      line("Taps: nothing to show");
      return;
    }
    line(
        "Taps of %s: the pixel y,x of the input that each tap of the kernel reads, probed with %d"
            + " calls",
        map.element(), map.candidate().calls() + map.reference().calls());
    if (map.probed() < map.taps()) {
      line(
          "  the first %d of %d taps; all would take more than %d calls or %d billion products",
          map.probed(), map.taps(), TapMap.MOST_CALLS, TapMap.MOST_PRODUCTS / 1_000_000_000);
    }
  }

  private void problems() {
    if (map.candidate().refuses() && map.reference().refuses()) {
      line("  both sides refuse the setting, so no tap reads anything");
      return;
    }
    problem("candidate", map.candidate().problem());
    problem("PyTorch", map.reference().problem());
    Shape theirs = map.reference().shape();
    Shape ours = map.candidate().shape();
    if (theirs != null && map.element().isEmpty()) {
      line("  PyTorch's output %s has no element", theirs);
    } else if (theirs != null && map.taps() == 0) {
      line("  the kernel has no tap");
    } else if (theirs != null && ours != null && !ours.equals(theirs)) {
      boolean lacks = map.reads().get(0).candidate() == null;
      line(
          "  the candidate's output is %s, PyTorch's %s%s",
          ours, theirs, lacks ? ": the candidate has no such element" : "");
    }
  }

  private void problem(String side, @Nullable String problem) {
    if (problem != null) {
      line("  %-10s %s", side, Ink.printable(problem));
    }
  }

  /** One grid for channels whose taps read the same places. */
  private void grids() {
    Map<String, List<Integer>> alike = new LinkedHashMap<>();
    for (List<TapMap.Tap> taps : channels()) {
      alike
          .computeIfAbsent(grid.of(taps), absent -> new ArrayList<>())
          .add(taps.get(0).inputChannel());
    }
    List<String> shown = alike.keySet().stream().limit(MOST_GRIDS).toList();
    for (String channel : shown) {
      line("  input channel%s", ranges(alike.getOrDefault(channel, List.of())));
      text.append(channel);
    }
    if (alike.size() > shown.size()) {
      line("  … and %d more grids of other channels", alike.size() - shown.size());
    }
    legend(shown);
  }

  private List<List<TapMap.Tap>> channels() {
    List<List<TapMap.Tap>> channels = new ArrayList<>();
    for (TapMap.Tap tap : map.reads()) {
      if (tap.channel() == channels.size()) {
        channels.add(new ArrayList<>());
      }
      channels.get(tap.channel()).add(tap);
    }
    return channels;
  }

  /** {@code s 0 to 2, 4}. */
  private static String ranges(List<Integer> numbers) {
    List<String> ranges = new ArrayList<>();
    int from = 0;
    for (int i = 0; i < numbers.size(); i++) {
      if (i + 1 == numbers.size() || numbers.get(i + 1) != numbers.get(i) + 1) {
        ranges.add(from == i ? "" + numbers.get(i) : numbers.get(from) + " to " + numbers.get(i));
        from = i + 1;
      }
    }
    return (numbers.size() > 1 ? "s " : " ") + String.join(", ", ranges);
  }

  private void legend(List<String> grids) {
    String all = String.join("", grids);
    explain(all, "pad", "a zero of the padding, or nothing at all, which adds 0 as well");
    explain(all, "n[0-9]+:", "n1: of another image than its own, c1: of another channel");
    explain(all, "c[0-9]+:", "c1: of another channel than the tap's own");
    explain(all, "o[0-9]+:", "o1: with the weight of that filter, not of its own");
    explain(all, "=", "= the same number whatever the input is");
    explain(all, "many", "many: more than one pixel, or more than one weight");
    explain(all, "\\?", "?: numbers that no pixel explains");
  }

  private void explain(String grids, String sign, String meaning) {
    if (grids.lines().anyMatch(line -> line.matches(".*(^|[ \\[])" + sign + ".*"))) {
      line("  %s", (sign.equals("pad") ? "pad: " : "") + meaning);
    }
  }

  private void sentences() {
    List<TapMap.Tap> differing = map.reads().stream().filter(TapMap.Tap::differs).toList();
    for (TapMap.Tap tap : differing.subList(0, Math.min(MOST_SENTENCES, differing.size()))) {
      line("  %s", sentence(tap));
    }
    if (differing.size() > MOST_SENTENCES) {
      line("  … and %d more taps that differ", differing.size() - MOST_SENTENCES);
    }
  }

  private static String sentence(TapMap.Tap tap) {
    String channel = tap.inputChannel() == 0 ? "" : " of channel " + tap.inputChannel();
    return String.format(
        Locale.ROOT,
        "tap (%d,%d)%s reads %s in PyTorch, %s in the candidate",
        tap.kh(),
        tap.kw(),
        channel,
        words(tap.reference(), tap.reference()),
        words(tap.candidate(), tap.reference()));
  }

  private static String words(@Nullable TapRead read, TapRead reference) {
    if (read == null) {
      return "nothing that is known";
    }
    String pixels =
        read.pixels().stream()
            .map(pixel -> pixelWords(pixel, reference))
            .collect(Collectors.joining(" and "));
    String filter =
        read.filter() == TapRead.OWN ? "" : " with the weight of filter " + read.filter();
    return switch (read.kind()) {
          case PIXEL -> "pixel " + pixels;
          case SUM -> "more than one pixel, " + pixels;
          case MULTIPLE -> TapGrid.factor(read) + " x pixel " + pixels;
          case PADDING -> "padding";
          case CONSTANT -> "the number " + TapGrid.factor(read) + " whatever the input is";
          case SEVERAL -> "more than one pixel or weight";
          case UNKNOWN -> "what no pixel explains";
        }
        + filter;
  }

  /** {@code (y,x)}, and where it is another channel or image than PyTorch's, the whole index. */
  private static String pixelWords(List<Integer> index, TapRead reference) {
    List<Integer> plane = index.subList(index.size() - 2, index.size());
    List<Integer> rest = index.subList(0, index.size() - 2);
    boolean elsewhere =
        !reference.pixels().isEmpty()
            && !reference.pixels().get(0).subList(0, rest.size()).equals(rest);
    return elsewhere
        ? index.toString().replace(" ", "") + " of the input"
        : "(" + plane.get(0) + "," + plane.get(1) + ")";
  }

  private void overAll() {
    TapMap.Difference d = map.difference();
    if (d == null || d.elements() == 0) {
      return;
    }
    if (d.different() == 0) {
      line(
          "Over all %d output elements every tap reads what it reads in PyTorch (%d compared).",
          d.elements(), d.compared());
      return;
    }
    line(
        "Over all %d output elements %d of %d taps read something else than in PyTorch, in %d"
            + " elements:",
        d.elements(), d.different(), d.compared(), d.elementsWith());
    for (TapMap.Place place : d.first()) {
      line("  at %s %s", place.element(), sentence(place.tap()));
    }
    if (d.different() > d.first().size()) {
      line("  … and %d more", d.different() - d.first().size());
    }
  }
}
