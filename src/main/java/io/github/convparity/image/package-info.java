/**
 * Pictures as convolution inputs. {@link io.github.convparity.image.Images} reads a file's content
 * and names it, {@link io.github.convparity.image.TestCard} draws the project's own picture, and
 * both give an {@link io.github.convparity.image.RgbImage}: three channels of 0 to 255.
 *
 * <p>The only package that uses ImageIO and AWT, and only to decode; it needs no display. Nothing
 * here reads or writes a file.
 */
@NullMarked
package io.github.convparity.image;

import org.jspecify.annotations.NullMarked;
