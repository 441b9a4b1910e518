package io.github.convparity.suite;

/** Something that the user wrote is not as it must be; the message says what, where and how. */
public final class UsageException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** One clear sentence, without a full stop. */
  public UsageException(String message) {
    super(message);
  }
}
