package io.github.convparity.cli;

import io.github.convparity.golden.PackChange;
import io.github.convparity.report.Ink;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Changes between two packs as text. */
final class PackChangeText {
  private PackChangeText() {}

  /** One to three lines, each ending with a line feed. */
  static String of(PackChange change) {
    String text = String.format(Locale.ROOT, "%-19s %s", change.kind().words(), change.id());
    PackChange.Numbers numbers = change.numbers();
    if (numbers != null) {
      return text + "   " + of(numbers) + "\n";
    }
    if (change.before() == null || change.after() == null) {
      PackChange.Said only = change.before() == null ? change.after() : change.before();
      return text + "   " + Ink.printable(String.valueOf(only)).replace('\n', ' ') + "\n";
    }
    return text + "\n" + side("before", change.before()) + side("after", change.after());
  }

  private static String of(PackChange.Numbers numbers) {
    return String.format(
        Locale.ROOT,
        "%s%d of %d elements, up to %.2g apart; %.2g and %.2g of the bound",
        numbers.of().equals("output") ? "" : "gradient of " + numbers.of() + ": ",
        numbers.different(),
        numbers.elements(),
        numbers.maxAbs(),
        numbers.ratioBefore(),
        numbers.ratioAfter());
  }

  private static String side(String name, PackChange.Said said) {
    String text = Ink.printable(said.toString()).replace("\n", "\n" + " ".repeat(9));
    return String.format(Locale.ROOT, "  %-6s %s", name, text) + "\n";
  }

  /** How many there are of each kind, the most severe first. */
  static String counts(List<PackChange> changes) {
    Map<PackChange.Kind, Long> counts =
        changes.stream()
            .collect(Collectors.groupingBy(PackChange::kind, TreeMap::new, Collectors.counting()));
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().words())
        .collect(Collectors.joining(", "));
  }
}
