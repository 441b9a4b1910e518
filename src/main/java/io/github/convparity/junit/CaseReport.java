package io.github.convparity.junit;

import io.github.convparity.diagnose.Unexplained;
import io.github.convparity.result.Facts;
import io.github.convparity.result.FactsText;
import io.github.convparity.result.ParityResult;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.opentest4j.AssertionFailedError;
import org.opentest4j.TestAbortedException;

/** What a test says of a result. */
final class CaseReport {
  private CaseReport() {}

  /**
   * An {@link AssertionFailedError} with the facts; a {@link TestAbortedException} with the reason
   * where nothing is said; null for a pass.
   *
   * @param again how this case is done again
   */
  static @Nullable Throwable problem(ParityResult result, String again) {
    if (result.verdict().passes()) {
      return null;
    }
    if (!result.verdict().fails()) {
      return new TestAbortedException(result.verdict() + ": " + reason(result));
    }
    Facts.Fact against = new Facts.Fact("against", result.referenceName());
    String facts = FactsText.of(result, Unexplained.sentence(result), again, List.of(against));
    return new AssertionFailedError(
        result.verdict().name()
            + "  "
            + result.id()
            + "    candidate "
            + result.candidateName()
            + "\n"
            + facts.stripTrailing());
  }

  private static String reason(ParityResult result) {
    String reasons =
        Stream.of(
                said("the candidate", result.candidate().message()),
                said("PyTorch", result.reference().message()),
                said("the harness", result.harnessMessage()))
            .filter(said -> !said.isEmpty())
            .map(FactsText::printable)
            .collect(Collectors.joining("; "));
    return reasons.isEmpty() ? result.verdict().sentence() : reasons;
  }

  private static String said(String who, @Nullable String message) {
    return message == null ? "" : who + ": " + message;
  }
}
