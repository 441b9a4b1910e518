package io.github.convparity.diagnose;

import org.jspecify.annotations.Nullable;

/**
 * A way to get a convolution wrong, as data.
 *
 * @param name in lower case with hyphens, for example {@code kernel-rotated}
 * @param sentence what such a convolution does, for a reader who has to mend it
 * @param reading how it misreads its arguments
 */
public record Fault(String name, String sentence, Reading reading) {
  /** How arguments are misread. */
  interface Reading {
    /** Null where there is nothing to misread that way. */
    @Nullable Misread of(Call call);
  }
}
