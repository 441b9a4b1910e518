package io.github.convparity.result;

/**
 * What explains a failure.
 *
 * @param name in lower case with hyphens, for example {@code kernel-rotated}; two that only
 *     together explain it are joined by {@code +}
 * @param sentence what the candidate does, for a reader who has to mend it
 */
public record Cause(String name, String sentence) {}
