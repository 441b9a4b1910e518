package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EnvironmentFactsTest {
  @Test
  void nothingSetIsSaid() {
    Map<String, String> environment = Map.of("HOME", "/root", "MALLOC", "1", "MKL", "1");

    assertThat(EnvironmentFacts.malloc(environment)).isEqualTo("defaults");
    assertThat(EnvironmentFacts.kernels(environment)).isEqualTo("none set");
  }

  @Test
  void settingsOfMallocStandInTheirOrder() {
    assertThat(
            EnvironmentFacts.malloc(
                Map.of(
                    "LD_PRELOAD", "/lib/libjemalloc.so",
                    "MALLOC_TOP_PAD_", "67108864",
                    "MALLOC_TRIM_THRESHOLD_", "1000000000",
                    "MALLOC_PERTURB_", "7")))
        .isEqualTo(
            "MALLOC_TRIM_THRESHOLD_=1000000000 MALLOC_TOP_PAD_=67108864"
                + " LD_PRELOAD=/lib/libjemalloc.so");
  }

  @Test
  void variablesOfKernelsAreSortedByName() {
    assertThat(
            EnvironmentFacts.kernels(
                Map.of("OMP_NUM_THREADS", "2", "ATEN_CPU_CAPABILITY", "avx2", "MKL_CBWR", "")))
        .isEqualTo("ATEN_CPU_CAPABILITY=avx2 MKL_CBWR= OMP_NUM_THREADS=2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ONEDNN_MAX_CPU_ISA",
        "DNNL_VERBOSE",
        "MKL_CBWR",
        "OMP_NUM_THREADS",
        "KMP_BLOCKTIME",
        "GOMP_SPINCOUNT",
        "ATEN_CPU_CAPABILITY",
        "TORCH_LOGS",
        "PYTORCH_JIT",
        "OPENBLAS_CORETYPE"
      })
  void everyFamilyIsKnown(String name) {
    assertThat(EnvironmentFacts.kernels(Map.of(name, "1", "X_" + name, "2")))
        .isEqualTo(name + "=1");
  }

  @Test
  void aValueOfSeveralLinesStaysOnOne() {
    assertThat(EnvironmentFacts.kernels(Map.of("TORCH_LOGS", "a\nb\u001bc")))
        .isEqualTo("TORCH_LOGS=a b c");
  }
}
