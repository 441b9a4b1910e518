package io.github.convparity.reference;

import org.jspecify.annotations.Nullable;

/** There is no working reference; the message says why and what can be done. */
public final class ReferenceUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** One clear sentence, and what lies behind it. */
  public ReferenceUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
