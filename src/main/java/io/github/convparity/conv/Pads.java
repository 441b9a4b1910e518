package io.github.convparity.conv;

/** Rows and columns added on each side of an image; negative ones are cropped. */
public record Pads(int top, int bottom, int left, int right) {}
