/**
 * Packs of stored answers of PyTorch, for comparisons without PyTorch. {@link
 * io.github.convparity.golden.Pack} is an opened one, {@link
 * io.github.convparity.golden.GoldenReference} answers cases from it, {@link
 * io.github.convparity.golden.PackWriter} writes one; {@link io.github.convparity.golden.PackDiff}
 * says what differs between two.
 */
@NullMarked
package io.github.convparity.golden;

import org.jspecify.annotations.NullMarked;
