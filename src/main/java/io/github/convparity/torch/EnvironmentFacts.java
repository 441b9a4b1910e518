package io.github.convparity.torch;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The variables of the environment that change memory, kernels or threads. */
final class EnvironmentFacts {
  private static final List<String> MALLOC =
      List.of(
          "MALLOC_TRIM_THRESHOLD_",
          "MALLOC_MMAP_THRESHOLD_",
          "MALLOC_TOP_PAD_",
          "MALLOC_ARENA_MAX",
          "GLIBC_TUNABLES",
          "LD_PRELOAD");

  private static final List<String> KERNELS =
      List.of(
          "ONEDNN_",
          "DNNL_",
          "MKL_",
          "OMP_",
          "KMP_",
          "GOMP_",
          "ATEN_",
          "TORCH_",
          "PYTORCH_",
          "OPENBLAS_");

  private EnvironmentFacts() {}

  /** Those of malloc that are set, as {@code NAME=value}; {@code defaults} if none is. */
  static String malloc(Map<String, String> environment) {
    String set =
        MALLOC.stream()
            .filter(environment::containsKey)
            .map(name -> assignment(name, environment.getOrDefault(name, "")))
            .collect(Collectors.joining(" "));
    return set.isEmpty() ? "defaults" : set;
  }

  /** Those that change kernels or threads, by name; {@code none set} if none is. */
  static String kernels(Map<String, String> environment) {
    String set =
        new TreeMap<>(environment)
            .entrySet().stream()
                .filter(entry -> KERNELS.stream().anyMatch(entry.getKey()::startsWith))
                .map(entry -> assignment(entry.getKey(), entry.getValue()))
                .collect(Collectors.joining(" "));
    return set.isEmpty() ? "none set" : set;
  }

  /** On one line, whatever the value. */
  private static String assignment(String name, String value) {
    return name + "=" + value.replaceAll("\\p{Cntrl}", " ");
  }
}
