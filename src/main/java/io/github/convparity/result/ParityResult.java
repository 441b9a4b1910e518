package io.github.convparity.result;

import io.github.convparity.compare.Comparison;
import io.github.convparity.compare.Flag;
import io.github.convparity.compare.Verdict;
import io.github.convparity.suite.ParityCase;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was found of one case with one candidate.
 *
 * @param suite the suite of the case
 * @param index its place there
 * @param id of the case
 * @param parityCase the case
 * @param candidateName the candidate's name
 * @param referenceName for example {@code pytorch 2.7.1}
 * @param verdict what is said of it
 * @param candidate the candidate's side
 * @param reference the reference's side
 * @param harnessMessage why the harness cannot do the case; null if it can
 * @param comparison the numbers; null unless both sides answered in one shape
 * @param gradients of input, weight, and bias if there is one; empty where they were not compared
 * @param controls the reference compared with itself, where that was asked for
 * @param flags in the order of {@link Flag}
 * @param expectation {@code met}, or a sentence on what was not; null where nothing is expected
 * @param inputSha256 of the arguments; null if they could not be made
 * @param weak other readings of the setting that give the same bits; empty if there is none, and if
 *     nobody looked for them
 * @param diagnosis what explains a failure, the simplest first; empty if nothing does, and if the
 *     verdict does not fail
 * @param known why this failure is to be expected; null if nobody knows of it
 */
public record ParityResult(
    String suite,
    int index,
    String id,
    ParityCase parityCase,
    String candidateName,
    String referenceName,
    Verdict verdict,
    Side candidate,
    Side reference,
    @Nullable String harnessMessage,
    @Nullable Comparison comparison,
    List<GradientResult> gradients,
    List<ControlResult> controls,
    Set<Flag> flags,
    @Nullable String expectation,
    @Nullable String inputSha256,
    List<String> weak,
    List<Cause> diagnosis,
    @Nullable String known) {
  /** The text of an expectation that is met. */
  public static final String MET = "met";

  /** One that nobody knew of. */
  public ParityResult(
      String suite,
      int index,
      String id,
      ParityCase parityCase,
      String candidateName,
      String referenceName,
      Verdict verdict,
      Side candidate,
      Side reference,
      @Nullable String harnessMessage,
      @Nullable Comparison comparison,
      List<GradientResult> gradients,
      List<ControlResult> controls,
      Set<Flag> flags,
      @Nullable String expectation,
      @Nullable String inputSha256,
      List<String> weak,
      List<Cause> diagnosis) {
    this(
        suite,
        index,
        id,
        parityCase,
        candidateName,
        referenceName,
        verdict,
        candidate,
        reference,
        harnessMessage,
        comparison,
        gradients,
        controls,
        flags,
        expectation,
        inputSha256,
        weak,
        diagnosis,
        null);
  }

  /** What the first of harness, candidate and reference says that gave a message; null if none. */
  public @Nullable String whyUnsupported() {
    return harnessMessage != null
        ? harnessMessage
        : candidate.message() != null ? candidate.message() : reference.message();
  }

  /** Whether the verdict fails, and nobody expected it. */
  public boolean isNewFailure() {
    return verdict.fails() && known == null;
  }

  /** The worse of the two sides' distances from the exact value, over the bound; 0 if unknown. */
  public double worstRatio() {
    double worst = ratio(comparison);
    for (GradientResult gradient : gradients) {
      worst = Math.max(worst, ratio(gradient.comparison()));
    }
    return worst;
  }

  private static double ratio(@Nullable Comparison found) {
    return found == null ? 0 : Math.max(found.candidateRatio(), found.referenceRatio());
  }

  /** The same, with the flag that a second call of the candidate gave something else. */
  public ParityResult nondeterministic() {
    return with(flagsAnd(Flag.NONDETERMINISTIC), weak, diagnosis, known);
  }

  /** The same with these other readings, and with the flag for them if there is any. */
  public ParityResult withWeak(List<String> readings) {
    return readings.isEmpty() ? this : with(flagsAnd(Flag.WEAK_CASE), readings, diagnosis, known);
  }

  /** The same, with the case itself where this was read from a file that cannot hold all of it. */
  public ParityResult withCase(ParityCase whole) {
    return new ParityResult(
        suite,
        index,
        id,
        whole,
        candidateName,
        referenceName,
        verdict,
        candidate,
        reference,
        harnessMessage,
        comparison,
        gradients,
        controls,
        flags,
        expectation,
        inputSha256,
        weak,
        diagnosis);
  }

  /** The same, explained. */
  public ParityResult withDiagnosis(List<Cause> causes) {
    return with(flags, weak, causes, known);
  }

  /** The same, a failure that is expected for this reason. */
  public ParityResult withKnown(String reason) {
    return with(flags, weak, diagnosis, reason);
  }

  private Set<Flag> flagsAnd(Flag flag) {
    Set<Flag> more = EnumSet.of(flag);
    more.addAll(flags);
    return more;
  }

  private ParityResult with(
      Set<Flag> newFlags, List<String> readings, List<Cause> causes, @Nullable String reason) {
    return new ParityResult(
        suite,
        index,
        id,
        parityCase,
        candidateName,
        referenceName,
        verdict,
        candidate,
        reference,
        harnessMessage,
        comparison,
        gradients,
        controls,
        newFlags,
        expectation,
        inputSha256,
        readings,
        causes,
        reason);
  }

  /** Whether both sides gave a message and it is the same; null if either gave none. */
  public @Nullable Boolean messageEqual() {
    String ours = candidate.message();
    String theirs = reference.message();
    return (ours == null || theirs == null) ? null : (Boolean) ours.equals(theirs);
  }
}
