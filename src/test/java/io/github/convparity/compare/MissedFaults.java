package io.github.convparity.compare;

import io.github.convparity.compare.FaultCounts.Judges;
import io.github.convparity.compare.FaultCounts.Missed;
import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.Reference;
import io.github.convparity.suite.Arguments;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.torch.TorchReference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Prints the tables of {@code src/docs/missed-faults.md}: how many elements with a dropped tap
 * pass, and how many right ones do not. {@code scripts/missed-faults} runs it. With {@code --update
 * FILE} it writes them between the marks in that document.
 */
final class MissedFaults {
  /** Products of an element, for input channels 1, 4, 16, 32, 64, 128 and 256. */
  static final List<Integer> PRODUCTS = List.of(9, 36, 144, 288, 576, 1152, 2304);

  static final String BEGIN = "<!-- tables of: scripts/missed-faults -->\n";
  static final String END = "<!-- end of the tables -->\n";

  /** The judges, as the second column of the tables names them. */
  static final String BOUND = "convparity";

  static final String ASSERT_CLOSE = "assert_close";

  static final String ALL_KINDS = "all of them";

  private final Map<DataKind, List<FaultCounts>> counts = new LinkedHashMap<>();

  /** Measures every kind of data with every number of products. */
  MissedFaults(Function<Arguments, Tensor> reference) {
    for (DataKind kind : DataKind.ALL) {
      counts.put(
          kind,
          PRODUCTS.stream().map(products -> FaultCounts.of(kind, products, reference)).toList());
    }
  }

  /** Runs the measurement and prints or writes it. */
  public static void main(String[] arguments) throws IOException {
    boolean update = arguments.length == 2 && arguments[0].equals("--update");
    if (arguments.length > 0 && !update) {
      System.err.println("missed-faults: the only option is --update");
      System.exit(2);
    }
    String tables;
    try (Reference pytorch = TorchReference.open(1)) {
      tables = new MissedFaults(answers(pytorch)).text(pytorch.fingerprint());
    }
    if (update) {
      Path document = Path.of(arguments[1]);
      Files.writeString(document, replaced(Files.readString(document), tables));
    } else {
      System.out.print(tables);
    }
  }

  /** What PyTorch answers; it refuses none of these settings. */
  static Function<Arguments, Tensor> answers(Reference pytorch) {
    return asked -> {
      Outcome outcome = pytorch.forward(asked);
      if (outcome instanceof Outcome.Output output) {
        return output.tensor();
      }
      throw new IllegalStateException("outcome (" + outcome + ") must be an output");
    };
  }

  /** The document with other tables between its marks. */
  static String replaced(String document, String tables) {
    int begin = document.indexOf(BEGIN);
    int end = document.indexOf(END);
    if (begin < 0 || end < begin) {
      throw new IllegalStateException("the document must have the marks of the tables, in order");
    }
    return document.substring(0, begin + BEGIN.length()) + tables + document.substring(end);
  }

  private String text(Fingerprint fingerprint) {
    Map<String, String> facts = fingerprint.facts();
    return String.format(
        Locale.ROOT,
        """

        Faulty elements that pass, in percent, the last tap dropped (PyTorch %s, %s, 1 thread):

        %s
        Right elements that are rejected, in percent, of the same data:

        %s
        Dropping the first tap in place of the last moves no share of the first table by more than
        %.1f points.

        """,
        facts.get("pytorch"),
        facts.get("cpu_capability"),
        missedTable(),
        rejectedTable(),
        firstTapDiffersBy());
  }

  private String missedTable() {
    List<List<String>> rows = new ArrayList<>();
    counts.forEach(
        (kind, row) -> {
          rows.add(row(kind.title(), BOUND, row, MissedFaults::missedByBound));
          rows.add(
              row(
                  kind.title(),
                  ASSERT_CLOSE,
                  row,
                  c -> percent(c.last().passed().assertClose(), c.last().faults())));
        });
    return table(rows);
  }

  /** The cell of the first table that depends on no machine; a star is for LOW_POWER. */
  static String missedByBound(FaultCounts c) {
    return percent(c.last().passed().bound(), c.last().faults()) + (c.lowPower() ? " *" : "");
  }

  private String rejectedTable() {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row(ALL_KINDS, BOUND, totals(), c -> percent(c.rejected().bound(), c.elements())));
    counts.forEach(
        (kind, row) ->
            rows.add(
                row(
                    kind.title(),
                    ASSERT_CLOSE,
                    row,
                    c -> percent(c.rejected().assertClose(), c.elements()))));
    return table(rows);
  }

  private List<FaultCounts> totals() {
    BinaryOperator<FaultCounts> sum = FaultCounts::plus;
    return IntStream.range(0, PRODUCTS.size())
        .mapToObj(i -> counts.values().stream().map(row -> row.get(i)).reduce(sum).orElseThrow())
        .toList();
  }

  private static List<String> row(
      String title, String judge, List<FaultCounts> row, Function<FaultCounts, String> cell) {
    return Stream.concat(Stream.of(title, judge), row.stream().map(cell)).toList();
  }

  private static String table(List<List<String>> rows) {
    List<String> head = new ArrayList<>(List.of("data", "judge"));
    PRODUCTS.forEach(products -> head.add(String.format(Locale.ROOT, "%,d", products)));
    String rule = "|---|---" + "|---:".repeat(PRODUCTS.size()) + "|\n";
    return line(head) + rule + rows.stream().map(MissedFaults::line).collect(Collectors.joining());
  }

  private static String line(List<String> cells) {
    return "| " + String.join(" | ", cells) + " |\n";
  }

  /** Two digits; 0 and 100 only where it is exactly that. */
  static String percent(long part, long whole) {
    if (part == 0 || part == whole) {
      return part == 0 ? "0" : "100";
    }
    double percent = 100.0 * part / whole;
    if (percent < 0.01) {
      return "< 0.01";
    }
    if (percent >= 99.95) {
      return "> 99.9";
    }
    int decimals = percent >= 99.5 ? 1 : percent >= 9.95 ? 0 : percent >= 0.995 ? 1 : 2;
    return String.format(Locale.ROOT, "%." + decimals + "f", percent);
  }

  private double firstTapDiffersBy() {
    ToDoubleFunction<FaultCounts> difference =
        c ->
            Math.max(
                difference(c.first(), c.last(), Judges::bound),
                difference(c.first(), c.last(), Judges::assertClose));
    return counts.values().stream()
        .flatMap(List::stream)
        .map(difference::applyAsDouble)
        .max(Comparator.naturalOrder())
        .orElseThrow();
  }

  private static double difference(Missed first, Missed last, ToDoubleFunction<Judges> judge) {
    return 100
        * Math.abs(
            judge.applyAsDouble(first.passed()) / first.faults()
                - judge.applyAsDouble(last.passed()) / last.faults());
  }
}
