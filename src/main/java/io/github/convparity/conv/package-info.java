/**
 * What a two-dimensional convolution is: the interface that an implementation fulfils, its options,
 * the rules for shapes and refusals, and which input element each tap of the kernel reads. Start
 * from {@link io.github.convparity.conv.Conv2d}, {@link io.github.convparity.conv.Conv2dGeometry}
 * and {@link io.github.convparity.conv.Taps}.
 */
@NullMarked
package io.github.convparity.conv;

import org.jspecify.annotations.NullMarked;
