package io.github.convparity.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What others take of the processors, from what Linux counts in {@code /proc}; elsewhere nothing is
 * seen. Two signs: our threads wait for a processor that others have, and the processors are busy
 * with more than this process. The second is counted in hundredths of a second, so two of them are
 * let pass.
 */
final class LoadMeter {
  private static final Path SELF = Path.of("/proc/self");
  private static final double TICK_NANOS = 1e7;
  private static final double BLUR_TICKS = 2;

  /**
   * Counters at one time.
   *
   * @param nanos of the clock
   * @param waits nanoseconds that each thread has waited for a processor
   * @param busyTicks of all processors, for whomever
   * @param ownTicks of all processors, for this process
   * @param faults pages that this process was given without reading a disk
   */
  record Reading(long nanos, Map<String, Long> waits, long busyTicks, long ownTicks, long faults) {}

  /** The time between two readings. */
  record Span(Reading before, Reading after) {}

  private LoadMeter() {}

  /** The counters now. */
  static Reading read() {
    // The name in brackets may have blanks; what follows is field 3.
    String stat = text(SELF.resolve("stat"));
    String[] own = stat.substring(stat.lastIndexOf(')') + 1).strip().split(" +", -1);
    boolean known = own.length > 12;
    return new Reading(
        System.nanoTime(),
        waits(),
        busyTicks(text(Path.of("/proc/stat"))),
        known ? Long.parseLong(own[11]) + Long.parseLong(own[12]) : 0,
        known ? Long.parseLong(own[7]) : 0);
  }

  /** What others took in these spans together, 1 for one whole processor. */
  static double foreignLoad(List<Span> spans) {
    double nanos = 0;
    double waited = 0;
    double foreignTicks = 0;
    for (Span span : spans) {
      nanos += span.after().nanos() - span.before().nanos();
      waited += waited(span.before().waits(), span.after().waits());
      foreignTicks +=
          (double) (span.after().busyTicks() - span.before().busyTicks())
              - (span.after().ownTicks() - span.before().ownTicks());
    }
    double seen = Math.max(0, foreignTicks - BLUR_TICKS) * TICK_NANOS;
    return Math.max(waited, seen) / Math.max(1, nanos);
  }

  private static double waited(Map<String, Long> before, Map<String, Long> after) {
    double sum = 0;
    for (Map.Entry<String, Long> thread : after.entrySet()) {
      Long earlier = before.get(thread.getKey());
      sum += earlier == null ? 0 : thread.getValue() - earlier;
    }
    return sum;
  }

  /** Of all processors: all but idle, waiting for a disk, and what guests count twice. */
  static long busyTicks(String stat) {
    if (!stat.startsWith("cpu ")) {
      return 0;
    }
    String[] fields = stat.lines().findFirst().orElse("").split(" +", -1);
    long sum = 0;
    for (int field = 1; field < Math.min(9, fields.length); field++) {
      sum += field == 4 || field == 5 ? 0 : Long.parseLong(fields[field]);
    }
    return sum;
  }

  private static Map<String, Long> waits() {
    Map<String, Long> waits = new HashMap<>();
    try (DirectoryStream<Path> threads = Files.newDirectoryStream(SELF.resolve("task"))) {
      for (Path thread : threads) {
        String[] fields = text(thread.resolve("schedstat")).strip().split(" ", -1);
        if (fields.length > 1) {
          waits.put(thread.toString(), Long.parseLong(fields[1]));
        }
      }
    } catch (IOException notLinux) {
      return Map.of();
    }
    return waits;
  }

  /** Empty for a file that is not there: another system, or a thread that has just ended. */
  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException missing) {
      return "";
    }
  }
}
