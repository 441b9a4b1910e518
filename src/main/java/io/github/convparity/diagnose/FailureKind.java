package io.github.convparity.diagnose;

import io.github.convparity.compare.Verdict;
import io.github.convparity.result.Cause;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.ParityCase;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Failures that have the same causes, or without any cause look the same. */
final class FailureKind {
  /** What a case can show of a fault. */
  enum Showing {
    /** It has output elements. */
    ELEMENTS,
    /** Its output has none: only a shape. */
    SHAPE,
    /** PyTorch refuses its setting. */
    REFUSAL;

    static Showing of(CaseFacts facts) {
      return !facts.legal() ? REFUSAL : facts.outputElements() == 0 ? SHAPE : ELEMENTS;
    }
  }

  /** So many are told apart in a run; beyond, those of the same verdict are one. */
  static final int MOST = 2_000;

  private final List<Cause> causes;
  private final String sentence;
  private final boolean refusals;
  private final int[] classes = new int[ParameterClasses.AXES.size()];
  private long failures;
  private final Set<Showing> showing = EnumSet.noneOf(Showing.class);
  private double size = Double.POSITIVE_INFINITY;
  private @Nullable ParityCase example;

  private FailureKind(List<Cause> causes, String sentence, boolean refusals) {
    this.causes = causes;
    this.sentence = sentence;
    this.refusals = refusals;
  }

  static FailureKind first(ParityResult failure) {
    return new FailureKind(failure.diagnosis(), seen(failure), isRefusal(failure));
  }

  /** What failures that look the same have in common. */
  String looks() {
    return looks(sentence);
  }

  private static String looks(String seen) {
    return seen.replaceAll("[0-9]+", "0");
  }

  private static boolean isRefusal(ParityResult failure) {
    return failure.verdict() == Verdict.REFUSAL_MISMATCH && failure.candidate().shape() == null;
  }

  /** Of failures that are told apart by their verdict alone. */
  static FailureKind others(ParityResult failure) {
    return new FailureKind(List.of(), failure.verdict().sentence() + ", in other ways", false);
  }

  /** What failures of one kind have in common; numbers within messages do not count. */
  static String key(ParityResult failure) {
    String causes = String.join(" ", failure.diagnosis().stream().map(Cause::name).toList());
    return causes.isEmpty() || isRefusal(failure) ? looks(seen(failure)) + " " + causes : causes;
  }

  private static String seen(ParityResult failure) {
    Verdict verdict = failure.verdict();
    boolean candidateRefuses = failure.candidate().shape() == null;
    String message =
        switch (verdict) {
          case ERROR -> failure.candidate().message();
          case REFUSAL_MISMATCH ->
              (candidateRefuses ? failure.candidate() : failure.reference()).message();
          case EXPECTATION_MISMATCH -> failure.expectation();
          default -> null;
        };
    String sentence =
        verdict != Verdict.REFUSAL_MISMATCH
            ? verdict.sentence()
            : candidateRefuses
                ? "the candidate refuses what PyTorch answers"
                : "the candidate answers what PyTorch refuses";
    return sentence + (message == null ? "" : ": " + firstLine(message));
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("");
  }

  void add(ParityResult failure, long classesOfCase, double sizeOfCase, Showing shows) {
    failures++;
    showing.add(shows);
    for (int axis = 0; axis < classes.length; axis++) {
      classes[axis] |= 1 << ParameterClasses.value(classesOfCase, axis);
    }
    if (sizeOfCase < size) {
      size = sizeOfCase;
      example = failure.parityCase();
    }
  }

  List<Cause> causes() {
    return causes;
  }

  /** Whether the candidate refuses: there is no number that a cause could explain. */
  boolean areRefusals() {
    return refusals;
  }

  boolean has(@Nullable String cause) {
    return causes.stream().anyMatch(found -> found.name().equals(cause));
  }

  /** What is seen of its first failure. */
  String sentence() {
    return sentence;
  }

  long failures() {
    return failures;
  }

  /** What kinds of cases are among them. */
  Set<Showing> showing() {
    return showing;
  }

  /** The size of the example. */
  double size() {
    return size;
  }

  /** The failure with the least to look at. */
  ParityCase example() {
    return Objects.requireNonNull(example);
  }

  /** Adds the values on each axis to those sets. */
  void addClasses(int[] sets) {
    for (int axis = 0; axis < sets.length; axis++) {
      sets[axis] |= classes[axis];
    }
  }
}
