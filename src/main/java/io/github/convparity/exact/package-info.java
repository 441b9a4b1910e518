/**
 * The mathematically exact output of a convolution, and how far from it any legal order of
 * summation may lead. Start from {@link io.github.convparity.exact.ExactValues}.
 */
@NullMarked
package io.github.convparity.exact;

import org.jspecify.annotations.NullMarked;
