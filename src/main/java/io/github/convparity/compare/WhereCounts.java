package io.github.convparity.compare;

import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/** The differing elements counted along every axis of a {@link Layout}, in one pass. */
final class WhereCounts {
  final Layout layout;
  final int differences;
  final int firstDifference;
  final PartCounts outer;
  final PartCounts channels;
  final PartCounts groups;
  final PartCounts rows;
  final PartCounts columns;
  final PartCounts regions;
  private final PartCounts phases;
  private final PartCounts taps;

  WhereCounts(Layout layout, BitSet elements, IntToDoubleFunction ratio) {
    this.layout = layout;
    this.differences = elements.cardinality();
    this.firstDifference = elements.nextSetBit(0);
    int planes = layout.outer() * layout.channels();
    int width = layout.columns().size();
    int height = layout.rows().size();
    this.outer = PartCounts.equal(layout.outer(), layout.channels() * layout.plane());
    this.channels = PartCounts.equal(layout.channels(), layout.outer() * layout.plane());
    this.rows = PartCounts.equal(height, planes * width);
    this.columns = PartCounts.equal(width, planes * height);
    this.regions = regions(layout, planes);
    this.phases =
        PartCounts.product(layout.rows().sizeOfPhases(), layout.columns().sizeOfPhases(), planes);
    this.taps = PartCounts.equal(layout.kernel() ? layout.plane() : 1, planes);
    for (int i = elements.nextSetBit(0); i >= 0; i = elements.nextSetBit(i + 1)) {
      add(i, ratio.applyAsDouble(i));
    }
    this.groups = (layout.filters() ? outer : channels).grouped(layout.perGroup());
  }

  private static PartCounts regions(Layout layout, int planes) {
    int[] elements = new int[Regions.COUNT];
    int[] rows = layout.rows().sizeOfSides();
    int[] columns = layout.columns().sizeOfSides();
    for (int sides = 0; sides < Regions.COUNT; sides++) {
      int vertical = sides & (Regions.TOP | Regions.BOTTOM);
      int horizontal = sides & (Regions.LEFT | Regions.RIGHT);
      elements[sides] = rows[vertical] * columns[horizontal] * planes;
    }
    return new PartCounts(elements);
  }

  private void add(int element, double ratio) {
    int place = element % layout.plane();
    int plane = element / layout.plane();
    int row = place / layout.columns().size();
    int column = place % layout.columns().size();
    outer.add(plane / layout.channels(), ratio);
    channels.add(plane % layout.channels(), ratio);
    rows.add(row, ratio);
    columns.add(column, ratio);
    regions.add(layout.rows().sides(row) | layout.columns().sides(column), ratio);
    phases.add(
        layout.rows().phaseOf(row) * layout.columns().phases() + layout.columns().phaseOf(column),
        ratio);
    taps.add(layout.kernel() ? place : 0, ratio);
  }

  /** The lists that say something, by name. */
  Map<String, List<Where.Part>> parts() {
    Map<String, List<Where.Part>> parts = new LinkedHashMap<>();
    parts.put(
        Where.REGIONS,
        regions.parts(Regions.ORDER.stream().mapToInt(Integer::intValue), Regions::name));
    parts.put(Where.CHANNELS, channels.parts(channel -> "channel " + channel));
    parts.put(Where.GROUPS, groups.parts(group -> "group " + group));
    parts.put(
        layout.filters() ? Where.FILTERS : Where.BATCH,
        outer.parts(item -> layout.outerName() + " " + item));
    parts.put(Where.PHASES, phases.parts(this::phase));
    parts.put(Where.TAPS, taps.parts(this::tap));
    parts.values().removeIf(List::isEmpty);
    return parts;
  }

  private String phase(int phase) {
    int across = layout.columns().phases();
    return pair(layout.rows().remainder(phase / across), layout.columns().remainder(phase % across))
        + " of "
        + pair(layout.rows().stride(), layout.columns().stride());
  }

  private String tap(int tap) {
    return "tap " + pair(tap / layout.columns().size(), tap % layout.columns().size());
  }

  private static String pair(int h, int w) {
    return "(" + h + ", " + w + ")";
  }
}
