package io.github.convparity.bench;

import io.github.convparity.suite.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The three variables without which glibc gives the memory of every output back to the system, and
 * PyTorch has to be given its pages again in every call: up to three times slower, for no fault of
 * its own.
 */
public final class MallocSettings {
  /** Their names. */
  public static final List<String> NAMES =
      List.of("MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TOP_PAD_");

  /** Bytes; an output of a large layer is some megabytes. */
  private static final long LEAST = 1L << 26;

  private static final String HOW =
      "MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_MMAP_THRESHOLD_=1000000000"
          + " MALLOC_TOP_PAD_=67108864";

  private MallocSettings() {}

  /**
   * The variables, which child processes get as well.
   *
   * @param environment of the process
   * @throws UsageException if one is missing, no number, or too small
   */
  public static Map<String, String> require(Map<String, String> environment) {
    List<String> wrong = new ArrayList<>();
    Map<String, String> found = new LinkedHashMap<>();
    for (String name : NAMES) {
      String value = environment.getOrDefault(name, "");
      if (!value.matches("[0-9]{1,18}") || Long.parseLong(value) < LEAST) {
        wrong.add(name + " (" + (value.isEmpty() ? "not set" : value) + ")");
      }
      found.put(name, value);
    }
    if (!wrong.isEmpty()) {
      throw new UsageException(
          String.join(", ", wrong)
              + " must be at least "
              + LEAST
              + ": otherwise PyTorch is slowed down by page faults and the times are worth nothing."
              + " scripts/convparity sets all three; to set them yourself, before java starts: "
              + HOW);
    }
    return found;
  }
}
