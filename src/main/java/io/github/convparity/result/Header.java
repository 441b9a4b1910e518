package io.github.convparity.result;

import io.github.convparity.reference.Fingerprint;
import io.github.convparity.suite.Shard;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run set out to do.
 *
 * @param version of this program
 * @param command the arguments that it was called with
 * @param selection names of the suites
 * @param cases how many cases
 * @param candidates names
 * @param reference name and version
 * @param fingerprint what may change the reference's bits
 * @param slack multiplies every bound
 * @param started when, ISO 8601 in UTC
 * @param whole what this shard of a run was taken from; null for a whole run
 */
public record Header(
    String version,
    List<String> command,
    List<String> selection,
    long cases,
    List<String> candidates,
    String reference,
    Fingerprint fingerprint,
    double slack,
    String started,
    Shard.@Nullable Whole whole) {
  /** The name of the format. */
  public static final String SCHEMA = "convparity.run/1";

  /** The fact that only the fingerprint of a pack of stored answers has: who recorded it. */
  public static final String GOLDEN = "golden";

  /** The header of a whole run. */
  public Header(
      String version,
      List<String> command,
      List<String> selection,
      long cases,
      List<String> candidates,
      String reference,
      Fingerprint fingerprint,
      double slack,
      String started) {
    this(
        version,
        command,
        selection,
        cases,
        candidates,
        reference,
        fingerprint,
        slack,
        started,
        null);
  }

  /** The same for a run that was asked for in other words. */
  public Header asked(List<String> newCommand) {
    return new Header(
        version,
        newCommand,
        selection,
        cases,
        candidates,
        reference,
        fingerprint,
        slack,
        started,
        whole);
  }

  /** The same for one shard of a run. */
  public Header of(Shard.@Nullable Whole newWhole) {
    return new Header(
        version,
        command,
        selection,
        cases,
        candidates,
        reference,
        fingerprint,
        slack,
        started,
        newWhole);
  }

  /** Whether the reference is a pack of stored answers. */
  public boolean isGolden() {
    return fingerprint.facts().containsKey(GOLDEN);
  }

  /** A fact of the fingerprint; {@code unknown} if it has none of that name. */
  public String fact(String name) {
    return fingerprint.facts().getOrDefault(name, "unknown");
  }
}
