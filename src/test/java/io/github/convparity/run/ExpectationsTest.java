package io.github.convparity.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.convparity.conv.Conv2dGeometry;
import io.github.convparity.conv.Conv2dOptions;
import io.github.convparity.conv.Outcome;
import io.github.convparity.exact.ExactValues;
import io.github.convparity.exact.Products;
import io.github.convparity.result.ParityResult;
import io.github.convparity.suite.Expectation;
import io.github.convparity.tensor.DType;
import io.github.convparity.tensor.Shape;
import io.github.convparity.tensor.Tensor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

final class ExpectationsTest {
  private static final Expectation OK = new Expectation(true, null, null, null);
  private static final Expectation ERROR = new Expectation(false, null, null, null);
  private static final Outcome REFUSED = new Outcome.Refusal("negative padding is not supported");

  /** A pixel of 0.1 through a weight of 0.1: the exact product is no float. */
  private static final ExactValues<Products> TENTH = exact(0.1f, 0.1f);

  /** A pixel of 3 through a weight of 2: integers, of which only one answer is right. */
  private static final ExactValues<Products> SIX = exact(3, 2);

  private static ExactValues<Products> exact(float pixel, float factor) {
    Tensor input = tensor(pixel);
    Tensor weight = tensor(factor);
    return ExactValues.of(
        Conv2dGeometry.of(input.sizes(), weight.sizes(), null, Conv2dOptions.defaults()),
        input,
        weight,
        null);
  }

  private static Tensor tensor(float... data) {
    return Tensor.float32(data, 1, 1, 1, data.length);
  }

  private static Outcome answer(float... data) {
    return new Outcome.Output(tensor(data));
  }

  private static Expectation expected(double... data) {
    return new Expectation(
        null, null, Shape.of(1, 1, 1, data.length), Tensor.float64(data, data.length));
  }

  private static Expectation words(String part) {
    return new Expectation(null, part, null, null);
  }

  private static String check(Expectation expectation, Outcome both) {
    return check(expectation, both, both, SIX);
  }

  private static String check(
      Expectation expectation,
      Outcome candidate,
      Outcome reference,
      @Nullable ExactValues<Products> exact) {
    return Expectations.check(expectation, candidate, reference, exact, 1);
  }

  @Test
  void okIsMetWhereBothAnswered() {
    assertThat(check(OK, answer(6))).isEqualTo(ParityResult.MET);
    assertThat(check(OK, REFUSED)).isEqualTo("expected an output, but both sides refused");
  }

  @Test
  void errorIsMetWhereBothRefused() {
    assertThat(check(ERROR, REFUSED)).isEqualTo(ParityResult.MET);
    assertThat(check(ERROR, answer(6))).isEqualTo("expected a refusal, but both sides answered");
  }

  @Test
  void wordsAreLookedForInTheReferencesMessageOnly() {
    Outcome others = new Outcome.Refusal("I will not");

    assertThat(check(words("negative padding"), others, REFUSED, null)).isEqualTo(ParityResult.MET);
    assertThat(check(words("negative padding"), REFUSED, others, null))
        .isEqualTo("expected PyTorch to refuse with \"negative padding\"");
    assertThat(check(words("Negative"), REFUSED)).contains("Negative");
    assertThat(check(words(""), answer(6))).isEqualTo("expected PyTorch to refuse with \"\"");
  }

  @Test
  void theVeryNumbersAreMet() {
    assertThat(check(expected(6), answer(6))).isEqualTo(ParityResult.MET);
  }

  @Test
  void integersMayBeOffByOneUlpAndNoMore() {
    double ulp = Math.ulp(6f);

    assertThat(check(expected(6 + ulp), answer(6))).isEqualTo(ParityResult.MET);
    assertThat(check(expected(6 - ulp), answer(6))).isEqualTo(ParityResult.MET);
    assertThat(check(expected(6 + 1.01 * ulp), answer(6))).startsWith("expected 6.0000");
  }

  @Test
  void twoBoundsAndOneUlpMayLieBetween() {
    float computed = 0.1f * 0.1f;
    double most = 2 * TENTH.bound(0) + DType.FLOAT32.ulp(computed);

    assertThat(TENTH.bound(0)).isPositive();
    assertThat(check(expected(computed + 0.999 * most), answer(computed), answer(computed), TENTH))
        .isEqualTo(ParityResult.MET);
    assertThat(check(expected(computed - 0.999 * most), answer(computed), answer(computed), TENTH))
        .isEqualTo(ParityResult.MET);
    assertThat(check(expected(computed + 1.001 * most), answer(computed), answer(computed), TENTH))
        .contains("but the candidate gave");
  }

  @Test
  void eachSideIsCheckedAndNamed() {
    assertThat(check(expected(6), answer(7), answer(6), SIX))
        .isEqualTo("expected 6.0 at [0, 0, 0, 0], but the candidate gave 7.0");
    assertThat(check(expected(6), answer(6), answer(7), SIX))
        .isEqualTo("expected 6.0 at [0, 0, 0, 0], but PyTorch gave 7.0");
  }

  @Test
  void theFirstElementThatIsOffIsNamed() {
    Tensor input = tensor(1, 2, 3);
    Tensor weight = tensor(1);
    ExactValues<Products> exact =
        ExactValues.of(
            Conv2dGeometry.of(input.sizes(), weight.sizes(), null, Conv2dOptions.defaults()),
            input,
            weight,
            null);

    assertThat(check(expected(1, 5, 9), answer(1, 2, 3), answer(1, 2, 3), exact))
        .startsWith("expected 5.0 at [0, 0, 0, 1]");
  }

  @Test
  void anotherShapeIsNotMet() {
    Expectation flat =
        new Expectation(null, null, Shape.of(1), Tensor.float64(new double[] {6}, 1));

    assertThat(check(flat, answer(6)))
        .isEqualTo("expected shape [1], but the candidate gave [1, 1, 1, 1]");
  }

  @Test
  void numbersAreNotMetByARefusal() {
    assertThat(check(expected(6), REFUSED, REFUSED, null))
        .isEqualTo("expected an output of shape [1, 1, 1, 1], but the candidate gave none");
  }

  @Test
  void specialValuesMustBeTheSame() {
    assertThat(check(expected(Double.NaN), answer(Float.NaN))).isEqualTo(ParityResult.MET);
    assertThat(check(expected(1 / 0.0), answer(1 / 0f))).isEqualTo(ParityResult.MET);
    assertThat(check(expected(0.0), answer(-0f))).isEqualTo(ParityResult.MET);
    assertThat(check(expected(1 / 0.0), answer(-1 / 0f)))
        .contains("expected Infinity")
        .contains("gave -Infinity");
    assertThat(check(expected(Double.NaN), answer(6))).contains("expected NaN");
    assertThat(check(expected(6), answer(Float.NaN))).contains("gave NaN");
    assertThat(check(expected(1 / 0.0), answer(Float.MAX_VALUE))).contains("expected Infinity");
  }

  @Test
  void allThatIsExpectedMustBeMet() {
    Expectation both =
        new Expectation(true, null, Shape.of(1, 1, 1, 1), Tensor.float64(new double[] {7}, 1));
    Expectation refusal = new Expectation(false, "stride", null, null);

    assertThat(check(both, answer(6))).contains("expected 7.0");
    assertThat(check(both, answer(7))).isEqualTo(ParityResult.MET);
    assertThat(check(refusal, REFUSED)).contains("stride");
  }
}
