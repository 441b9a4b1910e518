package io.github.convparity.suite;

import org.jspecify.annotations.Nullable;

/** Numbers that a case brings along, row-major; null where its fill says them. */
public record Literals(
    double @Nullable [] input,
    double @Nullable [] weight,
    double @Nullable [] bias,
    double @Nullable [] gradOutput) {
  /** No literal data. */
  public static final Literals NONE = new Literals(null, null, null, null);

  /** Whether there are none. */
  public boolean isNone() {
    return input == null && weight == null && bias == null && gradOutput == null;
  }
}
