package io.github.convparity.reference;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Versions and settings that may change the bits of an answer, in a fixed order.
 *
 * @param facts name and value of each, for example {@code pytorch} and {@code 2.7.1}
 */
public record Fingerprint(Map<String, String> facts) {
  /** Copies the facts and keeps their order. */
  public Fingerprint {
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
  }
}
