package io.github.convparity.cli;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Cause;
import io.github.convparity.result.ParityResult;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What failures have in common that are taken for one.
 *
 * @param candidate its name
 * @param verdict what is said of them
 * @param causes the names of what explains them
 * @param more which side refused, or how the message of an error begins
 */
record FailureKind(String candidate, Verdict verdict, List<String> causes, String more) {
  private static final int WORDS = 4;

  static FailureKind of(ParityResult failure) {
    return new FailureKind(
        failure.candidateName(),
        failure.verdict(),
        failure.diagnosis().stream().map(Cause::name).toList(),
        more(failure));
  }

  private static String more(ParityResult failure) {
    String message = failure.candidate().message();
    return switch (failure.verdict()) {
      case REFUSAL_MISMATCH -> message == null ? "PyTorch" : "candidate";
      case ERROR ->
          Arrays.stream(String.valueOf(message).split("\\s+", -1))
              .limit(WORDS)
              .collect(Collectors.joining(" "));
      default -> "";
    };
  }

  /** Whether a result fails in this way too: the simplest of its causes explains the other too. */
  boolean isThatOf(ParityResult other) {
    FailureKind that = of(other);
    return candidate.equals(that.candidate)
        && verdict == that.verdict
        && more.equals(that.more)
        && (causes.isEmpty() || that.causes.contains(causes.get(0)));
  }
}
