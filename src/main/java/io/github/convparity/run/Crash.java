package io.github.convparity.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be said of a process that ended where it should not have. */
final class Crash {
  /** Signals that end a process from inside or outside; Java says 128 and the number. */
  private static final Map<Integer, String> SIGNALS =
      Map.of(
          4, "SIGILL", 6, "SIGABRT", 7, "SIGBUS", 8, "SIGFPE", 9, "SIGKILL", 11, "SIGSEGV", 15,
          "SIGTERM");

  private Crash() {}

  /** The value, with the signal that it may stand for. */
  static String exitValue(int value) {
    String signal = SIGNALS.get(value - 128);
    return signal == null ? Integer.toString(value) : value + " (" + signal + ")";
  }

  /**
   * What Java reports of a crash: the signal, and the code in which it happened. Without addresses
   * and process numbers, which differ from run to run.
   *
   * @return null if there is no report
   */
  static @Nullable String reason(Path report) {
    List<String> lines;
    try {
      lines = Files.readAllLines(report, StandardCharsets.ISO_8859_1);
    } catch (IOException none) {
      return null;
    }
    String signal = null;
    String frame = null;
    for (int i = 0; i < lines.size() && frame == null; i++) {
      String line = lines.get(i);
      if (line.startsWith("#  ") && signal == null) {
        signal = line.substring(3).replaceAll(" at pc=.*| \\(.*\\.[ch]pp:.*", "").strip();
      } else if (line.startsWith("# Problematic frame") && i + 1 < lines.size()) {
        frame = lines.get(i + 1).substring(1).strip().replaceAll("\\+?0x[0-9a-f]{6,}", "");
      }
    }
    return frame == null ? signal : Objects.requireNonNullElse(signal, "crash") + " in " + frame;
  }
}
