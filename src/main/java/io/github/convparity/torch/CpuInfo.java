package io.github.convparity.torch;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The first processor of Linux's {@code /proc/cpuinfo}.
 *
 * @param model its name, or on ARM the numbers of its maker and part
 * @param flags those that kernels are chosen by
 */
record CpuInfo(String model, String flags) {
  private static final Path FILE = Path.of("/proc/cpuinfo");

  /** Those that PyTorch, oneDNN, MKL or the JVM choose kernels by; x86, then ARM. */
  private static final List<String> FLAGS =
      List.of(
          "sse4_1",
          "sse4_2",
          "avx",
          "avx2",
          "fma",
          "f16c",
          "avx_vnni",
          "avx512f",
          "avx512dq",
          "avx512bw",
          "avx512vl",
          "avx512_vnni",
          "avx512_bf16",
          "avx512_fp16",
          "amx_tile",
          "amx_int8",
          "amx_bf16",
          "amx_fp16",
          "asimd",
          "asimdhp",
          "asimddp",
          "asimdfhm",
          "bf16",
          "i8mm",
          "sve",
          "sve2",
          "svebf16",
          "sme");

  /** Reads the file; {@code unknown} where there is none. */
  static CpuInfo read() {
    return read(FILE);
  }

  /** The same of another file. */
  static CpuInfo read(Path file) {
    StringBuilder first = new StringBuilder();
    // Only the first processor: the kernel measures every one's clock while it is read.
    try (BufferedReader lines = Files.newBufferedReader(file, StandardCharsets.UTF_8)) {
      for (String line = lines.readLine();
          line != null && !line.isBlank();
          line = lines.readLine()) {
        first.append(line).append('\n');
      }
    } catch (IOException unreadable) {
      return parse("");
    }
    return parse(first.toString());
  }

  /** Of the text of one processor; {@code unknown} is what it does not say. */
  static CpuInfo parse(String text) {
    Map<String, String> entries = new LinkedHashMap<>();
    for (String line : text.split("\n", -1)) {
      int colon = line.indexOf(':');
      if (colon > 0) {
        entries.putIfAbsent(line.substring(0, colon).strip(), line.substring(colon + 1).strip());
      }
    }
    return new CpuInfo(model(entries), flags(entries));
  }

  private static String model(Map<String, String> entries) {
    String name = entries.getOrDefault("model name", "");
    if (!name.isEmpty()) {
      return name;
    }
    String maker = entries.get("CPU implementer");
    String part = entries.get("CPU part");
    return maker == null || part == null ? "unknown" : "implementer " + maker + ", part " + part;
  }

  private static String flags(Map<String, String> entries) {
    String all = entries.getOrDefault("flags", entries.getOrDefault("Features", ""));
    if (all.isEmpty()) {
      return "unknown";
    }
    List<String> words = List.of(all.split("\\s+", -1));
    List<String> known = FLAGS.stream().filter(words::contains).toList();
    return known.isEmpty() ? "none" : String.join(" ", known);
  }
}
