/**
 * Judging two outputs against the exact value: numbers, a verdict, and where the wrong elements
 * lie. Start from {@link io.github.convparity.compare.Comparison}, {@link
 * io.github.convparity.compare.Verdict} and {@link io.github.convparity.compare.Where}.
 */
@NullMarked
package io.github.convparity.compare;

import org.jspecify.annotations.NullMarked;
