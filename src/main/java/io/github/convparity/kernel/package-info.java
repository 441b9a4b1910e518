/**
 * The project's own convolutions. Start from {@link io.github.convparity.kernel.DirectConv2d}, the
 * plain one that all others must match to the bit.
 */
@NullMarked
package io.github.convparity.kernel;

import org.jspecify.annotations.NullMarked;
