/**
 * What is drawn of cases: heat maps of both outputs and of the difference, with scales in numbers
 * and words beside them. Start from {@link io.github.convparity.picture.SeriesPicture}, the frames
 * of an animation, and {@link io.github.convparity.picture.CasePicture}, one case; {@link
 * io.github.convparity.image.Canvas} is what both give. Values in, pictures out, no file access.
 */
@NullMarked
package io.github.convparity.picture;

import org.jspecify.annotations.NullMarked;
