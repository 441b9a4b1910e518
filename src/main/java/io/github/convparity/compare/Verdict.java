package io.github.convparity.compare;

/** What a comparison says of one case, most severe first: the first that applies is the verdict. */
public enum Verdict {
  /** The candidate did not answer in time. */
  TIMEOUT(Passes.NO, "timed out", "the candidate did not answer in time"),
  /** The candidate failed in another way than refusing. */
  ERROR(Passes.NO, "error", "the candidate failed in another way than refusing the setting"),
  /** Somebody cannot do this setting: no verdict. */
  UNSUPPORTED(Passes.NEITHER, "unsupported", "one side cannot do this setting, so nothing is said"),
  /** One side refuses, the other answers. */
  REFUSAL_MISMATCH(Passes.NO, "refused by one", "one side refuses what the other answers"),
  /** Both refuse. */
  BOTH_REFUSE(Passes.YES, "refused by both", "both sides refuse the setting"),
  /** The output shapes differ. */
  SHAPE_MISMATCH(Passes.NO, "shape mismatch", "the output shapes differ"),
  /** A NaN or infinity where it is no right answer, or missing where it is the only one. */
  SPECIAL_VALUE_MISMATCH(
      Passes.NO, "special values", "a NaN or infinity stands, or is missing, where it must not"),
  /** Some element of either side lies outside the bound. */
  MISMATCH(
      Passes.NO,
      "mismatch",
      "an element is further from the exact value than any order of" + " summation leads"),
  /** Legal answers that differ. */
  REFERENCE_INCONSISTENT(
      Passes.YES, "inconsistent reference", "both answers are legal, though they differ"),
  /** Some bits differ, and rounding explains it. */
  ROUNDING(
      Passes.YES,
      "rounding",
      "some bits differ, all within the bound: the same products, summed in"
          + " another legal order"),
  /** Every element has the same bits. */
  BIT_EXACT(Passes.YES, "bit-exact", "every element has the same bits"),
  /** A passing verdict whose case expected something else. */
  EXPECTATION_MISMATCH(
      Passes.NO, "expectation", "both sides agree, but the case's own expectation is not met");

  private enum Passes {
    YES,
    NO,
    NEITHER
  }

  private final Passes passes;
  private final String words;
  private final String sentence;

  Verdict(Passes passes, String words, String sentence) {
    this.passes = passes;
    this.words = words;
    this.sentence = sentence;
  }

  /** Whether the candidate passes. */
  public boolean passes() {
    return passes == Passes.YES;
  }

  /** Whether the candidate fails; {@link #UNSUPPORTED} neither passes nor fails. */
  public boolean fails() {
    return passes == Passes.NO;
  }

  /** One to three words for a summary. */
  public String words() {
    return words;
  }

  /** The meaning in one sentence without a full stop. */
  public String sentence() {
    return sentence;
  }
}
