package io.github.convparity.compare;

import io.github.convparity.exact.Answer;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Tensor;
import io.github.convparity.tensor.Ulps;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Two outputs of one shape, judged element by element against the exact value.
 *
 * @param verdict one of {@code SPECIAL_VALUE_MISMATCH}, {@code MISMATCH}, {@code
 *     REFERENCE_INCONSISTENT}, {@code ROUNDING}, {@code BIT_EXACT}
 * @param elements how many there are
 * @param equalBits elements of equal bits, any NaN equal to any NaN and +0 to -0
 * @param mismatched elements at which either side is not a right answer
 * @param maxAbs the largest |c - r|; infinity where they differ and either is not finite
 * @param maxRel the largest |c - r| / |r|, in the same manner; 0/0 is 0
 * @param maxUlp the most representable values between the two, at most 2^53
 * @param candidateRatio the candidate's largest |c - exact| over its bound; 0/0 is 0
 * @param referenceRatio the reference's
 * @param worst where the candidate is furthest from the exact value; null if all bits are equal
 * @param worstWrong the mismatched element that is furthest off; null if there is none
 * @param assertClose what {@code torch.testing.assert_close} would say
 * @param lowPower elements at which the bound reaches the mean product
 * @param flags in the order of {@link Flag}
 * @param where where the mismatched elements lie; null if there are none
 */
