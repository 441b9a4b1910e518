package io.github.convparity.reference;

import io.github.convparity.conv.Outcome;
import io.github.convparity.suite.Arguments;

/** Answers cases as PyTorch does. Several threads may ask at once. */
public interface Reference extends AutoCloseable {
  /** Name and version, for example {@code pytorch 2.7.1}. */
  String name();

  /** What it is and where it runs, as far as that may change bits. */
  Fingerprint fingerprint();

  /** The output or the refusal; never a {@link Outcome.Failure}. */
  Outcome forward(Arguments arguments);

  @Override
  void close();
}
