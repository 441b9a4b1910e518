package io.github.convparity.report;

import io.github.convparity.compare.Comparison;
import io.github.convparity.result.Cause;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.JsonNumbers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Results as comma-separated values (RFC 4180), a line each. A text that a spreadsheet would take
 * for a formula gets an apostrophe before it; numbers are left as they are.
 */
public final class CsvReport {
  private static final List<String> NAMES =
      List.of(
          "suite",
          "index",
          "id",
          "candidate",
          "reference",
          "verdict",
          "pass",
          "elements",
          "equal_bits",
          "mismatched",
          "max_abs",
          "max_rel",
          "max_ulp",
          "bound_ratio_candidate",
          "bound_ratio_reference",
          "worst_index",
          "worst_candidate",
          "worst_reference",
          "worst_exact",
          "causes",
          "flags",
          "message_candidate",
          "message_reference",
          "message_harness",
          "expectation");

  private CsvReport() {}

  /** The first line, with its end. */
  public static String header() {
    return String.join(",", NAMES) + "\r\n";
  }

  /** The line of a result, with its end. */
  public static String line(ParityResult result) {
    List<String> cells = new ArrayList<>();
    cells.add(text(result.suite()));
    cells.add(Integer.toString(result.index()));
    cells.add(text(result.id()));
    cells.add(text(result.candidateName()));
    cells.add(text(result.referenceName()));
    cells.add(result.verdict().name());
    cells.add(passes(result));
    numbers(cells, result.comparison());
    cells.add(text(result.diagnosis().stream().map(Cause::name).collect(Collectors.joining(" "))));
    cells.add(result.flags().stream().map(Enum::name).collect(Collectors.joining(" ")));
    cells.add(text(result.candidate().message()));
    cells.add(text(result.reference().message()));
    cells.add(text(result.harnessMessage()));
    cells.add(text(result.expectation()));
    return String.join(",", cells) + "\r\n";
  }

  private static String passes(ParityResult result) {
    if (result.verdict().passes()) {
      return "true";
    }
    return result.verdict().fails() ? "false" : "";
  }

  private static void numbers(List<String> cells, @Nullable Comparison comparison) {
    if (comparison == null) {
      cells.addAll(List.of("", "", "", "", "", "", "", "", "", "", "", ""));
      return;
    }
    cells.add(Integer.toString(comparison.elements()));
    cells.add(Integer.toString(comparison.equalBits()));
    cells.add(Integer.toString(comparison.mismatched()));
    cells.add(number(comparison.maxAbs()));
    cells.add(number(comparison.maxRel()));
    cells.add(Long.toString(comparison.maxUlp()));
    cells.add(number(comparison.candidateRatio()));
    cells.add(number(comparison.referenceRatio()));
    Comparison.Worst worst = comparison.worst();
    if (worst == null) {
      cells.addAll(List.of("", "", "", ""));
      return;
    }
    cells.add(worst.index().stream().map(String::valueOf).collect(Collectors.joining(" ")));
    cells.add(number(worst.candidate()));
    cells.add(number(worst.reference()));
    cells.add(number(worst.exact()));
  }

  /** A number as a spreadsheet reads it; never a formula, as nothing but digits follows a sign. */
  private static String number(double value) {
    return Double.isFinite(value) ? JsonNumbers.shortest(value) : text(Double.toString(value));
  }

  /** One cell; empty for null. */
  static String text(@Nullable String value) {
    if (value == null || value.isEmpty()) {
      return "";
    }
    boolean formula = "=+-@\t\r\n".indexOf(value.charAt(0)) >= 0;
    String safe = (formula ? "'" : "") + value;
    boolean quoted =
        formula || safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
    return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
  }
}
