package io.github.convparity.result;

import io.github.convparity.compare.Comparison;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one gradient.
 *
 * @param of what it is the gradient of: {@code input}, {@code weight} or {@code bias}
 * @param candidate the candidate's side
 * @param reference the reference's
 * @param comparison the numbers; null where the shapes differ
 */
public record GradientResult(
    String of, Side candidate, Side reference, @Nullable Comparison comparison) {}
