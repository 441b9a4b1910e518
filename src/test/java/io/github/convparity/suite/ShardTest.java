package io.github.convparity.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class ShardTest {
  /** Computed by Python: int.from_bytes(sha256(id.encode()).digest()[:8], "big") % 8 + 1. */
  @ParameterizedTest
  @CsvSource({"i1x1x3x3_o1_k1, 2", "i1x3x32x32_o8_k3_p1_r7, 3", "i1x1x1x1_o1_k1, 6"})
  void aCaseBelongsToTheShardOfItsHash(String id, int number) {
    for (int k = 1; k <= 8; k++) {
      assertThat(new Shard(k, 8).has(id)).as("%s in %d/8", id, k).isEqualTo(k == number);
    }
  }

  @Test
  void theShardsOfASelectionHaveEachCaseOnceWithItsIndex() {
    Selection edges = new Selection(List.of(Suites.named("edges"), Suites.named("seed")));
    List<String> found = new ArrayList<>();
    for (int k = 1; k <= 3; k++) {
      Shard.Taken taken = new Shard(k, 3).of(edges);
      assertThat(taken.whole().cases()).isEqualTo(edges.size());
      assertThat(taken.whole().sha256()).isEqualTo(new Shard(1, 2).of(edges).whole().sha256());
      for (long i = 0; i < taken.selection().size(); i++) {
        found.add(where(taken.selection().get(i)));
      }
    }
    List<String> all = new ArrayList<>();
    for (long i = 0; i < edges.size(); i++) {
      all.add(where(edges.get(i)));
    }
    assertThat(found).containsExactlyInAnyOrderElementsOf(all);
  }

  private static String where(Selection.Selected selected) {
    return selected.suite() + " " + selected.index() + " " + selected.parityCase().id();
  }

  @Test
  void anotherSelectionHasAnotherDigest() {
    Selection edges = new Selection(List.of(Suites.named("edges")));
    Selection seed = new Selection(List.of(Suites.named("seed")));
    assertThat(new Shard(1, 2).of(edges).whole().sha256())
        .isNotEqualTo(new Shard(1, 2).of(seed).whole().sha256());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "3/", "/8", "3:8", "-1/8", "m1/8", "1/9999999999", "1/8/2"})
  void whatIsNoShardIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Shard.parse(text))
        .withMessage("--shard (" + text + ") must be like 3/8: the third of eight, counted from 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0/8", "9/8"})
  void aShardThatIsNotThereIsRefused(String text) {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> Shard.parse(text))
        .withMessage("--shard (" + text + ") must be from 1/8 to 8/8");
  }
}
