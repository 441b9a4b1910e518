package io.github.convparity.cli;

import io.github.convparity.suite.Selection;
import io.github.convparity.suite.Shard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which part of a selection, where several machines share it. */
final class ShardOption {
  @Option(
      names = "--shard",
      paramLabel = "K/N",
      description =
          "The K-th of N parts of the selection, counted from 1; `convparity merge` joins them.")
  private @Nullable String shard;

  /** Whether one is asked for. */
  boolean isGiven() {
    return shard != null;
  }

  /** That part of a selection; null where none is asked for. */
  Shard.@Nullable Taken of(Selection selection) {
    return shard == null ? null : Shard.parse(shard).of(selection);
  }
}
