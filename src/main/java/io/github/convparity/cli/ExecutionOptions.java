package io.github.convparity.cli;

import io.github.convparity.run.RunOptions;
import io.github.convparity.suite.UsageException;
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
        workers(),
        one.timeout(),
        maxFailures == null ? 0 : atLeastOne(maxFailures),
        one.maxMemory(),
        one.slack(),
        weak,
        control);
  }

  private int workers() {
    int given = jobs == null ? Runtime.getRuntime().availableProcessors() : threads("--jobs", jobs);
    return control ? 1 : given;
  }

  private static int atLeastOne(int maxFailures) {
    if (maxFailures < 1) {
      throw new UsageException("--max-failures (" + maxFailures + ") must be 1 or more");
    }
    return maxFailures;
  }
}
