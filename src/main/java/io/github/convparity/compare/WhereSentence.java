package io.github.convparity.compare;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The most specific sentence that is true of all differences. */
final class WhereSentence {
  private final WhereCounts counts;
  private final int all;

  private WhereSentence(WhereCounts counts) {
    this.counts = counts;
    this.all = (int) counts.layout.shape().elements();
  }

  static String of(WhereCounts counts) {
    return new WhereSentence(counts).sentence();
  }

  private String sentence() {
    if (counts.differences == all) {
      return all == 1 ? "the only element differs" : "every element differs";
    }
    if (counts.differences == 1) {
      int[] index = counts.layout.shape().indexOf(counts.firstDifference);
      return "the one difference lies at " + Arrays.toString(index);
    }
    PlanePlace place = PlanePlace.smallest(counts);
    List<String> words = new ArrayList<>();
    words.add(place.words());
    words.add(channels(place.words().isEmpty()));
    words.add(outer());
    words.removeIf(String::isEmpty);
    if (words.isEmpty()) {
      return scattered();
    }
    String subject =
        counts.differences == 2 ? "both differences" : "all " + counts.differences + " differences";
    return subject + " lie " + String.join(", ", words) + rest(place);
  }

  /** How many elements the place has, unless all of them differ. */
  private String rest(PlanePlace place) {
    int there = place.elements() * counts.channels.hitCount() * counts.outer.hitCount();
    return there == counts.differences
        ? ""
        : ", " + counts.differences + " of the " + there + " elements there";
  }

  private String scattered() {
    String padding = RegionPlaces.touched(counts);
    boolean both = counts.regions.differs(Regions.INTERIOR) && !padding.isEmpty();
    return counts.differences
        + " of the "
        + all
        + " elements differ"
        + (both ? ", in the interior and " + padding : "");
  }

  private String channels(boolean everywhere) {
    int channels = counts.channels.size();
    if (counts.channels.hitCount() < channels) {
      return some(counts.channels, "channel", !counts.layout.filters());
    }
    return everywhere || channels == 1 ? "" : "in every channel";
  }

  private String outer() {
    return counts.outer.hitCount() < counts.outer.size()
        ? some(counts.outer, counts.layout.outerName(), counts.layout.filters())
        : "";
  }

  /** Some values of an axis, by their group where that says more. */
  private String some(PartCounts axis, String noun, boolean grouped) {
    int hits = axis.hitCount();
    String ofAll = " of " + axis.size();
    if (hits == 1) {
      return "in " + noun + " " + axis.first() + ofAll;
    }
    boolean oneGroup = grouped && counts.groups.size() > 1 && counts.groups.hitCount() == 1;
    String group = oneGroup ? "group " + counts.groups.first() + " of " + counts.groups.size() : "";
    if (oneGroup && hits == counts.layout.perGroup()) {
      return "in every " + noun + " of " + group;
    }
    if (hits == axis.last() - axis.first() + 1) {
      return "in " + LinePlace.span(noun, axis.first(), axis.last()) + ofAll;
    }
    return "in " + hits + ofAll + " " + noun + "s" + (oneGroup ? ", all in " + group : "");
  }
}
