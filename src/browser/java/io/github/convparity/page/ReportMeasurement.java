package io.github.convparity.page;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/**
 * Prints a table of how large a page is and how long it takes in the browser; the arguments are
 * numbers of results.
 */
public final class ReportMeasurement {
  private static final int ROUNDS = 5;
  private static final String MARK =
      "name => performance.getEntriesByName(name).at(-1)?.startTime ?? 0";

  private ReportMeasurement() {}

  public static void main(String... counts) throws IOException {
    System.out.println(
        "| results | MB | usable after s | all there after s | search s | sort s | heap MB |");
    System.out.println("|--:|--:|--:|--:|--:|--:|--:|");
    Path folder = Files.createTempDirectory("convparity-report");
    Path file = folder.resolve("report.html");
    try (Chromium chromium = new Chromium()) {
      for (String count : counts) {
        int results = Integer.parseInt(count);
        Files.write(file, Samples.of("random", results).page(Long.MAX_VALUE));
        System.out.println(row(chromium, file, results));
      }
    } finally {
      Files.deleteIfExists(file);
      Files.delete(folder);
    }
  }

  private static String row(Chromium chromium, Path file, int results) throws IOException {
    double[][] seconds = new double[4][ROUNDS];
    double heap = 0;
    for (int round = 0; round < ROUNDS; round++) {
      try (Chromium.Tab tab = chromium.tab(1280, ColorScheme.LIGHT, true)) {
        tab.open(file, "");
        seconds[0][round] = number(tab.page, MARK, "usable") / 1000;
        seconds[1][round] =
            number(tab.page, "() => +document.documentElement.dataset.ready", "") / 1000;
        seconds[2][round] = number(tab.page, CLICK, "#bar button") / 1000;
        seconds[3][round] = number(tab.page, CLICK, "[data-sort=ulp] button") / 1000;
        heap = number(tab.page, "() => performance.memory.usedJSHeapSize", "") / 1e6;
      }
    }
    return String.format(
        Locale.ROOT,
        "| %,d | %.1f | %.2f | %.2f | %.2f | %.2f | %.0f |",
        results,
        Files.size(file) / 1e6,
        median(seconds[0]),
        median(seconds[1]),
        median(seconds[2]),
        median(seconds[3]),
        heap);
  }

  /** How long a click keeps the page busy, the next picture included. */
  private static final String CLICK =
      """
      async selector => {
        const begun = performance.now();
        document.querySelector(selector).click();
        await new Promise(done => requestAnimationFrame(() => setTimeout(done)));
        return performance.now() - begun;
      }
      """;

  private static double number(Page page, String function, String argument) {
    return ((Number) page.evaluate(function, argument)).doubleValue();
  }

  private static double median(double[] values) {
    Arrays.sort(values);
    return values[values.length / 2];
  }
}
