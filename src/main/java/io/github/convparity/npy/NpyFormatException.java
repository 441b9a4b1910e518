package io.github.convparity.npy;

/**
 * Content that {@link Npy} or {@link Npz} cannot take: not in the format, cut short, damaged, too
 * large, of a type that is no floating-point tensor, or without the array that is asked for. The
 * message is one sentence that says which, and what to do.
 */
public final class NpyFormatException extends Exception {
  private static final long serialVersionUID = 1L;

  NpyFormatException(String message) {
    super(message);
  }

  NpyFormatException(String message, Throwable cause) {
    super(message, cause);
  }
}
