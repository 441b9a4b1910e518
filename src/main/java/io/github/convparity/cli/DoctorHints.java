package io.github.convparity.cli;

import io.github.convparity.bench.MallocSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What the facts of a machine mean for times and bits. */
final class DoctorHints {
  private DoctorHints() {}

  /** A sentence for each fact that somebody should know of; none where all is usual. */
  static List<String> of(Map<String, String> facts) {
    List<String> hints = new ArrayList<>();
    String malloc = fact("malloc", facts);
    List<String> missing =
        MallocSettings.NAMES.stream().filter(name -> !malloc.contains(name + "=")).toList();
    if (fact("os", facts).startsWith("Linux") && !missing.isEmpty()) {
      hints.add(
          String.join(", ", missing)
              + " not set: PyTorch's times are unsteady; matters for measuring only");
    }
    if (fact("fma", facts).equals("off")) {
      hints.add(
          "fma is off: a candidate that calls Math.fma is very slow; direct multiplies, then adds");
    }
    if (fact("java_vector", facts).contains("without")) {
      hints.add(
          "jdk.incubator.vector is no fault when absent; a candidate that needs it wants"
              + " CONVPARITY_JAVA_OPTS='--add-modules jdk.incubator.vector'");
    }
    if (!fact("environment", facts).equals("none set")) {
      hints.add("environment: these variables may change PyTorch's bits and times");
    }
    if (fact("pytorch_build", facts).equals("unknown")) {
      hints.add("PyTorch could not be asked for its build; verdicts do not depend on it");
    }
    return hints;
  }

  private static String fact(String name, Map<String, String> facts) {
    return facts.getOrDefault(name, "unknown");
  }
}
