package io.github.convparity.result;

import io.github.convparity.compare.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * How far the reference is from itself when it computes the same in another way.
 *
 * @param name of the way, for example {@code batch 2}
 * @param comparison the other answer, in the candidate's place, with the usual one; null if there
 *     is none
 * @param message why there is none; null if there is one
 */
public record ControlResult(
    String name, @Nullable Comparison comparison, @Nullable String message) {}
