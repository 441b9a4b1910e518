package io.github.convparity.image;

/**
 * Content that {@link Images#read} cannot take for a picture: not an image, cut short, damaged, too
 * large, or in a form that has no plain RGB samples. The message says which, and what to do.
 */
public final class ImageFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  ImageFormatException(String message) {
    super(message);
  }

  ImageFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
