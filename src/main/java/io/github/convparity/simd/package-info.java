/**
 * Micro-kernels over plain arrays with the Vector API, the only package that uses it. Ask {@link
 * io.github.convparity.simd.Simd} first.
 */
@NullMarked
package io.github.convparity.simd;

import org.jspecify.annotations.NullMarked;
