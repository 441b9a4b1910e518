package io.github.convparity.cli;

import picocli.CommandLine.Option;

/** Where candidates are called. */
final class IsolationOption {
  @Option(
      names = "--isolate",
      description =
          "Call candidates in processes of their own, so that a crash, a call that does not come"
              + " back or one that takes all memory costs one case.")
  boolean isolate;
}
