package io.github.convparity.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.convparity.reference.Reference;
import io.github.convparity.reference.ReferenceUnavailableException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ReferencesTest {
  private static final References.Source BROKEN =
      new References.Source(
          "PyTorch",
          () -> {
            throw new ReferenceUnavailableException("no library for this platform", null);
          });
  private static final References.Source ABSENT =
      new References.Source(
          "packs",
          () -> {
            throw new NoClassDefFoundError("ai/djl/Model");
          });

  @Test
  void theFirstThatCanBeOpenedIsTaken() {
    Reference pack =
        (Reference)
            Proxy.newProxyInstance(
                Reference.class.getClassLoader(),
                new Class<?>[] {Reference.class},
                (proxy, method, arguments) -> "a pack");
    References.Source there = new References.Source("there", () -> pack);

    assertThat(References.first(List.of(BROKEN, ABSENT, there)).name()).isEqualTo("a pack");
  }

  @Test
  void whereThereIsNoneTheMessageSaysWhyOfEach() {
    assertThatThrownBy(() -> References.first(List.of(BROKEN, ABSENT)))
        .isInstanceOf(ReferenceUnavailableException.class)
        .hasMessage(
            "there is nothing to compare with; PyTorch: no library for this platform; packs: not"
                + " among the test's dependencies (java.lang.NoClassDefFoundError: ai/djl/Model);"
                + " add ai.djl.pytorch:pytorch-engine, pytorch-jni and pytorch-native-cpu to the"
                + " test's dependencies");
  }

  @Test
  void theSharedOneIsOpenedOnce() {
    Reference first = References.shared();

    assertThat(References.shared()).isSameAs(first);
    assertThat(first.name()).isEqualTo("pytorch 2.7.1");
  }
}
