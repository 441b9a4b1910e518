package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;

/** What the process says with its exit code. */
final class ExitCodes {
  /** Parity. */
  static final int PARITY = 0;

  /** At least one failing verdict, or stopped by --max-failures. */
  static final int FAILED = 1;

  /** Something on the command line or in a file is not as it must be. */
  static final int USAGE = 2;

  /** A file or folder is missing, unreadable or unwritable, or there is no PyTorch. */
  static final int UNAVAILABLE = 3;

  /** Nothing was selected, or every case is unsupported. */
  static final int NOTHING_COMPARED = 4;

  /** A fault of this program. */
  static final int INTERNAL = 70;

  /** Interrupted; finished cases are kept. */
  static final int INTERRUPTED = 130;

  private ExitCodes() {}

  /** What a command over several cases says, given what it said before this one. */
  static int worse(int exit, Verdict verdict) {
    if (verdict.fails() || exit == FAILED) {
      return FAILED;
    }
    return verdict.passes() ? PARITY : exit;
  }
}
