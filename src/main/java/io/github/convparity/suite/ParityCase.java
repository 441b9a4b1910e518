package io.github.convparity.suite;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.convparity.tensor.DType;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A recipe for one comparison: a setting and where its numbers come from. Everything that is
 * computed from it depends on it alone.
 *
 * @param setting shapes and options
 * @param dtype of all tensors
 * @param fill where the numbers come from
 * @param seed for the fill
 * @param grad whether gradients are compared as well
 * @param literals numbers that override the fill
 * @param expectation what must come out
 * @param weak why the case cannot tell two readings of its setting apart; null if it can
 * @param extras keys that the format does not know, passed through
 */
public record ParityCase(
    Setting setting,
    DType dtype,
    Fill fill,
    long seed,
    boolean grad,
    Literals literals,
    Expectation expectation,
    @Nullable String weak,
    Map<String, JsonNode> extras) {

  /** A case with the fill {@code uniform}, seed 0, float32, and nothing else. */
  public static ParityCase of(Setting setting) {
    return new ParityCase(
        setting,
        DType.FLOAT32,
        Fill.Formula.UNIFORM,
        0,
        false,
        Literals.NONE,
        Expectation.NONE,
        null,
        Map.of());
  }

  /** The canonical, readable name of this case; see {@link CaseId}. */
  public String id() {
    return CaseId.of(this);
  }

  /**
   * The tensors.
   *
   * @throws UnsupportedOperationException if they cannot be made: more elements than a Java array
   *     holds, or the fill {@code integer} with sums that cannot be exact
   */
  public Arguments arguments() {
    return CaseData.of(this);
  }

  /** The same with another data type. */
  public ParityCase withDtype(DType newDtype) {
    return new ParityCase(setting, newDtype, fill, seed, grad, literals, expectation, weak, extras);
  }

  /** The same with another fill. */
  public ParityCase withFill(Fill newFill) {
    return new ParityCase(setting, dtype, newFill, seed, grad, literals, expectation, weak, extras);
  }

  /** The same with another seed. */
  public ParityCase withSeed(long newSeed) {
    return new ParityCase(setting, dtype, fill, newSeed, grad, literals, expectation, weak, extras);
  }

  /** The same with gradients. */
  public ParityCase withGrad() {
    return new ParityCase(setting, dtype, fill, seed, true, literals, expectation, weak, extras);
  }

  /** The same with numbers of its own. */
  public ParityCase withLiterals(Literals newLiterals) {
    return new ParityCase(setting, dtype, fill, seed, grad, newLiterals, expectation, weak, extras);
  }

  /** The same with these keys passed through. */
  public ParityCase withExtras(Map<String, JsonNode> newExtras) {
    return new ParityCase(setting, dtype, fill, seed, grad, literals, expectation, weak, newExtras);
  }

  /**
   * Checks the lengths of the numbers that this case brings.
   *
   * @throws UsageException if one does not fit the setting
   */
  public void requireFittingLiterals() {
    CaseChecks.check(this);
  }

  /** Another setting, for which nothing is expected. */
  public ParityCase withSetting(Setting newSetting) {
    return new ParityCase(
        newSetting, dtype, fill, seed, grad, literals, Expectation.NONE, null, extras);
  }
}
