package io.github.convparity.result;

import io.github.convparity.compare.Comparison;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How far the reference is from itself, and each candidate from it, over all cases with controls.
 */
public final class ControlTally {
  /** One row. */
  public static final class Row {
    private long cases;
    private long differing;
    private double maxAbs;
    private long maxUlp;
    private double worstRatio;

    private void add(Comparison comparison) {
      cases++;
      differing += comparison.equalBits() < comparison.elements() ? 1 : 0;
      if (Double.isFinite(comparison.maxAbs())) {
        maxAbs = Math.max(maxAbs, comparison.maxAbs());
        maxUlp = Math.max(maxUlp, comparison.maxUlp());
        worstRatio = Math.max(worstRatio, comparison.candidateRatio());
      }
    }

    /** Cases with two outputs. */
    public long cases() {
      return cases;
    }

    /** Of these, those in which some bits differ. */
    public long differing() {
      return differing;
    }

    /** The largest difference; cases whose special values differ are counted as differing only. */
    public double maxAbs() {
      return maxAbs;
    }

    /** The most representable values between the two. */
    public long maxUlp() {
      return maxUlp;
    }

    /** The largest distance from the exact value over its bound. */
    public double worstRatio() {
      return worstRatio;
    }
  }

  private final Map<String, Row> rows = new LinkedHashMap<>();

  /** Counts one result; nothing where the reference was not compared with itself. */
  void add(ParityResult result) {
    for (ControlResult control : result.controls()) {
      add("PyTorch, " + control.name(), control.comparison());
    }
    if (!result.controls().isEmpty()) {
      add("candidate " + result.candidateName(), result.comparison());
    }
  }

  private void add(String name, @Nullable Comparison comparison) {
    Row row = rows.computeIfAbsent(name, absent -> new Row());
    if (comparison != null) {
      row.add(comparison);
    }
  }

  /** Each by its name, in the order in which they came. */
  public Map<String, Row> rows() {
    return rows;
  }
}
