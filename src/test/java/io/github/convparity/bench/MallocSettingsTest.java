package io.github.convparity.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.convparity.suite.UsageException;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class MallocSettingsTest {
  private static final Map<String, String> GOOD =
      Map.of(
          "MALLOC_TRIM_THRESHOLD_", "1000000000",
          "MALLOC_MMAP_THRESHOLD_", "1000000000",
          "MALLOC_TOP_PAD_", "67108864");

  @Test
  void allThreeAreHandedOn() {
    assertThat(MallocSettings.require(GOOD)).isEqualTo(GOOD);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MALLOC_TRIM_THRESHOLD_", "MALLOC_MMAP_THRESHOLD_", "MALLOC_TOP_PAD_"})
  void eachThatIsMissingIsNamedWithWhatToDo(String name) {
    Map<String, String> environment = new HashMap<>(GOOD);
    environment.remove(name);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> MallocSettings.require(environment))
        .withMessageStartingWith(name + " (not set) must be at least 67108864")
        .withMessageContaining("scripts/convparity sets all three")
        .withMessageContaining("MALLOC_TRIM_THRESHOLD_=1000000000");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "67108863", "-1", "1g"})
  void aValueThatDoesNotHelpIsRefused(String value) {
    Map<String, String> environment = new HashMap<>(GOOD);
    environment.put("MALLOC_TOP_PAD_", value);
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> MallocSettings.require(environment))
        .withMessageStartingWith("MALLOC_TOP_PAD_ (");
  }
}
