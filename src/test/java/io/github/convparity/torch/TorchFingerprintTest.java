package io.github.convparity.torch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.convparity.reference.Fingerprint;
import io.github.convparity.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

final class TorchFingerprintTest {
  private static final Path SYSTEM_LIBRARY = Path.of("/lib64/ld-linux-x86-64.so.2");

  @Test
  void everyFactIsThereInItsOrder() {
    try (Reference reference = TorchReference.open(1)) {
      Map<String, String> facts = reference.fingerprint().facts();

      assertThat(facts.keySet()).containsExactlyElementsOf(TorchFingerprint.KEYS);
      assertThat(facts.values()).noneMatch(String::isBlank);
      assertThat(facts)
          .containsEntry("pytorch", "2.7.1")
          .containsEntry("device", "cpu")
          .containsEntry("djl", "0.35.1")
          .containsEntry("torch_threads", "1")
          .containsEntry("java", System.getProperty("java.version"));
      assertThat(facts.get("cpu_capability")).isNotEqualTo("unknown").matches("[A-Z0-9 ]+");
      assertThat(reference.fingerprint().facts()).isEqualTo(facts);
    }
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void onLinuxPyTorchTellsItsBuild() {
    try (Reference reference = TorchReference.open(1)) {
      Map<String, String> facts = reference.fingerprint().facts();

      assertThat(facts.get("pytorch_build")).matches("GCC [0-9.]+, Release, commit [0-9a-f]{12}");
      assertThat(facts.get("onednn")).matches("[0-9.]+, commit [0-9a-f]{12}");
      assertThat(facts.get("mkl")).matches("20[0-9]{2}\\.[0-9].*");
      assertThat(facts.get("openmp")).contains("OpenMP");
      assertThat(facts.get("cpu_flags")).contains("sse4_1");
    }
  }

  @Test
  void factsOfTheMachineAreThoseOfTheFingerprint() {
    try (Reference reference = TorchReference.open(1)) {
      assertThat(reference.fingerprint().facts())
          .containsAllEntriesOf(TorchReference.machine().facts());
    }
  }

  @Test
  void propertiesAreAsBefore() {
    Fingerprint known = TorchFingerprint.machine(); // the thread that changes them has ended

    assertThat(known.facts()).isNotEmpty();
    assertThat(System.getProperty("jna.noclasspath")).isEqualTo("true");
    assertThat(System.getProperty("jna.tmpdir")).isNull();
    assertThat(System.getProperty("jna.platform.library.path")).isNull();
  }

  @Test
  @EnabledOnOs(value = OS.LINUX, architectures = "amd64")
  void aMissingLibraryOrSymbolIsUnknown() throws Exception {
    try (Reference reference = TorchReference.open(1)) {
      assertThat(reference.name()).startsWith("pytorch");
    }
    UnaryOperator<String> showConfig = SeparateJna.showConfig();

    assertThat(Files.exists(SYSTEM_LIBRARY)).isTrue();
    assertThat(TorchFingerprint.config(SYSTEM_LIBRARY, showConfig)).isEqualTo(TorchConfig.UNKNOWN);
    assertThat(TorchFingerprint.config(Path.of("no/libtorch_cpu.so"), showConfig))
        .isEqualTo(TorchConfig.UNKNOWN);
    Path real = TorchReference.libraryFolder().resolve("libtorch_cpu.so");
    assertThat(TorchFingerprint.config(real, showConfig)).isNotEqualTo(TorchConfig.UNKNOWN);
  }

  @Test
  void aFailureOfAnyKindIsUnknownButForOneOfTheMachine() throws IOException {
    Path library = Path.of("libtorch_cpu.so");

    assertThat(TorchFingerprint.config(library, null)).isEqualTo(TorchConfig.UNKNOWN);
    for (Throwable failure :
        List.of(new UnsatisfiedLinkError(), new IllegalStateException(), new Error("memory"))) {
      assertThat(TorchFingerprint.config(library, path -> thrown(failure)))
          .isEqualTo(TorchConfig.UNKNOWN);
    }
    assertThatThrownBy(
            () -> TorchFingerprint.config(library, path -> thrown(new OutOfMemoryError("heap"))))
        .isInstanceOf(OutOfMemoryError.class);
  }

  private static String thrown(Throwable failure) {
    if (failure instanceof RuntimeException runtime) {
      throw runtime;
    }
    throw (Error) failure;
  }
}
