/**
 * Pictures as convolution inputs, and drawn ones. {@link io.github.convparity.image.Images} reads a
 * file's content and names it, {@link io.github.convparity.image.TestCard} draws the project's own
 * picture, and both give an {@link io.github.convparity.image.RgbImage}: three channels of 0 to
 * 255. The other way, a {@link io.github.convparity.image.Canvas} is drawn on, with heat maps and
 * lettering, and becomes a PNG or one frame of a GIF.
 *
 * <p>The only package that uses ImageIO and AWT, and only to decode and encode: what is drawn is
 * drawn here, so that it has the same pixels on every machine. It needs no display. Nothing here
 * reads or writes a file.
 */
@NullMarked
package io.github.convparity.image;

import org.jspecify.annotations.NullMarked;
