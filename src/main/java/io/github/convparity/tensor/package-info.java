/**
 * Arrays with a shape and a data type, and what a comparison needs to know of their bits: rounding
 * to 16-bit types, distances in representable values, digests. Start from {@link
 * io.github.convparity.tensor.Tensor} and {@link io.github.convparity.tensor.DType}.
 */
@NullMarked
package io.github.convparity.tensor;

import org.jspecify.annotations.NullMarked;
