package io.github.convparity.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.convparity.conv.Outcome;
import io.github.convparity.reference.Reference;
import io.github.convparity.reference.ReferenceUnavailableException;
import io.github.convparity.suite.Suites;
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
                + " test's dependencies, or name a golden pack with -Dconvparity.golden=DIR");
  }

  @Test
  void packsAnswerWhereThereIsNoPyTorch() {
    References.Source packs =
        new References.Source("golden packs", () -> References.packs("golden/pytorch-1.13.1"));

    try (Reference reference = References.first(List.of(ABSENT, packs))) {
      assertThat(reference.name()).contains("1.13.1");
      assertThat(reference.forward(Suites.named("seed").get(0).arguments()))
          .isInstanceOf(Outcome.Output.class);
    }
  }

  @Test
  void withoutANameTheNewestPacksBelowGoldenAreMeant() {
    try (Reference reference = References.packs(null)) {
      assertThat(reference.name()).contains("2.7.1");
    }
  }

  @Test
  void packsThatAreNotThereAreNamed() {
    assertThatThrownBy(() -> References.packs("nowhere"))
        .isInstanceOf(ReferenceUnavailableException.class)
        .hasMessage("no such file or folder: nowhere");
  }

  @Test
  void theSharedOneIsOpenedOnce() {
    Reference first = References.shared();

    assertThat(References.shared()).isSameAs(first);
    assertThat(first.name()).isEqualTo("pytorch 2.7.1");
  }
}
