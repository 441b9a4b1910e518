package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class JavaNotesTest {
  @Test
  void aNoteIsThatOneOnlyWhichThisJavaHasMadeToo() {
    assertThat(JavaNotes.isOnModules("WARNING: Using incubator modules: jdk.incubator.vector"))
        .isTrue();
    assertThat(JavaNotes.isOnModules("WARNING: Using incubator modules: jdk.incubator.foreign"))
        .isFalse();
    assertThat(JavaNotes.isOnModules("OutOfMemoryError")).isFalse();
  }
}
