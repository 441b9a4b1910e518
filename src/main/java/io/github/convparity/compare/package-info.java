/**
 * Judging two outputs against the exact value: numbers and a verdict. Start from {@link
 * io.github.convparity.compare.Comparison} and {@link io.github.convparity.compare.Verdict}.
 */
@NullMarked
package io.github.convparity.compare;

import org.jspecify.annotations.NullMarked;
