package io.github.convparity.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class DoctorHintsTest {
  /** Facts that need no hint. */
  private static final Map<String, String> USUAL =
      Map.of(
          "os", "Linux amd64",
          "malloc", "MALLOC_TRIM_THRESHOLD_=1 MALLOC_MMAP_THRESHOLD_=1 MALLOC_TOP_PAD_=1",
          "fma", "on",
          "java_vector", "512 bits, with jdk.incubator.vector",
          "environment", "none set",
          "pytorch_build", "GCC 9.4, Release");

  private static Map<String, String> but(String fact, String value) {
    Map<String, String> facts = new LinkedHashMap<>(USUAL);
    facts.put(fact, value);
    return facts;
  }

  @Test
  void usualFactsNeedNoHint() {
    assertThat(DoctorHints.of(USUAL)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "malloc        | defaults                  | times are unsteady",
        "malloc        | MALLOC_TOP_PAD_=1         | MALLOC_TRIM_THRESHOLD_, MALLOC_MMAP_THRES",
        "fma           | off                       | very slow",
        "java_vector   | 256 bits, without jdk.inc | no fault",
        "environment   | MKL_CBWR=AVX2             | may change PyTorch's bits",
        "pytorch_build | unknown                   | verdicts do not depend on it"
      })
  void whatIsUnusualHasOneHint(String fact, String value, String words) {
    assertThat(DoctorHints.of(but(fact, value))).singleElement().asString().contains(words);
  }

  @Test
  void elsewhereThanOnLinuxMallocIsNoMatter() {
    Map<String, String> facts = but("malloc", "defaults");
    facts.put("os", "Mac OS X aarch64");

    assertThat(DoctorHints.of(facts)).isEmpty();
  }
}
