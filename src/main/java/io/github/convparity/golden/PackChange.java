package io.github.convparity.golden;

import io.github.convparity.tensor.Shape;
import org.jspecify.annotations.Nullable;

/**
 * What differs in one case between two packs.
 *
 * @param suite that it is from
 * @param id of the case
 * @param kind the most severe difference
 * @param before what the first pack has; null where it has no such case
 * @param after what the second has; null where it has no such case
 * @param numbers of the arrays that differ; null where numbers were not compared
 */
public record PackChange(
    String suite,
    String id,
    Kind kind,
    @Nullable Said before,
    @Nullable Said after,
    @Nullable Numbers numbers) {

  /** Kinds of differences, the most severe first. */
  public enum Kind {
    /** The first pack has the case, the second has not. */
    REMOVED("removed", false),
    /** The second pack has the case, the first has not. */
    ADDED("new", false),
    /** The same case has other arguments: the recipe was read otherwise. */
    INPUTS("other inputs", false),
    /** One answers, the other refuses or cannot do it. */
    ANSWER("answered otherwise", false),
    /** Outputs of two shapes. */
    SHAPE("shape", false),
    /** Other bits, and an element of either side is no right answer. */
    OUTSIDE("outside the bound", false),
    /** Other bits where no bound is known. */
    UNJUDGED("bits, not judged", false),
    /** Other bits, all right answers. */
    WITHIN("within the bound", true),
    /** Nothing but signs of zero, or patterns of NaN. */
    SIGN_OF_ZERO("signs of zero", true),
    /** The words of a refusal. */
    TEXT("text", true);

    private final String words;
    private final boolean harmless;

    Kind(String words, boolean harmless) {
      this.words = words;
      this.harmless = harmless;
    }

    /** One to three words. */
    public String words() {
      return words;
    }

    /** Whether both answers are right: another order of summation, or other words. */
    public boolean isHarmless() {
      return harmless;
    }
  }

  /**
   * One side.
   *
   * @param shape of an output; null where there is none
   * @param text of a refusal, or why it could not be done; null beside an output
   */
  public record Said(@Nullable Shape shape, @Nullable String text) {
    @Override
    public String toString() {
      return text == null ? "output " + shape : text;
    }
  }

  /**
   * How far apart two arrays are.
   *
   * @param of {@code output}, or {@code input}, {@code weight}, {@code bias} for a gradient
   * @param elements how many there are
   * @param different how many have other bits
   * @param maxAbs the largest distance
   * @param ratioBefore the first pack's largest distance from the exact value over its bound
   * @param ratioAfter the second's
   */
  public record Numbers(
      String of,
      int elements,
      int different,
      double maxAbs,
      double ratioBefore,
      double ratioAfter) {}
}
