package io.github.convparity.cli;

/** A command with the option -v. */
interface VerboseCommand {
  /** Whether stack traces are wanted. */
  boolean isVerbose();
}
