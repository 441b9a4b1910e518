package io.github.convparity.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Layers as tables, one for each candidate, number of threads, and forward or backward. */
public final class BenchText {
  private BenchText() {}

  /** The tables in Markdown, each with the geometric mean of its ratios. */
  public static String of(List<LayerSummary> layers) {
    Map<String, List<LayerSummary>> tables = new LinkedHashMap<>();
    for (LayerSummary layer : layers) {
      String title = title(layer);
      tables.computeIfAbsent(title, unused -> new ArrayList<>()).add(layer);
    }
    StringBuilder text = new StringBuilder();
    tables.forEach((title, rows) -> text.append(table(title, rows)));
    return text.toString();
  }

  private static String title(LayerSummary layer) {
    return layer.candidate()
        + " beside PyTorch, "
        + (layer.backward() ? "backward alone (gradients of all arguments), " : "")
        + layer.threads()
        + (layer.threads() == 1 ? " thread" : " threads");
  }

  private static String table(String title, List<LayerSummary> rows) {
    StringBuilder table = new StringBuilder(title).append("\n\n");
    table
        .append("| layer | ")
        .append(rows.get(0).candidate())
        .append(", µs | PyTorch, µs | ratio | range | GFLOP/s | of the peak | rounds |")
        .append(" left out | faults a call |\n");
    table.append("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|\n");
    rows.forEach(row -> table.append(row(row)));
    double mean = Statistics.geometricMean(rows.stream().map(LayerSummary::ratio).toList());
    return table
        .append(
            String.format(
                Locale.ROOT,
                "%nGeometric mean of the ratios: %.3f. Below 1 %s is faster.%n%n",
                mean,
                rows.get(0).candidate()))
        .toString();
  }

  private static String row(LayerSummary row) {
    Double share = row.peakShare();
    return String.format(
        Locale.ROOT,
        "| %s | %s | %s | %.3f | %.3f to %.3f | %.1f | %s | %d | %d | %.1f |%n",
        row.id(),
        micros(row.candidateMicros()),
        micros(row.referenceMicros()),
        row.ratio(),
        row.ratioMin(),
        row.ratioMax(),
        row.gflops(),
        share == null ? "-" : String.format(Locale.ROOT, "%.0f %%", 100 * share),
        row.rounds(),
        row.rejected(),
        row.faults());
  }

  /** Three digits of small times, no fractions of large ones. */
  private static String micros(double value) {
    return String.format(Locale.ROOT, value < 100 ? "%.2f" : "%.0f", value);
  }
}
