package io.github.convparity.compare;

/** What is worth knowing of a comparison, whatever its verdict. */
public enum Flag {
  /** Some element is +0 on one side and -0 on the other. */
  SIGN_OF_ZERO,
  /** Some element is 0 on one side and subnormal on the other. */
  FLUSHED,
  /** At some element the bound reaches the mean product: a missing tap could hide. */
  LOW_POWER,
  /** A second call of the candidate gave other bits; the worse answer is judged. */
  NONDETERMINISTIC,
  /** Another reading of the setting, such as another padding mode, gives the same bits. */
  WEAK_CASE
}