public record Comparison(
    Verdict verdict,
    int elements,
    int equalBits,
    int mismatched,
    double maxAbs,
    double maxRel,
    long maxUlp,
    double candidateRatio,
    double referenceRatio,
    @Nullable Worst worst,
    @Nullable Worst worstWrong,
    boolean assertClose,
    int lowPower,
    Set<Flag> flags,
    @Nullable Where where) {

  /**
   * One element.
   *
   * @param index on each axis of the output
   * @param candidate the candidate's value
   * @param reference the reference's
   * @param exact the exact value rounded once to double
   * @param terms how many products are added up there, a bias included
   * @param bound how far from the exact value a legal answer may be, slack included
   */
  public record Worst(
      List<Integer> index,
      double candidate,
      double reference,
      double exact,
      int terms,
      double bound) {}

  /** Says where elements lie, given their places and how far over the bound each is. */
  public interface Locator {
    /** At least one place is set. */
    Where locate(BitSet elements, IntToDoubleFunction ratio);
  }

  /** Judges two outputs; as the other. */
  public static Comparison of(
      ExactValues<Products> exact, Tensor candidate, Tensor reference, double slack) {
    Locator locator = (elements, ratio) -> Where.of(exact.terms().geometry(), elements, ratio);
    return of(exact, candidate, reference, slack, locator);
  }

  /**
   * Judges every element of both sides.
   *
   * @param candidate of the exact values' shape and type
   * @param reference of the same
   * @param slack multiplies every bound
   * @param locator asked where some elements are wrong
   */
  public static Comparison of(
      ExactValues<?> exact, Tensor candidate, Tensor reference, double slack, Locator locator) {
    Judge judge = new Judge(exact, slack);
    for (int element = 0; element < exact.elements(); element++) {
      judge.element(element, candidate.get(element), reference.get(element));
    }
    IntToDoubleFunction ratio =
        element -> judge.ratio(element, candidate.get(element), reference.get(element));
    return judge.comparison(judge.wrong.isEmpty() ? null : locator.locate(judge.wrong, ratio));
  }

  /** The state of one pass over the elements. */
  private static final class Judge {
    private final ExactValues<?> exact;
    private final DType dtype;
    private final double slack;
    private final Set<Flag> flags = EnumSet.noneOf(Flag.class);
    private int equalBits;
    private final BitSet wrong = new BitSet();
    private boolean specialMismatch;
    private boolean inconsistent;
    private double maxAbs;
    private double maxRel;
    private long maxUlp;
    private double candidateRatio;
    private double referenceRatio;
    private boolean assertClose = true;
    private final Furthest worst = new Furthest();
    private final Furthest worstWrong = new Furthest();
    private int lowPower;

    Judge(ExactValues<?> exact, double slack) {
      this.exact = exact;
      this.dtype = exact.dtype();
      this.slack = slack;
    }

    void element(int element, double c, double r) {
      boolean equal = c == r || (Double.isNaN(c) && Double.isNaN(r));
      equalBits += equal ? 1 : 0;
      if (!equal) {
        measure(c, r);
      }
      flagZeros(c, r);
      assertClose &= equal || AssertClose.isClose(c, r, dtype);
      double cRatio;
      double rRatio;
      double plainBound = exact.plainBound(element);
      if (!Double.isNaN(plainBound)) {
        flagLowPower(element, plainBound);
        double bound = plainBound * slack;
        double value = exact.value(element);
        cRatio = plainRatio(c, value, bound);
        rRatio = equal ? cRatio : plainRatio(r, value, bound);
        judge(element, c, r, cRatio > 1 || rRatio > 1, !Double.isFinite(c) || !Double.isFinite(r));
      } else {
        flagLowPower(element, exact.bound(element));
        Answer answer = exact.answer(element);
        cRatio = answer.ratio(c, slack);
        rRatio = answer.ratio(r, slack);
        boolean illegal = !answer.allows(c, slack) || !answer.allows(r, slack);
        boolean special = !Double.isFinite(c) || !Double.isFinite(r);
        judge(element, c, r, illegal, special || !answer.finite());
        inconsistent |= !illegal && !equal && special;
      }
      candidateRatio = Math.max(candidateRatio, cRatio);
      referenceRatio = Math.max(referenceRatio, rRatio);
      boolean special = !equal && !(Double.isFinite(c) && Double.isFinite(r));
      worst.remember(element, c, r, cRatio, special);
    }

    private static double plainRatio(double computed, double value, double bound) {
      double distance = Math.abs(computed - value);
      if (distance == 0) {
        return 0;
      }
      return Double.isNaN(distance) || bound == 0 ? Double.POSITIVE_INFINITY : distance / bound;
    }

    private void judge(int element, double c, double r, boolean illegal, boolean special) {
      if (illegal) {
        wrong.set(element);
        worstWrong.remember(element, c, r, ratio(element, c, r), false);
        specialMismatch |= special;
      }
    }

    /** How far the worse of the two sides is over its bound. */
    double ratio(int element, double c, double r) {
      if (exact.isPlain(element)) {
        double bound = exact.bound(element) * slack;
        double value = exact.value(element);
        return Math.max(plainRatio(c, value, bound), plainRatio(r, value, bound));
      }
      Answer answer = exact.answer(element);
      return Math.max(answer.ratio(c, slack), answer.ratio(r, slack));
    }

    private void measure(double c, double r) {
      if (Double.isFinite(c) && Double.isFinite(r)) {
        double distance = Math.abs(c - r);
        maxAbs = Math.max(maxAbs, distance);
        maxRel = Math.max(maxRel, r == 0 ? Double.POSITIVE_INFINITY : distance / Math.abs(r));
        maxUlp = Math.max(maxUlp, Ulps.between(c, r, dtype));
      } else {
        maxAbs = Double.POSITIVE_INFINITY;
        maxRel = Double.POSITIVE_INFINITY;
        maxUlp = Ulps.MAX;
      }
    }

    private void flagZeros(double c, double r) {
      if (c == 0 && r == 0) {
        if (Double.doubleToRawLongBits(c) != Double.doubleToRawLongBits(r)) {
          flags.add(Flag.SIGN_OF_ZERO);
        }
      } else if ((c == 0 && isSubnormal(r)) || (r == 0 && isSubnormal(c))) {
        flags.add(Flag.FLUSHED);
      }
    }

    private void flagLowPower(int element, double bound) {
      double magnitude = exact.magnitude(element);
      if (magnitude > 0
          && Double.isFinite(magnitude)
          && bound >= magnitude / exact.count(element)) {
        flags.add(Flag.LOW_POWER);
        lowPower++;
      }
    }

    private boolean isSubnormal(double value) {
      return value != 0 && Math.abs(value) < dtype.minNormal();
    }

    Comparison comparison(@Nullable Where where) {
      int elements = exact.elements();
      boolean allEqual = equalBits == elements;
      return new Comparison(
          verdict(allEqual),
          elements,
          equalBits,
          wrong.cardinality(),
          maxAbs,
          maxRel,
          maxUlp,
          candidateRatio,
          referenceRatio,
          allEqual ? null : worst(worst),
          wrong.isEmpty() ? null : worst(worstWrong),
          assertClose,
          lowPower,
          Collections.unmodifiableSet(flags),
          where);
    }

    private Worst worst(Furthest furthest) {
      int element = furthest.element;
      int[] index = exact.shape().indexOf(element);
      return new Worst(
          Arrays.stream(index).boxed().toList(),
          furthest.candidate,
          furthest.reference,
          exact.exactly(element),
          exact.count(element),
          exact.bound(element) * slack);
    }

    private Verdict verdict(boolean allEqual) {
      if (specialMismatch) {
        return Verdict.SPECIAL_VALUE_MISMATCH;
      }
      if (!wrong.isEmpty()) {
        return Verdict.MISMATCH;
      }
      if (inconsistent) {
        return Verdict.REFERENCE_INCONSISTENT;
      }
      return allEqual ? Verdict.BIT_EXACT : Verdict.ROUNDING;
    }
  }

  /** The element that is furthest off, the first of several. */
  private static final class Furthest {
    private int element = -1;
    private double candidate;
    private double reference;
    private double ratio;
    private boolean special;

    /** Special values go before all others. */
    void remember(int place, double c, double r, double newRatio, boolean newSpecial) {
      boolean further =
          element < 0 || (newSpecial && !special) || (newSpecial == special && newRatio > ratio);
      if (further) {
        element = place;
        candidate = c;
        reference = r;
        ratio = newRatio;
        special = newSpecial;
      }
    }
  }
}
