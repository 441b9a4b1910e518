package io.github.convparity.cli;

import io.github.convparity.run.RunOptions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** How a run goes about its cases. */
final class ExecutionOptions extends TrialOptions {
  @Option(
      names = {"-j", "--jobs"},
      paramLabel = "N",
      description = "Workers (processors).")
  @Nullable Integer jobs;

  @Option(
      names = "--max-failures",
      paramLabel = "N",
      description = "Stop after so many failing verdicts.")
  @Nullable Integer maxFailures;

  @Override
  RunOptions toRunOptions() {
    RunOptions one = super.toRunOptions();
    return new RunOptions(
        jobs == null ? Runtime.getRuntime().availableProcessors() : atLeastOne("--jobs", jobs),
        one.timeout(),
        maxFailures == null ? 0 : atLeastOne("--max-failures", maxFailures),
        one.maxMemory(),
        one.slack());
  }
}
