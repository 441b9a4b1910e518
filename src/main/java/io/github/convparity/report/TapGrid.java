package io.github.convparity.report;

import io.github.convparity.diagnose.TapMap;
import io.github.convparity.diagnose.TapRead;
import io.github.convparity.suite.JsonNumbers;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What the taps of one channel read, as a grid for each side. */
final class TapGrid {
  private final TapMap map;
  private final Ink ink;

  TapGrid(TapMap map, Ink ink) {
    this.map = map;
    this.ink = ink;
  }

  /**
   * The rows of one channel's taps.
   *
   * @param taps of one channel
   */
  String of(List<TapMap.Tap> taps) {
    boolean both = taps.get(0).candidate() != null;
    int width = 3;
    for (TapMap.Tap tap : taps) {
      width = Math.max(width, cell(tap.reference(), tap).length());
      width = Math.max(width, both ? marked(tap).length() : 0);
    }
    int columns = map.kernel().w();
    StringBuilder grid = new StringBuilder();
    int side = columns * (width + 2) + 2;
    String titles = String.format(Locale.ROOT, "    %-" + side + "s", "PyTorch");
    grid.append((both ? titles + "candidate" : titles.stripTrailing())).append('\n');
    for (int row = 0; row < taps.size(); row += columns) {
      List<TapMap.Tap> cells = taps.subList(row, Math.min(taps.size(), row + columns));
      grid.append(rowOf(cells, width, side, both)).append('\n');
    }
    return grid.toString();
  }

  private String rowOf(List<TapMap.Tap> cells, int width, int side, boolean both) {
    StringBuilder row = new StringBuilder("    ");
    for (TapMap.Tap tap : cells) {
      row.append(padded(cell(tap.reference(), tap), width + 2));
    }
    if (!both) {
      return row.toString().stripTrailing();
    }
    row.append(" ".repeat(4 + side - row.length()));
    for (TapMap.Tap tap : cells) {
      String cell = marked(tap);
      row.append(tap.differs() ? ink.bad(cell) : cell);
      row.append(" ".repeat(width + 2 - cell.length()));
    }
    return row.toString().stripTrailing();
  }

  private static String padded(String cell, int width) {
    return cell + " ".repeat(width - cell.length());
  }

  /** The candidate's cell, in brackets where it differs. */
  private String marked(TapMap.Tap tap) {
    String cell = cell(tap.candidate(), tap);
    return tap.differs() ? "[" + cell + "]" : cell;
  }

  private String cell(@Nullable TapRead read, TapMap.Tap tap) {
    if (read == null) {
      return "-";
    }
    String pixels =
        read.pixels().stream().map(pixel -> pixel(pixel, tap)).collect(Collectors.joining("+"));
    String filter = read.filter() == TapRead.OWN ? "" : "o" + read.filter() + ":";
    return switch (read.kind()) {
      case PIXEL, SUM -> filter + pixels;
      case MULTIPLE -> filter + factor(read) + "*" + pixels;
      case PADDING -> "pad";
      case CONSTANT -> "=" + factor(read);
      case SEVERAL -> "many";
      case UNKNOWN -> "?";
    };
  }

  /** {@code y,x}, with the channel and the image where they are not the tap's own. */
  private String pixel(List<Integer> index, TapMap.Tap tap) {
    int rank = index.size();
    boolean own = index.get(rank - 3) == tap.inputChannel();
    boolean ownImage = rank < 4 || index.get(0).equals(map.element().get(0));
    return (ownImage ? "" : "n" + index.get(0) + ":")
        + (own ? "" : "c" + index.get(rank - 3) + ":")
        + index.get(rank - 2)
        + ","
        + index.get(rank - 1);
  }

  static String factor(TapRead read) {
    return JsonNumbers.shortest((float) read.factor()).replaceAll("\\.0$", "");
  }
}
