package io.github.convparity.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/** The places of a plane that are named after the sides of the padding and hold all differences. */
final class RegionPlaces {
  private final PartCounts regions;
  private final String near;
  private final int planes;
  private final int present;
  private final List<PlanePlace> places = new ArrayList<>();

  private RegionPlaces(WhereCounts counts) {
    this.regions = counts.regions;
    this.near = counts.layout.near();
    this.planes = counts.layout.outer() * counts.layout.channels();
    this.present = union(region -> regions.elements(region) > 0);
  }

  /** What is named more narrowly stands before what has as many elements. */
  static List<PlanePlace> of(WhereCounts counts) {
    RegionPlaces found = new RegionPlaces(counts);
    found.addIfTrue(region -> region == Regions.INTERIOR, "in the interior, away from all padding");
    List<Integer> choices =
        Regions.ORDER.stream()
            .filter(sides -> sides != Regions.INTERIOR && (sides & ~found.present) == 0)
            .toList();
    for (int sides : choices) {
      found.addIfTrue(region -> (region & sides) == sides, found.allOf(sides));
    }
    for (int sides : choices) {
      found.addIfTrue(region -> region == sides, found.allOf(sides) + " and no other");
    }
    found.addIfTrue(Regions::isCorner, "in the corners");
    for (int sides : choices) {
      IntPredicate touching = region -> (region & sides) != 0;
      if (sides == found.present || found.differEverywhere(touching)) {
        found.addIfTrue(touching, found.anyOf(sides));
      }
    }
    return found.places;
  }

  /** Which padding the differences touch, if any: {@code where the window touches padding}. */
  static String touched(WhereCounts counts) {
    RegionPlaces found = new RegionPlaces(counts);
    int sides = found.union(found.regions::differs);
    return sides == Regions.INTERIOR ? "" : found.anyOf(sides);
  }

  private int union(IntPredicate wanted) {
    return Regions.ORDER.stream()
        .filter(wanted::test)
        .reduce(Regions.INTERIOR, (some, more) -> some | more);
  }

  private String allOf(int sides) {
    int wider = elements(region -> (region & sides) == sides);
    return Regions.isCorner(sides) && wider == elements(region -> region == sides)
        ? "in the " + Regions.name(sides) + " corner"
        : near + "the " + Regions.joined(sides, "and") + " padding";
  }

  private String anyOf(int sides) {
    return near + (sides == present ? "" : "the " + Regions.joined(sides, "or") + " ") + "padding";
  }

  /** Whether each of these regions that there is has differences: two corners are not two sides. */
  private boolean differEverywhere(IntPredicate wanted) {
    return Regions.ORDER.stream()
        .filter(region -> wanted.test(region) && regions.elements(region) > 0)
        .allMatch(regions::differs);
  }

  private void addIfTrue(IntPredicate wanted, String words) {
    if (regions.hits().allMatch(wanted)) {
      places.add(new PlanePlace(words, elements(wanted)));
    }
  }

  private int elements(IntPredicate wanted) {
    int elements = 0;
    for (int region : Regions.ORDER) {
      elements += wanted.test(region) ? regions.elements(region) : 0;
    }
    return elements / planes;
  }
}
